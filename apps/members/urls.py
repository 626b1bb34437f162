"""Addresses of members."""

from django.urls import path

from .views import (
    admission,
    buddies,
    conduct,
    development,
    finding,
    groups,
    importing,
    induction,
    nominating,
    people,
    resigning,
    training,
)
from .views import office as offices
from .views import offices as posts

public = [
    path("members/", people.listing, name="members-list"),
    path("groups/", groups.listing, name="members-groups"),
    path("groups/balance/", groups.balance, name="members-balance"),
    path("admissions/", admission.published, name="members-admissions"),
    path("find-my-councillor/", finding.find, name="members-find"),
    path("wards/<slug:ward>/", finding.ward, name="members-ward"),
]

my = [
    path("code/<slug:body>/", conduct.code, name="members-my-code"),
    path("induction/", induction.own, name="members-my-induction"),
    path("training/", training.own, name="members-my-training"),
]

office = [
    path("members/", offices.members, name="members-office-list"),
    path("members/import/", importing.send, name="members-office-send"),
    path("members/import/template.csv", importing.template, {"form": "csv"}, "members-office-template-csv"),
    path("members/import/template.xlsx", importing.template, {"form": "xlsx"}, "members-office-template-xlsx"),
    path("members/import/<int:table>/", importing.table, name="members-office-import"),
    path("bodies/<slug:body>/fill/", importing.fill, name="members-office-fill"),
    path("members/add/", offices.add, name="members-office-add"),
    path("admissions/", admission.listing, name="members-office-admissions"),
    path("admissions/add/", admission.add, name="members-office-admission-add"),
    path("admissions/<int:admission>/", admission.scoring, name="members-office-admission"),
    path("admissions/<int:admission>/vote/", admission.vote, name="members-office-admission-vote"),
    path("admissions/<int:admission>/withdraw/", admission.withdraw, name="members-office-admission-withdraw"),
    path("groups/", groups.office, name="members-office-groups"),
    path("groups/<int:group>/", groups.joining, name="members-office-group"),
    path("groups/<int:group>/end/", groups.end, name="members-office-group-end"),
    path("groups/members/<int:membership>/leave/", groups.leave, name="members-office-group-leave"),
    path("memberships/<int:membership>/resign/", resigning.resign, name="members-office-resign"),
    path("changes/<int:change>/nomination/", nominating.nominate, name="members-office-nominate"),
    path("changes/<int:change>/nomination/withdraw/", nominating.withdraw, name="members-office-withdraw"),
    path("changes/<int:change>/recorded/", resigning.resigned, name="members-office-resigned"),
    path("offices/", posts.listing, name="members-office-offices"),
    path("offices/set-up/", posts.set_up, name="members-office-set-up"),
    path("offices/holdings/<int:holding>/end/", posts.end, name="members-office-end"),
    path("offices/of/<slug:office>/", posts.office, name="members-office-post"),
    path("offices/of/<slug:office>/appoint/", posts.appoint, name="members-office-appoint"),
    path("offices/of/<slug:office>/candidates/", posts.stand, name="members-office-stand"),
    path("offices/of/<slug:office>/seats/", posts.follow, name="members-office-follow"),
    path("messages/", offices.messages, name="members-office-messages"),
    path("development/", development.overview, name="members-office-development"),
    path("development/members.csv", development.spreadsheet, name="members-office-development-csv"),
    path("development/code/", development.code, name="members-office-code"),
    path("development/induction/", induction.programmes, name="members-office-programmes"),
    path("development/induction/add/", induction.add, name="members-office-programme-add"),
    path("development/induction/<int:programme>/", induction.programme, name="members-office-programme"),
    path("development/induction/members/<int:induction>/", induction.progress, name="members-office-induction"),
    path("development/training/", training.courses, name="members-office-courses"),
    path("development/training/add/", training.add, name="members-office-course-add"),
    path("development/training/<int:course>/", training.course, name="members-office-course"),
    path("development/training/<int:course>/session/", training.add_session, name="members-office-session-add"),
    path("development/training/<int:course>/demand/", training.add_demand, name="members-office-demand-add"),
    path(
        "development/training/<int:course>/demands/<int:demand>/end/",
        training.end_demand,
        name="members-office-demand-end",
    ),
    path("development/training/<int:course>/record/", training.record, name="members-office-training-record"),
    path("development/training/sessions/<int:session>/", training.attendance, name="members-office-session"),
    path("development/buddies/", buddies.listing, name="members-office-buddies"),
    path("development/buddies/add/", buddies.add, name="members-office-buddy-add"),
    path("development/buddies/<int:buddy>/end/", buddies.end, name="members-office-buddy-end"),
]

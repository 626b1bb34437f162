"""Addresses of members."""

from django.urls import path

from .views import conduct, groups, importing, nominating, people, resigning
from .views import office as offices
from .views import offices as posts

public = [
    path("members/", people.listing, name="members-list"),
    path("groups/", groups.listing, name="members-groups"),
    path("groups/balance/", groups.balance, name="members-balance"),
]

my = [path("code/<slug:body>/", conduct.code, name="members-my-code")]

office = [
    path("members/", offices.members, name="members-office-list"),
    path("members/import/", importing.send, name="members-office-send"),
    path("members/import/template.csv", importing.template, {"form": "csv"}, "members-office-template-csv"),
    path("members/import/template.xlsx", importing.template, {"form": "xlsx"}, "members-office-template-xlsx"),
    path("members/import/<int:table>/", importing.table, name="members-office-import"),
    path("bodies/<slug:body>/fill/", importing.fill, name="members-office-fill"),
    path("members/add/", offices.add, name="members-office-add"),
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
    path("offices/of/<slug:office>/seats/", posts.follow, name="members-office-follow"),
    path("messages/", offices.messages, name="members-office-messages"),
]

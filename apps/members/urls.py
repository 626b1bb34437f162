"""Addresses of members."""

from django.urls import path

from .views import conduct, groups, nominating, people, resigning
from .views import office as offices

public = [
    path("members/", people.listing, name="members-list"),
    path("groups/", groups.listing, name="members-groups"),
    path("groups/balance/", groups.balance, name="members-balance"),
]

my = [path("code/<slug:body>/", conduct.code, name="members-my-code")]

office = [
    path("members/", offices.members, name="members-office-list"),
    path("members/add/", offices.add, name="members-office-add"),
    path("groups/", groups.office, name="members-office-groups"),
    path("groups/<int:group>/", groups.joining, name="members-office-group"),
    path("groups/<int:group>/end/", groups.end, name="members-office-group-end"),
    path("groups/members/<int:membership>/leave/", groups.leave, name="members-office-group-leave"),
    path("memberships/<int:membership>/resign/", resigning.resign, name="members-office-resign"),
    path("changes/<int:change>/nomination/", nominating.nominate, name="members-office-nominate"),
    path("changes/<int:change>/nomination/withdraw/", nominating.withdraw, name="members-office-withdraw"),
    path("changes/<int:change>/recorded/", resigning.resigned, name="members-office-resigned"),
    path("messages/", offices.messages, name="members-office-messages"),
]

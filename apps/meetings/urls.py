"""Addresses of meetings."""

from django.urls import path

from .views import agenda, calendars, declaring, feeds, listing, meeting, notice, room, standing_in, substitutes
from .views import office as offices

BODY = "meetings/<slug:body>/"
MEETING = f"{BODY}<slug:slug>/"
PAPER = f"{MEETING}papers/<int:item>/<slug:paper>/"
ITEM = f"{MEETING}items/<int:number>/declare/"

public = [
    path("meetings/", listing.listing, name="meetings-list"),
    path("meetings/calendar.ics", calendars.of_council, name="meetings-calendar"),
    path("meetings/feed.atom", feeds.CouncilFeed(), name="meetings-feed"),
    path(BODY, listing.of_body, name="meetings-body"),
    path(f"{BODY}calendar.ics", calendars.of_body, name="meetings-body-calendar"),
    path(f"{BODY}feed.atom", feeds.BodyFeed(), name="meetings-body-feed"),
    path(MEETING, meeting.meeting, name="meetings-meeting"),
    path(f"{MEETING}calendar.ics", calendars.of_meeting, name="meetings-meeting-calendar"),
    path(PAPER, meeting.paper, name="meetings-paper"),
    path(f"{PAPER}download/", meeting.download, name="meetings-paper-download"),
]

OFFICE_ITEM = f"{MEETING}items/<int:number>/"

office = [
    path("meetings/", offices.listing, name="meetings-office-list"),
    path("meetings/call/", offices.call, name="meetings-office-call"),
    path(MEETING, offices.meeting, name="meetings-office-meeting"),
    path(f"{MEETING}details/", offices.details, name="meetings-office-details"),
    path(f"{MEETING}notice/", notice.notice, name="meetings-office-notice"),
    path(f"{MEETING}cancel/", offices.cancel, name="meetings-office-cancel"),
    path(f"{MEETING}agenda/", agenda.agenda, name="meetings-office-agenda"),
    path(f"{OFFICE_ITEM}change/", agenda.change, name="meetings-office-item"),
    path(f"{OFFICE_ITEM}move/", agenda.move, name="meetings-office-move"),
    path(f"{OFFICE_ITEM}remove/", agenda.remove, name="meetings-office-remove"),
    path(f"{OFFICE_ITEM}papers/", agenda.attach, name="meetings-office-attach"),
    path(f"{OFFICE_ITEM}papers/<slug:paper>/remove/", agenda.detach, name="meetings-office-detach"),
    path(f"{OFFICE_ITEM}vote/", room.vote, name="meetings-office-vote"),
    path(f"{MEETING}attendance/", room.attendance, name="meetings-office-attendance"),
    path(f"{MEETING}substitutes/", substitutes.of_meeting, name="meetings-office-substitutes"),
    path(f"{MEETING}substitutes/<slug:person>/", substitutes.of_member, name="meetings-office-substitute"),
    path(
        f"{MEETING}substitutes/<slug:person>/withdraw/",
        substitutes.withdraw,
        name="meetings-office-substitute-withdraw",
    ),
    path("substitutes/", substitutes.how_often, name="meetings-office-how-often"),
    path(f"{MEETING}minutes/", room.minutes, name="meetings-office-minutes"),
]

my = [
    path(f"{MEETING}substitute/", standing_in.own, name="meetings-my-substitute"),
    path(f"{MEETING}substitute/withdraw/", standing_in.withdraw, name="meetings-my-substitute-withdraw"),
    path(ITEM, declaring.declare, name="meetings-my-declare"),
    path(f"{ITEM}<int:declaration>/correct/", declaring.correct, name="meetings-my-correct"),
    path(f"{ITEM}<int:declaration>/withdraw/", declaring.withdraw, name="meetings-my-withdraw"),
    path(f"{ITEM}<int:declaration>/link/", declaring.link, name="meetings-my-link"),
]

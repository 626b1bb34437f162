"""Addresses of meetings."""

from django.urls import path

from .views import calendars, declaring, feeds, listing, meeting

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

my = [
    path(ITEM, declaring.declare, name="meetings-my-declare"),
    path(f"{ITEM}<int:declaration>/correct/", declaring.correct, name="meetings-my-correct"),
    path(f"{ITEM}<int:declaration>/withdraw/", declaring.withdraw, name="meetings-my-withdraw"),
    path(f"{ITEM}<int:declaration>/link/", declaring.link, name="meetings-my-link"),
]

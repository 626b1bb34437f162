"""Addresses of meetings."""

from django.urls import path

from .views import declaring, listing, meeting

public = [
    path("meetings/", listing.listing, name="meetings-list"),
    path("meetings/<slug:body>/<slug:slug>/", meeting.meeting, name="meetings-meeting"),
]

ITEM = "meetings/<slug:body>/<slug:slug>/items/<int:number>/declare/"

my = [
    path(ITEM, declaring.declare, name="meetings-my-declare"),
    path(f"{ITEM}<int:declaration>/correct/", declaring.correct, name="meetings-my-correct"),
    path(f"{ITEM}<int:declaration>/withdraw/", declaring.withdraw, name="meetings-my-withdraw"),
    path(f"{ITEM}<int:declaration>/link/", declaring.link, name="meetings-my-link"),
]

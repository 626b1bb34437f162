"""Addresses of meetings."""

from django.urls import path

from .views import listing, meeting

public = [
    path("meetings/", listing.listing, name="meetings-list"),
    path("meetings/<slug:body>/<slug:slug>/", meeting.meeting, name="meetings-meeting"),
]

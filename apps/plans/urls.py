"""Addresses of the register of strategies and policies and of reviews."""

from django.urls import path

from .views import calendars
from .views import office as desk
from .views import public as pages

public = [
    path("strategies/", pages.listing, name="plans-register"),
    path("strategies/calendar.ics", calendars.of_council, name="plans-calendar"),
    # Before the pages of provisions, whose keys would take the word for one of theirs (config/urls.py).
    path("documents/<slug:document>/reviews/", pages.document, name="plans-reviews"),
]

ENTRY = "strategies/<slug:document>/"

office = [
    path("strategies/", desk.listing, name="plans-office-list"),
    path("strategies/add-listed/", desk.add, name="plans-office-add"),
    path(ENTRY, desk.document, name="plans-office-document"),
    path(f"{ENTRY}change/", desk.change, name="plans-office-change"),
    path(f"{ENTRY}rests/", desk.rests, name="plans-office-rests"),
    path(f"{ENTRY}rests/<int:underpinning>/remove/", desk.remove, name="plans-office-remove"),
    path(f"{ENTRY}review/", desk.review, name="plans-office-review"),
    path(f"{ENTRY}actions/<int:action>/done/", desk.done, name="plans-office-done"),
]

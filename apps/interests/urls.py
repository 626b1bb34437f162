"""Addresses of the registers of interests."""

from django.urls import path

from .views import entries, own
from .views import public as pages

my = [
    path("register/", own.home, name="interests-my-register"),
    path("register/check/", own.check, name="interests-my-check"),
    path("register/done/", own.done, name="interests-my-done"),
    path("register/history/", own.history, name="interests-my-history"),
    path("register/entries/<int:entry>/change/", entries.change, name="interests-my-change"),
    path("register/entries/<int:entry>/remove/", entries.remove, name="interests-my-remove"),
    path("register/entries/<int:entry>/withhold/", entries.withhold, name="interests-my-withhold"),
    path("register/entries/<int:entry>/end/", entries.end, name="interests-my-end"),
    path("register/<slug:category>/", own.one_class, name="interests-my-class"),
    path("register/<slug:category>/add/", entries.add, name="interests-my-add"),
]

public = [
    path("interests/", pages.listing, name="interests-list"),
    path("interests/<slug:person>/", pages.register, name="interests-register"),
]

"""Addresses of members."""

from django.urls import path

from .views import conduct, people

public = [path("members/", people.listing, name="members-list")]

my = [path("code/<slug:body>/", conduct.code, name="members-my-code")]

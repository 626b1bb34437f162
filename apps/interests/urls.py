"""Addresses of interests."""

from django.urls import path

from . import views

public = [path("interests/", views.listing, name="interests-list")]

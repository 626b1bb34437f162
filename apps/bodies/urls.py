"""Addresses of bodies."""

from django.urls import path

from . import views

public = [path("bodies/", views.listing, name="bodies-list")]

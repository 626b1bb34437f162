"""Addresses of members."""

from django.urls import path

from . import views

public = [path("members/", views.listing, name="members-list")]

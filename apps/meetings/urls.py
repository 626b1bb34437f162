"""Addresses of meetings."""

from django.urls import path

from . import views

public = [path("meetings/", views.listing, name="meetings-list")]

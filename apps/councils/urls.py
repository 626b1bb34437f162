"""Addresses of councils."""

from django.urls import path

from . import views

public = [path("look.css", views.look, name="councils-look")]

"""Addresses of documents."""

from django.urls import path

from . import views

public = [path("documents/", views.listing, name="documents-list")]

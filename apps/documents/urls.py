"""Addresses of documents."""

from django.urls import path

from . import views

public = [
    path("documents/", views.listing, name="documents-list"),
    path("documents/<slug:document>/", views.document, name="documents-document"),
    # The page of a provision says whose rules rest on it: the portal mounts it, which knows the bodies.
]

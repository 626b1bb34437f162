"""Addresses of documents."""

from django.urls import path

from . import views

public = [
    path("documents/", views.listing, name="documents-list"),
    path("documents/<slug:document>/", views.document, name="documents-document"),
    # Keys have points in them ("21.4"), which a slug has not.
    path("documents/<slug:document>/<str:key>/", views.provision, name="documents-provision"),
]

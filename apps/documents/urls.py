"""Addresses of documents."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from .views import pages


class Key(StringConverter):
    """The key of a provision: as a slug, with points in it ("21.4")."""

    regex = "[A-Za-z0-9][A-Za-z0-9.-]*"


register_converter(Key, "key")

public = [
    path("documents/", pages.listing, name="documents-list"),
    path("documents/<slug:document>/", pages.document, name="documents-document"),
    # The page of a provision says whose rules rest on it: the portal mounts it, which knows the bodies.
]

"""Addresses of documents."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from .views import exports, pages


class Key(StringConverter):
    """The key of a provision: as a slug, with points in it ("21.4")."""

    regex = "[A-Za-z0-9][A-Za-z0-9.-]*"


register_converter(Key, "key")

public = [
    path("documents/", pages.listing, name="documents-list"),
    path("documents/<slug:document>/", pages.document, name="documents-document"),
    # Two parts more, so that no key of a provision can be the same.
    path("documents/<slug:document>/export/print/", exports.printed, name="documents-print"),
    path("documents/<slug:document>/export/<slug:ending>", exports.export, name="documents-export"),
    # The page of a provision says whose rules rest on it: the portal mounts it, which knows the bodies.
]

office = [
    path(
        "documents/editions/<int:edition>/export/<slug:ending>",
        exports.office_export,
        name="documents-office-export",
    ),
]

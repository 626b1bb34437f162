"""Addresses of documents."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from .views import comparing, exports, pages
from .views.office import correcting, drafts, referring, sending


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
    # Before the addresses of provisions, none of which is called so (importing/keys.py).
    path("documents/<slug:document>/compare/", comparing.compare, name="documents-compare"),
    path("documents/<slug:document>/<key:key>/history/", comparing.history, name="documents-history"),
    # The page of a provision says whose rules rest on it: the portal mounts it, which knows the bodies.
]

EDITION = "documents/editions/<int:edition>/"
PROVISION = f"{EDITION}provisions/<key:key>/"

office = [
    path("documents/", sending.listing, name="documents-office-list"),
    path("documents/send/", sending.send, name="documents-office-send"),
    path("documents/readings/<int:reading>/", sending.reading, name="documents-office-reading"),
    path(EDITION, drafts.edition, name="documents-office-edition"),
    path(f"{EDITION}identities/", drafts.identities, name="documents-office-identities"),
    path(f"{EDITION}record/", drafts.record, name="documents-office-record"),
    path(f"{EDITION}compare/", comparing.compare_draft, name="documents-office-compare"),
    path(f"{EDITION}drop/", drafts.drop, name="documents-office-drop"),
    path(f"{EDITION}references/", referring.references, name="documents-office-references"),
    path(f"{EDITION}export/<slug:ending>", exports.office_export, name="documents-office-export"),
    path(f"{EDITION}add/", correcting.add, name="documents-office-add"),
    path(PROVISION, correcting.correct, name="documents-office-provision"),
    path(f"{PROVISION}change/", correcting.change, name="documents-office-change"),
    path(f"{PROVISION}split/", correcting.split, name="documents-office-split"),
    path(f"{PROVISION}remove/", correcting.remove, name="documents-office-remove"),
    path("documents/<slug:document>/amend/", drafts.amend, name="documents-office-amend"),
]

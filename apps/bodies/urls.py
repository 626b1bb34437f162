"""Addresses of bodies."""

from django.urls import path

from .views import amending, dissolving, listing, merging, renaming

public = [path("bodies/", listing.listing, name="bodies-list")]

office = [
    path("documents/editions/<int:edition>/propose/", amending.propose, name="bodies-office-propose"),
    path("bodies/amendments/<int:amendment>/withdraw/", amending.withdraw, name="bodies-office-withdraw-amendment"),
    path("bodies/<slug:body>/dissolve/", dissolving.dissolve, name="bodies-office-dissolve"),
    path("bodies/<slug:body>/merge/", merging.merge, name="bodies-office-merge"),
    path("bodies/<slug:body>/rename/", renaming.rename, name="bodies-office-rename"),
    path(
        "bodies/dissolutions/<int:dissolution>/withdraw/",
        dissolving.withdraw,
        name="bodies-office-withdraw-dissolution",
    ),
]

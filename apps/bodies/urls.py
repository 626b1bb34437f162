"""Addresses of bodies."""

from django.urls import path

from .views import amending, dissolving, listing, merging, remit, renaming

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
    path("bodies/<slug:body>/remit/", remit.remit, name="bodies-office-remit"),
    path("bodies/<slug:body>/remit/power/", remit.record_power, name="bodies-office-record-power"),
    path("bodies/<slug:body>/remit/terms/", remit.take_terms, name="bodies-office-take-terms"),
    path("bodies/powers/<int:power>/end/", remit.end_power, name="bodies-office-end-power"),
    path("bodies/terms/<int:term>/", remit.change_term, name="bodies-office-change-term"),
]

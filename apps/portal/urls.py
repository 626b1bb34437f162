"""Addresses that belong to no single room."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path

from apps.documents.views import pages as documents

from .relying import relying_on
from .sitemaps import SITEMAPS
from .views import (
    about,
    bodies,
    body_packs,
    body_rules,
    changes,
    confirming,
    health,
    home,
    office_body,
    people,
    roles,
    rules,
    search,
)
from .views import my as own_page
from .views import office as office_home

root = [
    path("healthz", health.healthz, name="portal-healthz"),
    path("readyz", health.readyz, name="portal-readyz"),
    path("", home.home, name="portal-home"),
    path("search/", search.search, name="portal-search"),
    path("accessibility/", about.accessibility, name="portal-accessibility"),
    path("robots.txt", about.robots, name="portal-robots"),
    path("sitemap.xml", about.sitemap_index, name="portal-sitemap"),
    path("sitemap-<slug:section>.xml", sitemap, {"sitemaps": SITEMAPS}, "portal-sitemap-part"),
    path("my/", own_page.home, name="portal-my"),
    path("office/", office_home.home, name="portal-office"),
    path("rules/", rules.catalogue_page, name="portal-rules-catalogue"),
    path("after-sign-in/", home.after_sign_in, name="portal-after-sign-in"),
]

public = [
    path("", home.council_home, name="portal-council"),
    path("bodies/<slug:body>/", bodies.body, name="bodies-body"),
    path("bodies/<slug:body>/rules/", bodies.rules, name="bodies-rules"),
    path(
        "documents/<slug:document>/<key:key>/",
        documents.provision,
        {"relying": relying_on},
        name="documents-provision",
    ),
    path("members/<slug:person>/", people.person, name="members-person"),
    path("members/<slug:person>/decisions/", people.decisions, name="members-person-decisions"),
]

office = [
    path("bodies/<slug:body>/", office_body.body, name="bodies-office-body"),
    path("changes/", changes.listing, name="members-office-changes"),
    path("changes/<int:change>/", changes.change, name="members-office-change"),
    path("bodies/<slug:body>/rules/", body_rules.listing, name="portal-office-rules"),
    path("bodies/<slug:body>/rules/<int:rule>/end/", body_rules.end, name="portal-rules-end"),
    path("bodies/<slug:body>/rules/packs/<slug:pack>/", body_packs.take, name="portal-rules-pack"),
    path("documents/editions/<int:edition>/rules/", confirming.confirm, name="portal-rules-confirm"),
    path("documents/editions/<int:edition>/rules/<key:key>/", rules.take, name="portal-rules-take"),
    path(
        "documents/editions/<int:edition>/rules/<key:key>/<slug:body>/<slug:kind>/",
        rules.value,
        name="portal-rules-value",
    ),
    path("roles/", roles.listing, name="portal-roles"),
    path("roles/give/", roles.give, name="portal-give-role"),
    path("roles/<int:change>/take/", roles.take, name="portal-take-role"),
]

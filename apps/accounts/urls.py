"""Addresses of signing in: allauth's, less those by which an account or its address could be made or changed here.

Two of allauth's pages write while they are only being read: the list of addresses makes rows, the recovery codes note
when they were first looked at. Ours stand in their place and write nothing.
"""

from django.urls import include, path

from . import views

CODES = "accounts/2fa/recovery-codes/"

root = [
    path("accounts/email/", views.address, name="account_email"),
    path(CODES, views.recovery_codes, name="mfa_view_recovery_codes"),
    path(f"{CODES}download/", views.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("accounts/confirm-email/", views.nothing),
    path("accounts/confirm-email/<path:key>", views.nothing),
    path("accounts/", include("allauth.urls")),
]

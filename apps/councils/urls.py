"""Addresses of councils."""

from django.urls import path

from .views import look, wards

public = [path("look.css", look.look, name="councils-look")]

office = [
    path("wards/", wards.listing, name="councils-office-wards"),
    path("wards/add/", wards.add, name="councils-office-ward-add"),
    path("wards/load/", wards.load, name="councils-office-wards-load"),
    path("wards/<slug:ward>/change/", wards.change, name="councils-office-ward-change"),
    path("postcodes/", wards.postcodes, name="councils-office-postcodes"),
]

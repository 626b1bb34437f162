"""Bodies, seats and business as raw records with their history, to be read; services write them."""

from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from apps.core.admin import ReadOnly

from .models import Body, Business, Office, Seat


@admin.register(Body)
class BodyAdmin(ReadOnly, SimpleHistoryAdmin):
    """Bodies of all councils."""

    list_display = ("name", "council", "kind", "parent")
    list_filter = ("kind", "council")
    list_select_related = ("council", "parent")
    search_fields = ("name",)


@admin.register(Seat)
class SeatAdmin(ReadOnly, SimpleHistoryAdmin):
    """Seats, with who nominates to them."""

    list_display = ("title", "body", "number", "sector", "organisation", "voting", "start", "end")
    list_filter = ("sector", "body__council")
    list_select_related = ("body", "organisation")
    search_fields = ("title", "organisation__name")


@admin.register(Business)
class BusinessAdmin(ReadOnly, SimpleHistoryAdmin):
    """Matters that wait, or waited, for a decision."""

    list_display = ("title", "body", "kind", "state", "outcome", "decided_on")
    list_filter = ("state", "kind", "body__council")
    list_select_related = ("body",)


@admin.register(Office)
class OfficeAdmin(ReadOnly, SimpleHistoryAdmin):
    """Offices of bodies and posts in organisations."""

    list_display = ("title", "council", "body", "organisation", "kind", "elected", "start", "end")
    list_filter = ("kind", "council")
    list_select_related = ("council", "body", "organisation")
    search_fields = ("title",)

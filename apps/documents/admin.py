"""Documents and rules as raw records with their history, to be read; editions are published by services."""

from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from apps.core.admin import ReadOnly

from .models import Document, Edition, Provision, Rule


@admin.register(Document)
class DocumentAdmin(ReadOnly, SimpleHistoryAdmin):
    """Documents and laws."""

    list_display = ("title", "council", "kind", "citation")
    list_filter = ("kind", "council")
    list_select_related = ("council",)
    search_fields = ("title", "citation")


@admin.register(Edition)
class EditionAdmin(ReadOnly, SimpleHistoryAdmin):
    """Editions, with the days from and until which they are in force."""

    list_display = ("document", "number", "start", "end", "adopted_on")
    list_select_related = ("document",)


@admin.register(Provision)
class ProvisionAdmin(ReadOnly, SimpleHistoryAdmin):
    """Provisions, with what changed them."""

    list_display = ("__str__", "heading", "edition")
    list_select_related = ("edition__document",)
    search_fields = ("heading", "text")


@admin.register(Rule)
class RuleAdmin(ReadOnly, SimpleHistoryAdmin):
    """Rules with the provisions they were taken from."""

    list_display = ("__str__", "rule_set", "provision", "start", "end")
    list_filter = ("kind", "rule_set__council")
    list_select_related = ("rule_set", "provision__edition__document")
    history_list_display = ("value", "start", "end")

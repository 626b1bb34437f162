"""Meetings as raw records with history, to be read; services write them. Declarations may be sensitive: not here."""

from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from apps.core.admin import ReadOnly

from .models import AgendaItem, Attendance, Meeting, Minutes, Notice, Paper, Substitution, Vote


@admin.register(Meeting)
class MeetingAdmin(ReadOnly, SimpleHistoryAdmin):
    """Meetings of all bodies, private ones too."""

    list_display = ("body", "slug", "state", "in_public", "starts_at")
    list_filter = ("state", "in_public", "body")
    list_select_related = ("body",)


@admin.register(Notice)
class NoticeAdmin(ReadOnly, SimpleHistoryAdmin):
    """Notices, with how their days were counted."""

    list_display = ("meeting", "given_on", "recipients")
    list_select_related = ("meeting__body",)


@admin.register(AgendaItem)
class AgendaItemAdmin(ReadOnly, SimpleHistoryAdmin):
    """Items of agendas."""

    list_display = ("title", "meeting", "number", "for_decision")
    list_select_related = ("meeting__body",)
    search_fields = ("title",)


@admin.register(Paper)
class PaperAdmin(ReadOnly, SimpleHistoryAdmin):
    """Papers, with the digest of each file."""

    list_display = ("title", "item", "media_type", "size", "published_at")
    list_select_related = ("item",)
    search_fields = ("title",)


@admin.register(Attendance)
class AttendanceAdmin(ReadOnly, SimpleHistoryAdmin):
    """Who attended how."""

    list_display = ("person", "meeting", "kind", "substitution")
    list_filter = ("kind",)
    list_select_related = ("person", "meeting__body", "substitution__membership__person")


@admin.register(Substitution)
class SubstitutionAdmin(ReadOnly, SimpleHistoryAdmin):
    """Who stood in for whom, without those withdrawn."""

    list_display = ("name", "membership", "meeting", "told_at", "briefed")
    list_select_related = ("membership__person", "membership__seat", "meeting__body")
    search_fields = ("name",)


@admin.register(Vote)
class VoteAdmin(ReadOnly, SimpleHistoryAdmin):
    """Votes, with the rules and the arithmetic that decided them."""

    list_display = ("item", "present", "votes_for", "votes_against", "abstaining", "outcome")
    list_filter = ("outcome", "matter")
    list_select_related = ("item",)


@admin.register(Minutes)
class MinutesAdmin(ReadOnly, SimpleHistoryAdmin):
    """Minutes, drafts too."""

    list_display = ("meeting", "published_at")
    list_select_related = ("meeting__body",)

"""Raw records to read, with their history. Everything is written by services, so nothing can be changed here.

Deadlines and messages of all councils are shown together, and messages hold personal data: only the administrators of
the whole installation see them.
"""

from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from apps.core.admin import ReadOnly

from .models import ClosedDay, Deadline, ExcludedRange, Message, Proclamation, Reminder


@admin.register(Deadline)
class DeadlineAdmin(ReadOnly, SimpleHistoryAdmin):
    """Deadlines, with what changed them."""

    list_display = ("what", "council", "kind", "due_on", "state", "next_at")
    list_filter = ("state", "kind", "council")
    list_select_related = ("council",)
    history_list_display = ("due_on", "state")
    date_hierarchy = "due_on"


@admin.register(Message)
class MessageAdmin(ReadOnly, admin.ModelAdmin):
    """The outbox."""

    list_display = ("subject", "council", "created_at", "sent_at", "tries", "given_up_at")
    list_filter = ("council", "sent_at", "given_up_at")
    list_select_related = ("council",)


@admin.register(Reminder)
class ReminderAdmin(ReadOnly, admin.ModelAdmin):
    """Which step of which deadline was told to whom."""

    list_display = ("deadline", "step", "created_at")
    list_select_related = ("deadline",)


@admin.register(ClosedDay, ExcludedRange, Proclamation)
class DaysAdmin(ReadOnly, SimpleHistoryAdmin):
    """Days and periods that rows close or open."""

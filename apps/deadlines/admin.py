"""Raw records to read, with their history. Everything is written by services, so nothing can be changed here.

Deadlines and messages of all councils are shown together, and messages hold personal data: only the administrators of
the whole installation see them.
"""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from .models import ClosedDay, Deadline, ExcludedRange, Message, Proclamation, Reminder


class ReadOnly:
    """Shown to superusers, changed by nobody."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the room to superusers alone."""
        return bool(request.user.is_active and request.user.is_superuser)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Show records to superusers alone."""
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Services add."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Services change."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes."""
        return False


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

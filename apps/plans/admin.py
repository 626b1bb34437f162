"""Reviews as raw records with their history, to be read."""

from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from apps.core.admin import ReadOnly

from .models import ChangeBelow, Review, ReviewAction


@admin.register(Review)
class ReviewAdmin(ReadOnly, SimpleHistoryAdmin):
    """Reviews, owed and held."""

    list_display = ("document", "held_on", "conclusion")
    list_select_related = ("document",)


@admin.register(ReviewAction)
class ReviewActionAdmin(ReadOnly, SimpleHistoryAdmin):
    """Actions of reviews."""

    list_display = ("what", "who", "due", "done_on")


@admin.register(ChangeBelow)
class ChangeBelowAdmin(ReadOnly, SimpleHistoryAdmin):
    """What dependants were told."""

    list_display = ("dependant", "changed", "what", "day", "review")
    list_select_related = ("dependant", "changed", "review__document")

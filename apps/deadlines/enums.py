"""States of a deadline, the nations that proclaim holidays, and the hour at which reminders go out."""

from datetime import time

from django.db import models

# Reminders are written in the morning of their day in London, so that nobody is written to at midnight.
MORNING = time(hour=8)


class State(models.TextChoices):
    """How a deadline stands. A missed one is still owed; meeting it late makes it met."""

    OPEN = "open", "Open"
    MET = "met", "Met"
    MISSED = "missed", "Missed"
    WITHDRAWN = "withdrawn", "Withdrawn"


OUTSTANDING = (State.OPEN, State.MISSED)


class Nation(models.TextChoices):
    """For whom a bank holiday is proclaimed; the codes are those of the calendars."""

    ENGLAND_AND_WALES = "EW", "England and Wales"
    SCOTLAND = "SCT", "Scotland"
    NORTHERN_IRELAND = "NI", "Northern Ireland"

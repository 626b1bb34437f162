"""The timeline of a change of membership: each step is written once and never changed."""

from typing import Any

from django.db import models
from django.utils.text import Truncator

from apps.core import clock
from apps.documents.models import Provision
from apps.members.enums import Step
from apps.members.models import ChangeStep, MembershipChange


def write(
    change: MembershipChange, step: Step, text: str, *, by: Any, provision: Provision | None = None
) -> ChangeStep:
    """Add ``step`` to the timeline of ``change``: what happened in a sentence, by whom, and where it is written."""
    return ChangeStep.objects.create(change=change, step=step, at=clock.now(), by=by, text=text, provision=provision)


def as_sentence(note: str) -> str:
    """Return an officer's note so that it can stand among sentences: with a full stop at its end."""
    note = note.strip()
    return note if not note or note.endswith((".", "!", "?")) else f"{note}."


def fitting(text: str, model: type[models.Model], field: str) -> str:
    """Return ``text`` shortened to what ``field`` of ``model`` holds: names and titles may each be long."""
    longest = getattr(model._meta.get_field(field), "max_length", None)
    return Truncator(text).chars(longest) if longest else text

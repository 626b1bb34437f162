"""Whom to remind of what is owed in members' development."""

from collections.abc import Iterable

from apps.deadlines.due import Recipient
from apps.members.enums import Confirms
from apps.members.models import Induction, InductionTask, TrainingOwed

from . import recipient


def people_by_induction(inductions: Iterable[int]) -> dict[int, Recipient]:
    """Return who goes through each induction, by its id."""
    found = Induction.objects.filter(pk__in=list(inductions)).select_related("person__user")
    return {one.pk: recipient(one.person) for one in found}


def people_by_task(tasks: Iterable[int]) -> dict[int, Recipient]:
    """Return who confirms each step where that is the member; an officer's steps are left to the council's office."""
    found = InductionTask.objects.filter(pk__in=list(tasks), step__confirmed_by=Confirms.MEMBER)
    return {one.pk: recipient(one.induction.person) for one in found.select_related("induction__person__user")}


def people_by_owed(owed: Iterable[int]) -> dict[int, Recipient]:
    """Return who owes each course, by the id of what is owed."""
    found = TrainingOwed.objects.filter(pk__in=list(owed)).select_related("person__user")
    return {one.pk: recipient(one.person) for one in found}

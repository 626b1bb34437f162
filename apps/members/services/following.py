"""What follows by itself when the day of leaving has come."""

from datetime import date
from typing import Any

from django.db import transaction

from apps.core.formats import day
from apps.deadlines.models import Deadline
from apps.members.enums import Step
from apps.members.models import ChangeStep, Membership, MembershipChange
from apps.members.services import memberships, owing
from apps.members.services.steps import write


def follow(*, on: date) -> int:
    """Note the end of every membership whose day of leaving has come by ``on``. Returns how many; again gives none.

    Rights come from the dates of the membership and end by themselves; here the timeline says so, and what was owed
    because of the membership falls away.
    """
    ended = ChangeStep.objects.filter(step=Step.ENDED).values("change_id")
    due = MembershipChange.objects.filter(leaves_on__lte=on).exclude(pk__in=ended)
    _release_ex_officio(on)
    return sum(_follow_one(key) for key in due.order_by("leaves_on").values_list("pk", flat=True))


@transaction.atomic
def _follow_one(key: int) -> bool:
    change = MembershipChange.objects.select_for_update(of=("self",)).with_names().get(pk=key)
    if change.steps.filter(step=Step.ENDED).exists():
        return False
    membership_ends(change, by=None)
    memberships.release(membership=change.membership, by=None, reason=f"Left on {day(change.leaves_on)}.")
    return True


def membership_ends(change: MembershipChange, *, by: Any) -> None:
    """Write into the timeline that the membership has ended, and what ended with it."""
    membership = change.membership
    text = (
        f"From {day(change.leaves_on)} {membership.person} holds the seat {membership.seat.title} no longer: "
        f"no vote, no papers and no declarations by this seat."
    )
    write(change, Step.ENDED, text, by=by, provision=membership.seat.provision)


@transaction.atomic
def _release_ex_officio(on: date) -> None:
    """Let fall away what is owed by seats that came with a post and have ended with it (OLP-11)."""
    owed = Deadline.objects.outstanding().filter(kind=owing.CODE).values("subject_id")
    over = Membership.objects.filter(by_holding__isnull=False, end__lte=on, pk__in=owed)
    for membership in over.select_related("person"):
        memberships.release(membership=membership, by=None, reason="The post has ended, and the seat with it.")

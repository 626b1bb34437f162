"""The induction of new members, from the programme to the last step confirmed (OWS-3)."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from apps.bodies.models import Body
from apps.core import clock, records
from apps.core.formats import day
from apps.core.rulings import refuse
from apps.deadlines.models import Deadline
from apps.deadlines.services import meet, open_deadline, withdraw
from apps.documents.models import Provision
from apps.members.enums import Confirms
from apps.members.models import Induction, InductionTask, Membership, Person, Programme, ProgrammeStep
from apps.members.rules import development as rules
from apps.members.rules.seats import Held
from apps.members.services.steps import fitting

from .reckoning import within

WHOLE = "members.induction"
STEP = "members.induction_step"


@transaction.atomic
def make_programme(
    *, body: Body, provision: Provision, introduction: str, step_by_step: bool, start: date, by: Any, reason: str
) -> Programme:
    """Let ``body`` have another version of its programme from ``start``, with the steps of the version before.

    The version before ends on that day; who began by it goes on by it. Refused for a day that has gone by.
    """
    records.lock(Body.objects.all(), pk=body.pk)
    before = Programme.objects.filter(body=body, end__isnull=True).first()
    if provision.edition.document.council_id not in (None, body.council_id):
        raise refuse(f"{provision} is of another council.", on_field="provision")
    ruling = rules.version_starts(start=start, today=clock.today(), last_start=before.start if before else None)
    ruling.check(on_field="start")
    if before is not None:
        before.end = start
        records.save(before, by=by, reason=reason)
    made = Programme(body=body, provision=provision, introduction=introduction, step_by_step=step_by_step, start=start)
    records.save(made, by=by, reason=reason)
    for step in before.steps.all() if before else ():
        step.pk, step.programme = None, made
        step._state.adding = True
        records.save(step, by=by, reason=f"Taken over from the version before. {reason}")
    return made


@transaction.atomic
def add_step(
    *, programme: Programme, title: str, text: str, link: str, days: int, confirmed_by: str, by: Any, reason: str
) -> ProgrammeStep:
    """Add a step to a programme by which nobody has begun yet."""
    programme = _unused(programme)
    last = programme.steps.aggregate(last=Max("position"))["last"] or 0
    step = ProgrammeStep(
        programme=programme, position=last + 1, title=title, text=text, link=link, days=days, confirmed_by=confirmed_by
    )
    return records.save(step, by=by, reason=reason)


@transaction.atomic
def remove_step(*, step: ProgrammeStep, by: Any, reason: str) -> None:
    """Take a step out of a programme by which nobody has begun yet."""
    _unused(step.programme)
    records.remove(step, by=by, reason=reason)


@transaction.atomic
def begin(*, membership: Membership, by: Any) -> Induction | None:
    """Begin the induction of who takes a seat, where the body has a programme and he or she is new to the body."""
    body = membership.seat.body
    programme = Programme.objects.on(membership.start).filter(body=body).first()
    if programme is None:
        return None
    person = records.lock(Person.objects, pk=membership.person_id)
    others = Membership.objects.filter(person=person, seat__body=body).exclude(pk=membership.pk)
    if not rules.is_new(start=membership.start, held=[Held(person.name, one.start, one.end) for one in others]):
        return None
    why = f"{person} is new to {body} from {day(membership.start)}."
    induction = Induction(membership=membership, person=person, programme=programme, started_on=membership.start)
    records.save(induction, by=by, reason=why)
    steps = list(programme.steps.order_by("position"))
    for step in steps:
        task = records.save(InductionTask(induction=induction, step=step), by=by, reason=why)
        if programme.step_by_step:
            _open(STEP, task, f"Induction, {step}: {person}", induction, body, step.days, by)
    if steps and not programme.step_by_step:
        _open(WHOLE, induction, f"Induction of {body}: {person}", induction, body, max(one.days for one in steps), by)
    return induction


@transaction.atomic
def confirm(*, task: InductionTask, by_member: bool, by: Any) -> InductionTask:
    """Note that a step was done today; with the last one the induction is completed. Twice is once.

    ``by_member`` says that the member asks; some steps are confirmed by an officer only.
    """
    induction = records.lock(Induction.objects, pk=task.induction_id)
    task = InductionTask.objects.select_related("step").get(pk=task.pk)
    if task.done_on is not None:
        return task
    if not induction.is_open:
        raise refuse("This induction has ended with the membership, so no step of it is confirmed any more.")
    rules.confirming(
        step=task.step.title, by_member=by_member, for_member=task.step.confirmed_by == Confirms.MEMBER
    ).check()
    why = f"Confirmed: {task.step}."
    task.done_on, task.confirmed_by = clock.today(), by
    records.save(task, by=by, reason=why)
    meet(kind=STEP, subject=task, by=by, reason=why)
    if not induction.tasks.filter(done_on__isnull=True).exists():
        induction.completed_on = clock.today()
        records.save(induction, by=by, reason="Every step is confirmed.")
        meet(kind=WHOLE, subject=induction, by=by, reason="Every step is confirmed.")
    return task


@transaction.atomic
def end_with_seat(*, person: Person, by: Any, reason: str) -> None:
    """End the inductions of ``person`` on bodies where he or she sits no longer, and what is owed by them."""
    found = Induction.objects.select_for_update(of=("self",)).filter(
        person=person, completed_on__isnull=True, ended_on__isnull=True
    )
    for induction in found.select_related("programme"):
        held = Membership.objects.filter(person=person, seat__body=induction.programme.body_id)
        if held.beside(clock.today(), None).exists():
            continue
        induction.ended_on = clock.today()
        records.save(induction, by=by, reason=reason)
        withdraw(kind=WHOLE, subject=induction, by=by, reason=reason)
        for task in induction.tasks.filter(done_on__isnull=True):
            withdraw(kind=STEP, subject=task, by=by, reason=reason)


def _unused(programme: Programme) -> Programme:
    """Return the programme, locked with its body: what somebody goes through is not changed under his or her feet."""
    records.lock(Body.objects.all(), pk=programme.body_id)
    programme = Programme.objects.get(pk=programme.pk)
    if programme.inductions.exists():
        raise refuse(
            "Members have begun by this version, so its steps stay as they are.",
            lawful="Make another version that holds from a later day.",
        )
    return programme


def _open(kind: str, subject: Any, what: str, induction: Induction, body: Body, days: int, by: Any) -> Deadline:
    return open_deadline(
        council=body.council,
        kind=kind,
        subject=subject,
        what=fitting(what, Deadline, "what"),
        link=reverse("members-my-induction", kwargs={"council": body.council.slug}),
        value=within(days),
        counted_from=induction.started_on,
        by=by,
        reason=f"A step of the induction of {body}.",
    )

"""Members' development: a programme that somebody goes through, courses with what is owed of them, and buddies."""

from datetime import datetime, timedelta
from typing import Any

from apps.bodies.models import Body
from apps.core.clock import LONDON
from apps.members.models import Induction
from apps.members.queries import memberships_of
from apps.members.services.development import demanding, inducting, pairing, training

from .data import Made, Row

REASON = "Set up for the demonstration."


def load_development(made: Made, data: Row) -> None:
    """Load the programme, the courses with what was completed, and the pairings of a council."""
    council = data["council"]
    by = made.officers[council]
    _load_programme(made, data, by)
    for row in data["course"]:
        _load_course(made, data, row, by)
    for row in data["buddies"]:
        pairing.pair(
            person=made.people[council, row["person"]],
            name=row["name"],
            post_held=row["post"],
            contact=row["contact"],
            start=made.day(row, "start"),
            by=by,
            reason=REASON,
        )


def _load_programme(made: Made, data: Row, by: Any) -> None:
    row, council = data["programme"], data["council"]
    body: Body = made.bodies[council, row["body"]]
    programme = inducting.make_programme(
        body=body,
        provision=made.provisions[data["document"], row["provision"]],
        introduction=row["introduction"],
        step_by_step=True,
        start=row["start"],
        by=by,
        reason=REASON,
    )
    for step in row["steps"]:
        told = {name: step.get(name, "") for name in ("title", "text", "link", "days", "confirmed_by")}
        inducting.add_step(programme=programme, by=by, reason=REASON, **told)
    done = {step["title"] for step in row["steps"] if step["done"]}
    for slug in row["members"]:
        held = memberships_of(made.people[council, slug]).filter(seat__body=body).first()
        begun = inducting.begin(membership=held, by=by) if held else None
        if begun is not None:
            _confirm(begun, done, by)


def _confirm(induction: Induction, done: set[str], by: Any) -> None:
    for task in induction.tasks.select_related("step").filter(step__title__in=done):
        inducting.confirm(task=task, by_member=False, by=by)


def _load_course(made: Made, data: Row, row: Row, by: Any) -> None:
    council = data["council"]
    course = training.make_course(
        council=made.councils[council],
        title=row["title"],
        text=row["text"],
        repeat_months=row.get("repeat_months"),
        published=row["published"],
        by=by,
        reason=REASON,
    )
    for session in row["sessions"]:
        day = made.today + timedelta(days=session["days_ahead"])
        training.add_session(
            course=course,
            starts_at=datetime.combine(day, session["at"], LONDON),
            place=session["place"],
            capacity=session["capacity"],
            by=by,
            reason=REASON,
        )
    for one in row["completed"]:
        person = made.people[council, one["person"]]
        training.record_training(person=person, course=course, done_on=made.day(one, "done"), by=by)
    if "body" in row:
        demanding.demand(
            course=course,
            body=made.bodies[council, row["body"]],
            days=row["days"],
            provision=made.provisions[data["document"], row["provision"]],
            start=row["start"],
            by=by,
            reason=REASON,
        )

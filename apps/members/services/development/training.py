"""Courses, sessions, sign-ups, attendance, and the records that are kept (OWS-4)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from apps.core import clock, records
from apps.core.rulings import refuse
from apps.councils.models import Council
from apps.councils.services import lock_council
from apps.members.models import Course, Person, Session, SignUp, TrainingRecord
from apps.members.rules import development as rules
from apps.members.rules.names import one_line

from .demanding import owe_training


@transaction.atomic
def make_course(
    *, council: Council, title: str, text: str, repeat_months: int | None, published: bool, by: Any, reason: str
) -> Course:
    """Make a course of ``council``. Refused where one is called so already."""
    one_line(title, what="The title").check(on_field="title")
    council = lock_council(council)
    title = " ".join(title.split())
    if Course.objects.filter(council=council, title__iexact=title).exists():
        raise refuse(f"There is a course “{title}” already.", lawful="Add a session to that one.", on_field="title")
    course = Course(council=council, title=title, text=text, repeat_months=repeat_months, published=published)
    return records.save(course, by=by, reason=reason)


@transaction.atomic
def add_session(*, course: Course, starts_at: datetime, place: str, capacity: int, by: Any, reason: str) -> Session:
    """Add a session to a course; one of before may be added too, so that its attendance can be recorded."""
    one_line(place, what="The place").check(on_field="place")
    return records.save(
        Session(course=course, starts_at=starts_at, place=place, capacity=capacity), by=by, reason=reason
    )


@transaction.atomic
def sign_up(*, session: Session, person: Person, by: Any) -> SignUp:
    """Sign ``person`` up for ``session`` while it is to come and has a place left."""
    session = Session.objects.select_for_update(of=("self",)).select_related("course").get(pk=session.pk)
    if session.course.council_id != person.council_id:
        raise refuse(f"{person} is not of the council that gives this course.")
    taken = list(session.sign_ups.values_list("person_id", flat=True))
    rules.signing_up(
        day_of_session=clock.local_date(session.starts_at),
        today=clock.today(),
        taken=len(taken),
        capacity=session.capacity,
        again=person.pk in taken,
    ).check()
    return records.save(SignUp(session=session, person=person, at=clock.now()), by=by, reason="Signed up.")


@transaction.atomic
def withdraw_sign_up(*, session: Session, person: Person, by: Any) -> None:
    """Give a place back, as long as the session is to come."""
    session = records.lock(Session.objects, pk=session.pk)
    found = SignUp.objects.filter(session=session, person=person).first()
    if found is None:
        return
    if clock.local_date(session.starts_at) < clock.today() or found.attended is not None:
        raise refuse("This session has been held, so the sign-up stays on record.")
    records.remove(found, by=by, reason="Withdrew from the session.")


@transaction.atomic
def record_attendance(*, session: Session, came: Iterable[int], by: Any) -> int:
    """Record who of those signed up came (ids of people), and that they completed the course that day.

    Recorded again, it is corrected: whoever did not come has no record of this session. Returns how many came.
    """
    session = Session.objects.select_for_update(of=("self",)).select_related("course__council").get(pk=session.pk)
    on = clock.local_date(session.starts_at)
    if on > clock.today():
        raise refuse("This session is still to come.", lawful="Record who came once it has been held.")
    wanted = set(came)
    for row in session.sign_ups.select_related("person"):
        row.attended = row.person_id in wanted
        records.save(row, by=by, reason="Attendance recorded.")
        if row.attended:
            _record(row.person, session.course, on, "", session, by)
        else:
            for wrong in TrainingRecord.objects.filter(session=session, person=row.person):
                records.remove(wrong, by=by, reason="Did not attend after all.")
    owe_training(council=session.course.council, on=clock.today(), by=by)
    return session.sign_ups.filter(attended=True).count()


@transaction.atomic
def record_training(*, person: Person, course: Course, done_on: date, note: str = "", by: Any) -> TrainingRecord:
    """Record that ``person`` completed ``course`` on a day, here or elsewhere; the same day twice is once."""
    one_line(note, what="The note").check(on_field="note")
    rules.completed(done_on=done_on, today=clock.today()).check(on_field="done_on")
    if person.council_id != course.council_id:
        raise refuse(f"{person} is not of the council that gives this course.", on_field="person")
    records.lock(Person.objects, pk=person.pk)
    made = _record(person, course, done_on, note, None, by)
    owe_training(council=course.council, person=person, on=clock.today(), by=by)
    return made


def _record(person: Person, course: Course, on: date, note: str, session: Session | None, by: Any) -> TrainingRecord:
    known = TrainingRecord.objects.filter(person=person, course=course, done_on=on).first()
    if known is not None:
        return known
    record = TrainingRecord(
        person=person, course=course, session=session, done_on=on, note=note,
        expires_on=rules.expires(on, course.repeat_months),
    )  # fmt: skip
    return records.save(record, by=by, reason=f"Completed {course}.")

"""Messages about a meeting: to the members of its body and who stands in for them, and to those who keep its records.

To nobody else: a private meeting's words stay in the body.
"""

from typing import Any

from django.urls import reverse

from apps.bodies.access import may_keep
from apps.bodies.models import Body
from apps.core import clock
from apps.councils import grants
from apps.deadlines.due import Recipient
from apps.deadlines.services import post
from apps.meetings.models import Meeting
from apps.meetings.queries.room import day_of
from apps.members.queries import sitting


def members_to_tell(meeting: Meeting) -> list[Recipient]:
    """Return who is to come and has an e-mail address, each once: members of the body that day, and substitutes."""
    found: dict[str, Recipient] = {}
    for membership in sitting(meeting.body, day_of(meeting)).select_related("person__user"):
        person = membership.person
        email = person.email or (person.user.email if person.user else "")
        if email:
            found.setdefault(email.lower(), Recipient(email, person.name))
    for named in meeting.substitutions.exclude(email="").order_by("pk"):
        found.setdefault(named.email.lower(), Recipient(named.email, named.name))
    return list(found.values())


def keepers_of(body: Body, *, but: Any = None) -> list[Recipient]:
    """Return who keeps the records of ``body``, else those of its council; nobody where ``but`` is one of them."""
    found = list(grants.holders("keep_body", body)) or list(grants.holders("keep_records", body.council))
    if but is not None and may_keep(but, body):
        return []
    return [Recipient(user.email, user.name) for user in found]


def tell_members(meeting: Meeting, *, subject: str, template: str, **context: Any) -> int:
    """Write the message to each member, and return to how many. Of a meeting that is over nobody is told any more."""
    if meeting.ends_at < clock.now():
        return 0
    people = members_to_tell(meeting)
    for person in people:
        text = {"meeting": meeting, "address": address(meeting), **context}
        post(to=person, subject=subject, template=template, context=text, council=meeting.body.council)
    return len(people)


def address(meeting: Meeting) -> str:
    """Return the address of the meeting's page."""
    body = meeting.body
    return reverse("meetings-meeting", kwargs={"council": body.council.slug, "body": body.slug, "slug": meeting.slug})

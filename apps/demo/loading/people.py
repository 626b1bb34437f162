"""People, the seats they hold or held, and the code of conduct they accepted on joining."""

from datetime import datetime, time
from typing import Any

from apps.core.clock import LONDON
from apps.core.formats import short_day
from apps.members.enums import GroupRole
from apps.members.models import Membership
from apps.members.services.conduct import accept
from apps.members.services.groups import join, make_group
from apps.members.services.memberships import appoint
from apps.members.services.people import make_person

from .data import Made, Row
from .offices import load_offices, take_post

REASON = "Taken over from the list of members."
OFFICE_OPENS = time(9)


def load_people(made: Made, council: str, data: Row) -> None:
    """Make the people, let them take their seats from the earliest on, and let them accept the codes."""
    signing_in = {row["person"]: row["email"] for row in data["accounts"] if "person" in row}
    for row in data["people"]:
        made.people[council, row["slug"]] = make_person(
            council=made.councils[council],
            slug=row["slug"],
            name=row["name"],
            email=row["email"],
            contact=row.get("contact", ""),
            surgeries=row.get("surgeries", ""),
            user=made.accounts.get(signing_in.get(row["slug"], "")),
            by=made.officers[council],
            reason=REASON,
        )
    load_offices(made, council, data)
    posts = {(row["body"], row["number"]): row["post"] for row in data["seats"] if "post" in row}
    for row in sorted(data["memberships"], key=lambda row: made.day(row, "start")):
        post = posts.get((row["body"], row["seat"]))
        membership = take_post(made, council, row, post) if post else _take_seat(made, council, row)
        if row.get("code", True):
            _accept_code(made, council, membership)


def load_groups(made: Made, council: str, data: Row) -> None:
    """Form the political groups of a council, and let their members join."""
    common = {"by": made.officers[council], "reason": "Notice of the group's leader."}
    for row in data.get("groups", []):
        group = make_group(council=made.councils[council], name=row["name"], start=row["start"], **common)
        for slug in row["members"]:
            role = GroupRole.LEADER if slug == row["leader"] else GroupRole.MEMBER
            join(group=group, person=made.people[council, slug], start=row["start"], role=role, **common)


def _take_seat(made: Made, council: str, row: Row) -> Membership:
    seat = made.seats[council, row["body"], row["seat"]]
    start = made.day(row, "start")
    return appoint(
        seat=seat,
        person=made.people[council, row["person"]],
        start=start,
        end=made.day(row, "end"),
        by=made.officers[council],
        reason=f"Recommended by {seat.organisation}; member from {short_day(start)}.",
    )


def _accept_code(made: Made, council: str, membership: Membership) -> Any:
    joined = datetime.combine(membership.start, OFFICE_OPENS, LONDON)
    person, body = membership.person, membership.seat.body
    return accept(person=person, body=body, at=joined, by=made.officers[council])

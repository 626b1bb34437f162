"""Offices and posts, the seats that follow them, and who was appointed or elected to them."""

from typing import Any

from apps.core.formats import short_day
from apps.members.models import Membership
from apps.members.services.offices import appoint_to, let_follow, set_up

from .data import Made, Row

REASON = "Taken over from the constitution and its annexes."


def load_offices(made: Made, council: str, data: Row) -> None:
    """Set up the offices in their order, then let the seats follow that have a post. Before anybody holds a seat."""
    for row in data["offices"]:
        made.offices[council, row["slug"]] = set_up(
            council=made.councils[council],
            slug=row["slug"],
            title=row["title"],
            kind=row["kind"],
            start=min(body["established"] for body in data["body"]),
            body=made.bodies[council, row["body"]] if "body" in row else None,
            organisation=made.organisations[row["organisation"]] if "organisation" in row else None,
            elected=row.get("elected", False),
            not_from=made.organisations[row["not_from"]] if "not_from" in row else None,
            provision=made.provision(row) if "provision" in row else None,
            follows=_followed(made, council, row),
            by=made.officers[council],
            reason=REASON,
        )
    for row in data["seats"]:
        if "post" in row:
            let_follow(
                seat=made.seats[council, row["body"], row["number"]],
                office=made.offices[council, row["post"]],
                since=made.seats[council, row["body"], row["number"]].start,
                by=made.officers[council],
                reason=REASON,
            )


def take_post(made: Made, council: str, row: Row, post: str) -> Membership:
    """Let whoever is to hold the seat of ``row`` hold its post, once, and return the membership that follows it."""
    key = (council, post, row["person"])
    if key not in made.holdings:
        start = made.day(row, "start")
        made.holdings[key] = appoint_to(
            office=made.offices[council, post],
            person=made.people[council, row["person"]],
            start=start,
            end=made.day(row, "end"),
            by=made.officers[council],
            reason=f"In the post from {short_day(start)}.",
        )
    return made.holdings[key].memberships.get(seat=made.seats[council, row["body"], row["seat"]])


def _followed(made: Made, council: str, row: Row) -> Any:
    if "follows_seat" in row:
        return made.seats[council, row["body"], row["follows_seat"]]
    return made.offices[council, row["follows"]] if "follows" in row else None

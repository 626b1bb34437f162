"""Bodies with their rules and seats."""

from datetime import date

from apps.bodies.queries.remit import children_of
from apps.bodies.services import make_body, make_seat, record_power, set_chair_seat, take_terms

from .data import Made, Row, plain
from .documents import load_rules


def load_bodies(made: Made, council: str, data: Row) -> None:
    """Set up the bodies of a council, those above before those below, each with its rules and seats."""
    for position, row in enumerate(data["body"]):
        _load_body(made, council, data, row, position)
    for row in data["seats"]:
        _load_seat(made, council, data, row)
    for row in data["body"]:
        if "chair_seat" in row:
            set_chair_seat(
                body=made.bodies[council, row["slug"]],
                seat=made.seats[council, row["slug"], row["chair_seat"]],
                by=made.officers[council],
                reason=f"Whoever holds seat {row['chair_seat']} is in the chair.",
            )
    for row in data.get("power", []):
        _load_power(made, council, data, row)
    for row in data.get("terms", []):
        _load_terms(made, council, data, row)


def _established(data: Row, row: Row) -> date:
    """Return since when the body of ``row`` is there."""
    return next(body["established"] for body in data["body"] if body["slug"] == row["body"])


def _load_power(made: Made, council: str, data: Row, row: Row) -> None:
    provision = made.provision(row)
    record_power(
        body=made.bodies[council, row["body"]],
        kind=row["kind"],
        allowed=row["allowed"],
        provision=provision,
        start=_established(data, row),
        by=made.officers[council],
        reason=f"Said by {provision.cited} of {provision.edition.document}.",
    )


def _load_terms(made: Made, council: str, data: Row, row: Row) -> None:
    provision = made.provision(row)
    take_terms(
        body=made.bodies[council, row["body"]],
        provisions=[item for item in children_of(provision) if item.key not in row.get("without", [])],
        delegable=row["delegable"],
        start=_established(data, row),
        by=made.officers[council],
        reason=f"Set out by {provision.cited} of {provision.edition.document}.",
    )


def _load_body(made: Made, council: str, data: Row, row: Row, position: int) -> None:
    purpose = made.provision(row)
    made.bodies[council, row["slug"]] = make_body(
        council=made.councils[council],
        slug=row["slug"],
        name=row["name"],
        kind=row["kind"],
        parent=made.bodies[council, row["parent"]] if "parent" in row else None,
        rule_set=load_rules(made, council, data, row),
        purpose=purpose,
        introduction=plain(row["purpose"]),
        position=position,
        by=made.officers[council],
        reason=f"Set up by {purpose.cited} of {purpose.edition.document}.",
    )


def _load_seat(made: Made, council: str, data: Row, row: Row) -> None:
    provision = made.provision(row)
    established = next(body["established"] for body in data["body"] if body["slug"] == row["body"])
    made.seats[council, row["body"], row["number"]] = make_seat(
        body=made.bodies[council, row["body"]],
        number=row["number"],
        title=row["title"],
        sector=row["sector"],
        organisation=made.organisations[row["organisation"]],
        provision=provision,
        voting=row["voting"],
        ward=made.wards[council, row["ward"]] if "ward" in row else None,
        start=established,
        by=made.officers[council],
        reason=f"Set out by {provision.cited} of {provision.edition.document}.",
    )

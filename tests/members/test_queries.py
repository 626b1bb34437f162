"""Reads of people and seats."""

from datetime import date

from apps.members.queries import office_seats

TODAY = date(2026, 11, 22)


def test_office_seats(cast, assert_queries):
    one = cast.ashcombe
    with assert_queries(1):
        seats = list(office_seats([one.assembly], TODAY))
        said = [
            (
                s.number,
                s.held.person.name if hasattr(s, "held") else None,
                s.accepted,
                s.has_code,
                hasattr(getattr(s, "held", None), "change"),
            )
            for s in seats
        ]
    assert len(said) == 6, said
    assert [s.number for s in office_seats([one.assembly], TODAY, vacant=True)] == [5, 6]

"""Headings in order, the way around, and links in the text."""

import pytest

from apps.documents import reading
from apps.documents.models import Provision


def provisions(*rows):
    """Return provisions out of (key, parent's key, heading) that no database knows."""
    made = {}
    for place, (key, parent, heading) in enumerate(rows, start=1):
        above = made.get(parent)
        made[key] = Provision(pk=place, key=key, number=key, heading=heading, kind="article", position=place)
        made[key].parent_id = above.pk if above else None
    return list(made.values())


OUTLINE = provisions(
    ("1", "", "One"),
    ("2", "", "Two"),
    ("2.1", "2", ""),
    ("2.1.a", "2.1", "Deep"),
    ("2.2", "2", "Second"),
    ("3", "", ""),
)


def levels(lines):
    """Return key and level of every line that has a heading, in the order of the page."""
    found = []
    for line in lines:
        found += [(line.provision.key, line.level)] if line.provision.heading else []
        found += levels(line.children)
    return found


def test_all_5_headings_never_skip_a_level():
    assert levels(reading.lay_out(OUTLINE)) == [("1", 2), ("2", 2), ("2.1.a", 3), ("2.2", 3)]


def test_the_way_around_a_provision():
    around = reading.around(OUTLINE, "2.1")

    assert [row.key for row in around.above] == ["2"]
    assert (around.before, around.after.key) == (None, "2.2")
    assert [line.provision.key for line in around.below] == ["2.1.a"]
    assert reading.around(OUTLINE, "2").before.key == "1"
    assert [line.provision.key for line in reading.around(OUTLINE, "2").below] == ["2.1", "2.2"]
    assert reading.around(OUTLINE, "9") is None


KEYS = ["1", "2", "18", "21.4", "annex-2", "s30"]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("as article 18 says", {"article 18": "18"}),
        ("articles 1 and 2 apply", {"articles 1": "1", "2": "2"}),
        ("by 21.4.", {"21.4": "21.4"}),
        ("clause 21.4 and annex 2", {"clause 21.4": "21.4", "annex 2": "annex-2"}),
        ("under section 30", {"section 30": "s30"}),
        ("there are 18 seats", {}),
        ("article 99", {}),
        ("", {}),
    ],
)
def test_references_are_linked_where_there_is_something_to_link_to(text, links):
    pieces = reading.linked(text, KEYS)

    assert "".join(piece for piece, _ in pieces) == text
    assert {piece: key for piece, key in pieces if key} == links


def test_a_provision_does_not_link_to_itself():
    assert reading.linked("article 18", KEYS, own="18") == [("article 18", "")]

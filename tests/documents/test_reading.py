"""Headings in order, the way around, and links in the text."""

from apps.documents import reading
from apps.documents.parts import Part
from apps.documents.references import References


def provisions(*rows):
    """Return provisions out of (key, parent's key, heading) that no database knows."""
    made = {}
    for place, (key, parent, heading) in enumerate(rows, start=1):
        above = made.get(parent)
        made[key] = Part(place, above.pk if above else None, key, key, "article", heading)
    return list(made.values())


def lay_out(parts, **options):
    """Return the lines of provisions under the address "/here/"."""
    return list(reading.lay_out(parts, reading.Place("/here/", "", References(parts)), **options))


OUTLINE = provisions(
    ("1", "", "One"),
    ("2", "", "Two"),
    ("2.1", "2", ""),
    ("2.1.a", "2.1", "Deep"),
    ("2.2", "2", "Second"),
    ("3", "", ""),
)


def test_all_5_headings_never_skip_a_level():
    lines = lay_out(OUTLINE)

    assert [(line.provision.key, line.level) for line in lines if line.provision.heading] == [
        ("1", 2), ("2", 2), ("2.1.a", 3), ("2.2", 3),
    ]  # fmt: skip


def test_all_5_headings_end_at_the_sixth_level():
    deep = provisions(*((str(number), str(number - 1), "Deep") for number in range(1, 12)))

    assert [line.level for line in lay_out(deep)] == [2, 3, 4, 5, 6, 6, 6, 6, 6, 6, 6]


def test_every_line_that_is_opened_ends():
    lines = lay_out(OUTLINE)

    assert [(line.provision.key, line.depth, len(line.ends)) for line in lines] == [
        ("1", 0, 1), ("2", 0, 0), ("2.1", 1, 0), ("2.1.a", 2, 2), ("2.2", 1, 2), ("3", 0, 1),
    ]  # fmt: skip
    assert sum(len(line.ends) for line in lines) == len(lines)


def test_what_is_below_stands_below_wherever_it_comes():
    late = [*OUTLINE, Part(99, OUTLINE[0].pk, "1.9", "1.9", "clause")]

    assert [line.provision.key for line in lay_out(late)] == ["1", "1.9", "2", "2.1", "2.1.a", "2.2", "3"]
    assert lay_out([]) == []


def test_ows_2_a_provision_without_a_number_is_called_by_its_kind():
    aim = Part(1, None, "aim-1", "", "aim")

    assert (aim.cited, reading.shown("aim", "")) == ("aim “aim-1”", ("", ""))
    assert reading.shown("item", "Annex 1, rule 2a") == ("Annex 1, ", "rule 2a")


def test_contents_name_the_articles_of_each_part_and_nothing_below():
    parts = [
        Part(1, None, "part-1", "1", "part"), Part(2, 1, "1", "1", "article"), Part(3, 2, "1.1", "1.1", "clause"),
        Part(4, None, "annex-1", "Annex 1", "annex"), Part(5, 4, "annex-1-rule-1", "Annex 1, rule 1", "rule"),
    ]  # fmt: skip

    assert [part.key for part in reading.contents(parts)] == ["part-1", "1", "annex-1"]


def test_the_way_around_a_provision():
    around = reading.around(OUTLINE, "2.1")

    assert [row.key for row in around.above] == ["2"]
    assert (around.before, around.after.key) == (None, "2.2")
    assert [part.key for part in around.below] == ["2.1.a"]
    assert reading.around(OUTLINE, "2").before.key == "1"
    assert [part.key for part in reading.around(OUTLINE, "2").below] == ["2.1", "2.1.a", "2.2"]
    assert reading.around(OUTLINE, "9") is None

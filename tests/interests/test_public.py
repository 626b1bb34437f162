"""What everybody reads of the registers: the list, a member's register, as it stood (J1, OLP-31, ALL-2, ALL-3)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from apps.deadlines.services import open_deadline
from apps.interests import queries, services
from apps.interests.enums import Category, Whose
from apps.interests.models import Entry, Register
from tests import factories as make
from tests.cast import SENSITIVE_WORD

from .test_services import TODAY, add, answer_all

NEUTRAL = "Nothing is shown here."


def listing(council="ashcombe"):
    """Return the address of the list."""
    return reverse("interests-list", kwargs={"council": council})


def page(person="second", council="ashcombe"):
    """Return the address of a member's register."""
    return reverse("interests-register", kwargs={"council": council, "person": person})


@pytest.fixture
def owed(cast):
    """Let the councillor owe the register since taking office on 10 November."""
    one = cast.ashcombe
    return open_deadline(
        council=one.council,
        kind="interests.register",
        subject=one.councillor_person,
        what="Register of interests",
        rule=one.rule(one.assembly, "register_of_interests"),
        counted_from=date(2026, 11, 10),
        by=None,
        reason="Test.",
    )


def test_olp_31_the_list_names_every_member_and_who_registered(cast, client, owed):
    """Registered, or by when it is due."""
    text = client.get(listing()).text
    assert "Cllr Second of Ashcombe" in text
    assert "last changed on 12 January 2026" in text
    assert "due by 7 December 2026" in text
    assert "Brindle" not in text


def test_olp_31_who_is_late_is_marked(cast, client, owed, frozen):
    """On the list, and on the member's own page of the register."""
    assert "Late" not in client.get(listing()).text
    frozen.move_to("2026-12-08T12:00:00Z")
    for address in (listing(), page("first")):
        text = client.get(address).text
        assert "Late" in text
        assert "7 December 2026" in text


def test_j1_whoever_has_left_is_not_on_the_list(cast, client):
    """Half-open: on the day on which the seat is left, it is left."""
    membership = cast.ashcombe.memberships[1]
    membership.end = TODAY
    membership.save()
    assert "Cllr Second" not in client.get(listing()).text
    assert "held no seat on" in client.get(page()).text
    assert "Works for a bakery." in client.get(page(), {"on": "2026-11-21"}).text


def test_j1_section_32_one_statement_and_neutral_words_everywhere_else(cast, client):
    """A withheld interest: said once; no class without public entries tells whether it is there."""
    text = client.get(page()).text
    assert text.count("withheld under section 32 of the Localism Act 2011") == 1
    # Eight classes without public entries, and the partner's line of the ninth.
    assert text.count(NEUTRAL) == 9
    assert "Nothing to declare" not in text
    assert SENSITIVE_WORD not in text


def test_j1_a_withheld_interest_leaves_the_same_page_whatever_its_class(cast, client):
    """Byte for byte: class, whose it is, words, donor and day of the withheld entry change nothing."""
    entry = cast.ashcombe.sensitive_entry
    seen = set()
    for category, whose, nothing in (
        (Category.LAND, Whose.SELF, None),
        (Category.SECURITIES, Whose.PARTNER, Category.LAND),
        (Category.GIFTS, Whose.SELF, Category.SECURITIES),
    ):
        Entry.objects.filter(pk=entry.pk).update(category=category, whose=whose, start=date(2026, 3, 1))
        entry.register.nothing.all().delete()
        if nothing:
            make.NothingToDeclareFactory(register=entry.register, category=nothing)
        seen.add(client.get(page()).content)
    assert len(seen) == 1


def test_j1_once_it_is_over_the_words_come_back(cast, client):
    """Without a withheld entry "nothing to declare" is said again."""
    make.NothingToDeclareFactory(register=cast.ashcombe.register, category=Category.SPONSORSHIP)
    Entry.objects.filter(pk=cast.ashcombe.sensitive_entry.pk).update(end=TODAY)
    text = client.get(page()).text
    assert "section 32" not in text
    assert "Nothing to declare" in text
    assert "section 32" in client.get(page(), {"on": "2026-11-21"}).text


def test_j1_partner_and_member_are_told_apart_without_a_name(cast, client):
    """Two lines a class; gifts and other interests have one."""
    make.EntryFactory(register=cast.ashcombe.register, whose=Whose.PARTNER, description="Teaches at a school.")
    text = client.get(page()).text
    assert "Spouse, civil partner or person lived with as such" in text
    assert text.index("Works for a bakery.") < text.index("Teaches at a school.")


def test_j1_gifts_show_donor_day_and_value(cast, client):
    """What was given, by whom, when, and what it was worth."""
    make.EntryFactory(
        register=cast.ashcombe.register,
        category=Category.GIFTS,
        description="A vase",
        donor="The twin town",
        received_on=date(2026, 5, 4),
        value="62.50",
    )
    assert "From The twin town, received on 4 May 2026, worth £62.50" in client.get(page()).text


def test_all_2_as_it_stood(cast, client, frozen):
    """Before it was confirmed, then, and now: each day its own page; today's changes are seen at once."""
    person = cast.ashcombe.councillor_person
    register = services.start_register(person=person, by=None, reason="Test.")
    answer_all(register, but=[Category.EMPLOYMENT])
    first = add(register, description="Baker")
    frozen.move_to("2026-11-12T10:00:00Z")
    services.confirm(register=register, by=None, reason="Test.")
    assert "Baker" in client.get(page("first")).text
    frozen.move_to("2026-11-20T10:00:00Z")
    add(register, description="Miller", replaces=first)
    services.confirm(register=register, by=None, reason="Test.")
    frozen.move_to("2026-11-22T10:00:00Z")
    for day, words, not_words in (
        ("2026-11-11", "Nothing was registered yet", "Baker"),
        ("2026-11-12", "Baker", "Miller"),
        ("2026-11-19", "Baker", "Miller"),
        ("2026-11-20", "Miller", "Baker"),
        ("2026-11-22", "Miller", "Baker"),
    ):
        text = client.get(page("first"), {"on": day}).text
        assert words in text, day
        assert not_words not in text, day
    assert "held no seat" in client.get(page("first"), {"on": "2026-11-09"}).text


@pytest.mark.parametrize("day", ["2026-11-23", "2026-13-01", "yesterday", "9999-12-31", "0"])
def test_all_3_a_day_that_cannot_be_shown_is_refused_with_what_can(cast, client, day):
    """422 and the rule, never a wrong page."""
    reply = client.get(page(), {"on": day})
    assert reply.status_code == 422
    assert "bakery" not in reply.text


def test_j1_drafts_are_nobody_elses(cast, client, sign_in):
    """Not for visitors, officers, administrators or other members."""
    make.EntryFactory(register=cast.ashcombe.register, start=None, description="Not yet said")
    one = cast.ashcombe
    for user in (None, one.officer, one.administrator, one.councillor, one.second_councillor):
        assert "Not yet said" not in sign_in(user).get(page()).text


def test_all_1_members_of_elsewhere_and_nobody_are_the_same_nothing(cast, client):
    """Byte for byte."""
    make.PersonFactory(council=cast.ashcombe.council, slug="never-sat")
    nothing = client.get("/never-was/").content
    for address in (page("nobody"), page("never-sat"), page("second", "nowhere"), listing("nowhere")):
        reply = client.get(address)
        assert (reply.status_code, reply.content) == (404, nothing)
    cast.brindle.people[1].slug = "elsewhere"
    cast.brindle.people[1].save()
    reply = client.get(page("elsewhere"))
    assert (reply.status_code, reply.content) == (404, nothing)


def test_j1_an_empty_list_says_what_will_be_there(db, client):
    """A council whose seats are all vacant."""
    make.CouncilFactory(slug="empty")
    assert "Nobody holds a seat here today" in client.get(listing("empty")).text


def test_j1_the_list_is_paged(cast, client, monkeypatch):
    """Never all rows at once."""
    monkeypatch.setattr(queries, "PAGE", 3)
    first = client.get(listing()).text
    assert first.count('scope="row"') == 3
    assert "Next page" in first
    second = client.get(listing(), {"page": "2"}).text
    assert second.count('scope="row"') == 1
    assert "Previous page" in second


@pytest.mark.parametrize("rows", [1, 3])
def test_j1_public_pages_take_at_most_four_queries(cast, client, assert_queries, rows):
    """The same number at one row and at three."""
    one = cast.ashcombe
    for number in range(rows):
        make.EntryFactory(register=one.register, category=Category.OTHER, description=f"Body {number}")
        make.MembershipFactory(
            seat=make.SeatFactory(body=one.assembly, provision=one.provisions["annex-1"]),
            person=make.PersonFactory(council=one.council),
        )
    with assert_queries(4):
        client.get(page())
    with assert_queries(4):
        client.get(page(), {"on": "2026-11-01"})
    with assert_queries(3):
        client.get(page("first"))
    with assert_queries(3):
        client.get(listing())


DAYS = st.integers(min_value=0, max_value=30).map(lambda number: date(2026, 3, 1) + timedelta(number))
ROWS = st.lists(st.tuples(DAYS, st.none() | DAYS, st.booleans(), st.sampled_from(list(Category))), max_size=8)


class TestAnyDay(TestCase):
    """The register as it stood on any day is what held on that day, less what is withheld."""

    @settings(max_examples=40, deadline=None)
    @given(rows=ROWS, day=DAYS)
    def test_all_2_published_on_a_day_is_what_started_by_then_and_had_not_ended(self, rows, day):
        """Entries with start <= day < end, each in its class; of the sensitive ones only that there are any."""
        register: Register = make.RegisterFactory(confirmed_on=date(2026, 2, 1))
        kept = [(start, end, hidden, category) for start, end, hidden, category in rows if not end or end >= start]
        for number, (start, end, hidden, category) in enumerate(kept):
            make.EntryFactory(
                register=register, start=start, end=end, sensitive=hidden, category=category, description=str(number)
            )
        make.EntryFactory(register=register, start=None, description="draft")
        holding = [
            (str(number), hidden, category)
            for number, (start, end, hidden, category) in enumerate(kept)
            if start <= day and (end is None or day < end)
        ]
        shown = queries.published(register, day)
        found = {(words.text, one.category) for one in shown.classes for words in (*one.own, *one.partner)}
        assert found == {(number, category) for number, hidden, category in holding if not hidden}
        assert shown.withheld is any(hidden for _, hidden, _ in holding)
        instead = {one.instead for one in shown.classes}
        assert instead == ({queries.NEUTRAL} if shown.withheld else {queries.NO_ENTRY})

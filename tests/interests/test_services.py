"""Writes of the register: drafts, publishing, ending, replacing and withholding (J1, OLP-31, ALL-2)."""

from datetime import date

import pytest
from django.core import mail

from apps.core.rulings import Refused
from apps.deadlines.enums import State
from apps.deadlines.models import Deadline, Message
from apps.deadlines.services import open_deadline
from apps.interests import queries, services
from apps.interests.enums import Category, Whose
from apps.interests.models import Entry, NothingToDeclare

TODAY = date(2026, 11, 22)
WORD = "Hushmere"


def answer_all(register, *, but=(), by=None):
    """Answer "nothing to declare" in every class but those named."""
    for category in Category:
        if category not in but:
            services.answer_nothing(register=register, category=category, by=by, reason="Test.")


@pytest.fixture
def person(cast):
    """Return a member whose register is empty."""
    return cast.ashcombe.councillor_person


@pytest.fixture
def register(cast, person):
    """Return that member's register, begun and not confirmed."""
    return services.start_register(person=person, by=cast.ashcombe.councillor, reason="Test.")


@pytest.fixture
def public(register):
    """Return a published register: a job, and nothing else."""
    answer_all(register, but=[Category.EMPLOYMENT])
    add(register)
    return services.confirm(register=register, on=date(2026, 11, 1), by=None, reason="Test.")


def add(register, category=Category.EMPLOYMENT, description="Baker", **fields):
    """Add a draft."""
    return services.add_entry(
        register=register, category=category, description=description, by=None, reason="Test.", **fields
    )


def live(register, category=Category.EMPLOYMENT):
    """Return the one entry of a class that is on the register."""
    return register.entries.live().get(category=category)


def test_j1_starting_twice_keeps_one_register(register, person):
    """Beginning again finds what was begun."""
    assert services.start_register(person=person, by=None, reason="Again.") == register


def test_j1_confirm_names_every_class_without_an_answer(register):
    """The refusal lists the classes, and nothing is published."""
    answer_all(register, but=[Category.LAND, Category.GIFTS])
    with pytest.raises(Refused) as refused:
        services.confirm(register=register, by=None, reason="Test.")
    assert refused.value.ruling.arithmetic == (
        "No answer yet: Land in the area",
        "No answer yet: Gifts and hospitality",
    )
    register.refresh_from_db()
    assert register.confirmed_on is None
    assert not register.nothing.filter(start__isnull=False).exists()


def test_j1_olp_31_confirming_meets_the_deadline(cast, register, person):
    """The register is public from today, and no longer owed."""
    rule = cast.ashcombe.rule(cast.ashcombe.assembly, "register_of_interests")
    open_deadline(
        council=person.council,
        kind="interests.register",
        subject=person,
        what="Register",
        rule=rule,
        counted_from=date(2026, 11, 10),
        by=None,
        reason="Test.",
    )
    answer_all(register)
    services.confirm(register=register, by=None, reason="Test.")
    register.refresh_from_db()
    assert (register.confirmed_on, register.changed_on) == (TODAY, TODAY)
    deadline = Deadline.objects.get(kind="interests.register", subject_id=person.pk)
    assert (deadline.state, deadline.closed_on, deadline.due_on) == (State.MET, TODAY, date(2026, 12, 7))


def test_j1_nothing_is_published_or_ended_ahead_of_time(register, public):
    """A register is of today."""
    tomorrow = date(2026, 11, 23)
    add(public, Category.LAND)
    with pytest.raises(Refused, match="ahead of time"):
        services.confirm(register=public, on=tomorrow, by=None, reason="Test.")
    with pytest.raises(Refused, match="ahead of time"):
        services.end_entry(entry=live(public), ceased_on=TODAY, on=tomorrow, by=None, reason="Test.")


def test_j1_confirming_again_needs_something_new(public):
    """A register that stands is not published twice."""
    with pytest.raises(Refused, match="nothing new"):
        services.confirm(register=public, by=None, reason="Test.")


def test_j1_an_added_interest_ends_the_answer_nothing(public):
    """The day on which an interest is published, "nothing to declare" no longer holds."""
    add(public, Category.LAND, "Allotment, Castle ward")
    assert public.nothing.filter(category=Category.LAND, end__isnull=True).exists()
    services.confirm(register=public, by=None, reason="Test.")
    assert public.nothing.get(category=Category.LAND).end == TODAY
    assert live(public, Category.LAND).start == TODAY


def test_j1_a_draft_takes_the_place_of_a_draft_answer(register):
    """Adding an interest takes an unpublished "nothing to declare" back."""
    services.answer_nothing(register=register, category=Category.LAND, by=None, reason="Test.")
    add(register, Category.LAND)
    assert not register.nothing.exists()


def test_j1_nothing_is_refused_while_there_are_interests(register):
    """One cannot say "nothing" about a class with entries."""
    add(register)
    with pytest.raises(Refused, match="has interests there"):
        services.answer_nothing(register=register, category=Category.EMPLOYMENT, by=None, reason="Test.")


def test_j1_ending_the_last_of_a_class_needs_the_answer_nothing_else(public):
    """A class is never left without an answer."""
    with pytest.raises(Refused) as refused:
        services.end_entry(entry=live(public), ceased_on=TODAY, by=None, reason="Left.")
    assert refused.value.field == "nothing_else"
    services.end_entry(entry=live(public), ceased_on=date(2026, 11, 20), nothing_else=True, by=None, reason="Left.")
    ended = public.entries.get()
    assert (ended.end, ended.ceased_on) == (TODAY, date(2026, 11, 20))
    assert public.nothing.get(category=Category.EMPLOYMENT).start == TODAY


def test_j1_an_interest_cannot_end_ahead_of_time(public):
    """The refusal names the latest day."""
    with pytest.raises(Refused, match="latest day that can be given is today, 22 November 2026"):
        services.end_entry(entry=live(public), ceased_on=date(2026, 11, 23), nothing_else=True, by=None, reason="No.")
    assert live(public).end is None


def test_j1_an_ended_entry_cannot_be_ended_or_replaced_again(public):
    """What left the register is past."""
    entry = live(public)
    services.end_entry(entry=entry, ceased_on=TODAY, nothing_else=True, by=None, reason="Left.")
    with pytest.raises(Refused, match="not on the register"):
        services.end_entry(entry=entry, ceased_on=TODAY, nothing_else=True, by=None, reason="Left.")
    with pytest.raises(Refused, match="not on the register"):
        add(public, replaces=entry)


def test_j1_all_2_a_change_replaces_and_history_says_who_and_why(cast, public):
    """The old words end the day the new ones begin; both stay on record."""
    old = live(public)
    draft = add(public, description="Master baker", replaces=old)
    with pytest.raises(Refused, match="waits to be published"):
        add(public, description="Third baker", replaces=old)
    services.confirm(register=public, by=cast.ashcombe.councillor, reason="Promoted.")
    old.refresh_from_db()
    draft.refresh_from_db()
    assert (old.end, draft.start) == (TODAY, TODAY)
    last = draft.history.first()
    assert (last.history_user, last.history_change_reason) == (cast.ashcombe.councillor, "Promoted.")


def test_j1_an_entry_of_another_register_or_class_cannot_be_replaced(cast, public):
    """Ids of others are refused."""
    with pytest.raises(Refused, match="same register and class"):
        add(public, replaces=cast.ashcombe.entry)
    with pytest.raises(Refused, match="same register and class"):
        add(public, Category.LAND, replaces=live(public))


def test_j1_a_draft_is_changed_and_removed_without_trace(register):
    """What nobody else ever saw leaves nothing behind, not even in the history."""
    entry = add(register, description=f"House at {WORD}")
    services.change_draft(entry=entry, fields={"description": f"Flat at {WORD}"}, by=None, reason="Typo.")
    services.remove_draft(entry=entry, by=None, reason="Test.")
    assert not Entry.history.filter(description__contains=WORD).exists()
    assert not register.entries.exists()


def test_j1_what_was_published_is_not_changed_or_removed(public):
    """Only drafts are."""
    for act in (
        lambda: services.change_draft(entry=live(public), fields={"description": "X"}, by=None, reason="No."),
        lambda: services.remove_draft(entry=live(public), by=None, reason="No."),
    ):
        with pytest.raises(Refused, match="published already"):
            act()


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"donor": "", "received_on": TODAY, "value": 60}, "donor", "who gave it"),
        ({"donor": "A", "received_on": None, "value": 60}, "received_on", "the day you received it"),
        ({"donor": "A", "received_on": TODAY, "value": None}, "value", "its value"),
        ({"donor": "A", "received_on": date(2026, 11, 23), "value": 60}, "received_on", "still to come"),
    ],
)
def test_j1_a_gift_needs_donor_day_and_value(register, fields, field, words):
    """Each gap is refused at its field."""
    with pytest.raises(Refused, match=words) as refused:
        add(register, Category.GIFTS, "Vase", **fields)
    assert refused.value.field == field
    assert not register.entries.exists()


def test_j1_other_interests_and_gifts_are_the_members_own(register):
    """The partner is asked about in the seven pecuniary classes only."""
    with pytest.raises(Refused, match="Only your own"):
        add(register, Category.OTHER, "Trustee", whose=Whose.PARTNER)


def test_j1_words_are_needed(register):
    """Blank is nothing."""
    with pytest.raises(Refused, match="needs words"):
        add(register, description="  ")


def test_j1_withholding_reaches_back_and_tells_officers_only_that(cast, public):
    """Section 32: the words go from earlier days too, and no message repeats them."""
    services.withhold(entry=live(public), by=cast.ashcombe.councillor, reason="Asked.")
    before = queries.published(public, date(2026, 11, 10))
    assert before.withheld
    assert not any(shown.own for shown in before.classes)
    messages = Message.objects.filter(subject__contains="withheld")
    assert {message.to_address for message in messages} == {
        cast.ashcombe.officer.email,
        cast.ashcombe.administrator.email,
    }
    assert not any("Baker" in message.body or "Employment" in message.body for message in messages)
    assert not mail.outbox


def test_j1_a_sensitive_change_withholds_what_it_replaces(public):
    """The old public words go with the new ones."""
    add(public, description=f"Baker at {WORD}", replaces=live(public), sensitive=True)
    services.confirm(register=public, by=None, reason="Test.")
    assert set(public.entries.values_list("sensitive", flat=True)) == {True}
    assert queries.published(public, date(2026, 11, 10)).withheld


def test_j1_a_public_change_of_a_withheld_entry_reveals_nothing_of_before(public):
    """What was withheld stays withheld for its days; what is said from today is said from today."""
    services.withhold(entry=live(public), by=None, reason="Asked.")
    add(public, description="Baker again", replaces=live(public))
    services.confirm(register=public, by=None, reason="Test.")
    assert queries.published(public, date(2026, 11, 10)).withheld
    now = queries.published(public, TODAY)
    assert [words.text for shown in now.classes for words in shown.own] == ["Baker again"]


def test_j1_a_draft_cannot_be_withheld_it_is_not_public(register):
    """Withholding a draft is asked for in the draft."""
    with pytest.raises(Refused, match="not published yet"):
        services.withhold(entry=add(register), by=None, reason="Test.")


def test_all_2_strings_never_carry_the_interest(cast):
    """What lands in logs names no class and no words."""
    assert str(cast.ashcombe.sensitive_entry) == "Entry in the register of Cllr Second of Ashcombe"
    assert "Quietwater" not in repr(cast.ashcombe.sensitive_entry)
    assert "Land" not in repr(cast.ashcombe.sensitive_entry)


def test_j1_one_open_answer_per_class(register):
    """Answering twice is no error and no second row."""
    for _ in range(2):
        services.answer_nothing(register=register, category=Category.LAND, by=None, reason="Test.")
    assert NothingToDeclare.objects.filter(register=register).count() == 1

"""Declaring an interest against an item: rule, service and pages (J1, OLP-31, Localism Act 2011 s.31)."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from apps.core.rulings import Refused
from apps.deadlines.enums import State
from apps.deadlines.models import Deadline, Message
from apps.interests.enums import Category
from apps.meetings.enums import DeclarationKind, MeetingState
from apps.meetings.models import Declaration, Vote
from apps.meetings.queries.room import out_of
from apps.meetings.rules.declaring import When, can_declare
from apps.meetings.services import declaring as services
from tests import factories as make

WORD = "Hushmere"
PECUNIARY, OTHER, PERSONAL = DeclarationKind.PECUNIARY, DeclarationKind.OTHER, DeclarationKind.PERSONAL


@pytest.fixture
def one(cast):
    """Return Ashcombe, whose second councillor has a published register."""
    return cast.ashcombe


def declare(one, **said):
    """Let the second councillor declare against the item of the open meeting."""
    fields = {"item": one.open_item, "person": one.second_person, "kind": PECUNIARY, "by": one.second_councillor}
    return services.declare(**fields | said)


def address(one, name="declare", item=None, **more):
    """Return the address of declaring against an item."""
    item = item or one.open_item
    names = {"council": one.slug, "body": item.meeting.body.slug, "slug": item.meeting.slug, "number": item.number}
    return reverse(f"meetings-my-{name}", kwargs=names | more)


def tasks(declaration):
    """Return the tasks to register what was declared."""
    return Deadline.objects.for_subject(declaration).filter(kind="interests.disclosure")


DAYS = {"meets_on": date(2026, 12, 13), "today": date(2026, 11, 22)}
WHEN = DAYS | {"announced": True, "cancelled": False, "voted": False}


@pytest.mark.parametrize(
    ("said", "allowed"),
    [
        ({}, True),
        ({"today": date(2026, 12, 13)}, True),
        ({"today": date(2026, 12, 14)}, False),
        ({"announced": False}, False),
        ({"cancelled": True}, False),
        ({"voted": True}, False),
    ],
)
def test_olp_31_interests_are_declared_from_the_notice_until_the_day_is_over(said, allowed):
    """Before the notice, after the day, once voted on, or at a cancelled meeting: refused with what to do instead."""
    ruling = can_declare(When(**WHEN | said))
    assert ruling.allowed is allowed
    assert allowed or ruling.lawful


def test_j1_a_pecuniary_declaration_takes_the_member_out_of_the_item(one):
    """Who declared is left out of that item's vote; withdrawn, the member is back."""
    declaration = declare(one, entry=one.entry)
    assert [found.person for found in out_of(one.open_item)] == [one.second_person]
    services.withdraw(declaration=declaration, by=one.second_councillor, reason="Mistaken.")
    assert out_of(one.open_item) == []


@pytest.mark.parametrize("kind", [OTHER, PERSONAL])
def test_j1_other_declarations_leave_the_vote(one, kind):
    """Only a pecuniary interest takes a member out."""
    declare(one, entry=one.entry, kind=kind)
    assert out_of(one.open_item) == []


def test_j1_olp_31_an_interest_that_is_not_registered_opens_the_28_day_task(one):
    """28 days beginning with the declaration: until 19 December; registered and linked, it is met."""
    declaration = declare(one, text="Owns the house next door.")
    task = tasks(declaration).get()
    assert (task.counted_from, task.due_on) == (date(2026, 11, 22), date(2026, 12, 19))
    assert "house" not in task.what
    services.link(declaration=declaration, entry=one.entry, by=one.second_councillor, reason="Registered.")
    task.refresh_from_db()
    assert task.state == State.MET


def test_j1_linked_and_personal_interests_open_no_task(one):
    """Nothing is to be registered then."""
    assert not tasks(declare(one, entry=one.entry)).exists()
    assert not tasks(declare(one, text="A friend spoke.", kind=PERSONAL)).exists()


def test_j1_withdrawing_takes_the_task_back(one):
    """Nothing declared, nothing to register."""
    declaration = declare(one, text="Owns the house next door.")
    services.withdraw(declaration=declaration, by=one.second_councillor, reason="Mistaken.")
    assert tasks(declaration).get().state == State.WITHDRAWN
    assert not Declaration.objects.exists()
    kept = Declaration.all_objects.get()
    assert kept.history.first().history_change_reason == "Mistaken."


def test_all_2_a_correction_keeps_what_was_said_before(one):
    """The history says who changed it, and why."""
    declaration = declare(one, text="Owns the house next door.", kind=OTHER)
    said = {"kind": PECUNIARY, "entry": one.entry, "reason": "Found."}
    services.correct(declaration=declaration, by=one.second_councillor, **said)
    last, first = declaration.history.all()
    assert (last.kind, last.history_change_reason, last.history_user) == (PECUNIARY, "Found.", one.second_councillor)
    assert (first.kind, first.text) == (OTHER, "Owns the house next door.")
    assert tasks(declaration).get().state == State.MET


def test_j1_the_same_interest_is_not_declared_twice_against_an_item(one):
    """By entry and without one; withdrawn, it can be declared again."""
    declared = declare(one, entry=one.entry)
    declare(one, text="Something else.")
    for said in ({"entry": one.entry}, {"text": "Something more."}):
        with pytest.raises(Refused, match="already") as refused:
            declare(one, **said)
        assert refused.value.field == "interest"
    services.withdraw(declaration=declared, by=None, reason="Mistaken.")
    declare(one, entry=one.entry)


def test_j1_all_1_entries_of_others_drafts_and_ended_ones_are_refused(cast, one):
    """Only one's own, and only what is on the register."""
    draft = make.EntryFactory(register=one.register, start=None)
    ended = make.EntryFactory(register=one.register, end=date(2026, 11, 22))
    for entry in (cast.brindle.entry, draft, ended):
        with pytest.raises(Refused, match="one’s own"):
            declare(one, entry=entry)
    assert not Declaration.all_objects.exists()


def test_j1_only_members_of_the_body_declare(cast, one):
    """Neither a member of elsewhere nor one who does not sit there that day."""
    with pytest.raises(Refused, match="does not sit on"):
        declare(one, person=cast.brindle.second_person)
    with pytest.raises(Refused, match="does not sit on"):
        declare(one, item=one.private_item)


@pytest.mark.parametrize("state", [MeetingState.CANCELLED, MeetingState.PREPARING, MeetingState.DROPPED])
def test_j1_nothing_is_declared_at_a_meeting_that_is_not_held(one, state):
    """Cancelled, dropped or not announced."""
    one.open_meeting.state = state
    one.open_meeting.save()
    with pytest.raises(Refused):
        declare(one, entry=one.entry)


def test_j1_during_the_meeting_and_never_after_its_day(one, frozen):
    """On the evening itself yes, also once attendance was recorded; the day after no more."""
    frozen.move_to(one.open_meeting.starts_at)
    one.open_meeting.state = MeetingState.HELD
    one.open_meeting.save()
    declare(one, entry=one.entry)
    frozen.move_to(datetime(2026, 12, 15, 9, 0, tzinfo=UTC))
    with pytest.raises(Refused, match="was held on Monday 14 December 2026"):
        declare(one, text="Too late.")


def test_j1_a_declaration_of_before_is_recorded_at_its_moment(one):
    """The demo's meetings of the past, and what was said in the room."""
    past = make.MeetingFactory(
        body=one.assembly,
        starts_at=datetime(2026, 9, 24, 16, 30, tzinfo=UTC),
        openness_rule=one.open_meeting.openness_rule,
    )
    item = make.AgendaItemFactory(meeting=past, number=1)
    declaration = declare(one, item=item, entry=one.entry, at=datetime(2026, 9, 24, 16, 31, tzinfo=UTC))
    assert declaration.declared_at == datetime(2026, 9, 24, 16, 31, tzinfo=UTC)


def test_j1_a_sensitive_interest_says_nothing_but_that(one):
    """Linked to a withheld entry, or withheld here: section 32, and no words."""
    linked = declare(one, entry=one.sensitive_entry)
    said = declare(one, text=f"A house at {WORD}", sensitive=True)
    unsaid = declare(one, item=make.AgendaItemFactory(meeting=one.open_meeting, number=7), sensitive=True)
    for declaration in (linked, said, unsaid):
        assert declaration.words == "An interest withheld under section 32 of the Localism Act 2011"
        assert WORD not in str(declaration)
    assert not Deadline.objects.filter(what__contains=WORD).exists()
    assert not Message.objects.filter(body__contains=WORD).exists()


def test_j1_an_entry_withheld_later_is_withheld_here_too(one):
    """The page asks the register."""
    declaration = declare(one, entry=one.entry)
    assert declaration.words == "Works for a bakery."
    one.entry.sensitive = True
    one.entry.save()
    assert Declaration.objects.get(pk=declaration.pk).is_withheld


# Pages ----------------------------------------------------------------------------------------------------------------


def test_j1_declaring_goes_through_check_answers(one, sign_in):
    """First shown, then public; the check page says what follows and where it is written."""
    client = sign_in(one.second_councillor)
    page = client.get(address(one)).text
    assert "Works for a bakery." in page
    said = {"interest": str(one.entry.pk), "kind": PECUNIARY, "text": ""}
    check = client.post(address(one), said)
    assert "Check your declaration" in check.text
    assert "takes no part in it and does not vote" in check.text
    assert "article 11" in check.text
    assert not Declaration.objects.exists()
    assert "Declare an interest" in client.post(address(one), said | {"change": "yes"}).text
    reply = client.post(address(one), said | {"confirm": "yes"})
    assert reply["Location"] == address(one)
    assert Declaration.objects.get().entry == one.entry
    again = client.post(address(one), said | {"confirm": "yes"})
    assert again.status_code == 422
    assert "already" in again.text


def test_j1_olp_31_it_shows_on_the_meetings_page_at_once(one, client):
    """With name, kind, words and the register; of a withheld one only that it is withheld."""
    page = reverse("meetings-meeting", kwargs={"council": one.slug, "body": "assembly", "slug": one.open_meeting.slug})
    declare(one, entry=one.entry)
    text = client.get(page).text
    assert "Works for a bakery." in text
    assert "Takes no part in the item" in text
    assert "/ashcombe/interests/second/" in text
    made = declare(one, entry=one.sensitive_entry)
    text = client.get(page).text
    assert "An interest withheld under section 32 of the Localism Act 2011" in text
    assert text.count("In the register<") == 1
    services.withdraw(declaration=made, by=one.second_councillor, reason="Mistaken.")
    assert "section 32" not in client.get(page).text


def test_j1_input_is_kept_when_refused(one, sign_in):
    """Another interest needs words, unless it is withheld."""
    client = sign_in(one.second_councillor)
    reply = client.post(address(one), {"interest": "another", "kind": OTHER})
    assert reply.status_code == 422
    assert "Say what the interest is." in reply.text
    assert (
        "Check your declaration"
        in client.post(address(one), {"interest": "another", "kind": OTHER, "sensitive": "on"}).text
    )


def test_all_1_ids_of_others_in_a_posted_form_are_refused(cast, one, sign_in):
    """Another council's entry, another member's entry, nonsense."""
    client = sign_in(one.second_councillor)
    for entry in (cast.brindle.entry.pk, cast.brindle.sensitive_entry.pk, 999_999, "x"):
        said = {"interest": str(entry), "kind": PECUNIARY, "confirm": "yes"}
        reply = client.post(address(one), said)
        assert reply.status_code == 422
        assert "Choose one of your own interests" in reply.text
    assert not Declaration.objects.exists()


def test_all_1_only_who_sits_there_finds_the_page(cast, one, sign_in):
    """Officers, members of elsewhere and of other bodies get what nothing gives."""
    nothing = sign_in(one.officer).get("/my/nowhere/").content
    for user in (one.officer, one.administrator, cast.brindle.councillor, cast.brindle.officer):
        reply = sign_in(user).get(address(one))
        assert (reply.status_code, reply.content) == (404, nothing)
    reply = sign_in(one.second_councillor).get(address(one, item=one.private_item))
    assert (reply.status_code, reply.content) == (404, nothing)
    assert sign_in(one.councillor).get(address(one, item=one.private_item)).status_code == 200
    assert sign_in().get(address(one)).status_code == 302


def test_j1_correct_withdraw_and_link_by_pages(one, sign_in):
    """Each with its reason; nobody else finds them."""
    client = sign_in(one.second_councillor)
    made = declare(one, text="Owns the house next door.", kind=OTHER)
    page = client.get(address(one)).text
    assert "not linked to your register" in page
    for name in ("correct", "withdraw", "link"):
        there = address(one, name, declaration=made.pk)
        assert client.get(there).status_code == 200
        assert client.post(there, {}).status_code == 422
        assert sign_in(one.councillor).get(there).status_code == 404
    said = {"interest": "another", "text": "Owns half of it.", "kind": PECUNIARY, "reason": "Precise."}
    assert client.post(address(one, "correct", declaration=made.pk), said)["Location"] == address(one)
    link = client.post(address(one, "link", declaration=made.pk), {"interest": str(one.entry.pk)})
    assert link["Location"] == address(one)
    made.refresh_from_db()
    assert (made.kind, made.entry) == (PECUNIARY, one.entry)
    client.post(address(one, "withdraw", declaration=made.pk), {"reason": "Sold."})
    assert not Declaration.objects.exists()
    assert client.get(address(one, "withdraw", declaration=made.pk)).status_code == 404


def test_j1_after_the_day_the_page_still_links(one, sign_in, frozen):
    """What was declared is registered later: the task leads here, and no form to declare is shown."""
    made = declare(one, text="Owns the house next door.")
    frozen.move_to(datetime(2026, 12, 15, 9, 0, tzinfo=UTC))
    client = sign_in(one.second_councillor)
    page = client.get(address(one)).text
    assert "stands as it was recorded" in page
    assert 'name="kind"' not in page
    client.post(address(one, "link", declaration=made.pk), {"interest": str(one.entry.pk)})
    assert tasks(made).get().state == State.MET
    late = client.post(address(one), {"interest": str(one.sensitive_entry.pk), "kind": OTHER, "confirm": "yes"})
    assert late.status_code == 422


def test_j1_once_voted_on_the_item_is_closed(one, sign_in):
    """The vote counted who had declared."""
    make_vote(one)
    with pytest.raises(Refused, match="vote on this item has been recorded"):
        declare(one, entry=one.entry)


def make_vote(one):
    """Record a vote on the item."""
    quorum = one.rule(one.assembly, "quorum")
    majority = one.rule(one.assembly, "majority", "ordinary")
    return Vote.objects.create(
        item=one.open_item, motion="That it be done.", matter="ordinary", present=3, votes_for=3, votes_against=0,
        abstaining=0, outcome="carried", quorum_rule=quorum, majority_rule=majority, quorum_ruling={},
        result_ruling={}, provision=majority.provision, recorded_at=make.NOW,
    )  # fmt: skip


def test_j1_queries_stay_the_same_with_more_entries(one, sign_in, assert_queries):
    """One entry or three."""
    client = sign_in(one.second_councillor)
    counts = []
    for category in (Category.LAND, Category.OTHER, Category.SECURITIES):
        with assert_queries(most=11) as seen:
            client.get(address(one))
        counts.append(len(seen.statements()))
        make.EntryFactory(register=one.register, category=category)
    assert len(set(counts)) == 1

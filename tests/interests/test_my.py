"""A member's own pages of the register (J1)."""

import re
from datetime import date

import pytest
from django.urls import reverse

from apps.deadlines.services import open_deadline
from apps.interests import services
from apps.interests.enums import Category, in_address

from .test_services import TODAY, add, answer_all, live

PARTNER_WORDS = re.compile(r"partner.{0,3}s? (full )?name", re.IGNORECASE)


def my(name, council="ashcombe", **names):
    """Return an address of one's own register."""
    return reverse(f"interests-my-{name}", kwargs={"council": council, **names})


@pytest.fixture
def client(cast, sign_in):
    """Return the councillor's browser."""
    return sign_in(cast.ashcombe.councillor)


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


@pytest.fixture
def public(cast):
    """Return the councillor's register, published on 1 November: a job, and nothing else."""
    register = services.start_register(person=cast.ashcombe.councillor_person, by=None, reason="Test.")
    answer_all(register, but=[Category.EMPLOYMENT])
    add(register)
    return services.confirm(register=register, on=date(2026, 11, 1), by=None, reason="Test.")


def test_j1_task_list_shows_nine_classes_and_how_the_day_was_counted(client, owed):
    """Due 28 days beginning with taking office: 7 December, with rule and citation to unfold."""
    page = client.get(my("register")).text
    for category in Category:
        assert category.label in page
    assert "0 of 9 classes answered" in page
    assert "Due by Monday 7 December 2026" in page
    assert "How this day was counted" in page
    assert "article 11" in page


def test_j1_a_late_register_says_so(cast, sign_in, owed, frozen):
    """The day after the last day it is late."""
    frozen.move_to("2026-12-07T12:00:00Z")
    assert "Late" not in sign_in(cast.ashcombe.councillor).get(my("register")).text
    frozen.move_to("2026-12-08T12:00:00Z")
    page = sign_in(cast.ashcombe.councillor).get(my("register")).text
    assert "Late" in page
    assert "It was due by Monday 7 December 2026" in page


def test_j1_olp_31_the_whole_register_from_empty_to_public(client, cast, owed):
    """Each class answered, one with an interest; check answers; confirm; public at once."""
    for category in Category:
        address = my("class", category=in_address(category))
        if category == Category.EMPLOYMENT:
            reply = client.post(address, {"anything": "yes"})
            assert reply["Location"] == my("add", category="employment")
            reply = client.post(my("add", category="employment"), {"whose": "self", "description": "Baker, Northgate"})
            assert reply["Location"] == address
        else:
            assert client.post(address, {"anything": "no"})["Location"] == my("register")
    public = reverse("interests-register", kwargs={"council": "ashcombe", "person": "first"})
    assert "Baker" not in client.get(public).text
    page = client.get(my("check")).text
    assert "Baker, Northgate" in page
    reply = client.post(my("check"), {"confirm": "yes"}, follow=True)
    assert "Your register is published" in reply.text
    assert "in time" in reply.text
    assert "Baker, Northgate" in client.get(public).text
    owed.refresh_from_db()
    assert owed.state == "met"


def test_j1_check_refuses_while_a_class_has_no_answer(client, cast):
    """422, with the classes named, and nothing public."""
    register = services.start_register(person=cast.ashcombe.councillor_person, by=None, reason="Test.")
    answer_all(register, but=[Category.SECURITIES])
    reply = client.post(my("check"), {"confirm": "yes"})
    assert reply.status_code == 422
    assert "No answer yet: Securities" in reply.text
    register.refresh_from_db()
    assert register.confirmed_on is None


def test_j1_a_class_needs_an_answer(client):
    """Neither yes nor no is refused, at the question."""
    reply = client.post(my("class", category="land"), {})
    assert reply.status_code == 422
    assert "Say whether you have anything to declare" in reply.text


def test_j1_input_is_kept_when_it_is_refused(client):
    """What was typed stands in the form again."""
    reply = client.post(my("add", category="gifts"), {"description": "A vase from Ankara", "value": "much"})
    assert reply.status_code == 422
    for words in (
        "A vase from Ankara",
        "Say who gave it",
        "Write the value in figures",
        "Enter the day you received it",
    ):
        assert words in reply.text


def test_j1_a_partners_name_is_never_asked(client):
    """No class has a field for it, and the form says not to write it."""
    for category in Category:
        page = client.get(my("add", category=in_address(category))).text
        names = set(re.findall(r'name="([a-z_]+)"', page)) - {"csrfmiddlewaretoken", "viewport"}
        assert names <= {
            "whose", "description", "donor", "received_on_day", "received_on_month", "received_on_year", "value",
            "sensitive",
        }  # fmt: skip
        assert ("Do not write your partner’s name" in page) is (category not in (Category.OTHER, Category.GIFTS))


def test_j1_gifts_show_the_threshold_of_the_bodys_rule(client):
    """The number comes from the rule, with its citation."""
    page = client.get(my("class", category="gifts")).text
    assert "Gifts and hospitality worth" in page
    assert "article 15" in page


def test_j1_a_later_addition_goes_through_check_answers(client, public, cast):
    """Nothing is public before the member says so again."""
    reply = client.post(my("add", category="land"), {"whose": "self", "description": "Allotment in Castle ward"})
    assert reply["Location"] == my("check")
    address = reverse("interests-register", kwargs={"council": "ashcombe", "person": "first"})
    assert "Allotment" not in client.get(address).text
    client.post(my("check"), {"confirm": "yes"})
    assert "Allotment in Castle ward" in client.get(address).text


def test_j1_a_change_replaces_what_is_public(client, public):
    """The form starts from what is registered; both versions stand on check answers until it is published."""
    entry = live(public)
    assert "Baker" in client.get(my("change", entry=entry.pk)).text
    client.post(my("change", entry=entry.pk), {"whose": "self", "description": "Miller"})
    assert "Changed" in client.get(my("check")).text
    client.post(my("check"), {"confirm": "yes"})
    address = reverse("interests-register", kwargs={"council": "ashcombe", "person": "first"})
    page = client.get(address).text
    assert "Miller" in page
    assert "Baker" not in page
    assert "Baker" in client.get(address, {"on": "2026-11-12"}).text


def test_j1_ending_asks_for_day_and_reason_and_nothing_else(client, public):
    """The only entry of a class ends together with the answer that there is nothing else."""
    address = my("end", entry=live(public).pk)
    day = {"ceased_on_day": "20", "ceased_on_month": "11", "ceased_on_year": "2026"}
    reply = client.post(address, {})
    assert reply.status_code == 422
    assert "Say why the interest ends" in reply.text
    reply = client.post(address, day | {"reason": "Retired"})
    assert reply.status_code == 422
    assert "the only interest" in reply.text
    reply = client.post(address, day | {"reason": "Retired", "nothing_else": "on"})
    assert reply["Location"] == my("class", category="employment")
    history = client.get(my("history")).text
    assert "Retired" in history


def test_j1_a_draft_can_be_removed(client, cast):
    """A question first, then gone."""
    register = services.start_register(person=cast.ashcombe.councillor_person, by=None, reason="Test.")
    entry = add(register)
    assert "Remove this interest?" in client.get(my("remove", entry=entry.pk)).text
    assert register.entries.exists()
    client.post(my("remove", entry=entry.pk))
    assert not register.entries.exists()


def test_j1_withholding_is_asked_for_in_the_form_and_later(client, public):
    """Under section 32, at once."""
    assert "section 32" in client.get(my("add", category="land")).text
    address = my("withhold", entry=live(public).pk)
    assert "section 32" in client.get(address).text
    client.post(address)
    page = client.get(reverse("interests-register", kwargs={"council": "ashcombe", "person": "first"})).text
    assert "Baker" not in page
    assert "withheld under section 32" in page


def test_j1_an_ended_entry_can_still_be_withheld(client, public):
    """The register of earlier days loses its words as well."""
    entry = services.end_entry(entry=live(public), ceased_on=TODAY, nothing_else=True, by=None, reason="Left.")
    client.post(my("withhold", entry=entry.pk))
    address = reverse("interests-register", kwargs={"council": "ashcombe", "person": "first"})
    assert "Baker" not in client.get(address, {"on": "2026-11-12"}).text


def test_j1_history_is_for_its_owner(client, public):
    """Who, when, what and why."""
    page = client.get(my("history")).text
    assert "Kept as a draft: Baker" in page
    assert "On the register: Baker" in page
    services.withhold(entry=live(public), by=None, reason="Asked.")
    assert "Withheld on the register: Baker" in client.get(my("history")).text
    services.end_entry(entry=live(public), ceased_on=TODAY, nothing_else=True, by=None, reason="Left.")
    assert "Taken off the register: Baker" in client.get(my("history")).text
    assert "Only you see this page" in page


PAGES = ("register", "check", "done", "history")


@pytest.mark.parametrize("name", PAGES)
def test_all_1_a_visitor_is_sent_to_sign_in(name, cast, sign_in):
    """Own pages need a sign-in."""
    reply = sign_in().get(my(name))
    assert reply["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", PAGES)
def test_all_1_nobody_fills_in_a_register_of_a_council_where_he_or_she_is_nobody(name, cast, sign_in):
    """Officers, and councillors of elsewhere, get what nothing gives, byte for byte."""
    nothing = sign_in(cast.ashcombe.officer).get("/my/nowhere/register/")
    for user in (cast.ashcombe.officer, cast.ashcombe.administrator, cast.brindle.councillor):
        reply = sign_in(user).get(my(name))
        assert (reply.status_code, reply.content) == (404, nothing.content)


@pytest.mark.parametrize("name", ["change", "remove", "withhold", "end"])
def test_all_1_entries_of_others_are_nothing_to_me(name, cast, client):
    """Another member's entry, here or in another council, answers as a missing one does, on GET and POST."""
    nothing = client.get(my(name, entry=999_999))
    for entry in (cast.ashcombe.entry, cast.brindle.entry, cast.ashcombe.sensitive_entry):
        for reply in (client.get(my(name, entry=entry.pk)), client.post(my(name, entry=entry.pk), {"reason": "x"})):
            assert (reply.status_code, reply.content) == (404, nothing.content)
        entry.refresh_from_db()
        assert entry.end is None


def test_j1_an_unknown_class_is_nothing(client):
    """The same 404."""
    assert client.get(my("class", category="horses")).status_code == 404


def test_j1_queries_of_own_pages_do_not_grow(client, public, assert_queries):
    """One entry or three: the same number."""
    counts = []
    for _ in range(2):
        for name in ("register", "check"):
            with assert_queries(most=12) as seen:
                client.get(my(name))
            counts.append(len(seen.statements()))
        for number in range(2):
            add(public, Category.LAND, f"Field {number}")
    assert counts[:2] == counts[2:]

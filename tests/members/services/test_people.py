"""Making people and inviting them."""

import pytest

from apps.accounts.models import User
from apps.core.rulings import Refused
from apps.deadlines.models import Message
from apps.members.services.people import invite, make_person


@pytest.fixture
def one(cast):
    return cast.ashcombe


def make(one, **other):
    answers = {"council": one.council, "name": "Nadia Newcomer", "by": one.officer, "reason": "Test."}
    return make_person(**answers | other)


def test_people_of_the_same_name_get_addresses_of_their_own(one):
    assert [make(one).slug for _ in range(3)] == ["nadia-newcomer", "nadia-newcomer-2", "nadia-newcomer-3"]


def test_a_name_without_latin_letters_has_an_address_too(one):
    assert make(one, name="李小龙").slug == "member"


def test_the_longest_name_fits(one):
    assert len(make(one, name="N" * 150).slug) <= 80
    assert len(make(one, name="N" * 150).slug) <= 80


@pytest.mark.parametrize("name", ["", "Nadia\nBcc: x@example.org", "42"])
def test_what_is_no_name_is_refused(one, name):
    with pytest.raises(Refused):
        make(one, name=name)


def test_what_is_no_address_is_refused(one):
    with pytest.raises(Refused, match="correct format"):
        make(one, email="nadia")


def test_all_2_history_says_who_made_a_person_and_why(one):
    row = make(one).history.get()

    assert (row.history_user, row.history_change_reason) == (one.officer, "Test.")


def test_an_invitation_makes_an_account_without_a_password_and_says_how_to_sign_in(one):
    person = make(one, email="Nadia@Example.org")

    message = invite(person=person, by=one.officer)

    person.refresh_from_db()
    assert person.user.email == "nadia@example.org" and not person.user.has_usable_password()
    assert message.to_address == "nadia@example.org"
    assert "http://testserver/accounts/login/code/" in message.body
    assert "There is no password yet" in message.body


def test_somebody_with_an_account_keeps_it(one):
    accounts = User.objects.count()
    person = make(one, email="councillor@brindle.example.org")

    invite(person=person, by=one.officer)

    assert User.objects.count() == accounts
    assert Message.objects.count() == 1


def test_olp_10_nobody_becomes_two_people_of_one_council(one):
    person = make(one, email=one.councillor.email)

    with pytest.raises(Refused, match="belongs to Cllr First of Ashcombe"):
        invite(person=person, by=one.officer)
    assert not Message.objects.exists()


def test_without_an_address_nobody_is_invited(one):
    with pytest.raises(Refused, match="cannot be invited without an e-mail address"):
        invite(person=make(one), by=one.officer)

"""Rulings and refusals (ALL-3): the rule, the numbers and the provision in every answer."""

import pytest

from apps.core.rulings import Citation, Refused, Ruling, refuse

CLAUSE = Citation("constitution, article 19", "/ashcombe/documents/constitution/19/")


def test_all_3_a_refusal_says_the_rule_what_is_lawful_and_where_it_is_written() -> None:
    no = Ruling(False, "Not quorate: 16 of 17 needed.", ("51 / 3 = 17",), (CLAUSE,), "One more member is needed.")
    with pytest.raises(Refused) as caught:
        no.check()
    assert str(caught.value) == "Not quorate: 16 of 17 needed. One more member is needed. (constitution, article 19)"


def test_all_3_a_permission_passes_itself_on() -> None:
    yes = Ruling(True, "Quorate.")
    assert yes.check() is yes


def test_all_3_a_ruling_stored_is_the_same_ruling() -> None:
    ruling = Ruling(False, "No.", ("1 + 1 = 2",), (CLAUSE,), "Yes on Friday.")
    assert Ruling.from_data(ruling.as_data()) == ruling


def test_a_refusal_names_the_field_it_is_about() -> None:
    refused = refuse("Too early.", lawful="Earliest: 2 October.", citations=(CLAUSE,), on_field="leaves_on")
    assert refused.field == "leaves_on"
    assert not refused.ruling.allowed

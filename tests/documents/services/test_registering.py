"""The register: listed documents, who answers for them, their periods, and what rests on what (OWS-1, OWS-10)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from apps.core.rulings import Refused
from apps.documents.models import Document, Underpinning
from apps.documents.services.registering import (
    change_entry,
    describe,
    end_underpinning,
    list_document,
    set_period,
    underpin,
)
from tests import factories as make

WHY = {"by": None, "reason": "Said so."}


@pytest.mark.django_db
class TestRegistering:
    """One write at a time."""

    def test_ows_1_a_listed_document_gets_its_address_from_its_title(self):
        council = make.CouncilFactory()

        made = list_document(council=council, title="ICT Strategies & Policies", kind="strategy", **WHY)

        assert (made.slug, made.listed, made.editions.count()) == ("ict-strategies-policies", True, 0)
        with pytest.raises(Refused, match="at this address already"):
            list_document(council=council, title="ICT strategies, policies", kind="policy", **WHY)

    def test_ows_1_a_title_without_letters_has_no_address(self):
        with pytest.raises(Refused, match="no letter or figure"):
            list_document(council=make.CouncilFactory(), title="!?", kind="plan", **WHY)

    def test_ows_1_owner_and_listing_are_taken_back_too(self):
        document = make.DocumentFactory(owner="Assembly", listed=True)

        describe(document=document, owner="", listed=False, **WHY)

        document.refresh_from_db()
        assert (document.owner, document.listed) == ("", False)

    def test_ows_10_a_period_is_named_by_a_clause_of_the_edition_itself(self):
        edition, other = make.EditionFactory(), make.ProvisionFactory()

        with pytest.raises(Refused, match="is not a provision of"):
            set_period(edition=edition, runs_until=date(2027, 6, 30), runs_by=other, **WHY)

    def test_ows_10_nothing_of_an_entry_is_changed_where_one_part_is_refused(self):
        edition = make.EditionFactory(start=date(2026, 1, 1))

        with pytest.raises(Refused, match="1 January 2026 or later"):
            change_entry(
                document=edition.document, owner="Assembly", listed=True, edition=edition, runs_until=date(2025, 1, 1),
                **WHY,
            )  # fmt: skip

        assert Document.objects.get().owner == ""

    def test_ows_1_documents_of_two_councils_carry_nothing_of_each_other(self):
        with pytest.raises(Refused, match="one council"):
            underpin(lower=make.DocumentFactory(), upper=make.DocumentFactory(), **WHY)

    def test_ows_1_a_clause_of_another_council_is_no_reason(self):
        council = make.CouncilFactory()
        lower, upper = make.DocumentFactory(council=council), make.DocumentFactory(council=council)

        with pytest.raises(Refused, match="not in a document of this council"):
            underpin(lower=lower, upper=upper, provision=make.ProvisionFactory(), **WHY)

    def test_ows_1_the_same_is_recorded_once_and_can_be_taken_away(self):
        council = make.CouncilFactory()
        lower, upper = make.DocumentFactory(council=council), make.DocumentFactory(council=council)
        one = underpin(lower=lower, upper=upper, **WHY)

        with pytest.raises(Refused, match="recorded already"):
            underpin(lower=lower, upper=upper, **WHY)
        end_underpinning(underpinning=one, by=None, reason="The table was changed.")

        assert not Underpinning.objects.exists()
        assert underpin(lower=upper, upper=lower, **WHY)


class TestNoCircle(TestCase):
    """Whatever is recorded in whichever order, nothing ever rests on itself."""

    @given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12))
    def test_ows_1_nothing_comes_to_rest_on_itself(self, pairs):
        council = make.CouncilFactory()
        documents = [make.DocumentFactory(council=council) for _ in range(5)]
        below: dict[int, set[int]] = {}

        for low, up in pairs:
            closes = low == up or up in all_below(low, below)
            if closes or low in below.get(up, set()):
                with pytest.raises(Refused):
                    underpin(lower=documents[low], upper=documents[up], **WHY)
            else:
                underpin(lower=documents[low], upper=documents[up], **WHY)
                below.setdefault(up, set()).add(low)


def all_below(one, below):
    """Return all that ``one`` rests on, however far down."""
    found = set(below.get(one, set()))
    return found.union(*(all_below(other, below) for other in found)) if found else found

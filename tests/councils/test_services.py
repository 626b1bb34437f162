"""Councils are made at addresses where their pages can be reached (ALL-1)."""

import pytest

from apps.core.rulings import Refused
from apps.councils.models import Council
from apps.councils.services import make_council
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["office", "my", "search", "admin", "accounts", "static", "healthz"])
def test_all_1_an_address_of_the_installation_is_refused(slug: str) -> None:
    with pytest.raises(Refused, match="installation's own"):
        make_council(organisation=make.OrganisationFactory(), slug=slug, name="Taken", by=None, reason="Test")
    assert not Council.objects.exists()


def test_all_1_a_free_address_is_taken() -> None:
    made = make_council(organisation=make.OrganisationFactory(), slug="free-town", name="Free", by=None, reason="Test")
    assert made.slug == "free-town"

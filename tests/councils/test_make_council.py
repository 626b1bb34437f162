"""`manage.py make_council`."""

import pytest
from django.core.management import CommandError, call_command

from apps.accounts.models import User
from apps.councils import grants
from apps.councils.models import Council, Organisation, RoleChange

JO = ("jo@rutland.example", "Jo Bloggs")


def test_a_council_comes_with_its_first_administrator(db: None):
    call_command("make_council", "rutland", "Rutland County Council", *JO, "--contact", "Catmose, Oakham")

    council = Council.objects.get(slug="rutland")
    assert (council.name, council.contact) == ("Rutland County Council", "Catmose, Oakham")
    assert council.organisation.email == "jo@rutland.example"
    assert [user.name for user in grants.holders("administer_council", council)] == ["Jo Bloggs"]
    assert RoleChange.objects.get().reason == "Made on the command line."


@pytest.mark.parametrize("slug", ["Rutland County", ""])
def test_an_address_that_is_none_is_refused_and_nothing_is_made(db: None, slug: str):
    with pytest.raises(CommandError, match="slug"):
        call_command("make_council", slug, "Rutland County Council", *JO)

    assert not (Organisation.objects.exists() or Council.objects.exists() or User.objects.exists())


def test_a_second_council_of_the_same_address_is_refused(db: None):
    call_command("make_council", "rutland", "Rutland County Council", *JO)
    with pytest.raises(CommandError, match="already exists"):
        call_command("make_council", "rutland", "Another", *JO)

    assert Council.objects.get().name == "Rutland County Council"

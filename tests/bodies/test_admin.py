"""Raw records are shown to the administrators of the installation, and changed by nobody."""

import pytest

from tests import factories as make


@pytest.fixture
def client_of_superuser(sign_in, cast):
    return sign_in(make.UserFactory(is_staff=True, is_superuser=True))


def addresses(cast):
    """Give the list and one record of everything that is shown."""
    one = cast.ashcombe
    business = make.BusinessFactory(body=one.assembly)
    rule = one.rule(one.assembly, "quorum")
    for record in (one.assembly, one.assembly_seats[0], business, one.constitution, one.edition, rule.provision, rule):
        where = f"/admin/{record._meta.app_label}/{record._meta.model_name}/"
        yield where, f"{where}{record.pk}/"


def test_all_2_records_and_their_history_can_be_read(client_of_superuser, cast):
    for listing, record in addresses(cast):
        assert client_of_superuser.get(listing).status_code == 200, listing
        assert client_of_superuser.get(f"{record}change/").status_code == 200, record
        assert client_of_superuser.get(f"{record}history/").status_code == 200, record


def test_all_2_records_are_changed_by_services_alone(client_of_superuser, cast):
    for listing, record in addresses(cast):
        for path in (f"{listing}add/", f"{record}change/", f"{record}delete/"):
            assert client_of_superuser.post(path, {"name": "Taken over"}).status_code in (403, 404), path


def test_all_1_officers_of_a_council_do_not_see_the_records_of_all(sign_in, cast):
    for user in (cast.ashcombe.administrator, cast.ashcombe.officer):
        for listing, _ in addresses(cast):
            assert sign_in(user).get(listing).status_code == 302

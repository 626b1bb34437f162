"""The administration of raw records shows them to superusers and changes nothing."""

import pytest
from django.urls import reverse

from apps.deadlines import services
from apps.deadlines.due import Recipient
from tests import factories as make

NAMES = ("deadline", "message", "reminder", "closedday", "excludedrange", "proclamation")


@pytest.fixture
def rows(owe):
    owe()
    services.post(to=Recipient("ann@example.org"), subject="Hello", body="Private words")


@pytest.mark.parametrize("name", NAMES)
def test_a_superuser_reads_and_changes_nothing(rows, sign_in, name):
    client = sign_in(make.UserFactory(is_staff=True, is_superuser=True))
    assert client.get(reverse(f"admin:deadlines_{name}_changelist")).status_code == 200
    assert client.get(reverse(f"admin:deadlines_{name}_add")).status_code == 403


@pytest.mark.parametrize("name", NAMES)
def test_other_staff_see_nothing(rows, sign_in, name):
    client = sign_in(make.UserFactory(is_staff=True))
    assert client.get(reverse(f"admin:deadlines_{name}_changelist")).status_code == 403


def test_a_deadline_shows_its_history(owe, sign_in):
    deadline = owe()
    client = sign_in(make.UserFactory(is_staff=True, is_superuser=True))
    page = client.get(reverse("admin:deadlines_deadline_history", args=[deadline.pk]))
    assert "For the tests." in page.content.decode()
    assert client.post(reverse("admin:deadlines_deadline_change", args=[deadline.pk])).status_code == 403

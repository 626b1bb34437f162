"""Addresses for load balancers and those on duty."""

import pytest

from apps.deadlines import services
from apps.deadlines.models import Heartbeat


def test_healthz_asks_nothing_but_the_process(client, assert_queries, db):
    with assert_queries(0):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_readyz_says_200_when_all_is_well(client, db, frozen):
    services.heartbeat()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "failing": {}})
    assert "no-store" in answer["Cache-Control"]


def test_readyz_says_503_and_names_what_fails(client, db, frozen):
    services.heartbeat()
    frozen.shift(3600)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["status"] == "unavailable"
    assert list(answer.json()["failing"]) == ["queue"]


def test_readyz_writes_nothing(client, db):
    assert client.get("/readyz").status_code == 503
    assert not Heartbeat.objects.exists()


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_health_is_only_read(client, db, address):
    assert client.head(address).status_code in (200, 503)
    assert client.post(address).status_code == 405

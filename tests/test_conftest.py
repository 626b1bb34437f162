"""The guards that stand around every test really stand there."""

import socket
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from apps.core import clock
from apps.councils.models import Council
from tests.conftest import NetworkUsed


def test_no_test_speaks_to_another_machine():
    with pytest.raises(NetworkUsed), socket.socket() as talk:
        talk.connect(("192.0.2.1", 80))


def test_this_machine_may_be_spoken_to():
    with socket.socket() as ear, socket.socket() as talk:
        ear.bind(("127.0.0.1", 0))
        ear.listen()
        talk.connect(ear.getsockname())


def test_the_day_is_frozen(cast):
    assert clock.today() == date(2026, 11, 22)


def test_uploads_stay_with_the_tests(tmp_path_factory):
    name = default_storage.save("a.txt", ContentFile(b"a"))

    assert default_storage.path(name).startswith(str(tmp_path_factory.getbasetemp()))


def test_queries_are_counted(cast, assert_queries):
    with assert_queries(1):
        Council.objects.count()
    with pytest.raises(AssertionError, match="2 queries, not 1"), assert_queries(1):
        Council.objects.count(), Council.objects.exists()
    with pytest.raises(AssertionError, match="more than 0"), assert_queries(most=0):
        Council.objects.count()

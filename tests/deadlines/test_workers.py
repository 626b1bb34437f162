"""Real workers, schedulers, brokers and a real mail server: nothing is lost and nothing doubled (ALL-4)."""

import os

import pytest

from apps.core import clock
from apps.deadlines.models import Heartbeat, Message, Reminder

from . import outside
from .outside import STEPS, owe

pytestmark = [pytest.mark.slow]


# Processes take seconds to start, so the tests of one broker share them, and each looks at a council of its own.
@pytest.fixture(scope="module", params=["filesystem", pytest.param("redis", marks=pytest.mark.redis)])
def broker(request):
    if request.param == "filesystem":
        return "filesystem://"
    # Far from the databases that others may use, and one for each worker of pytest-xdist.
    number = 10 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]) % 5
    return os.environ["REDIS_URL"].rpartition("/")[0] + f"/{number}"


@pytest.fixture(scope="module")
def machinery(broker, folder, database, post):
    machinery = outside.Machinery(folder, outside.environment(folder, database, post, broker), broker)
    machinery.flush()
    yield machinery
    machinery.stop()


@pytest.fixture(autouse=True)
def _quick_mail(post):
    yield
    post.delay = 0


def wait_until_sent(council):
    owed = council.deadlines.count() * len(STEPS)
    outside.wait_for(lambda: council.messages.filter(sent_at__isnull=False).count() >= owed, f"{owed} messages sent")


def wait_for_ticks(number):
    """Let so many more heartbeats come through the queue, so that sweeps had their chance to do wrong."""
    for _ in range(number):
        last = clock.now()
        outside.wait_for(lambda last=last: Heartbeat.objects.filter(at__gt=last).exists(), "a heartbeat")


def assert_one_of_each(council, post, repeated=0):
    """One reminder for each deadline and step, one message each, each sent; repetitions have the same Message-ID."""
    wanted = sorted((pk, step) for pk in council.deadlines.values_list("pk", flat=True) for step in STEPS)
    assert sorted(Reminder.objects.filter(deadline__council=council).values_list("deadline_id", "step")) == wanted
    assert council.messages.count() == len(wanted)
    assert not council.messages.filter(sent_at__isnull=True).exists()
    ids = set(council.messages.values_list("message_id", flat=True))
    assert ids <= set(post.accepted)
    assert post.repeated(ids) <= repeated
    assert set(post.accepted) <= set(Message.objects.values_list("message_id", flat=True))


def test_all_4_three_days_of_outage(machinery, post):
    council = owe(10)
    machinery.have(schedulers=1, workers=1)
    wait_until_sent(council)
    wait_for_ticks(2)
    assert_one_of_each(council, post)


def test_all_4_two_schedulers_and_two_workers_at_once(machinery, post):
    machinery.have(schedulers=2, workers=2)
    council = owe(40)
    wait_until_sent(council)
    wait_for_ticks(4)
    assert_one_of_each(council, post)


def test_all_4_a_broker_flushed_again_and_again(machinery, post):
    machinery.have(schedulers=1, workers=1)
    for _ in range(3):
        wait_for_ticks(1)
        council = owe(4)
        machinery.flush()
        wait_until_sent(council)
        assert_one_of_each(council, post)


def test_all_4_a_worker_killed_amid_its_mail(machinery, post):
    machinery.have(schedulers=1, workers=1)
    council, post.delay = owe(15), 0.03
    before, kills = len(post.accepted), 2
    for kill in range(1, kills + 1):
        outside.wait_for(lambda kill=kill: len(post.accepted) >= before + 8 * kill, "some mail")
        machinery.have(schedulers=1, workers=0)
        machinery.have(schedulers=1, workers=1)
    wait_until_sent(council)
    wait_for_ticks(2)
    assert_one_of_each(council, post, repeated=kills)

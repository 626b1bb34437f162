"""A process that dies at any place of a sweep leaves nothing half-done (ALL-4)."""

import json
import subprocess
import sys

import pytest

from apps.deadlines.models import Message

from . import outside

pytestmark = [pytest.mark.slow]


def test_all_4_killed_at_any_moment(folder, database, post):
    """A process is killed before each statement, around each commit and around each mail, in its own run each."""
    script = subprocess.run(
        [sys.executable, "-m", "tests.deadlines.crashing"],
        cwd=outside.ROOT,
        env={**outside.environment(folder, database, post, "filesystem://"), "MESSAGE_CLAIM_SECONDS": "0"},
        capture_output=True,
        text=True,
        timeout=outside.PATIENCE,
        check=False,
    )
    assert script.returncode == 0, script.stderr
    deaths = [json.loads(line) for line in script.stdout.splitlines()]
    places = {death["place"] for death in deaths}
    assert places >= {"statement", "before commit", "after commit", "before mail", "after mail"}
    for death in deaths:
        assert (death["reminders"], death["sent"], death["unsent"]) == (1, 1, 0), death
    assert Message.objects.count() == len(deaths) + 1
    assert set(post.accepted) == set(Message.objects.values_list("message_id", flat=True))
    # Only who died between the server's yes and our mark made it send again, and the same Message-ID.
    assert post.repeated(set(post.accepted)) <= sum(death["unmarked"] for death in deaths)

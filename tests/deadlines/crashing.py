"""Dies at every place where a sweep can die: run by test_workers.py as a process of its own, one line of JSON a death.

Each round opens a deadline, lets a child sweep and send until it is killed at the next place, then lets another child
sweep and send to the end, and tells what is there. The last round is the one that nobody interrupts.
"""

import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.db.backends.base.base import BaseDatabaseWrapper  # noqa: E402
from django.template import engines  # noqa: E402

from apps.councils.models import Council  # noqa: E402
from apps.deadlines import services  # noqa: E402
from apps.deadlines.models import Deadline, Message  # noqa: E402
from apps.deadlines.services import sending  # noqa: E402
from tests.deadlines.outside import four_days_ago, open_one, owe  # noqa: E402


class Death:
    """Kills this process at the place of a given number, and leaves a note of what place it was."""

    def __init__(self, number: int, note: Path) -> None:
        self.left, self.note, self.unmarked = number, note, False

    def at(self, place: str) -> None:
        """Pass a place, or die there."""
        self.left -= 1
        if self.left == 0:
            self.note.write_text(json.dumps({"place": place, "unmarked": self.unmarked}))
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(self, execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        """Pass before a statement; the one that marks a message as sent commits itself."""
        self.at("statement")
        result = execute(sql, params, many, context)
        if '"sent_at" =' in sql:
            self.unmarked = False
        return result

    def lie_in_wait(self) -> None:
        """Stand before each statement, around each commit, and around each mail."""
        commit, deliver = BaseDatabaseWrapper._commit, sending._Connection.deliver

        def committed(wrapper: Any) -> None:
            self.at("before commit")
            commit(wrapper)
            self.at("after commit")

        def delivered(connected: Any, mail: Any) -> None:
            self.at("before mail")
            deliver(connected, mail)
            self.unmarked = True
            self.at("after mail")

        BaseDatabaseWrapper._commit = committed
        sending._Connection.deliver = delivered
        connection.execute_wrappers.append(self.statement)


def in_a_child(work: Callable[[], None]) -> bool:
    """Do the work in a process of its own. False when it was killed."""
    child = os.fork()
    if child == 0:
        try:
            work()
            connection.close()
        except BaseException as error:
            sys.stderr.write(f"{error!r}\n")
            os._exit(1)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        return False
    if os.waitstatus_to_exitcode(status):
        raise SystemExit("A child failed.")
    return True


def sweep_and_send() -> None:
    """What the ticks do."""
    services.sweep()
    services.send()


def prepare(number: int) -> None:
    """Open a deadline one of whose reminders is due."""
    with four_days_ago():
        open_one(Council.objects.get(), f"tests.crash-{number}", [1])


def finish(number: int, note: Path) -> None:
    """Sweep and send to the end, tell what came of the deadline, and prepare the next."""
    sweep_and_send()
    deadline = Deadline.objects.get(kind=f"tests.crash-{number}")
    told = {
        "reminders": deadline.reminders.count(),
        "sent": deadline.reminders.exclude(message__sent_at=None).count(),
        "unsent": Message.objects.filter(sent_at=None).count(),
    }
    sys.stdout.write(json.dumps({**json.loads(note.read_text()), **told}) + "\n")
    sys.stdout.flush()
    prepare(number + 1)


def main() -> None:
    """Die at each place in turn, until there is none left."""
    note = Path(tempfile.mkdtemp()) / "note"
    # Children are quick when they find the template ready and need no pool of connections.
    engines["jinja2"].get_template("email/deadlines/reminder.txt")
    connection.settings_dict["OPTIONS"].pop("pool", None)
    in_a_child(lambda: (owe(0), prepare(1)))
    for number in range(1, 1000):

        def die(number: int = number) -> None:
            Death(number, note).lie_in_wait()
            sweep_and_send()

        if in_a_child(die):
            return
        in_a_child(partial(finish, number, note))


if __name__ == "__main__":
    main()

"""A real server process for the journeys, with a clock that a test can move.

``python -m tests.journeys.server load`` migrates and loads the demo; ``... serve PORT`` serves it; ``... tick`` reads
the files that wait, as a worker does. The file ``clock`` in VAR_DIR says what time it is (an ISO moment); it is read
anew at every request, so that a journey can wait a month.
"""

import os
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import django
import time_machine

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
CLOCK = Path(os.environ["VAR_DIR"]) / "clock"


class Clock:
    """Keeps this process at the moment that the file says, and goes on from there."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.said = ""
        self.travel: time_machine.travel | None = None

    def read(self) -> None:
        """Travel when the file says another moment than before."""
        said = CLOCK.read_text().strip()
        if said == self.said:
            return
        if self.travel is not None:
            self.travel.stop()
        self.said, self.travel = said, time_machine.travel(datetime.fromisoformat(said), tick=True)
        self.travel.start()


def timed(application: Callable, clock: Clock) -> Callable:
    """Return ``application`` reading the clock before each answer."""

    def answer(environ: dict, start_response: Callable) -> Iterable[bytes]:
        clock.read()
        return application(environ, start_response)

    return answer


def main(arguments: list[str]) -> None:
    """Load, serve, or do what the worker does at each tick."""
    clock = Clock()
    clock.read()
    django.setup()
    from django.core.management import call_command
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    if arguments[0] == "load":
        call_command("migrate", verbosity=0)
        call_command("load_demo", verbosity=0)
        return
    if arguments[0] == "tick":
        from apps.documents.tasks import read_waiting

        read_waiting()
        return

    class Quiet(WSGIRequestHandler):
        """Says nothing of what is well."""

        def log_message(self, format: str, *args: Any) -> None:
            """Write down failures only."""
            if str(args[1]).startswith("5"):
                super().log_message(format, *args)

    server = ThreadedWSGIServer(("127.0.0.1", int(arguments[1])), Quiet)
    server.daemon_threads = True
    server.set_app(timed(get_wsgi_application(), clock))
    server.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1:])

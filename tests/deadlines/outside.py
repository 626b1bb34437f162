"""What tests with real processes need: a database and a broker that other processes reach, a mail server, processes."""

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socket import socket
from typing import Any

import psycopg
import redis
import time_machine
from aiosmtpd.controller import Controller
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connections, transaction

from apps.core import clock
from apps.councils import grants
from apps.councils.enums import Role
from apps.councils.models import Council
from apps.deadlines import services
from apps.deadlines.models import Deadline
from tests import factories as make

ROOT = Path(__file__).parents[2]
# Much more than a quiet machine needs.
PATIENCE = 90
ALIVE: list[subprocess.Popen] = []
STEPS = [3, 2, 1]
# Each worker of pytest-xdist has databases of its own, also when no other test made it a test database.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
OUTSIDE, TEMPLATE = f"_{WORKER}_outside", f"_{WORKER}_template"
# As in the Procfile, and as in compose.yaml.
WORKERS = {
    "filesystem": ("worker", "--pool=solo", "--loglevel=warning", "--without-gossip", "--without-mingle"),
    "redis": ("worker", "--concurrency=2", "--loglevel=warning"),
}
SCHEDULER = ("beat", "--loglevel=warning", "--pidfile=")


def wait_for(what: Callable[[], Any], why: str) -> Any:
    """Ask again and again until the answer is true; fail when patience is over, or when a process ended by itself."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert [process.args for process in ALIVE if process.poll() is not None] == []
        if answer := what():
            return answer
        time.sleep(0.05)
    raise AssertionError(f"Waited in vain: {why}")


# A database --------------------------------------------------------------------------------------------------------


@contextmanager
def database(folder: Path) -> Iterator[str]:
    """Make a migrated database that other processes reach the default one, and give its address."""
    inside = connections["default"]
    outside = inside.copy()
    # Django keeps pools by alias, and the alias here is that of the database inside.
    outside.settings_dict["OPTIONS"].pop("pool", None)
    make = _postgresql if outside.vendor == "postgresql" else _sqlite
    with make(outside, folder) as address:
        connections["default"] = outside
        try:
            yield address
        finally:
            outside.close()
            connections["default"] = inside
            # Types of content are remembered by alias, and those of the database inside have other numbers.
            ContentType.objects.clear_cache()


@contextmanager
def _sqlite(wrapper: Any, folder: Path) -> Iterator[str]:
    template, path = folder.parent / "template.sqlite3", folder / "outside.sqlite3"
    if not template.exists():
        _migrate(wrapper, str(template))
    shutil.copy(template, path)
    wrapper.settings_dict["NAME"] = str(path)
    yield f"sqlite:///{path}"


@contextmanager
def _postgresql(wrapper: Any, folder: Path) -> Iterator[str]:
    said = wrapper.settings_dict
    template, name = f"{said['NAME']}{TEMPLATE}", f"{said['NAME']}{OUTSIDE}"
    with _server(said) as server:
        if not (folder.parent / "template").exists():
            _drop(server, template)
            server.execute(f'CREATE DATABASE "{template}"')
            _migrate(wrapper, template)
            (folder.parent / "template").touch()
        _drop(server, name)
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        said["NAME"] = name
        password = f":{said['PASSWORD']}" if said["PASSWORD"] else ""
        yield f"postgres://{said['USER']}{password}@{said['HOST']}:{said['PORT']}/{name}"
        wrapper.close()
        _drop(server, name)


def _server(said: dict[str, Any]) -> psycopg.Connection:
    who = {"host": said["HOST"], "port": said["PORT"], "user": said["USER"], "password": said["PASSWORD"]}
    return psycopg.connect(**who, dbname="postgres", autocommit=True)


def _drop(server: psycopg.Connection, name: str) -> None:
    server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def drop_template() -> None:
    """Leave nothing behind on a server."""
    wrapper = connections["default"]
    if wrapper.vendor == "postgresql":
        with _server(wrapper.settings_dict) as server:
            _drop(server, f"{wrapper.settings_dict['NAME']}{TEMPLATE}")


def _migrate(wrapper: Any, name: str) -> None:
    inside = connections["default"]
    wrapper.settings_dict["NAME"] = name
    connections["default"] = wrapper
    call_command("migrate", verbosity=0)
    wrapper.close()
    connections["default"] = inside


# A mail server -----------------------------------------------------------------------------------------------------


@dataclass
class Post:
    """A mail server on this machine that keeps what it accepted: Message-IDs in their order."""

    port: int = 0
    delay: float = 0
    accepted: list[str] = field(default_factory=list)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Take a mail."""
        import asyncio
        from email import message_from_bytes

        self.accepted.append(message_from_bytes(envelope.content)["Message-ID"])
        await asyncio.sleep(self.delay)
        return "250 OK"

    def repeated(self, ids: set[str]) -> int:
        """How often mails of these Message-IDs came again."""
        return sum(number - 1 for mail, number in Counter(self.accepted).items() if mail in ids)


@contextmanager
def post_office() -> Iterator[Post]:
    """Run a mail server."""
    post = Post()
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        post.port = free.getsockname()[1]
    controller = Controller(post, hostname="127.0.0.1", port=post.port)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()


# Processes ---------------------------------------------------------------------------------------------------------


@dataclass
class Machinery:
    """Workers and schedulers as real processes, and the broker between them."""

    folder: Path
    environment: dict[str, str]
    broker: str
    running: list[subprocess.Popen] = field(default_factory=list)

    def start(self, *arguments: str) -> subprocess.Popen:
        """Start a Celery process: ``start("worker", ...)``, ``start("beat", ...)``."""
        log = (self.folder / f"{arguments[0]}-{len(self.running)}.log").open("wb")
        process = subprocess.Popen(
            [sys.executable, "-m", "celery", "--app", "config", *arguments],
            cwd=ROOT,
            env=self.environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self.running.append(process)
        ALIVE.append(process)
        return process

    def have(self, *, schedulers: int, workers: int) -> None:
        """Start and kill until so many of each run."""
        for kind, wanted in ((SCHEDULER, schedulers), (WORKERS[self.broker.partition(":")[0]], workers)):
            running = [process for process in self.running if process.args[5] == kind[0] and process.poll() is None]
            for process in running[wanted:]:
                self.kill(process)
            for _ in range(wanted - len(running)):
                # Each scheduler has a memory of its own, as on machines of their own.
                own = [f"--schedule={self.folder / f'beat-{len(self.running)}'}"] if kind == SCHEDULER else []
                self.start(*kind, *own)

    def kill(self, process: subprocess.Popen) -> None:
        """Kill a process and its children, so that none of them can tidy up."""
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        with suppress(ValueError):
            ALIVE.remove(process)

    def stop(self) -> None:
        """Kill all that runs."""
        for process in self.running:
            self.kill(process)
        for log in sorted(self.folder.glob("*.log")):
            # pytest shows it when a test failed.
            sys.stdout.write(f"{log.name}\n{log.read_text(errors='replace')[-2000:]}\n")

    def flush(self) -> None:
        """Throw away all that the broker holds."""
        if self.broker.startswith("redis"):
            redis.Redis.from_url(self.broker).flushdb()
            return
        for path in (self.folder / "broker" / "queue").glob("*"):
            path.unlink(missing_ok=True)


def environment(folder: Path, address: str, post: Post, broker: str) -> dict[str, str]:
    """The environment of processes that share this database, mail server and broker."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.deadlines.outside_settings",
        "DATABASE_URL": address,
        "VAR_DIR": str(folder),
        "REDIS_URL": "",
        "CELERY_BROKER_URL": broker,
        "EMAIL_URL": f"smtp://127.0.0.1:{post.port}",
        "PYTHONPATH": str(ROOT),
        "MESSAGE_CLAIM_SECONDS": "4",
    }


# Something to do ----------------------------------------------------------------------------------------------------


def owe(number: int) -> Council:
    """Open deadlines of a new council four days ago, so that three reminders of each are due. Returns the council."""
    with four_days_ago(), transaction.atomic():
        slug = f"council-{uuid.uuid4().hex}"
        council: Council = make.CouncilFactory(slug=slug)
        officer = make.UserFactory(email=f"officer@{slug}.example.org")
        grants.give(user=officer, role=Role.SECRETARIAT, on=council, by=None, reason="For the tests.")
        for each in range(number):
            open_one(council, f"tests.outside-{each}", STEPS)
    return council


def open_one(council: Council, kind: str, steps: list[int]) -> Deadline:
    """Open a deadline that is due in four days."""
    return services.open_deadline(
        council=council,
        kind=kind,
        subject=council,
        what="Something owed",
        counted_from=clock.today(),
        value={"length": 4, "counting": "days_after_event", "calendar": "CAL", "reminder_days": steps},
        by=None,
        reason="For the tests.",
    )


def four_days_ago() -> time_machine.travel:
    """Make it the morning of four days ago."""
    morning = datetime.combine(clock.today() - timedelta(days=4), datetime.min.time(), UTC) + timedelta(hours=5)
    return time_machine.travel(morning)

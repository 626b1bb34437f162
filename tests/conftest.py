"""What every test has: a frozen day, no network, files in a place of its own, and the cast."""

import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

# No example fails for being slow: several processes share the cores, and time is no property of what is tested.
hypothesis.settings.register_profile("moothall", deadline=None)
hypothesis.settings.load_profile("moothall")


class NetworkUsed(AssertionError):
    """A test spoke to another machine."""


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Let sockets reach this machine only (PostgreSQL, Redis, the live server)."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(("127.", "::1", "localhost")):
            raise NetworkUsed(f"A test spoke to {address[0]}.")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(autouse=True)
def _files_apart(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep uploaded files in a folder of this worker."""
    base = tmp_path_factory.getbasetemp() / "media"
    base.mkdir(exist_ok=True)
    settings.MEDIA_ROOT = str(base)


@pytest.fixture
def frozen() -> Iterator[time_machine.Traveller]:
    """Make it 10 o'clock on 22 November 2026; the clock goes on from there. ``frozen.move_to(...)`` moves it."""
    with time_machine.travel(NOW, tick=True) as traveller:
        yield traveller


@pytest.fixture
def cast(db: None, frozen: Any) -> Any:
    """Return two councils with everything in them (tests/cast.py), on 22 November 2026."""
    from tests.cast import make_cast

    return make_cast()


@pytest.fixture
def sign_in() -> Callable[..., Client]:
    """Return what makes a client that is signed in as the user given (None: a visitor)."""

    def signed_in(user: Any = None, **options: Any) -> Client:
        client = Client(**options)
        if user is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


@pytest.fixture
def assert_queries() -> Callable[..., AbstractContextManager]:
    """Return a context that fails unless the queries within are as many as said, or at most ``most``."""
    return QueryCount


class QueryCount(CaptureQueriesContext):
    """Counts queries: ``with assert_queries(4):`` or ``with assert_queries(most=4):``. Savepoints do not count."""

    def __init__(self, exactly: int | None = None, *, most: int | None = None) -> None:
        """Take what is allowed."""
        super().__init__(connection)
        self.exactly, self.most = exactly, most

    def statements(self) -> list[str]:
        """Return the queries run within, without savepoints."""
        return [query["sql"] for query in self.captured_queries if "SAVEPOINT" not in query["sql"]]

    def __exit__(self, *problem: Any) -> None:
        """Compare, unless something went wrong already."""
        super().__exit__(*problem)
        if problem[0] is not None:
            return
        count, listing = len(self.statements()), "\n".join(self.statements())
        if self.exactly is not None:
            assert count == self.exactly, f"{count} queries, not {self.exactly}:\n{listing}"
        if self.most is not None:
            assert count <= self.most, f"{count} queries, more than {self.most}:\n{listing}"


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the repository."""
    return Path(__file__).resolve().parent.parent

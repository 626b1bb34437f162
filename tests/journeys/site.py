"""The demo in a database of its own, and a server process over a copy of it for each journey."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent.parent
# A Monday morning; the demo's meetings are laid around it.
BEGINNING = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
SERVER = os.environ.get("DATABASE_URL", "")


@dataclass
class Database:
    """A database, on the PostgreSQL that DATABASE_URL names or as a file of SQLite."""

    name: str
    folder: Path

    @property
    def url(self) -> str:
        """How settings call it."""
        if SERVER.startswith("postgres"):
            return urlsplit(SERVER)._replace(path=f"/{self.name}").geturl()
        return f"sqlite:///{self.file}"

    @property
    def file(self) -> Path:
        """Where it lies when it is SQLite."""
        return self.folder / f"{self.name}.sqlite3"

    def make(self, like: "Database | None" = None) -> None:
        """Make it anew, empty or like another."""
        self.drop()
        if SERVER.startswith("postgres"):
            self._say(f'CREATE DATABASE "{self.name}"' + (f' TEMPLATE "{like.name}"' if like else ""))
        elif like:
            shutil.copyfile(like.file, self.file)

    def drop(self) -> None:
        """Remove it."""
        if SERVER.startswith("postgres"):
            self._say(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
            return
        for path in self.folder.glob(f"{self.file.name}*"):
            path.unlink()

    @staticmethod
    def _say(statement: str) -> None:
        url = urlsplit(SERVER)._replace(path="/postgres").geturl()
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(statement)


@dataclass
class Site:
    """A server process; ``with Site(...) as site`` ends it afterwards."""

    database: Database
    folder: Path
    url: str = ""
    process: subprocess.Popen | None = field(default=None, repr=False)

    def environment(self) -> dict[str, str]:
        """Return what the process is told."""
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "DATABASE_URL": self.database.url,
            "VAR_DIR": str(self.folder),
            # Neither cache nor broker is shared with other tests; nobody works the queue here.
            "REDIS_URL": "",
            "CELERY_BROKER_URL": "",
            "LOG_LEVEL": "ERROR",
        }

    def run(self, *words: str) -> list[str]:
        """Return the command of tests/journeys/server.py."""
        return [sys.executable, "-m", "tests.journeys.server", *words]

    def set_clock(self, moment: datetime) -> None:
        """Let it be ``moment``."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "clock").write_text(moment.isoformat())

    def load(self) -> None:
        """Fill the database with the demo."""
        self.set_clock(BEGINNING)
        subprocess.run(self.run("load"), cwd=ROOT, env=self.environment(), check=True)

    def tick(self) -> None:
        """Have a worker, which is a process of its own, read the files that wait."""
        subprocess.run(self.run("tick"), cwd=ROOT, env=self.environment(), check=True)

    def __enter__(self) -> "Site":
        """Serve on a free port, and wait until it answers."""
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.set_clock(BEGINNING)
        self.url = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(self.run("serve", str(port)), cwd=ROOT, env=self.environment())
        for _ in range(150):
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=5):
                    return self
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.2)
        raise RuntimeError("The server of the journeys did not begin.")

    def __exit__(self, *problem: object) -> None:
        """End the process."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=20)

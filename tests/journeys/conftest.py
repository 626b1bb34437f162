"""A browser, the demo, and visitors who go through it in four ways."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from .checks import check_valid
from .site import Database, Site
from .visitor import Visitor, Way

SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a browser for all journeys of this worker."""
    # Playwright keeps a loop in this thread, which Django takes for asynchronous code in every later test.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=path, args=list(SWITCHES))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Database]:
    """Return a database with the demo, loaded once."""
    folder = tmp_path_factory.mktemp("demo")
    database = Database(f"mh_journeys_{worker_id}_demo", folder)
    database.make()
    Site(database, folder).load()
    yield database
    database.drop()


@pytest.fixture
def site(demo: Database, worker_id: str) -> Iterator[Site]:
    """Return a server over a copy of the demo."""
    database = Database(f"mh_journeys_{worker_id}", demo.folder)
    database.make(like=demo)
    with Site(database, demo.folder) as running:
        yield running
    database.drop()


@pytest.fixture
def visitor(chromium: Browser, site: Site, tmp_path: Path) -> Iterator[Callable[..., Visitor]]:
    """Return what makes a visitor: ``visitor("J2", DESKTOP)``. Each has a browser window of his or her own."""
    windows: list[Any] = []

    def arrive(journey: str, way: Way) -> Visitor:
        window = chromium.new_context(
            java_script_enabled=way.scripts,
            viewport={"width": way.width, "height": 900},
            locale="en-GB",
            timezone_id="Europe/London",
        )
        window.set_default_timeout(15_000)
        windows.append(window)
        return Visitor(window.new_page(), way, journey, site.url, tmp_path)

    yield arrive
    for window in windows:
        window.close()


@pytest.fixture
def window(chromium: Browser) -> Iterator[Any]:
    """Return a browser window without cookies."""
    opened = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", timezone_id="Europe/London")
    opened.set_default_timeout(15_000)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    """Return the name of this worker; "main" where there is only one."""
    return getattr(request.config, "workerinput", {}).get("workerid", "main")


@pytest.fixture
def valid_html() -> Callable[[Visitor], None]:
    """Return what has the pages of a journey checked, where its way collected them and there is a Java."""

    def check(visitor: Visitor) -> None:
        if visitor.way.collects and shutil.which("java"):
            check_valid(visitor.pages)

    return check

"""What is looked at on every page of a journey."""

import json
import subprocess
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Response

from .site import ROOT

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
SCREENS = ROOT / "var" / "screens"


class Watch:
    """Keeps what a page complains of, and the source of what it shows."""

    def __init__(self, page: Page) -> None:
        """Listen to ``page``."""
        self.complaints: list[str] = []
        self.shown: Response | None = None
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("response", self._see)
        self.page = page

    def _hear(self, message: ConsoleMessage) -> None:
        # The browser reports the status of the page itself; that is the journey's business.
        expected = "the server responded with a status of" in message.text and (
            message.location.get("url", "") == self.page.url or " 422" in message.text
        )
        if message.type in ("error", "warning") and not expected:
            self.complaints.append(f"{message.type}: {message.text}")

    def _see(self, response: Response) -> None:
        if response.request.is_navigation_request() and response.frame == self.page.main_frame:
            self.shown = response

    def source(self) -> str:
        """Return the HTML of the page as the server sent it."""
        assert self.shown is not None
        return self.shown.text()


def check_quiet(watch: Watch) -> None:
    """No error of a script, no refusal by the content security policy, nothing missing."""
    assert not watch.complaints, (watch.page.url, watch.complaints)


def check_accessible(page: Page) -> None:
    """No rule of axe is violated."""
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


def check_width(page: Page, most: int) -> None:
    """The page does not scroll sideways."""
    wide = page.evaluate("document.scrollingElement.scrollWidth")
    assert wide <= most, f"{page.url} is {wide} pixels wide: {page.evaluate(WIDE, most)}"


# Which elements stick out, to be told in the failure.
WIDE = """most => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > most + 1)
    .slice(0, 5).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 40))"""


def check_headings(page: Page) -> None:
    """One heading of the first rank, and a title that begins with it or with the error."""
    assert page.locator("h1").count() == 1, page.url
    assert page.title(), page.url


def take_picture(page: Page, journey: str, name: str) -> None:
    """Keep the page as a picture in var/screens, for people to look at."""
    folder = SCREENS / journey
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", full_page=True)


def check_valid(files: list[Path]) -> None:
    """Each of the files is valid HTML, says the Nu checker."""
    assert CHECKER.is_file(), "vnu-jar is missing: run scripts/build_assets.py --dev"
    said = subprocess.run(
        ["java", "-jar", str(CHECKER), "--errors-only", "--format", "json", *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    ).stderr
    wrong = [
        f"{Path(row['url']).name}:{row.get('lastLine', 0)} {row['message']} {row.get('extract', '').strip()!r}"
        for row in json.loads(said)["messages"]
    ]
    assert not wrong, "\n".join(wrong)

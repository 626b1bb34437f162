"""Somebody in front of a browser: the same journey by mouse, by keyboard alone, on a narrow screen, without scripts."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, TimeoutError, expect

from apps.demo.loading.councils import PASSWORD

from . import checks

NARROW = 320
MOST_TABS = 250
FOCUSED = "element => element === document.activeElement"


@dataclass(frozen=True)
class Way:
    """A way of using the site."""

    name: str
    keyboard: bool = False
    scripts: bool = True
    width: int = 1280
    axe: bool = False
    pictures: bool = False
    collects: bool = False


DESKTOP = Way("desktop", axe=True, pictures=True)
SMALL = Way("narrow", width=NARROW, axe=True, pictures=True)
KEYBOARD = Way("keyboard", keyboard=True)
# The same run keeps the source of every page, to be checked by the test of valid HTML.
SCRIPTLESS = Way("without-scripts", scripts=False, collects=True)


@dataclass
class Visitor:
    """Does what people do, and looks at every page on arriving there."""

    page: Page
    way: Way
    journey: str
    site: str
    folder: Path
    password: str = PASSWORD
    watch: checks.Watch = field(init=False)
    pages: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Watch the page."""
        self.watch = checks.Watch(self.page)

    # --- going about ---

    def go(self, path: str) -> None:
        """Type an address."""
        self.page.goto(self.site + path, wait_until="load")
        self.arrive()

    def follow(self, name: str | re.Pattern, *, within: str | Locator | None = None, nth: int = 0) -> None:
        """Follow the link called ``name``."""
        exact, inside = isinstance(name, str), self._inside(within)
        links = inside.get_by_role("link", name=name, exact=exact)
        # A link that looks like a button says that it is one.
        buttons = inside.locator("a").and_(inside.get_by_role("button", name=name, exact=exact))
        self._leave(links.or_(buttons).nth(nth))

    def press(self, name: str | re.Pattern, *, within: str | Locator | None = None) -> None:
        """Press the button called ``name``, which sends a form."""
        self._leave(self._inside(within).get_by_role("button", name=name, exact=isinstance(name, str)).first)

    def unfold(self, name: str | re.Pattern, *, nth: int = 0) -> Locator:
        """Unfold what is called ``name``, and give what it holds."""
        summary = self.page.locator("summary").filter(has_text=name).nth(nth)
        if self.way.keyboard:
            self._reach(summary)
            self.page.keyboard.press("Enter")
        else:
            summary.click()
        details = self.page.locator("details").filter(has=self.page.locator("summary").filter(has_text=name)).nth(nth)
        expect(details).to_have_attribute("open", "")
        return details

    def download(self, name: str | re.Pattern, *, within: str | Locator | None = None, nth: int = 0) -> bytes:
        """Fetch the file behind the link called ``name``, with the cookies of this browser."""
        link = self._inside(within).get_by_role("link", name=name, exact=isinstance(name, str)).nth(nth)
        if self.way.keyboard:
            self._reach(link)
        answer = self.page.request.get(link.evaluate("link => link.href"))
        assert answer.ok, (name, answer.status)
        return answer.body()

    # --- forms ---

    def write(self, label: str | re.Pattern, text: str, *, within: str | Locator | None = None) -> None:
        """Write ``text`` into the field with this label."""
        box = self._inside(within).get_by_label(label, exact=isinstance(label, str)).first
        if self.way.keyboard:
            self._reach(box)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text)
        else:
            box.fill(text)
        expect(box).to_have_value(text)

    def write_day(self, legend: str | re.Pattern, day: tuple[int, int, int]) -> None:
        """Write day, month and year into the three boxes under ``legend``."""
        group = self.page.get_by_role("group", name=legend)
        for label, part in zip(("Day", "Month", "Year"), day, strict=True):
            self.write(label, str(part), within=group)

    def write_date(self, label: str, day: date) -> None:
        """Fill in a date field that the browser provides."""
        box = self.page.get_by_label(label, exact=True).first
        if self.way.keyboard:
            self._reach(box)
            # The order of its parts is that of the machine's language, whatever the page's is.
            for order in ("%d%m%Y", "%m%d%Y"):
                self.page.keyboard.type(day.strftime(order))
                if box.input_value() == day.isoformat():
                    break
                self.page.keyboard.press("ArrowLeft")
                self.page.keyboard.press("ArrowLeft")
        else:
            box.fill(day.isoformat())
        expect(box).to_have_value(day.isoformat())

    def choose(self, label: str | re.Pattern, *, within: str | Locator | None = None) -> None:
        """Tick the box, or choose the radio button, with this label."""
        box = self._inside(within).get_by_label(label, exact=isinstance(label, str)).first
        if not self.way.keyboard:
            box.check()
        elif box.get_attribute("type") == "radio":
            self._choose_radio(box)
        else:
            self._reach(box)
            if not box.is_checked():
                self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def _choose_radio(self, box: Locator) -> None:
        # Tab leads to the group; the arrows move within it.
        same = "element => document.activeElement.name === element.name"
        self._tab_until(lambda: box.evaluate(same))
        self.page.keyboard.press("Space")
        for _ in range(MOST_TABS):
            if box.is_checked():
                return
            self.page.keyboard.press("ArrowDown")

    def pick(self, label: str | re.Pattern, option: str) -> None:
        """Pick ``option`` from the list with this label."""
        box = self.page.get_by_label(label, exact=isinstance(label, str)).first
        if self.way.keyboard:
            self._reach(box)
            self.page.keyboard.type(option)
        else:
            box.select_option(label=option)
        chosen = box.evaluate("list => list.selectedOptions[0].textContent.trim()")
        assert chosen == option, (chosen, option)

    def attach(self, label: str | re.Pattern, file: Path) -> None:
        """Choose a file."""
        box = self.page.get_by_label(label).first
        if self.way.keyboard:
            self._choose_file(box, file)
        else:
            box.set_input_files(file)

    def _choose_file(self, box: Locator, file: Path, tries: int = 3) -> None:
        """Open the browser's own window with Space; one that comes while the page still moves the focus is lost."""
        self._reach(box)
        try:
            with self.page.expect_file_chooser(timeout=5000) as chooser:
                self.page.keyboard.press("Space")
        except TimeoutError:
            if tries == 1:
                raise
            self._choose_file(box, file, tries - 1)
        else:
            chooser.value.set_files(file)

    # --- looking ---

    def sees(self, *texts: str | re.Pattern, within: str | Locator | None = None) -> None:
        """The page shows each of ``texts``."""
        for text in texts:
            expect(
                self._inside(within or "main").get_by_text(text).filter(visible=True).first, str(text)
            ).to_be_visible()

    def sees_not(self, *texts: str | re.Pattern) -> None:
        """None of ``texts`` stands anywhere in the page, not even unseen."""
        source = self.page.content()
        for text in texts:
            assert not re.search(text if isinstance(text, re.Pattern) else re.escape(text), source), (
                text,
                self.page.url,
            )

    def heading(self) -> str:
        """Return the heading of the page."""
        return self.page.locator("h1").inner_text()

    def arrive(self) -> None:
        """Look at the page as its way asks."""
        checks.check_quiet(self.watch)
        checks.check_headings(self.page)
        name = f"{len(self.pages) + 1:02}-{re.sub(r'[^a-z0-9]+', '-', self.heading().lower()).strip('-')[:50]}"
        self.pages.append(self.folder / f"{self.journey}-{name}.html")
        if self.way.pictures:
            checks.take_picture(self.page, self.journey, f"{self.way.name}-{name}")
        if self.way.collects:
            self.pages[-1].write_text(self.watch.source(), encoding="utf-8")
        if self.way.axe:
            checks.check_accessible(self.page)
        if self.way.width == NARROW:
            checks.check_width(self.page, NARROW)

    # --- hands ---

    def _inside(self, within: str | Locator | None) -> Page | Locator:
        if within is None:
            return self.page
        return self.page.locator(within) if isinstance(within, str) else within

    def _leave(self, element: Locator) -> None:
        """Use ``element``, which leads to another page, and arrive there."""
        if self.way.keyboard:
            self._reach(element)
        with self.page.expect_navigation(wait_until="load"):
            if self.way.keyboard:
                self.page.keyboard.press("Enter")
            else:
                element.click()
        self.arrive()

    def _reach(self, element: Locator) -> None:
        """Press Tab until ``element`` has the focus."""
        expect(element).to_be_attached()
        self._tab_until(lambda: element.evaluate(FOCUSED))

    def _tab_until(self, there: Callable[[], bool]) -> None:
        for _ in range(MOST_TABS):
            if there():
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{self.page.url}: the keyboard does not get there.")

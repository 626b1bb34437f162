"""Going from link to link, and looking at each page that is met."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from . import checks
from .visitor import NARROW

# Of one kind of page a few are looked at: a constitution has a hundred provisions.
OF_EACH_KIND = 2
LINKS = "[...document.querySelectorAll('a[href]')].map(link => link.href)"
WIDE = {"width": 1280, "height": 900}
SMALL = {"width": NARROW, "height": 900}


def kind_of(address: str) -> str:
    """Return the name of the address, and what its query asks for; "" when no address of ours is like it."""
    parts = urlsplit(address)
    try:
        name = resolve(parts.path).url_name or parts.path
    except Resolver404:
        return ""
    return f"{name} {' '.join(sorted(re.findall(r'([a-z_]+)=', parts.query)))}".strip()


@dataclass
class Crawl:
    """Looks at every page below ``prefixes`` that links lead to; gathers what is wrong."""

    page: Page
    site: str
    folder: Path
    prefixes: tuple[str, ...]
    wrong: list[str] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    kinds: Counter = field(default_factory=Counter)

    def run(self, *paths: str) -> None:
        """Begin at ``paths``."""
        watch = checks.Watch(self.page)
        waiting, met = [f"{self.site}{path}" for path in paths], set()
        while waiting:
            address = waiting.pop(0).split("#")[0]
            if address in met or not self.concerns(address):
                continue
            met.add(address)
            if self.opens(address):
                self.look(watch, address.removeprefix(self.site))
                waiting += self.page.evaluate(LINKS)

    def concerns(self, address: str) -> bool:
        """Tell whether ``address`` is one of ours to look at, of a kind not met too often yet."""
        path = address.removeprefix(self.site)
        if not address.startswith(self.site) or not path.startswith(self.prefixes):
            return False
        kind = kind_of(address)
        self.kinds[kind] += 1
        if not kind:
            self.wrong.append(f"{path}: a link leads nowhere")
        return bool(kind) and self.kinds[kind] <= OF_EACH_KIND

    def opens(self, address: str) -> bool:
        """Open a page; what is no page (a file, a feed, the way elsewhere) is only asked whether it is there."""
        answer = self.page.request.get(address, max_redirects=0)
        if answer.status >= 400:
            self.wrong.append(f"{address.removeprefix(self.site)}: {answer.status}")
        if answer.status != 200 or "text/html" not in answer.headers.get("content-type", ""):
            return False
        self.page.goto(address, wait_until="load")
        return True

    def look(self, watch: checks.Watch, path: str) -> None:
        """Look at the open page, wide and narrow, and keep its source."""
        for check in self.looks(watch):
            try:
                check()
            except AssertionError as error:
                self.wrong.append(f"{path}: {error}")
        watch.complaints.clear()
        self.page.set_viewport_size(WIDE)
        self.files.append(self.folder / f"{len(self.files):03}{re.sub('[^a-z0-9]+', '-', path)[:80]}.html")
        self.files[-1].write_text(watch.source(), encoding="utf-8")

    def looks(self, watch: checks.Watch) -> Iterator[Callable[[], object]]:
        """Give what is to be looked at."""
        page = self.page
        yield lambda: checks.check_quiet(watch)
        yield lambda: checks.check_headings(page)
        yield lambda: checks.check_accessible(page)
        yield lambda: page.set_viewport_size(SMALL)
        yield lambda: checks.check_width(page, NARROW)
        yield lambda: checks.check_accessible(page)

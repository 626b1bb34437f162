"""How fast documents are shown, as ratios in one run: ``.venv/bin/python benchmarks/documents.py``.

Makes a database of its own (a temporary SQLite file, or the test database of the server that DATABASE_URL names), puts
constitutions of 10, 100, 1,000 and 5,000 provisions into it, and asks the pages through all middleware, as a visitor.
The bare template prints number, heading and text of the same rows, escaped, and nothing else. Both sides fetch their
rows: the bare one as a bare view would, as ``Provision`` objects; the page in its own way, and it does all else
besides: links, headings, contents, ETag. Shown beside it, without a bound: a bare template that is given no more than
plain tuples of the three columns. What is counted is the time of this process's processor; each side is run in turn
and its fastest run counts, so that what else the machine does weighs on neither. Last, two editions of 5,000
provisions are compared: as the page does, and every word of them where every text was reworded. Exits 1 when a bound is
broken.
"""

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from copy import copy
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
sys.path.insert(0, str(ROOT))

SIZES = (10, 100, 1_000, 5_000)
ROUNDS = 15
QUERIES, TIMES_BARE, COMPARED_WITHIN = 4, 3.0, 2.0
# A document with two editions of the largest size, of which the second words one provision in ten otherwise.
TWICE = "twice"
BARE = "{% for row in rows %}<h2>{{ row.number }} {{ row.heading }}</h2><p>{{ row.text }}</p>{% endfor %}"
BAREST = BARE.replace("row in rows", "number, heading, text in rows").replace("row.", "")
WORDS = (
    "The council shall keep under review how the functions set out here are discharged, and each committee reports to "
    "it once in every year on what it has done, whom it has heard, and what it intends to do next & why that is so."
)


def provisions(number: int) -> list[dict[str, Any]]:
    """Return rows of a constitution: articles of ten clauses, each fourth clause with two items; one in six refers."""
    rows: list[dict[str, Any]] = []
    article = clause = ""
    for place in range(number):
        within = place % 16
        if within == 0:
            article = str(place // 16 + 1)
            row = {"key": article, "number": article, "kind": "article", "heading": f"Matter {article}"}
        elif within % 4 in (0, 3) and clause:
            letter = "a" if within % 4 == 3 else "b"
            row = {"key": f"{clause}-{letter}", "number": letter, "kind": "item", "parent": clause}
        else:
            clause = f"{article}.{within}"
            row = {"key": clause, "number": clause, "kind": "clause", "parent": article}
        refers = f" This is subject to article {place % 40 + 1} and to clauses 1.1 to 1.2." if place % 6 == 0 else ""
        counts = " Notice of 21 days is given in 2026." if place % 11 == 0 else ""
        rows.append({"heading": "", **row, "text": WORDS + refers + counts})
    return rows


def fill() -> None:
    """Put a council with a constitution of each size into the database."""
    from apps.councils.enums import OrganisationKind
    from apps.councils.services import make_council, make_organisation
    from apps.documents.services import publish_document

    why: dict[str, Any] = {"by": None, "reason": "Measured."}
    named = {"name": "Benchley", "slug": "benchley"}
    host = make_organisation(**named, kind=OrganisationKind.COUNCIL, **why)
    council = make_council(**named, organisation=host, **why)
    for size in SIZES:
        publish_document(
            council=council, slug=f"of-{size}", title=f"Constitution of {size}", kind="constitution",
            start=date(2020, 1, 1), provisions=provisions(size), **why,
        )  # fmt: skip
    fill_twice(council, why)


def fill_twice(council: Any, why: dict[str, Any]) -> None:
    """Publish a document of the largest size and, four years later, an edition that rewords one provision in ten."""
    from apps.documents.services import publish_document

    rows = provisions(SIZES[-1])
    anew = [row | {"text": reworded(row["text"])} if place % 10 == 0 else row for place, row in enumerate(rows)]
    for start, listed in ((date(2020, 1, 1), rows), (date(2024, 1, 1), anew)):
        publish_document(
            council=council, slug=TWICE, title="Twice", kind="constitution", start=start, provisions=listed, **why
        )


def reworded(text: str) -> str:
    """Return a text that says something else in three places."""
    return text.replace("committee", "panel").replace("once in every year", "twice a year").replace("council", "board")


def queries(path: str) -> int:
    """Return how many queries a page takes."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        answer = Client().get(path)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    return len(captured)


def fastest(*sides: Callable[[], Any]) -> list[float]:
    """Return the shortest time of each side in seconds, all run in turn."""
    best = [float("inf")] * len(sides)
    for _ in range(ROUNDS):
        for place, side in enumerate(sides):
            gc.collect()
            begin = time.process_time()
            side()
            best[place] = min(best[place], time.process_time() - begin)
    return best


def whole_page(size: int) -> tuple[float, float, float]:
    """Return the times of the page of a whole document, of a bare template, and of one that gets plain tuples."""
    from django.template import engines
    from django.test import Client

    from apps.documents.models import Edition

    client, path = Client(), f"/benchley/documents/of-{size}/"
    bare, barest = (engines["jinja2"].env.from_string(text) for text in (BARE, BAREST))
    rows = Edition.objects.get(document__slug=f"of-{size}").provisions.order_by("position")
    page, plain, plainest = fastest(
        lambda: client.get(path).content,
        lambda: bare.render(rows=rows.all()),
        lambda: barest.render(rows=rows.values_list("number", "heading", "text")),
    )
    return page, plain, plainest


def comparison() -> tuple[float, float]:
    """Return the times of the page that compares two editions, and of comparing them when every text is reworded."""
    from django.test import Client

    from apps.documents.comparing import compare
    from apps.documents.models import Edition

    client, path = Client(), f"/benchley/documents/{TWICE}/compare/?from=1&to=2"
    assert client.get(path).status_code == 200
    rows = list(Edition.objects.get(document__slug=TWICE, number=1).provisions.order_by("position"))
    anew = [copy(row) for row in rows]
    for row in anew:
        row.text = reworded(row.text)
    # What a page would ask of every provision: what became of it, and all its words.
    page, whole = fastest(
        lambda: client.get(path).content,
        lambda: [(one.change, one.heading, one.text) for one in compare(rows, anew)],
    )
    return page, whole


def measure() -> list[tuple[str, str, str, bool]]:
    """Return what was measured: what, the figure, its bound, and whether it is kept."""
    found = []
    for name, key in (("whole document", ""), ("provision", "1/")):
        counts = [queries(f"/benchley/documents/of-{size}/{key}") for size in SIZES]
        kept = len(set(counts)) == 1 and counts[0] <= QUERIES
        what = f"Queries of the page of a {name}, from {SIZES[0]:,} to {SIZES[-1]:,} provisions"
        found.append((what, ", ".join(map(str, counts)), f"the same, at most {QUERIES}", kept))
    page, plain, plainest = whole_page(SIZES[-1])
    what = f"Page of {SIZES[-1]:,} provisions, to a bare template"
    figure = f"{page / plain:.2f} ({page * 1000:.0f} ms to {plain * 1000:.0f} ms)"
    found.append((what, figure, f"at most {TIMES_BARE:.0f}", page / plain <= TIMES_BARE))
    found.append((f"{what} given plain tuples", f"{page / plainest:.2f}", "no bound", True))
    for what, seconds in zip(("The page that compares", "Every word of"), comparison(), strict=True):
        what = f"{what} two editions of {SIZES[-1]:,} provisions"
        found.append((what, f"{seconds:.2f} s", f"within {COMPARED_WITHIN:.0f} s", seconds <= COMPARED_WITHIN))
    return found


def main() -> int:
    """Measure, print the table, and return 1 when a bound is broken."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VAR_DIR"] = folder
        import django

        django.setup()
        from django.test.utils import setup_databases, setup_test_environment, teardown_databases

        setup_test_environment()
        made = setup_databases(verbosity=0, interactive=False)
        try:
            fill()
            found = measure()
        finally:
            teardown_databases(made, verbosity=0)
    for what, figure, bound, kept in found:
        print(f"{'kept  ' if kept else 'BROKEN'}  {what}: {figure}; {bound}")
    return 0 if all(kept for *_, kept in found) else 1


if __name__ == "__main__":
    sys.exit(main())

"""Correcting the provisions of a draft: their words, their places, and how many there are.

A draft is laid out anew in whole: ``Outline`` holds its rows in order, and only places that changed are written. A
place is unique in its edition, so rows are first put beyond the last place and then where they belong, block by block.
"""

from typing import Any

from django.db import models, transaction

from apps.core.records import remove as remove_row
from apps.core.records import save
from apps.core.rulings import refuse
from apps.documents.enums import Identity, ProvisionKind
from apps.documents.importing.keys import natural_key
from apps.documents.models import Edition, Provision
from apps.documents.tree import Node

from .confirming import free_keys
from .keeping import open_edition
from .outline import Outline

LONGEST = {"number": 60, "heading": 300}


@transaction.atomic
def correct(*, provision: Provision, by: Any, reason: str = "Corrected.", **said: Any) -> Provision:
    """Change what ``provision`` says: its number, heading, kind, text, table, table_headed or note."""
    edition = open_edition(provision.edition)
    found = edition.provisions.get(pk=provision.pk)
    _say(found, said)
    return save(found, by=by, reason=reason)


@transaction.atomic
def add(
    *,
    edition: Edition,
    after: Provision | None = None,
    below: bool = False,
    by: Any,
    reason: str = "Added.",
    **said: Any,
) -> Provision:
    """Add a provision after ``after`` and all below it, or as the first ``below`` it; without one, as the first."""
    edition = open_edition(edition)
    outline = Outline(edition)
    place = 0
    above = None
    if after is not None:
        beside = outline.row(after.pk)
        above = beside if below else outline.above(beside)
        place = outline.place(beside) + 1 if below else outline.end(beside)
    new = Provision(
        edition=edition,
        parent=above,
        depth=above.depth + 1 if above else 0,
        position=outline.beyond,
        identity=Identity.NEW,
        kind=said.pop("kind", ProvisionKind.CLAUSE),
    )
    _say(new, said)
    node = Node(number=new.number, heading=new.heading, kind=new.kind, text=new.text)
    new.key = free_keys(edition).give(natural_key(node, above.key if above else "", in_annex=outline.in_annex(above)))
    save(new, by=by, reason=reason)
    outline.rows.insert(place, new)
    outline.write()
    return new


@transaction.atomic
def move(*, provision: Provision, to: str, by: Any, reason: str = "Moved.") -> Provision:
    """Move ``provision``, with all below it, ``up`` or ``down`` among its siblings, ``in`` or ``out``."""
    edition = open_edition(provision.edition)
    outline = Outline(edition)
    row = outline.row(provision.pk)
    moves = {"up": outline.move_up, "down": outline.move_down, "in": outline.move_in, "out": outline.move_out}
    if to not in moves:
        raise refuse("A provision is moved up, down, in or out.")
    moved = moves[to](row)
    if moved is None:
        raise refuse(f"{_capital(row.cited)} cannot be moved {to} from where it stands.")
    above, shift = moved
    outline.write()
    if shift:
        outline.deepen(row, shift)
    found = edition.provisions.get(pk=row.pk)
    found.parent = above
    return save(found, by=by, reason=f"{reason} {to}.".replace(". ", " "))


@transaction.atomic
def join(*, provision: Provision, by: Any, reason: str = "Joined with the one before.") -> Provision:
    """Add the words of ``provision`` to the one before it in the document, with what is below it; return that one."""
    edition = open_edition(provision.edition)
    outline = Outline(edition)
    row = outline.row(provision.pk)
    place = outline.place(row)
    if not place:
        raise refuse(f"{_capital(row.cited)} is the first: there is none before it.")
    into = edition.provisions.get(pk=outline.rows[place - 1].pk)
    gone = edition.provisions.get(pk=row.pk)
    if into.table and gone.table:
        raise refuse(f"{_capital(into.cited)} and {gone.cited} both hold a table, and a provision holds one.")
    title = " ".join(part for part in (gone.number, gone.heading) if part)
    into.text = _paragraphs(into.text, title, gone.text)
    into.note = _paragraphs(into.note, gone.note)
    if gone.table:
        into.table, into.table_headed = gone.table, gone.table_headed
    if into.depth != gone.depth:
        outline.deepen(row, into.depth - gone.depth)
    for child in edition.provisions.filter(parent=gone):
        child.parent = into
        save(child, by=by, reason=reason)
    _take_away([gone], by=by, reason=reason)
    return save(into, by=by, reason=reason)


@transaction.atomic
def split(
    *, provision: Provision, paragraph: int, number: str = "", heading: str = "", by: Any, reason: str = "Split."
) -> Provision:
    """Let the text of ``provision`` from ``paragraph`` (1 is the second) on be a provision of its own, right after it.

    What is below goes along with it, since it stands after those words; so does a table.
    """
    edition = open_edition(provision.edition)
    first = edition.provisions.get(pk=provision.pk)
    paragraphs = first.text.split("\n\n")
    if not 0 < paragraph < len(paragraphs):
        raise refuse(
            f"{_capital(first.cited)} has {len(paragraphs)} paragraphs: it cannot be split there.",
            on_field="paragraph",
        )
    children = list(edition.provisions.filter(parent=first))
    second = add(
        edition=edition, after=first, kind=first.kind, number=number, heading=heading,
        text="\n\n".join(paragraphs[paragraph:]), table=first.table, table_headed=first.table_headed,
        by=by, reason=reason,
    )  # fmt: skip
    # Its place may have changed, to make room.
    first.refresh_from_db()
    first.text, first.table = "\n\n".join(paragraphs[:paragraph]), []
    save(first, by=by, reason=reason)
    outline = Outline(edition)
    outline.rows.insert(
        outline.place(outline.row(first.pk)) + 1, outline.rows.pop(outline.place(outline.row(second.pk)))
    )
    outline.write()
    for child in children:
        child.refresh_from_db()
        child.parent = second
        save(child, by=by, reason=reason)
    return edition.provisions.get(pk=second.pk)


@transaction.atomic
def remove(*, provision: Provision, by: Any, reason: str) -> int:
    """Take ``provision`` and all below it out of the draft; returns how many that were."""
    edition = open_edition(provision.edition)
    outline = Outline(edition)
    row = outline.row(provision.pk)
    gone = outline.rows[outline.place(row) : outline.end(row)]
    if len(gone) == len(outline.rows):
        raise refuse("A document has at least one provision.", lawful="Drop the draft instead.")
    _take_away(gone, by=by, reason=reason)
    return len(gone)


def _take_away(rows: list[Provision], *, by: Any, reason: str) -> None:
    """Delete rows, the lowest first; refused where something cites one of them."""
    for row in reversed(rows):
        cited = row.draft_rules.first()
        if cited is not None:
            raise refuse(
                f"A rule that is drafted with this edition rests on {row.cited}: {cited}.",
                lawful="Take the rule from another provision first.",
            )
        try:
            remove_row(row, by=by, reason=reason)
        except models.ProtectedError:
            raise refuse(f"Something else here cites {row.cited}, so it cannot be taken away.") from None


def _say(provision: Provision, said: dict[str, Any]) -> None:
    """Write what is said into ``provision``, or refuse what does not fit."""
    for name, value in said.items():
        if name not in ("number", "heading", "kind", "text", "table", "table_headed", "note"):
            raise TypeError(f"A provision has no {name} that can be corrected.")
        setattr(provision, name, value)
    for name, most in LONGEST.items():
        if len(getattr(provision, name)) > most:
            raise refuse(f"The {name} has more than {most} characters.", on_field=name)
    if provision.kind not in ProvisionKind.values:
        raise refuse("There is no such kind of provision.", on_field="kind")
    if not (provision.number or provision.heading or provision.text or provision.table):
        raise refuse(
            "A provision says something.", lawful="Enter a number, a heading, a text or a table.", on_field="text"
        )


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

"""Ready packs of rules, and the laws that they cite, as data: TOML files beside this one, restated in our own words.

A pack is read here and becomes rules in services/packs.py only. No number of a law is in code.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from apps.core.formats import paragraphs
from apps.documents.rules import catalogue

FOLDER = Path(__file__).parent
LAWS = FOLDER / "laws"


@dataclass(frozen=True)
class PackRule:
    """A rule that a pack sets, with the provision of the law that it is taken from."""

    kind: str
    matter: str
    value: dict[str, Any]
    document: str
    provision: str
    reading: str


@dataclass(frozen=True)
class Question:
    """What a pack leaves open, since no law answers it: the body's own document does."""

    kind: str
    matter: str
    asks: str


@dataclass(frozen=True)
class Pack:
    """Rules to start from, for a kind of council, and questions that they leave open."""

    slug: str
    title: str
    about: str
    rules: tuple[PackRule, ...]
    questions: tuple[Question, ...]

    @property
    def laws(self) -> tuple[str, ...]:
        """Return the addresses of the laws that its rules cite, each once."""
        return tuple(dict.fromkeys(rule.document for rule in self.rules))


@cache
def packs() -> tuple[Pack, ...]:
    """Return every pack, by title."""
    read = [tomllib.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.toml")]
    return tuple(sorted((_pack(data) for data in read), key=lambda pack: pack.title))


def pack_called(slug: str) -> Pack | None:
    """Return the pack at an address, or None."""
    return next((pack for pack in packs() if pack.slug == slug), None)


def law_slugs() -> tuple[str, ...]:
    """Return the addresses of all laws that are here."""
    return tuple(sorted(path.stem for path in LAWS.glob("*.toml")))


@cache
def law(slug: str) -> dict[str, Any]:
    """Return a law as its file has it: what is said of it, and its provisions under ``provision``."""
    data = tomllib.loads((LAWS / f"{slug}.toml").read_text(encoding="utf-8"))
    rows = [row | {name: _plain(row.get(name, "")) for name in ("text", "note")} for row in data["provision"]]
    return data | {"introduction": _plain(data["introduction"]), "provision": rows}


def _pack(data: dict[str, Any]) -> Pack:
    rules = tuple(_rule(row) for row in data.get("rule", ()))
    questions = tuple(Question(row["kind"], row.get("matter", ""), row["asks"]) for row in data.get("question", ()))
    return Pack(data["slug"], data["title"], data["about"], rules, questions)


def _rule(row: dict[str, Any]) -> PackRule:
    value = catalogue.value_of(row["kind"], row["value"])
    whole = value.model_dump(mode="json")
    reading = _plain(row.get("reading", ""))
    return PackRule(row["kind"], value.matter_of(), whole, row["document"], row["provision"], reading)


def _plain(text: str) -> str:
    """Return ``text`` with one line a paragraph: a single line break in the files is only a wrap."""
    return "\n\n".join(paragraphs(text))

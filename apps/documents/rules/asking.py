"""What has to be asked to make a rule of a kind: one question a field, made from the value class. Pure.

The form in the office and the public catalogue are both made from these, so neither can say what the other does not.
"""

from dataclasses import dataclass
from typing import Any

from apps.documents.enums import RuleKind

from .catalogue import CATALOGUE
from .words import BUSINESS, OCCASIONS, days_that_count, matter_in_words, way_in_words

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Question:
    """A field of a rule's value as it is asked for.

    ``kind`` is one of: number, numbers, text, yes_no, choice, matter, office, organisation, sectors, document. Of the
    last three only the council's own can be chosen, which whoever asks adds.
    """

    name: str
    kind: str
    label: str
    hint: str = ""
    unit: str = ""
    choices: Choices = ()
    required: bool = True
    least: int | None = None
    default: Any = None


@dataclass(frozen=True)
class Described:
    """A kind of rule in the catalogue: what it governs, its questions, what is settled, its denominators, its need."""

    kind: str
    title: str
    governs: str
    needed_by: str
    questions: tuple[Question, ...]
    settled: Choices
    denominators: tuple[str, ...]


def described(kind: str) -> Described:
    """Return what the catalogue says of a kind of rule."""
    values = CATALOGUE[kind]
    return Described(
        kind=str(kind),
        title=str(RuleKind(kind).label),
        governs=values.governs,
        needed_by=values.needed_by,
        questions=questions(kind),
        settled=settled(kind),
        denominators=tuple(values.denominators.values()),
    )


def catalogue_in_words() -> list[Described]:
    """Return every kind of rule that there is, as described, in the order of the kinds."""
    return [described(kind) for kind in RuleKind]


def questions(kind: str) -> tuple[Question, ...]:
    """Return what is asked to make a rule of ``kind``; what it is about comes first, then its fields in order."""
    asked = [_question(name, field) for name, field in _fields(kind).items() if "const" not in field]
    return tuple(sorted(asked, key=lambda question: question.kind not in ("matter", "office", "document")))


def settled(kind: str) -> Choices:
    """Return the fields of ``kind`` that have one answer only, each with its label and that answer in words."""
    fields = [field for field in _fields(kind).values() if "const" in field]
    return tuple((field["title"], field.get("words", {}).get(field["const"], field["const"])) for field in fields)


def settled_values(kind: str) -> dict[str, Any]:
    """Return the fields of ``kind`` that have one answer only, with that answer."""
    return {name: field["const"] for name, field in _fields(kind).items() if "const" in field}


def _fields(kind: str) -> dict[str, dict[str, Any]]:
    schema = CATALOGUE[kind].model_json_schema()
    return {name: {"required": name in schema.get("required", ()), **field} for name, field in _properties(schema)}


def _properties(schema: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(name, _flat(field)) for name, field in schema["properties"].items()]


def _flat(field: dict[str, Any]) -> dict[str, Any]:
    """Return a field that may be left out (null) like any other, marked as such."""
    options = [option for option in field.get("anyOf", ()) if option["type"] != "null"]
    return {**options[0], **field, "nullable": True} if options else field


def _question(name: str, field: dict[str, Any]) -> Question:
    kind = field.get("ask") or _kind(field)
    may_be_empty = field.get("nullable") or kind in ("numbers", "sectors")
    # The least that is allowed: pydantic says "more than 0" of positive numbers.
    least = field.get("minimum", field["exclusiveMinimum"] + 1 if "exclusiveMinimum" in field else None)
    return Question(
        name=name,
        kind="choice" if kind == "occasion" else kind,
        label=field["title"],
        hint=field.get("description", ""),
        unit=field.get("unit", ""),
        choices=_choices(name, kind, field),
        required=not may_be_empty and kind != "occasion",
        least=least,
        default=field.get("default"),
    )


def _kind(field: dict[str, Any]) -> str:
    if "enum" in field:
        return "choice"
    return {"integer": "number", "boolean": "yes_no", "array": "numbers", "string": "text"}[field["type"]]


def _choices(name: str, kind: str, field: dict[str, Any]) -> Choices:
    if kind == "matter":
        return tuple((matter, matter_in_words(matter).capitalize()) for matter in BUSINESS)
    if kind == "occasion":
        return tuple((matter, words.capitalize()) for matter, words in OCCASIONS.items())
    return tuple((code, _in_words(name, code, field)) for code in field.get("enum", ()))


def _in_words(name: str, code: str, field: dict[str, Any]) -> str:
    if name == "counting":
        return way_in_words(code)
    words = days_that_count(code) if name == "calendar" else field["words"][code]
    return words[:1].upper() + words[1:]

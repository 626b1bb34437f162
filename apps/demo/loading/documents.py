"""Laws and constitutions, and the rules taken from them."""

from apps.documents.models import RuleSet
from apps.documents.queries import provisions_of
from apps.documents.services import make_rule, make_rule_set, publish_document

from .data import Made, Row, plain

REASON = "Restated for the demonstration; the original decides."


def load_document(made: Made, document: Row, provisions: list[Row]) -> None:
    """Publish a law or a constitution and remember its provisions."""
    council = document.get("council")
    edition = publish_document(
        council=made.councils[council] if council else None,
        slug=document["slug"],
        title=document["title"],
        kind=document["kind"],
        citation=document["short_title"],
        adopted_on=made.day(document, "adopted"),
        start=document["in_force_from"],
        label=document["edition"],
        introduction=plain(document["introduction"]),
        source=document["source"],
        provisions=[_provision(row) for row in provisions],
        by=made.officers[council] if council else None,
        reason=REASON,
    )
    for provision in provisions_of(edition).select_related("edition__document"):
        made.provisions[document["slug"], provision.key] = provision


def load_rules(made: Made, council: str, data: Row, body: Row) -> RuleSet | None:
    """Make the rule set of ``body`` from the one in the files that names it; None where none does."""
    found = next((row for row in data["ruleset"] if body["slug"] in row["bodies"]), None)
    if found is None:
        return None
    # A rule set that several bodies share in the files is copied: each may change its own later.
    name = found["name"] if len(found["bodies"]) == 1 else f"Rules of {body['name']}"
    rule_set = make_rule_set(council=made.councils[council], name=name)
    for row in found["rule"]:
        provision = made.provision(row)
        make_rule(
            rule_set=rule_set,
            kind=row["kind"],
            matter=_matter(row["value"]),
            value=row["value"],
            provision=provision,
            start=row["start"],
            reading=plain(row["reading"]),
            by=made.officers[council],
            reason=f"Taken from {provision.cited} of {provision.edition.document}.",
        )
    return rule_set


def _provision(row: Row) -> Row:
    return {**row, "text": plain(row["text"]), "note": plain(row.get("note", ""))}


def _matter(value: Row) -> str:
    return next((value[name] for name in ("matter", "step", "office") if name in value), "")

"""Laws and governing documents, what rests on what among them, and the rules taken from them."""

from itertools import product

from apps.documents.models import Edition, RuleSet
from apps.documents.queries import provisions_of
from apps.documents.services import make_document, make_rule, make_rule_set, publish_document
from apps.documents.services.registering import describe, set_period, underpin

from .data import Made, Row, plain

REASON = "Restated for the demonstration; the original decides."


def load_document(made: Made, document: Row, provisions: list[Row]) -> None:
    """Publish a law or a governing document and remember its provisions."""
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
        owner=document.get("owner", ""),
        provisions=[_provision(row) for row in provisions],
        by=made.officers[council] if council else None,
        reason=REASON,
    )
    for provision in provisions_of(edition).select_related("edition__document"):
        made.provisions[document["slug"], provision.key] = provision
    if council:
        made.documents[council, document["slug"]] = edition.document
        _register(made, council, document, edition)


def load_listed(made: Made, data: Row) -> None:
    """List the documents whose text is not here, and record what rests on what beside a document."""
    council = data["document"].get("council")
    for row in data.get("listed", ()):
        made.documents[council, row["slug"]] = make_document(
            council=made.councils[council],
            slug=row["slug"],
            title=row["title"],
            kind=row["kind"],
            owner=row.get("owner", ""),
            introduction=plain(row.get("introduction", "")),
            source=row.get("source", ""),
            listed=True,
            by=made.officers[council],
            reason=REASON,
        )
    for row in data.get("underpinning", ()):
        provision = made.provisions[data["document"]["slug"], row["provision"]]
        for lower, upper in product(row["lower"], row["upper"]):
            underpin(
                lower=made.documents[council, lower],
                upper=made.documents[council, upper],
                provision=provision,
                by=made.officers[council],
                reason=f"Read from {provision.cited} of {provision.edition.document}.",
            )


def _register(made: Made, council: str, document: Row, edition: Edition) -> None:
    """Say what the register says of a document: whether it is listed, and how long it runs."""
    by = made.officers[council]
    if document.get("listed"):
        describe(document=edition.document, owner=document["owner"], listed=True, by=by, reason=REASON)
    if "runs_until" in document:
        provision = made.provisions[document["slug"], document["runs_by"]]
        set_period(edition=edition, runs_until=document["runs_until"], runs_by=provision, by=by, reason=REASON)


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
    return next((value[name] for name in ("matter", "step", "office", "criterion") if name in value), "")

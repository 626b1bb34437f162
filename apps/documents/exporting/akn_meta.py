"""What Akoma Ntoso says of a document: work, expression and manifestation (FRBR), its days, and who is who."""

from datetime import date
from typing import Any

from lxml import etree

from .facts import Facts

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
# Who says all this; and who made the text.
SITE, MAKER = "#moothall", "#maker"


def meta(facts: Facts, document: str) -> Any:
    """Return the metadata of a document of the type ``document`` (act, doc)."""
    root = etree.Element(_name("meta"))
    _identification(root, facts, document)
    events = _lifecycle(root, facts)
    if events:
        _in_force(root, events)
    _references(root, facts)
    return root


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _under(parent: Any, tag: str, **attributes: str) -> Any:
    return etree.SubElement(parent, _name(tag), attributes)


def _identification(root: Any, facts: Facts, document: str) -> None:
    identification = _under(root, "identification", source=SITE)
    work = f"/akn/gb/{document}/{facts.kind}/{facts.of or 'law'}/{facts.since.isoformat()}/{facts.slug}"
    start = facts.start.isoformat() if facts.start else ""
    expression = f"{work}/eng@{start}"
    dated = facts.start or facts.since
    of_work = _about(identification, "FRBRWork", work, facts.since, "first edition")
    _under(of_work, "FRBRcountry", value="gb")
    _under(of_work, "FRBRsubtype", value=facts.kind)
    _under(of_work, "FRBRname", value=facts.slug)
    _under(of_work, "FRBRauthoritative", value="false")
    of_expression = _about(identification, "FRBRExpression", expression, dated, "in force" if start else "draft")
    _under(of_expression, "FRBRlanguage", language="eng")
    of_file = _about(identification, "FRBRManifestation", f"{expression}.akn", dated, "edition")
    _under(of_file, "FRBRformat", value="application/akn+xml")


def _about(parent: Any, tag: str, uri: str, day: date, why: str) -> Any:
    about = _under(parent, tag)
    this = uri.removesuffix(".akn") + "/!main" + (".akn" if uri.endswith(".akn") else "")
    _under(about, "FRBRthis", value=this)
    _under(about, "FRBRuri", value=uri)
    _under(about, "FRBRdate", date=day.isoformat(), name=why)
    _under(about, "FRBRauthor", href=MAKER if tag != "FRBRManifestation" else SITE)
    return about


def _lifecycle(root: Any, facts: Facts) -> dict[str, str]:
    """Say what happened to this text and when; return the ids of the first day and of the end, where there are any."""
    if facts.start is None:
        return {}
    lifecycle = _under(root, "lifecycle", source=SITE)
    days = {"start": (facts.start, "generation"), "end": (facts.end, "repeal")}
    events = {}
    for name, (day, kind) in days.items():
        if day:
            events[name] = f"#eventRef_{name}"
            identity = f"eventRef_{name}"
            _under(lifecycle, "eventRef", eId=identity, date=day.isoformat(), source=SITE, type=kind)
    return events


def _in_force(root: Any, events: dict[str, str]) -> None:
    group = _under(_under(root, "temporalData", source=SITE), "temporalGroup", eId="temporalGroup_1")
    _under(group, "timeInterval", refersTo="#inForce", **events)


def _references(root: Any, facts: Facts) -> None:
    references = _under(root, "references", source=SITE)
    _under(references, "TLCOrganization", eId="maker", href=f"/akn/ontology/organization/gb/{facts.of or 'law'}",
           showAs=facts.council or facts.title)  # fmt: skip
    _under(references, "TLCOrganization", eId="moothall", href=facts.address, showAs="Moothall")
    _under(references, "TLCConcept", eId="inForce", href="/akn/ontology/concept/gb/in-force", showAs="in force")

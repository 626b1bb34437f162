"""Who may see and do what with memberships in the office."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from apps.bodies.access import kept_by, may_keep
from apps.bodies.models import Body, Office
from apps.bodies.queries import body_or_404
from apps.councils import grants
from apps.councils.models import Council
from apps.councils.queries import council_or_404
from apps.documents.models import Provision, Rule

from .models import Admission, CodeAcceptance, Import, Membership, MembershipChange, OfficeHolding, Person
from .queries import acceptance_of, offices, person_of, rule_if_any, standards_of
from .queries.importing import import_if_any


def office_or_404(user: Any, slug: str) -> tuple[Council, list[Body]]:
    """Return the council and those of its bodies that ``user`` keeps; one who keeps none gets what nothing gives."""
    council = council_or_404(slug)
    kept = list(kept_bodies(user).filter(council=council).select_related("rule_set"))
    if not kept:
        raise Http404
    return council, kept


def kept_bodies(user: Any) -> QuerySet[Body]:
    """Return the bodies whose records ``user`` keeps, in the order of their council."""
    return Body.objects.filter(kept_by(user)).order_by("council__name", "position", "name")


def kept_membership_or_404(user: Any, council: str, membership: int) -> Membership:
    """Return the membership when it is in a body of ``council`` (slug) that ``user`` keeps, else as nothing."""
    rows = Membership.objects.filter(seat__body__council__slug=council, pk=membership)
    found = rows.with_names().select_related("seat__body__council", "seat__body__rule_set").first()
    if found is None or not may_keep(user, found.seat.body):
        raise Http404
    return found


def imports_seen_by(user: Any) -> Q:
    """Return the filter "tables that ``user`` may look at": those of bodies kept, and all of councils kept."""
    return kept_by(user, "body") | Q(council_id__in=grants.ids(user, "keep_records", Council))


def may_import(user: Any, council: Council) -> bool:
    """Tell whether ``user`` may send a table of members of all bodies of ``council``."""
    return bool(grants.may(user, "keep_records", council))


def import_or_404(user: Any, council: Council, key: int) -> Import:
    """Return a table that was sent when ``user`` keeps its body, or the council where it is of no one body."""
    found = import_if_any(council, key)
    if found is None:
        raise Http404
    if not (may_keep(user, found.body) if found.body else may_import(user, council)):
        raise Http404
    return found


def kept_body_or_404(user: Any, council: str, body: str) -> Body:
    """Return the body when ``user`` keeps its records, else answer as nothing does."""
    found = body_or_404(council_or_404(council), body)
    if not may_keep(user, found):
        raise Http404
    return found


def kept_change_or_404(user: Any, council: str, change: int) -> MembershipChange:
    """Return the change when it is in a body of ``council`` (slug) that ``user`` keeps, else as nothing."""
    rows = MembershipChange.objects.filter(membership__seat__body__council__slug=council, pk=change)
    found = (
        rows.with_names().select_related("business", "successor__person", "membership__seat__body__rule_set").first()
    )
    if found is None or not may_keep(user, found.membership.seat.body):
        raise Http404
    return found


def kept_admission_or_404(user: Any, council: str, admission: int) -> Admission:
    """Return the request when it is to a body of ``council`` (slug) that ``user`` keeps, else as nothing."""
    rows = Admission.objects.filter(body__council__slug=council, pk=admission)
    found = rows.select_related("body__council__organisation", "business", "seat").prefetch_related("scores").first()
    if found is None or not may_keep(user, found.body):
        raise Http404
    return found


def own_person_or_404(user: Any, council: Council) -> Person:
    """Return who ``user`` is in ``council``, else answer as nothing does."""
    person = person_of(user, council)
    if person is None:
        raise Http404
    return person


@dataclass(frozen=True)
class SeenCode:
    """The code of a body as one of its members sees it: the rule that asks for it, its standards, the acceptance."""

    person: Person
    body: Body
    rule: Rule
    standards: list[Provision]
    acceptance: CodeAcceptance | None


def code_or_404(user: Any, council: Council, slug: str, *, on: date) -> SeenCode:
    """Return the code of the body at this address, for ``user`` who sits there now or soon; else as nothing."""
    person, body = own_person_or_404(user, council), body_or_404(council, slug)
    rule = rule_if_any(body, "code_of_conduct", on)
    if rule is None or not Membership.objects.filter(person=person, seat__body=body).beside(on, None).exists():
        raise Http404
    acceptance = acceptance_of(person, body, rule.provision.edition)
    return SeenCode(person, body, rule, list(standards_of(rule)), acceptance)


def keeps_office(user: Any, office: Office) -> bool:
    """Tell whether ``user`` records who holds ``office``: whoever keeps its body; of a post, the whole council."""
    if office.body is not None:
        return may_keep(user, office.body)
    return bool(grants.may(user, "keep_records", office.council))


def kept_post_or_404(user: Any, council: str, slug: str) -> Office:
    """Return the office of ``council`` at this address, where ``user`` keeps it; else as nothing."""
    here, _ = office_or_404(user, council)
    office = offices.office_or_404(here, slug)
    if not keeps_office(user, office):
        raise Http404
    return office


def kept_holding_or_404(user: Any, council: str, pk: int) -> OfficeHolding:
    """Return a holding of an office of ``council`` that ``user`` keeps; else as nothing."""
    here, _ = office_or_404(user, council)
    holding = offices.holding_or_404(here, pk)
    if not keeps_office(user, holding.office):
        raise Http404
    return holding

"""What the office reads to make rules: texts they are taken from, rules that are there, and what runs by them."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import Http404

from apps.bodies.enums import BodyKind
from apps.bodies.models import Body, Seat
from apps.core.clock import LONDON
from apps.councils.models import Council, Organisation
from apps.deadlines.models import Deadline
from apps.documents.enums import EditionState
from apps.documents.models import Document, DraftRule, Edition, Provision, Rule, RuleSet
from apps.documents.rules.needs import Does, Need, lacking, needs
from apps.meetings.enums import MeetingState
from apps.meetings.models import Meeting
from apps.portal.rules import Affected

# An edition of which rules can be made: what was dropped, and a law that is not in force, is nobody's text.
ALIVE = Q(state__in=(EditionState.DRAFT, EditionState.PROPOSED, EditionState.ADOPTED))
LAW_IN_FORCE = Q(document__council__isnull=True, state=EditionState.ADOPTED)
CITED = "provision__edition__document"
# Every rule that a body can need, whatever it does.
EVERY = needs(Does(meets=True, has_members=True))


def edition_or_404(council: Council, pk: int) -> Edition:
    """Return an edition of a document of ``council``, or of a law in force, with its document; else as nothing."""
    mine = Q(document__council=council) & ALIVE
    found = Edition.objects.filter(mine | LAW_IN_FORCE, pk=pk).select_related("document").first()
    if found is None:
        raise Http404
    return found


def draft_or_404(council: Council, pk: int) -> Edition:
    """Return an edition of ``council`` that is a draft or a proposal, with its document; else as nothing."""
    states = (EditionState.DRAFT, EditionState.PROPOSED)
    found = Edition.objects.filter(pk=pk, document__council=council, state__in=states).select_related("document")
    edition = found.first()
    if edition is None:
        raise Http404
    return edition


def provision_or_404(edition: Edition, key: str) -> Provision:
    """Return the provision of ``edition`` with this key."""
    found = edition.provisions.filter(key=key).first()
    if found is None:
        raise Http404
    found.edition = edition
    return found


def moved_to(clause: Provision) -> int | None:
    """Return the id of the edition in force in which a clause of an edition that is over still stands, if any."""
    if clause.edition.end is None:
        return None
    later = Edition.objects.public().filter(document=clause.edition.document_id, end__isnull=True)
    return later.filter(provisions__key=clause.key).values_list("pk", flat=True).first()


def provision_called(edition: Edition, words: str) -> Provision | None:
    """Return the provision that somebody means by ``words``: its key, its number, or both as it is cited."""
    said = " ".join(words.split())
    last = said.rsplit(" ", 1)[-1]
    found = list(edition.provisions.filter(Q(key__iexact=said) | Q(number__iexact=said) | Q(number__iexact=last))[:9])
    exact = [row for row in found if said.casefold() in (row.key.casefold(), row.number.casefold())]
    cited = [row for row in found if row.cited.casefold() == said.casefold()]
    best = (exact or cited)[:1]
    for row in best:
        row.edition = edition
    return best[0] if best else None


def texts(council: Council) -> list[Edition]:
    """Return the editions that a rule can be taken from: adopted ones still in force, and drafts; laws last."""
    alive = Q(document__council=council) & (
        Q(state=EditionState.DRAFT) | Q(state=EditionState.ADOPTED, end__isnull=True)
    )
    law = LAW_IN_FORCE & Q(end__isnull=True)
    editions = Edition.objects.filter(alive | law).select_related("document")
    return sorted(editions, key=lambda one: (one.document.council_id is None, one.document.title, one.number or 0))


def rule_set_of(body: Body) -> RuleSet:
    """Return the rule set of a body; one that has none yet gets one that is not saved, to be asked about."""
    return body.rule_set or RuleSet(council=body.council, name=f"Rules of the {body.name}")


def rules_about(rule_set: RuleSet | None, kind: str) -> list[Rule]:
    """Return every rule of ``kind`` of a rule set, the earliest first, with what it cites."""
    if rule_set is None:
        return []
    return list(rule_set.rules.filter(kind=kind).select_related(CITED).order_by("matter", "start"))


def in_force_or_later(rules: Iterable[Rule], matter: str, on: date) -> Rule | None:
    """Return the rule about ``matter`` that is in force on a day, among ``rules``."""
    return next((rule for rule in rules if rule.matter == matter and rule.holds_on(on)), None)


def rule_of_body_or_404(body: Body, pk: int) -> Rule:
    """Return a rule of a body that has not ended, or answer as nothing does."""
    found = Rule.objects.filter(pk=pk, rule_set=body.rule_set_id, end__isnull=True).select_related(CITED).first()
    if found is None:
        raise Http404
    return found


def touched(body: Body, rule: Rule | None, *, on: date) -> Affected:
    """Return what runs on a day: meetings of ``body`` called and in preparation from then on, deadlines by ``rule``."""
    begins = datetime.combine(on, time(), tzinfo=LONDON)
    called = Count("pk", filter=Q(state__in=(MeetingState.CALLED, MeetingState.HELD)))
    preparing = Count("pk", filter=Q(state=MeetingState.PREPARING))
    found = Meeting.objects.filter(body=body, starts_at__gte=begins).aggregate(called=called, preparing=preparing)
    running = Deadline.objects.outstanding().filter(rule=rule).count() if rule is not None else 0
    return Affected(found["called"], found["preparing"], running)


def nominators(body: Body) -> list[tuple[str, str]]:
    """Return the organisations that nominate to seats of ``body``, as address and name."""
    found = Organisation.objects.filter(Exists(body.seats.filter(organisation=OuterRef("pk"))))
    return list(found.order_by("name").values_list("slug", "name"))


def reviewed(council: Council) -> list[tuple[str, str]]:
    """Return the documents of ``council``, as address and title."""
    return list(Document.objects.filter(council=council).order_by("title").values_list("slug", "title"))


def drafts_of(edition: Edition) -> list[DraftRule]:
    """Return the rules drafted for an edition, with what they cite and replace."""
    related = ("provision", "replaces__provision", "rule_set")
    return list(edition.draft_rules.select_related(*related).order_by("rule_set__name", "kind", "matter"))


def bodies_by_rule_set(council: Council) -> dict[int, Body]:
    """Return the bodies of ``council`` that have rules, by the id of their rule set."""
    return {body.rule_set_id: body for body in council.bodies.exclude(rule_set=None)}  # type: ignore[misc]


def does(body: Body, seats: int) -> Does:
    """Return what a body does that has so many seats; a partnership meets as its assembly and boards."""
    sits = bool(seats) and body.kind != BodyKind.PARTNERSHIP
    return Does(meets=sits, has_members=sits)


def with_rules_in(bodies: QuerySet[Body], *, on: date) -> QuerySet[Body]:
    """Return ``bodies``, each with how many seats it has on a day and which of the rules it may need are there."""
    seats = Seat.objects.on(on).filter(body=OuterRef("pk")).order_by().values("body").annotate(number=Count("pk"))
    rules = Rule.objects.on(on).filter(rule_set=OuterRef("rule_set"))
    there = {
        f"has_{place}": Exists(rules.filter(kind=need.kind, matter=need.matter)) for place, need in enumerate(EVERY)
    }
    return bodies.annotate(seats_now=Coalesce(Subquery(seats.values("number")), Value(0)), **there)


def lacking_in(body: Body) -> list[Need]:
    """Return the rules that a body needs and lacks, as ``with_rules_in`` has read it."""
    have = [(need.kind, need.matter) for place, need in enumerate(EVERY) if getattr(body, f"has_{place}")]
    return lacking(does(body, body.seats_now), have)  # type: ignore[attr-defined]

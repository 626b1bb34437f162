"""Search over what its reader may see: provisions, bodies, people, meetings, items of agendas and papers.

One statement on either database. Every word must be found, in whatever case; a place where all of them are in the title
comes first. What somebody may see is asked of the rooms themselves, never decided here.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Case, DateTimeField, Exists, F, IntegerField, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse

from apps.bodies.models import Body
from apps.core import clock
from apps.core.paging import Page, page_of
from apps.councils.models import Council
from apps.documents.models import Edition, Provision
from apps.meetings.models import AgendaItem, Paper
from apps.meetings.queries import visible_to
from apps.members.models import Membership, Person

LONGEST_QUERY, MOST_WORDS, A_PAGE, LAST_PAGE, AROUND = 200, 8, 20, 50, 110
COLUMNS = ("kind", "weight", "title", "inside", "text", "at", "council_slug", "one", "two")
ORDER = (
    "found_weight", F("found_at").desc(nulls_last=True), "found_kind", "found_title", "found_one", "found_two",
)  # fmt: skip
Piece = tuple[str, bool]


@dataclass(frozen=True)
class Hit:
    """Something that was found: what it is, where, and its words with those that were looked for marked."""

    kind: str
    address: str
    title: list[Piece]
    inside: str
    snippet: list[Piece]
    at: datetime | None


def words_of(query: str) -> list[str]:
    """Return the words of what somebody typed, at most eight; whatever is typed is no more than words."""
    text = re.sub(r"[\x00-\x1f\x7f]", " ", query[:LONGEST_QUERY]).encode("utf-8", "ignore").decode()
    words = (word.strip(".,;:!?()[]{}\"'“”‘’") for word in text.split())
    return list(dict.fromkeys(word.lower() for word in words if word))[:MOST_WORDS]


def search(user: Any, query: str, *, council: Council | None = None, page: str | None = None) -> Page:
    """Return a page of what ``user`` may see and where every word of ``query`` stands, in ``council`` or anywhere."""
    words = words_of(query)
    if not words:
        return Page([], 1, False)
    sources = [source(user, words, council) for source in (_meetings, _items, _papers, _bodies, _people, _provisions)]
    found = sources[0].union(*sources[1:], all=True).order_by(*ORDER)
    bounded = page if re.fullmatch(r"\d{1,3}", page or "", re.ASCII) and int(page or 0) <= LAST_PAGE else None
    result = page_of(found, bounded, A_PAGE)
    return Page([_hit(row, words) for row in result.rows], result.number, result.more and result.number < LAST_PAGE)


def _source(rows: QuerySet, words: list[str], kind: str, fields: tuple[str, ...], **columns: Any) -> QuerySet:
    """Return ``rows`` in which every word stands in one of ``fields`` (the first is the title), as COLUMNS."""
    per_word = [reduce(or_, (Q(**{f"{field}__icontains": word}) for field in fields)) for word in words]
    in_title = reduce(and_, (Q(**{f"{fields[0]}__icontains": word}) for word in words))
    made = {
        "kind": Value(kind),
        "weight": Case(When(in_title, then=0), default=2, output_field=IntegerField()),
        "title": F(fields[0]),
        "text": Value(""),
        "inside": Value(""),
        "at": Value(None),
        "two": Value(""),
    } | columns
    made["weight"] = made["weight"] + made.pop("lighter", Value(0))
    # Other names than those of fields, and one type for each column, so that the sources can stand in one statement.
    types = {"at": DateTimeField(), "weight": IntegerField()}
    given = {f"found_{name}": Cast(value, types.get(name, TextField())) for name, value in made.items()}
    found = rows.filter(reduce(and_, per_word)).order_by().annotate(**given)
    return found.values_list(*(f"found_{name}" for name in COLUMNS), named=False).order_by()


def _text(*parts: Any) -> Any:
    """Return ``parts`` of whatever kind of text joined into one: PostgreSQL does not mix kinds by itself."""
    texts = [Cast(part, TextField()) for part in parts]
    return Concat(*texts) if len(texts) > 1 else texts[0]


def _of(council: Council | None, path: str) -> Q:
    return Q(**{path: council}) if council else Q()


def _meetings(user: Any, words: list[str], council: Council | None) -> QuerySet:
    rows = visible_to(user).select_related(None).filter(_of(council, "body__council"))
    return _source(
        rows, words, "meeting", ("body__name", "place", "notice__text"),
        text=_text("place", Value(". "), Coalesce("notice__text", Value(""), output_field=TextField())),
        inside=F("body__council__name"), at=F("starts_at"),
        council_slug=F("body__council__slug"), one=F("body__slug"), two=F("slug"),
    )  # fmt: skip


def _items(user: Any, words: list[str], council: Council | None) -> QuerySet:
    rows = AgendaItem.objects.filter(
        _of(council, "meeting__body__council"), meeting__in=visible_to(user).select_related(None).order_by()
    )
    published = Q(meeting__minutes__published_at__lte=clock.now())
    rows = rows.annotate(minuted=Case(When(published, then="minute"), default=Value(""), output_field=TextField()))
    return _source(
        rows, words, "item", ("title", "text", "minuted", "meeting__body__name"),
        text=_text("text", Value(" "), "minuted"),
        inside=F("meeting__body__name"), at=F("meeting__starts_at"),
        council_slug=F("meeting__body__council__slug"), one=F("meeting__body__slug"), two=F("meeting__slug"),
        # What stands on every agenda says little.
        lighter=Case(When(standing_rule__isnull=False, then=1), default=0, output_field=IntegerField()),
    )  # fmt: skip


def _papers(user: Any, words: list[str], council: Council | None) -> QuerySet:
    rows = Paper.objects.filter(
        _of(council, "item__meeting__body__council"),
        item__meeting__in=visible_to(user).select_related(None).order_by(),
        published_at__lte=clock.now(),
    )
    return _source(
        rows, words, "paper", ("title", "summary", "text"),
        text=_text("summary", Value(" "), "text"),
        inside=F("item__meeting__body__name"), at=F("item__meeting__starts_at"),
        council_slug=F("item__meeting__body__council__slug"),
        one=F("item__meeting__body__slug"), two=F("item__meeting__slug"),
    )  # fmt: skip


def _bodies(user: Any, words: list[str], council: Council | None) -> QuerySet:
    return _source(
        Body.objects.filter(_of(council, "council")), words, "body", ("name", "introduction"),
        text=F("introduction"), inside=F("council__name"), council_slug=F("council__slug"), one=F("slug"),
    )  # fmt: skip


def _people(user: Any, words: list[str], council: Council | None) -> QuerySet:
    seated = Exists(Membership.objects.filter(person=OuterRef("pk")))
    return _source(
        Person.objects.filter(_of(council, "council"), seated), words, "person", ("name",),
        inside=F("council__name"), council_slug=F("council__slug"), one=F("slug"),
    )  # fmt: skip


def _provisions(user: Any, words: list[str], council: Council | None) -> QuerySet:
    editions = Edition.objects.on(clock.today())
    if council:
        editions = editions.filter(Q(document__council=council) | Q(document__council__isnull=True))
    # A law is shown under every council: under the one that was asked for, else under the first.
    home = Value(council.slug) if council else Council.objects.order_by("name").values("slug")[:1]
    cited = Case(When(number__regex="^[0-9]", then=_text("kind", Value(" "), "number")), default=_text("number"))
    return _source(
        Provision.objects.filter(edition__in=editions), words, "provision",
        ("heading", "number", "text", "edition__document__title"),
        title=_text(cited, Case(When(heading="", then=_text(Value(""))), default=_text(Value(": "), "heading"))),
        text=F("text"), inside=F("edition__document__title"),
        council_slug=Coalesce(F("edition__document__council__slug"), home),
        one=F("edition__document__slug"), two=F("key"),
        # A council's own text before the law that everybody has.
        lighter=Case(When(edition__document__council=None, then=1), default=0, output_field=IntegerField()),
    )  # fmt: skip


LABELS = {
    "meeting": "Meeting",
    "item": "Agenda item",
    "paper": "Paper",
    "body": "Body",
    "person": "Member",
    "provision": "Part of a document",
}
ADDRESSES = {
    "meeting": ("meetings-meeting", "body", "slug"),
    "item": ("meetings-meeting", "body", "slug"),
    "paper": ("meetings-meeting", "body", "slug"),
    "body": ("bodies-body", "body", ""),
    "person": ("members-person", "person", ""),
    "provision": ("documents-provision", "document", "key"),
}


def _hit(row: tuple, words: list[str]) -> Hit:
    kind, _, title, inside, text, at, council, one, two = row
    name, first, second = ADDRESSES[kind]
    title = _once(title[:1].upper() + title[1:])
    parts = {"council": council, first: one} | ({second: two} if second else {})
    return Hit(LABELS[kind], reverse(name, kwargs=parts), mark(title, words), inside, snippet(text, words), at)


def _once(title: str) -> str:
    """Return a title without its heading where its number says the same: "Annex 2, public sector: Public sector"."""
    number, _, heading = title.partition(": ")
    return number if heading and number.lower().endswith(heading.lower()) else title


def mark(text: str, words: list[str]) -> list[Piece]:
    """Return ``text`` in pieces, each with whether it is one of ``words``."""
    if not words:
        return [(text, False)]
    found = re.split("(" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")", text,
                     flags=re.IGNORECASE)  # fmt: skip
    return [(piece, bool(place % 2)) for place, piece in enumerate(found) if piece]


def snippet(text: str, words: list[str]) -> list[Piece]:
    """Return the part of ``text`` around the first of ``words`` that stands in it, marked; its beginning else."""
    text = " ".join(text.split())
    places = [place for place in (text.lower().find(word) for word in words) if place >= 0]
    begin = max(0, min(places, default=0) - AROUND)
    end = min(len(text), begin + 2 * AROUND)
    if begin:
        begin = text.find(" ", begin, begin + AROUND) + 1 or begin
    if end < len(text):
        end = text.rfind(" ", begin, end) if " " in text[begin:end] else end
    part = ("… " if begin else "") + text[begin:end] + (" …" if end < len(text) else "")
    return mark(part, words)

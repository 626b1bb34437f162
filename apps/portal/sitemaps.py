"""The map of the public pages: an index, and a part for each kind of page, each in pages of its own."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.db.models import Count, Exists, OuterRef, QuerySet, Value
from django.urls import reverse

from apps.bodies.models import Body
from apps.councils.queries import all_councils
from apps.documents.models import Document, Edition
from apps.meetings.models import Meeting
from apps.meetings.queries import visible_to
from apps.members.models import Membership, Person


class Public(Sitemap):
    """A part of the map, under the address by which the world knows the site."""

    # No page leaves the limit of the protocol, and none is slow to make.
    limit = 5_000

    def get_domain(self, site: Any = None) -> str:
        """Return the host of SITE_URL, whatever name a request came by."""
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        """Return the scheme of SITE_URL."""
        return urlsplit(settings.SITE_URL).scheme


class Pages(Public):
    """The front door, the statement, and every council's home and lists."""

    LISTS = ("portal-council", "bodies-list", "meetings-list", "members-list", "interests-list", "documents-list",
             "plans-register")  # fmt: skip

    def items(self) -> list[str]:
        """Return the addresses."""
        councils = list(all_councils())
        homes = [reverse(name, kwargs={"council": council.slug}) for council in councils for name in self.LISTS]
        return [reverse("portal-home"), reverse("portal-accessibility"), *homes]

    def location(self, item: str) -> str:
        """Return the address."""
        return item


class Bodies(Public):
    """The page of every body."""

    def items(self) -> QuerySet[Body]:
        """Return the bodies."""
        return Body.objects.select_related("council").order_by("pk")

    def location(self, item: Body) -> str:
        """Return the address."""
        return reverse("bodies-body", kwargs={"council": item.council.slug, "body": item.slug})


class Documents(Public):
    """Every document of a council with a public text; a law is somebody else's text."""

    def items(self) -> QuerySet[Document]:
        """Return the documents."""
        public = Edition.objects.public().values("document")
        rows = Document.objects.filter(council__isnull=False, pk__in=public)
        return rows.select_related("council").order_by("pk")

    def location(self, item: Document) -> str:
        """Return the address."""
        council = item.council.slug if item.council else ""
        return reverse("documents-document", kwargs={"council": council, "document": item.slug})


class People(Public):
    """Everybody who holds or held a seat."""

    def items(self) -> QuerySet[Person]:
        """Return the people."""
        seated = Exists(Membership.objects.filter(person=OuterRef("pk")))
        return Person.objects.filter(seated).select_related("council").order_by("pk")

    def location(self, item: Person) -> str:
        """Return the address."""
        return reverse("members-person", kwargs={"council": item.council.slug, "person": item.slug})


class Meetings(Public):
    """Every meeting that a visitor may see, and no other (OLP-22)."""

    def items(self) -> QuerySet[Meeting]:
        """Return the meetings."""
        return visible_to(AnonymousUser()).order_by("pk")

    def location(self, item: Meeting) -> str:
        """Return the address."""
        kwargs = {"council": item.body.council.slug, "body": item.body.slug, "slug": item.slug}
        return reverse("meetings-meeting", kwargs=kwargs)

    def lastmod(self, item: Meeting) -> datetime:
        """Return when the meeting last changed."""
        return item.changed_at


def parts() -> list[str]:
    """Return the addresses of all parts of the map, those with many pages page by page. One query."""
    sections = {name: made().items() for name, made in SITEMAPS.items() if name != "pages"}
    counts = [
        rows.order_by().values(part=Value(name)).annotate(number_there=Count("pk")) for name, rows in sections.items()
    ]
    found = counts[0].union(*counts[1:], all=True).values_list("part", "number_there")
    pages = {"pages": 1} | {name: 1 + max(0, number - 1) // Public.limit for name, number in found}
    addresses = {name: settings.SITE_URL + reverse("portal-sitemap-part", kwargs={"section": name}) for name in pages}
    return [
        addresses[name] + (f"?p={page}" if page > 1 else "")
        for name, number in pages.items()
        for page in range(1, number + 1)
    ]


SITEMAPS = {"pages": Pages, "bodies": Bodies, "documents": Documents, "people": People, "meetings": Meetings}

"""Atom feeds of what is new: notices, papers, minutes and cancellations of public meetings."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from apps.bodies.models import Body
from apps.core import clock, formats
from apps.core.downloads import unless_known
from apps.councils.models import Council
from apps.councils.queries import council_or_404
from apps.meetings.enums import MeetingState
from apps.meetings.models import Meeting, Paper
from apps.meetings.queries import lists

from .calendars import CACHE, address_of, plain
from .pages import place


@dataclass(frozen=True)
class News:
    """One entry of a feed."""

    key: str
    title: str
    text: str
    link: str
    at: datetime


class MeetingsFeed(Feed):
    """What is new of a council's or a body's meetings, the latest first; the same for everybody."""

    feed_type = Atom1Feed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer the feed, which any cache may keep for a while."""
        response = super().__call__(request, *args, **kwargs)
        response["Cache-Control"] = CACHE
        # The day of a notice may lie before the last entry: only the content tells whether there is something new.
        del response["Last-Modified"]
        return unless_known(request, response)

    def title(self, of: Council | Body) -> str:
        """Return the feed's name."""
        return plain(f"{_name(*self.scope(of))}: meetings")

    def subtitle(self, of: Council | Body) -> str:
        """Return what the feed tells."""
        return plain(f"Notices, papers, minutes and cancellations of public meetings: {_name(*self.scope(of))}")

    def author_name(self, of: Council | Body) -> str:
        """Return who speaks, which Atom asks for."""
        return plain(self.scope(of)[0].name)

    def scope(self, of: Any) -> tuple[Council, Body | None]:
        """Return the council, and the body where the feed is of one only."""
        raise NotImplementedError

    def items(self, of: Council | Body) -> list[News]:
        """Return the entries, the latest first."""
        council, body = self.scope(of)
        news = [one for meeting in lists.lately_changed(council, body) for one in _of_meeting(meeting)]
        news += [_of_paper(paper) for paper in lists.lately_published(council, body)]
        return sorted(news, key=lambda one: one.at, reverse=True)[: lists.MOST_ENTRIES]

    def item_title(self, item: News) -> str:
        """Return the entry's title."""
        return plain(item.title)

    def item_description(self, item: News) -> str:
        """Return the entry's text, escaped: readers take it for HTML."""
        return escape(plain(item.text))

    def item_link(self, item: News) -> str:
        """Return the whole address that the entry leads to."""
        return item.link

    def item_guid(self, item: News) -> str:
        """Return the entry's identity, which never changes."""
        return item.key

    def item_pubdate(self, item: News) -> datetime:
        """Return when it happened."""
        return item.at

    def item_updateddate(self, item: News) -> datetime:
        """Return when it happened: entries are not changed, new ones are added."""
        return item.at


class CouncilFeed(MeetingsFeed):
    """The feed of a council."""

    def get_object(self, request: HttpRequest, council: str) -> Council:
        """Return the council, or answer as nothing does."""
        return council_or_404(council)

    def scope(self, of: Council) -> tuple[Council, None]:
        """Return the council, whole."""
        return of, None

    def link(self, of: Council) -> str:
        """Return the page that the feed belongs to."""
        return settings.SITE_URL + reverse("meetings-list", kwargs={"council": of.slug})

    def feed_url(self, of: Council) -> str:
        """Return the feed's own address."""
        return settings.SITE_URL + reverse("meetings-feed", kwargs={"council": of.slug})


class BodyFeed(MeetingsFeed):
    """The feed of a body."""

    def get_object(self, request: HttpRequest, council: str, body: str) -> Body:
        """Return the body when its meetings are public, or answer as nothing does."""
        return lists.public_body_or_404(council, body)

    def scope(self, of: Body) -> tuple[Council, Body]:
        """Return the council and the body."""
        return of.council, of

    def link(self, of: Body) -> str:
        """Return the page that the feed belongs to."""
        return settings.SITE_URL + reverse("meetings-body", kwargs={"council": of.council.slug, "body": of.slug})

    def feed_url(self, of: Body) -> str:
        """Return the feed's own address."""
        return settings.SITE_URL + reverse("meetings-body-feed", kwargs={"council": of.council.slug, "body": of.slug})


def _name(council: Council, body: Body | None) -> str:
    return f"{council.name}, {body.name}" if body else council.name


def _of_meeting(meeting: Meeting) -> list[News]:
    """Return what there is to tell of a meeting: its notice, its cancellation, its minutes."""
    when = f"{meeting.body.name}, {formats.day(meeting.starts_at)}"
    link = address_of(meeting)
    notice, minutes = getattr(meeting, "notice", None), getattr(meeting, "minutes", None)
    news = []
    if notice is not None:
        text = f"{formats.moment(meeting.starts_at)}, {meeting.place}. {notice.text}"
        news.append(News(_key(meeting, "notice"), f"Notice: {when}", text, link, _morning(notice.given_on)))
    if meeting.state == MeetingState.CANCELLED:
        text = f"Cancelled: {meeting.cancelled_reason}"
        news.append(News(_key(meeting, "cancelled"), f"Cancelled: {when}", text, link, meeting.changed_at))
    if minutes is not None and minutes.published_at is not None:
        title, text = f"Minutes: {when}", "The minutes have been published."
        news.append(News(_key(meeting, "minutes"), title, text, f"{link}#minutes", minutes.published_at))
    return news


def _of_paper(paper: Paper) -> News:
    meeting = paper.item.meeting
    title = f"Paper: {paper.title} ({meeting.body.name}, {formats.day(meeting.starts_at)})"
    where = {**place(meeting), "item": paper.item.number, "paper": paper.slug}
    link = settings.SITE_URL + reverse("meetings-paper", kwargs=where)
    return News(_key(meeting, f"paper-{paper.pk}"), title, paper.summary or paper.title, link, paper.published_at)


def _key(meeting: Meeting, what: str) -> str:
    return uuid.uuid5(meeting.uid, what).urn


def _morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=clock.LONDON)

"""Section 32: nothing about a withheld interest leaves, by whatever way (J1).

A distinctive word stands in a withheld entry, in a withheld declaration and in the declaration of a withheld entry.
Every address that links lead to is read by everybody but its owner, and mails, logs, search and administration too.
"""

import logging
import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.core import mail
from django.urls import reverse

from apps.accounts.models import User
from apps.deadlines.models import Deadline, Message
from apps.interests import services
from apps.interests.enums import Category
from apps.meetings.enums import DeclarationKind
from apps.meetings.services import declaring
from tests.cast import SENSITIVE_WORD

from .test_services import TODAY

LINK = re.compile(r"""(?:href|action|src)=["']([^"'#]+)""")
LOC = re.compile(r"<loc>([^<]+)</loc>|<link[^>]*href=\"([^\"]+)\"")
# Looking further than this would only follow calendars from month to month.
MOST = 400
WORD = SENSITIVE_WORD.encode()


@pytest.fixture
def one(cast):
    """Return Ashcombe, where the withheld interest was also declared, linked and unlinked, and once was public."""
    one = cast.ashcombe
    owner = one.second_councillor
    said = {"item": one.open_item, "person": one.second_person, "kind": DeclarationKind.PECUNIARY, "by": owner}
    declaring.declare(**said, entry=one.sensitive_entry)
    declaring.declare(**said, text=f"A field at {SENSITIVE_WORD}.", sensitive=True)
    for hidden in (False, True):
        entry = services.add_entry(
            register=one.register,
            category=Category.SECURITIES,
            description=f"Shares in {SENSITIVE_WORD} Ltd.",
            sensitive=hidden,
            by=owner,
            reason="Typed.",
        )
        _publish(entry)
        if not hidden:
            services.withhold(entry=entry, by=owner, reason="Asked for.")
            services.end_entry(entry=entry, ceased_on=TODAY, nothing_else=True, by=owner, reason="Sold.")
    return one


def _publish(entry):
    """Put an entry on the register, as confirming does; the cast's register has classes without an answer."""
    entry.start = TODAY
    entry.save()


def crawl(client, *starts):
    """Read every page that links lead to from ``starts``, and yield its address and its bytes."""
    waiting, seen = list(starts), set(starts)
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        reply = client.get(address)
        content = b"".join(reply.streaming_content) if reply.streaming else reply.content
        yield address, content + str(reply.headers).encode()
        if reply.status_code in (301, 302):
            found = [reply["Location"]]
        elif "text" in reply["Content-Type"] or "xml" in reply["Content-Type"]:
            text = content.decode(errors="replace")
            found = [*LINK.findall(text), *(a or b for a, b in LOC.findall(text))]
        else:
            found = []
        for link in found:
            parts = urlsplit(urljoin(f"http://testserver{address}", unescape(link)))
            there = parts.path + (f"?{parts.query}" if parts.query else "")
            skip = parts.netloc != "testserver" or parts.path.startswith(("/static/", "/accounts/logout"))
            if not skip and there not in seen and "month=" not in there and "/brindle/" not in there:
                seen.add(there)
                waiting.append(there)


STARTS = ("/", "/sitemap.xml", "/robots.txt", "/search/?q=house", "/search/?q=shares", "/my/", "/office/")


@pytest.mark.parametrize("who", [None, "councillor", "officer"])
def test_j1_no_page_that_links_lead_to_has_the_word(one, sign_in, who, caplog):
    """For a visitor, another member, and every kind of officer; nor does any log line."""
    caplog.set_level(logging.DEBUG)
    client = sign_in(getattr(one, who) if who else None)
    pages = dict(crawl(client, *STARTS))
    assert len(pages) > 20
    assert any("/interests/second/" in address for address in pages)
    assert any("/meetings/assembly/" in address for address in pages)
    assert [address for address, content in pages.items() if WORD in content] == []
    assert SENSITIVE_WORD not in caplog.text


def test_j1_the_register_of_every_day_is_silent(one, client):
    """Before, during and after."""
    for day in ("2026-01-12", "2026-06-01", "2026-11-21", "2026-11-22"):
        address = reverse("interests-register", kwargs={"council": "ashcombe", "person": "second"})
        assert WORD not in client.get(address, {"on": day}).content


def test_j1_search_does_not_find_it(one, client):
    """The word that was asked for stands in the box only."""
    found = client.get("/search/", {"q": SENSITIVE_WORD}).text
    nothing = client.get("/search/", {"q": "Xyzzyplugh"}).text
    assert found.replace(SENSITIVE_WORD, "") == nothing.replace("Xyzzyplugh", "")


def test_j1_mails_deadlines_and_messages_are_silent(one):
    """Neither subject nor body, neither outbox nor mail."""
    told = [f"{message.subject} {message.body}" for message in Message.objects.all()]
    owed = [f"{deadline.what} {deadline.link} {deadline.explanation}" for deadline in Deadline.objects.all()]
    sent = [f"{message.subject} {message.body}" for message in mail.outbox]
    assert told
    assert owed
    assert not any(SENSITIVE_WORD in text for text in (*told, *owed, *sent))


def test_j1_the_administration_shows_no_interests(one, sign_in):
    """Raw records of interests are in no list, not even for the administrator of the installation."""
    root = User.objects.create_superuser("root@example.org", "x", name="Root")
    client = sign_in(root)
    pages = dict(crawl(client, "/admin/"))
    admin = {address: content for address, content in pages.items() if address.startswith("/admin/")}
    assert len(admin) > 10
    assert [address for address, content in admin.items() if WORD in content] == []


def test_j1_reasons_and_reprs_are_silent(one):
    """What lands in histories of meetings and registers, and in strings."""
    rows = [*one.open_meeting.history.all(), *one.register.history.all(), *one.register.entries.all()]
    rows += [*one.open_item.declarations.all()]
    for row in rows:
        assert SENSITIVE_WORD not in f"{row!r} {row} {getattr(row, 'history_change_reason', '')}"


def test_j1_only_its_owner_reads_it(one, sign_in):
    """The member's own pages show it, marked as withheld."""
    text = sign_in(one.second_councillor).get("/my/ashcombe/register/land/").text
    assert SENSITIVE_WORD in text
    assert "Withheld from the public" in text


def test_j1_a_failure_report_hides_what_was_typed(one, sign_in, settings, rf):
    """Django's report of an error leaves the fields out."""
    from django.views.debug import get_exception_reporter_filter

    from apps.interests.views.entries import add

    request = rf.post("/my/ashcombe/register/land/add/", {"description": SENSITIVE_WORD})
    request.user = one.second_councillor
    add(request, council="ashcombe", category="land")
    kept = get_exception_reporter_filter(request).get_post_parameters(request)
    assert SENSITIVE_WORD not in str(kept)

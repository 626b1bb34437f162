"""Every address answers every role as the manifest says, and an outsider learns nothing (ALL-1, OLP-22).

Nothing is written by what is asked here, so one stage serves all pages; failures are gathered by page.
"""

from collections import Counter

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from .manifest import PAGES, ROLES, user_of
from .rows import count_rows

NOT_OURS = ("admin/", "accounts/")


def addresses(resolver=None, before=""):
    """Give route and name of every address of the URL configuration."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route, pattern.name


def test_every_address_is_in_the_manifest():
    ours = [(route, name) for route, name in addresses() if not route.startswith(NOT_OURS)]
    known = {page.name for page in PAGES}

    assert not [route for route, name in ours if name not in known]
    assert not known - {name for _, name in ours}, "the manifest names an address that is no more"


def test_no_name_stands_for_two_addresses():
    counted = Counter(name for route, name in addresses() if not route.startswith(NOT_OURS))

    assert not [name for name, count in counted.items() if count > 1]


def test_each_role_is_answered_as_the_manifest_says(stage):
    """GET as every role; a page that wrote anything would raise (core.middleware.ReadOnlyOnSafeMethods)."""
    wrong = {}
    for page in PAGES:
        answered = {role: stage.ask(role, page) for role in ROLES}
        wrong |= {f"{page}, {role}": (said, page.answers[role]) for role, said in answered.items()
                  if said != page.answers[role]}  # fmt: skip

    assert not wrong, "answered, and what the manifest says"


def nothing(kwargs):
    """Return the parts of an address of the same shape under which there is nothing."""
    last = list(kwargs)[-1]
    value = kwargs[last]
    never = 987654321 if isinstance(value, int) else "2031-02-03" if str(value)[:2] == "20" else "never-was"
    return {last: never}


def seen(response):
    """Return all that an outsider is told."""
    headers = {name: value for name, value in response.headers.items() if name != "Set-Cookie"}
    return response.status_code, response.content, headers


@pytest.mark.parametrize("method", ["get", "post", "head", "put"])
def test_what_is_not_yours_answers_as_nothing_does(stage, method):
    """Byte for byte, header for header, whatever the method; and nothing is written."""
    wrong, before = {}, count_rows()
    never = getattr(stage.client("visitor"), method)("/never-was/").content
    for page in PAGES:
        kwargs = page.kwargs(stage.cast.ashcombe, stage.here)
        # The less usual methods are asked for by one outsider a page: they differ by page, not by role.
        for role in page.outsiders()[: None if method in ("get", "post") else 1]:
            ask = getattr(stage.client(role), method)
            there = ask(stage.address(page))
            same = not kwargs or seen(there) == seen(ask(stage.address(page, **nothing(kwargs))))
            if there.status_code != 404 or there.content != never or not same:
                wrong[f"{page}, {role}"] = (there.status_code, there.headers)

    assert not wrong
    assert count_rows() == before


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_visitor_is_sent_to_sign_in_whether_there_is_anything_or_not(stage, method):
    wrong, before = {}, count_rows()
    for page in [page for page in PAGES if page.answers["visitor"] == 302]:
        kwargs = page.kwargs(stage.cast.ashcombe, stage.here)
        for parts in ({}, nothing(kwargs) if kwargs else {}):
            answer = getattr(stage.client("visitor"), method)(stage.address(page, **parts))
            if answer.status_code != 302 or not answer.headers["Location"].startswith("/accounts/login/?next=/"):
                wrong[str(page)] = (parts, answer.status_code)

    assert not wrong
    assert count_rows() == before


def test_a_thing_of_another_council_is_not_found_here(stage):
    """Each part of the address, taken from Brindle and asked for in Ashcombe, by whoever may open the page."""
    wrong = {}
    for page in [page for page in PAGES if page.council]:
        ours = page.kwargs(stage.cast.ashcombe, stage.here)
        theirs = page.kwargs(stage.cast.brindle, stage.there)
        for part in [part for part in ours if part != "council" and ours[part] != theirs[part]]:
            for role in ROLES:
                answer = stage.client(role).get(stage.address(page, **{part: theirs[part]}))
                if answer.status_code != (302 if role == "visitor" and page.answers[role] == 302 else 404):
                    wrong[f"{page}, {role}"] = (part, answer.status_code)

    assert not wrong


def test_pages_that_only_read_refuse_to_be_written_to(stage):
    """A public page that takes no form says so, rather than answering as if it had done something."""
    visitor = stage.client("visitor")
    taken = {
        str(page): answer.status_code
        for page in PAGES
        if page.answers["visitor"] == 200 and (answer := visitor.post(stage.address(page))).status_code >= 500
    }

    assert not taken


def test_the_administration_is_for_staff_alone(stage):
    for route in ("/admin/", "/admin/accounts/user/", "/admin/password_change/"):
        for role in ROLES:
            answer = stage.client(role).get(route)
            assert answer.status_code == 302, (route, role)
            assert "/login/" in answer.headers["Location"]


def test_pages_of_sign_in_answer_visitor_and_member(stage):
    """allauth's own addresses: never an error, and nothing but signing in for a visitor."""
    wrong = {}
    plain = [(route, name) for route, name in addresses() if route.startswith("accounts/")]
    for route, name in [(route, name) for route, name in plain if not set("<^(") & set(route)]:
        for role in ("visitor", "councillor"):
            try:
                status = stage.client(role).get(f"/{route}").status_code
            except Exception as error:
                status = repr(error)
            if status not in (200, 302, 405, 404):
                wrong[f"{name}, {role}"] = status

    assert not wrong
    for route in ("login/", "login/code/", "password/reset/"):
        assert stage.client("visitor").get(f"/accounts/{route}").status_code == 200


def test_every_role_is_played_by_somebody(stage):
    assert len({user_of(stage.cast, role) for role in ROLES}) == len(ROLES)

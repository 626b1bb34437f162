"""Every address answers every role as the manifest says, and an outsider learns nothing (ALL-1, OLP-22)."""

from collections import Counter

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from .manifest import PAGES, ROLES, user_of

NOT_OURS = ("admin/", "accounts/")
EVERY = pytest.mark.parametrize("page", PAGES, ids=str)
GUARDED = pytest.mark.parametrize("page", [page for page in PAGES if 404 in page.answers.values()], ids=str)


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


@EVERY
def test_each_role_is_answered_as_the_manifest_says(stage, page):
    """GET as every role; a page that wrote anything would raise (core.middleware.ReadOnlyOnSafeMethods)."""
    answered = {role: stage.client(role).get(stage.address(page)).status_code for role in ROLES}

    assert answered == page.answers


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


@GUARDED
def test_what_is_not_yours_answers_as_nothing_does(stage, page):
    """Byte for byte, header for header, whatever the method."""
    there, kwargs = stage.address(page), page.kwargs(stage.cast.ashcombe, stage.here)
    nowhere = stage.address(page, **nothing(kwargs)) if kwargs else "/never-was/"
    for role in (role for role, answer in page.answers.items() if answer == 404):
        client = stage.client(role)
        for method in ("get", "post", "head", "put") if role == page.outsiders()[0] else ("get", "post"):
            answer = getattr(client, method)(there)
            assert answer.status_code == 404, (role, method)
            if kwargs:
                assert seen(answer) == seen(getattr(client, method)(nowhere)), (role, method)
            assert method == "head" or answer.content == client.get("/never-was/").content, (role, method)


@pytest.mark.parametrize("page", [page for page in PAGES if page.answers["visitor"] == 302], ids=str)
def test_a_visitor_is_sent_to_sign_in_whether_there_is_anything_or_not(stage, page):
    client, kwargs = stage.client("visitor"), page.kwargs(stage.cast.ashcombe, stage.here)
    addresses = [stage.address(page), *([stage.address(page, **nothing(kwargs))] if kwargs else [])]
    for address in addresses:
        for method in (client.get, client.post):
            answer = method(address)
            assert answer.status_code == 302
            assert answer.headers["Location"].startswith("/accounts/login/?next=/")


@pytest.mark.parametrize("page", [page for page in PAGES if page.council], ids=str)
def test_a_thing_of_another_council_is_not_found_here(stage, page):
    """Each part of the address, taken from Brindle and asked for in Ashcombe."""
    ours = page.kwargs(stage.cast.ashcombe, stage.here)
    theirs = page.kwargs(stage.cast.brindle, stage.there)
    for part in [part for part in ours if part != "council" and ours[part] != theirs[part]]:
        for role in ("visitor", "administrator"):
            answer = stage.client(role).get(stage.address(page, **{part: theirs[part]}))
            assert answer.status_code == (302 if page.answers[role] == 302 else 404), (part, role)


def test_the_administration_is_for_staff_alone(stage):
    for route in ("/admin/", "/admin/accounts/user/", "/admin/password_change/"):
        for role in ROLES:
            answer = stage.client(role).get(route)
            assert answer.status_code == 302, (route, role)
            assert "/login/" in answer.headers["Location"]


# allauth's pages: what a visitor may open, and what only somebody signed in may.
OPEN_TO_VISITORS = {"account_login": 200, "account_request_login_code": 200, "account_reset_password": 200}


@pytest.mark.parametrize(
    ("route", "name"),
    [(route, name) for route, name in addresses() if route.startswith("accounts/") and "<" not in route],
)
def test_a_page_of_sign_in_answers_visitor_and_member(stage, route, name):
    """Never an error, and nothing personal to a visitor."""
    if "(?P" in route or "^" in route:
        return
    for role in ("visitor", "councillor"):
        answer = stage.client(role).get(f"/{route}")
        assert answer.status_code in (200, 302, 405, 404), (route, role)
    if name in OPEN_TO_VISITORS:
        assert stage.client("visitor").get(f"/{route}").status_code == OPEN_TO_VISITORS[name]


def test_every_role_is_played_by_somebody(stage):
    assert len({user_of(stage.cast, role) for role in ROLES}) == len(ROLES)

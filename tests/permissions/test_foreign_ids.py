"""Ids of another council in posted forms are refused, and nothing is written (ALL-1)."""

import pytest
from django.apps import apps
from lxml import html

from .manifest import PAGES

OFFERED = [page for page in PAGES if page.allowed() and page.answers["visitor"] == 302]
# Answers that are the same words in every council.
CSRF = "csrfmiddlewaretoken"


def fields(response):
    """Return the values that the page's forms offer, by name of field: choices, boxes and hidden values."""
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return {}, {}
    page = html.fromstring(response.content.decode())
    offered: dict[str, set[str]] = {}
    filled: dict[str, str] = {}
    for form in page.xpath("//form[@method='post']"):
        for element in form.xpath(".//select | .//input[@type='radio' or @type='checkbox' or @type='hidden']"):
            values = element.xpath(".//option/@value") or element.xpath("@value")
            offered.setdefault(element.get("name"), set()).update(value for value in values if value)
        for element in form.xpath(".//input[@type='text' or @type='email' or @type='number'] | .//textarea"):
            filled[element.get("name")] = element.get("value") or element.text or ""
    offered.pop(CSRF, None)
    return offered, filled


def rows():
    """Return how many rows there are of everything that is ours."""
    return {m._meta.label: m.objects.count() for m in apps.get_models() if m.__module__.startswith("apps.")}


@pytest.mark.parametrize("page", OFFERED, ids=str)
def test_ids_of_another_council_are_refused(stage, page):
    """Whatever Brindle's page offers and Ashcombe's does not is posted in Ashcombe."""
    role = page.allowed()[0]
    ours, filled = fields(stage.client(role).get(stage.address(page)))
    theirs, _ = fields(stage.elsewhere(role).get(stage.address_elsewhere(page)))
    foreign = {
        (name, value) for name, values in theirs.items() for value in values - ours.get(name, set()) if name in ours
    }
    before = rows()
    for name, value in sorted(foreign):
        usual = {field: sorted(values)[0] for field, values in ours.items() if values}
        answer = stage.client(role).post(stage.address(page), filled | usual | {name: value})
        assert answer.status_code in (404, 422), (name, value)
        assert rows() == before, (name, value)

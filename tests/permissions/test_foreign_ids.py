"""Ids of another council in posted forms are refused, and nothing is written (ALL-1)."""

from django.db import transaction
from lxml import html

from .manifest import PAGES
from .rows import count_rows

CSRF = "csrfmiddlewaretoken"
CHOICES = ".//select | .//input[@type='radio' or @type='checkbox' or @type='hidden']"
BOXES = ".//input[@type='text' or @type='email' or @type='number'] | .//textarea"


def fields(response):
    """Return what the page's forms offer (choices, boxes, hidden values) and hold (texts), by name of field."""
    offered: dict[str, set[str]] = {}
    filled: dict[str, str] = {}
    if response.headers.get("Content-Type", "").startswith("text/html"):
        for form in html.fromstring(response.content.decode()).xpath("//form[@method='post']"):
            for element in form.xpath(CHOICES):
                values = element.xpath(".//option/@value") or element.xpath("@value")
                offered.setdefault(element.get("name"), set()).update(value for value in values if value)
            for element in form.xpath(BOXES):
                filled[element.get("name")] = element.get("value") or element.text or ""
    offered.pop(CSRF, None)
    return offered, filled


def test_ids_of_another_council_are_refused(stage):
    """Whatever Brindle's page offers and Ashcombe's does not is posted in Ashcombe."""
    wrong, tried = {}, 0
    for page in [page for page in PAGES if page.allowed() and page.answers["visitor"] == 302]:
        role = page.allowed()[0]
        ours, filled = fields(stage.client(role).get(stage.address(page)))
        theirs, _ = fields(stage.elsewhere(role).get(stage.address_elsewhere(page)))
        usual = filled | {name: sorted(values)[0] for name, values in ours.items() if values}
        for name in ours.keys() & theirs.keys():
            for value in sorted(theirs[name] - ours[name]):
                tried += 1
                before = count_rows()
                with transaction.atomic():
                    status = stage.client(role).post(stage.address(page), usual | {name: value}).status_code
                    if status not in (404, 422) or count_rows() != before:
                        wrong[f"{page}, {name}={value}"] = status
                    transaction.set_rollback(True)

    assert not wrong
    assert tried, "no form offers anything of a council any more"

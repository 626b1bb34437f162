"""Every page that links lead to, as a visitor and as each demo sign-in: axe, 320 pixels, headings, valid HTML (ALL-5).

The journeys look at their own pages on the way, answers to forms included; this finds the others.
"""

import pytest
from playwright.sync_api import Page

from apps.demo.loading.councils import PASSWORD

from . import checks
from .crawl import Crawl

pytestmark = [pytest.mark.browser, pytest.mark.java, pytest.mark.slow]

OWN = ("/my/", "/office/", "/accounts/")
EVERYTHING = ("/",)


def sign_in(page: Page, site: str, email: str) -> None:
    """Sign in by password."""
    page.goto(f"{site}/accounts/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    with page.expect_navigation():
        page.press("[name=password]", "Enter")


@pytest.mark.parametrize(
    ("email", "starts", "prefixes"),
    [
        (None, ("/",), EVERYTHING),
        ("councillor@leicester.example.org", ("/my/", "/accounts/email/"), OWN),
        ("secretariat@leicester.example.org", ("/office/",), ("/office/",)),
        ("admin@leicester.example.org", ("/office/",), ("/office/leicester/roles/",)),
    ],
    ids=["visitor", "councillor", "secretariat", "administrator"],
)
def test_all_5_every_page_that_links_lead_to(window, site, tmp_path, email, starts, prefixes):
    page = window.new_page()
    if email:
        sign_in(page, site.url, email)
    crawl = Crawl(page, site.url, tmp_path, (*prefixes, *starts))
    crawl.run(*starts)
    try:
        checks.check_valid(crawl.files)
    except AssertionError as error:
        crawl.wrong.append(str(error))

    assert crawl.files
    assert not crawl.wrong, f"{len(crawl.files)} pages\n" + "\n".join(crawl.wrong)

"""Where the focus goes: past the header by the skip link, to the error summary, from there to the field (ALL-5)."""

import pytest

from .visitor import Way

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement"


def test_all_5_the_first_key_offers_to_skip_the_header(visitor):
    one = visitor("focus", Way("keyboard", keyboard=True))
    one.go("/leicester/bodies/assembly/")
    one.page.keyboard.press("Tab")
    assert one.page.evaluate(f"{FOCUSED}.textContent") == "Skip to main content"
    one.page.keyboard.press("Enter")
    one.page.keyboard.press("Tab")
    assert one.page.evaluate(f"{FOCUSED}.closest('main') !== null")


def test_all_5_an_error_takes_the_focus_and_leads_to_its_field(visitor):
    one = visitor("focus", Way("keyboard", keyboard=True))
    one.go("/accounts/login/")
    one.press("Sign in")
    assert one.page.title().startswith("Error: ")
    assert "There is a problem" in one.page.evaluate(f"{FOCUSED}.textContent")
    one.page.keyboard.press("Tab")
    one.page.keyboard.press("Enter")
    assert one.page.evaluate(f"{FOCUSED}.tagName") == "INPUT"

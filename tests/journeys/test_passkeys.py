"""Passkeys in a real browser, with an authenticator that Chromium plays: added, alone, and as second factor (J1).

The strict policy on scripts holds throughout: anything that it stops would show on the console.
"""

import pytest

from apps.demo.loading.councils import PASSWORD

from .checks import Watch, check_quiet

pytestmark = [pytest.mark.browser, pytest.mark.slow]

COUNCILLOR = "councillor@leicester.example.org"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(window):
    """Return a page of a browser that has an authenticator, its console watched."""
    page = window.new_page()
    page.watch = Watch(page)
    device = window.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return page


@pytest.fixture
def here(site):
    """Return the address of the site by its name: browsers give no passkeys to bare numbers."""
    return site.url.replace("127.0.0.1", "localhost")


def sign_in(page, here):
    """Give e-mail address and password."""
    page.goto(f"{here}/accounts/login/")
    page.get_by_label("E-mail address").fill(COUNCILLOR)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_out(page, here):
    """Sign out."""
    page.goto(f"{here}/accounts/logout/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{here}/")


def add_passkey(page, here, *, alone):
    """Add a passkey, giving the password once more; ``alone``: it may open the account without one."""
    page.goto(f"{here}/accounts/2fa/webauthn/add/")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Name of this passkey").fill("Work laptop")
    page.get_by_label("Let me sign in with this passkey alone").set_checked(alone)
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_url("**/accounts/2fa/recovery-codes/")


def test_j1_a_passkey_opens_the_account_alone_and_as_second_factor(page, here):
    sign_in(page, here)
    add_passkey(page, here, alone=True)
    page.goto(f"{here}/accounts/2fa/webauthn/")
    assert "Work laptop" in page.content()
    sign_out(page, here)
    page.goto(f"{here}/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/my/")
    sign_out(page, here)
    sign_in(page, here)
    page.wait_for_url("**/accounts/2fa/authenticate/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/my/")
    check_quiet(page.watch)


def test_j1_a_passkey_that_cannot_be_used_says_so_on_the_page(window, here):
    page = window.new_page()
    page.goto(f"{here}/accounts/login/")
    # A browser that knows no passkeys at all.
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('none')); }")
    assert not page.get_by_text("The passkey could not be used").is_visible()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("The passkey could not be used").wait_for(state="visible")

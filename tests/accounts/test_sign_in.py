"""Signing in and out by pages of ours: password, code, limits, where one is sent next (J1, ALL-1)."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests.factories import PASSWORD

LOGIN = "/accounts/login/"


def signed_in(client):
    """Tell whether somebody is signed in."""
    return "_auth_user_id" in client.session


def test_j1_by_e_mail_address_and_password(client, user, by_password):
    """In whatever case the address is typed; then to one's own page."""
    page = client.get(LOGIN)
    assert "E-mail address" in page.text
    assert "placeholder" not in page.text
    user.email = user.email.upper()
    reply = by_password(user)
    assert reply["Location"] == "/after-sign-in/"
    assert signed_in(client)


def test_j1_a_wrong_password_says_so_and_keeps_the_address(client, user, by_password):
    """The same words for a wrong password and for an address that nobody has."""
    reply = by_password(user, "wrong")
    assert "The e-mail address or the password is not right" in reply.text
    assert user.email in reply.text
    assert "Error: Sign in" in reply.text
    nobody = client.post(LOGIN, {"login": "nobody@example.org", "password": "wrong"})
    assert "The e-mail address or the password is not right" in nobody.text
    assert not signed_in(client)


def test_j1_blank_fields_are_named(client, db):
    """Each at its field, linked from the summary."""
    page = client.post(LOGIN, {}).text
    assert 'href="#id_login"' in page
    assert 'href="#id_password"' in page


def test_all_1_a_closed_account_opens_nothing(client, user, by_password):
    """Somebody who may not sign in is told so."""
    user.is_active = False
    user.save()
    by_password(user)
    assert not signed_in(client)


@pytest.mark.parametrize(
    "there", ["https://evil.example.org/", "//evil.example.org", "javascript:alert(1)", "http:evil.example.org"]
)
def test_all_1_next_never_leads_to_another_site(client, user, by_password, there):
    """Only addresses of this site are followed, after signing in and after signing out."""
    assert by_password(user, next=there)["Location"] == "/after-sign-in/"
    assert client.post("/accounts/logout/", {"next": there})["Location"] == "/"


def test_j1_next_leads_back_to_where_one_wanted_to_go(client, user, by_password):
    """The page that asked for the sign-in."""
    asked = client.get("/my/ashcombe/register/")
    assert asked["Location"] == "/accounts/login/?next=/my/ashcombe/register/"
    assert 'name="next" value="/my/ashcombe/register/"' in client.get(asked["Location"]).text
    assert by_password(user, next="/my/ashcombe/register/")["Location"] == "/my/ashcombe/register/"


def test_j1_signing_out_takes_a_post(client, user):
    """Reading the page signs nobody out."""
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert "Do you want to sign out" in client.get("/accounts/logout/").text
    assert signed_in(client)
    assert client.post("/accounts/logout/")["Location"] == "/"
    assert not signed_in(client)


def test_all_1_nobody_signs_up(client, db):
    """By reading or by posting."""
    for reply in (
        client.get("/accounts/signup/"),
        client.post("/accounts/signup/", {"email": "x@example.org", "password1": PASSWORD, "password2": PASSWORD}),
    ):
        assert "Accounts come by invitation" in reply.text
    from apps.accounts.models import User

    assert not User.objects.filter(email="x@example.org").exists()


def test_j1_by_a_code_sent_by_e_mail(client, user):
    """For those without a password; the code stands in the mail and in no address."""
    user.set_unusable_password()
    user.save()
    reply = client.post("/accounts/login/code/", {"email": user.email})
    assert reply["Location"] == "/accounts/login/code/confirm/"
    assert user.email in client.get(reply["Location"]).text
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == ([user.email], "Your code to sign in")
    code = re.search(r"^([A-Z0-9-]{6,})$", sent.body, re.MULTILINE)[1]
    wrong = client.post(reply["Location"], {"code": "WRONGONE"})
    assert "That code is not right" in wrong.text
    assert client.post(reply["Location"], {"code": code})["Location"] == "/after-sign-in/"
    assert signed_in(client)


def test_all_1_a_code_for_nobody_looks_the_same(client, db):
    """Nobody learns from the page who has an account; the address is told by mail."""
    reply = client.post("/accounts/login/code/", {"email": "nobody@example.org"})
    assert reply["Location"] == "/accounts/login/code/confirm/"
    assert "If nobody@example.org belongs to an account" in client.get(reply["Location"]).text
    (sent,) = mail.outbox
    assert "by invitation" in sent.body
    assert "signup" not in sent.body


def test_j1_a_new_code_can_be_sent(client, user):
    """Mail gets lost."""
    client.post("/accounts/login/code/", {"email": user.email})
    client.post("/accounts/login/code/confirm/", {"action": "resend"})
    assert len(mail.outbox) == 2


def test_all_1_three_wrong_codes_end_it(client, user):
    """Guessing is over, and says so."""
    client.post("/accounts/login/code/", {"email": user.email})
    for _ in range(3):
        reply = client.post("/accounts/login/code/confirm/", {"code": "WRONGONE"}, follow=True)
    assert "Too many tries" in reply.text
    assert not signed_in(client)


def test_all_1_tries_are_limited(client, user, by_password, settings):
    """Five wrong passwords for one address, then even the right one waits; too many from one place get a 429 page."""
    settings.ACCOUNT_RATE_LIMITS = {}
    cache.clear()
    for _ in range(5):
        by_password(user, "wrong")
    assert "Too many tries" in by_password(user).text
    assert not signed_in(client)
    replies = [client.post(LOGIN, {"login": f"x{n}@example.org", "password": "x"}).status_code for n in range(30)]
    assert replies[-1] == 429
    assert "Too many tries" in client.post(LOGIN, {"login": "y@example.org", "password": "x"}).text
    cache.clear()


def test_j1_a_forgotten_password(client, user):
    """A link by mail, once; reading it writes nothing (GET runs on a connection that refuses)."""
    reply = client.post("/accounts/password/reset/", {"email": user.email})
    assert reply["Location"] == "/accounts/password/reset/done/"
    assert "Look in your e-mail" in client.get(reply["Location"]).text
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    form = client.get(link)
    assert "Choose a new password" in client.get(form["Location"]).text
    short = client.post(form["Location"], {"password1": "short", "password2": "short"})
    assert "too short" in short.text
    new = "an entirely other sentence"
    done = client.post(form["Location"], {"password1": new, "password2": new})
    assert done["Location"] == "/accounts/password/reset/key/done/"
    assert "Your password is changed" in client.get(done["Location"]).text
    assert mail.outbox[1].subject == "Your account was changed"
    user.refresh_from_db()
    assert user.check_password(new)
    assert "This link no longer works" in client.get(link, follow=True).text


def test_all_1_a_forgotten_password_of_nobody_looks_the_same(client, db):
    """Nobody learns who has an account."""
    reply = client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert reply["Location"] == "/accounts/password/reset/done/"


def test_j1_changing_and_setting_a_password(client, user):
    """The old one is asked for; without one, none is."""
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    new = "an entirely other sentence"
    both = {"password1": new, "password2": new}
    assert "Your password now" in client.get("/accounts/password/change/").text
    wrong = client.post("/accounts/password/change/", both | {"oldpassword": "wrong"})
    assert "That is not your password now" in wrong.text
    client.post("/accounts/password/change/", both | {"oldpassword": PASSWORD})
    user.refresh_from_db()
    assert user.check_password(new)
    user.set_unusable_password()
    user.save()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/accounts/password/change/")["Location"] == "/accounts/password/set/"
    assert "Set a password" in client.get("/accounts/password/set/").text
    client.post("/accounts/password/set/", both)
    user.refresh_from_db()
    assert user.check_password(new)


def test_all_1_an_account_cannot_change_its_own_address(client, user):
    """The page says who changes it; posting does nothing; addresses are not confirmed here."""
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert user.email in client.get("/accounts/email/").text
    client.post("/accounts/email/", {"action_add": "", "email": "mine@example.org"})
    user.refresh_from_db()
    assert user.email.startswith("councillor@")
    assert not user.emailaddress_set.exists()
    assert client.get("/accounts/confirm-email/abc/").status_code == 404


def test_all_1_a_form_without_its_token_is_told_what_to_do(user):
    """In our words; nothing is done."""
    client = Client(enforce_csrf_checks=True)
    reply = client.post(LOGIN, {"login": user.email, "password": PASSWORD})
    assert reply.status_code == 403
    assert "load the page again" in reply.text
    assert not signed_in(client)


def test_j1_without_any_means_to_confirm_the_page_says_so(client, user):
    """An account that signs in by codes alone."""
    user.set_unusable_password()
    user.save()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    reply = client.get("/accounts/reauthenticate/")
    assert reply.status_code == 403
    assert "set a password first" in reply.text
    assert client.get("/accounts/2fa/totp/activate/").status_code == 200


PAGES = (
    "/accounts/login/", "/accounts/login/code/", "/accounts/password/reset/", "/accounts/password/reset/done/",
    "/accounts/password/reset/key/done/", "/accounts/password/reset/key/x-y/", "/accounts/signup/",
    "/accounts/inactive/",
)  # fmt: skip
OWN = (
    "/accounts/2fa/", "/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/", "/accounts/2fa/webauthn/add/",
    "/accounts/password/change/", "/accounts/logout/", "/accounts/email/", "/accounts/reauthenticate/",
)  # fmt: skip


@pytest.mark.parametrize("address", PAGES + OWN)
def test_all_5_every_page_is_ours_and_runs_no_inline_script(client, user, confirmed, address):
    """Our look, our words, and nothing that a strict policy would stop."""
    if address in OWN:
        confirmed(user)
    page = client.get(address)
    assert page.status_code == 200
    assert "mh-header" in page.text
    assert not re.search(r"<script(?![^>]* src=)", page.text)
    assert "style=" not in page.text
    assert "data:" not in page.text
    assert "script-src 'self';" in page.headers["Content-Security-Policy"] + ";"

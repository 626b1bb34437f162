"""Second factors, by their pages: authenticator app, recovery codes, passkeys (J1)."""

import json
import re
from pathlib import Path

import allauth
import pytest
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from django.core import mail

from apps.accounts.adapters import NOTICES, InvitedOnly
from tests.factories import PASSWORD

from .conftest import key_on

AUTHENTICATE = "/accounts/2fa/authenticate/"
NOTICE = re.compile(r'send_notification_mail\(\s*"([^"]+)"')
CODES = "/accounts/2fa/recovery-codes/"


def signed_in(client):
    """Tell whether somebody is signed in."""
    return "_auth_user_id" in client.session


def test_j1_setting_an_app_up_shows_picture_and_key(client, user, confirmed):
    """The QR code is drawn in the page; the key stands below it; a wrong code keeps the key."""
    confirmed(user)
    page = client.get("/accounts/2fa/totp/activate/")
    secret = key_on(page)
    assert "<svg" in page.text
    assert secret in page.text
    wrong = client.post("/accounts/2fa/totp/activate/", {"code": "000000"})
    assert "That code is not right" in wrong.text
    assert secret in wrong.text
    assert not Authenticator.objects.exists()


def test_j1_totp_from_end_to_end(client, user, by_password, with_app, app_code):
    """Password, then the app's code; a wrong one, or one used before, opens nothing."""
    reply = by_password(user)
    assert reply["Location"] == AUTHENTICATE
    assert not signed_in(client)
    assert client.get("/my/").status_code == 302
    assert "Your second factor" in client.get(AUTHENTICATE).text
    assert "That code is not right" in client.post(AUTHENTICATE, {"code": "000000"}).text
    code = app_code(with_app)
    assert client.post(AUTHENTICATE, {"code": code})["Location"] == "/after-sign-in/"
    assert signed_in(client)
    client.post("/accounts/logout/")
    by_password(user)
    assert "That code is not right" in client.post(AUTHENTICATE, {"code": code}).text


def test_j1_a_code_by_e_mail_asks_for_the_second_factor_too(client, user, with_app):
    """No way around it."""
    client.post("/accounts/login/code/", {"email": user.email})
    code = re.search(r"^([A-Z0-9-]{6,})$", mail.outbox[-1].body, re.MULTILINE)[1]
    assert client.post("/accounts/login/code/confirm/", {"code": code})["Location"] == AUTHENTICATE
    assert not signed_in(client)


def test_all_1_the_secret_is_not_readable_in_the_database(with_app):
    """A copy of the database alone opens no account."""
    kept = Authenticator.objects.get(type="totp").data
    assert with_app not in json.dumps(kept)


def test_all_1_keys_of_before_still_open(with_app, settings, client, user, by_password, app_code):
    """A new secret key, with the old one as fallback."""
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    by_password(user)
    assert client.post(AUTHENTICATE, {"code": app_code(with_app)})["Location"] == "/after-sign-in/"


def test_j1_recovery_codes_open_once(client, user, by_password, with_app, app_code):
    """Shown after setting up, downloadable, each used once."""
    by_password(user)
    client.post(AUTHENTICATE, {"code": app_code(with_app)})
    client.post("/accounts/2fa/reauthenticate/", {"code": "x"})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": CODES})
    page = client.get(CODES).text
    codes = re.findall(r'<li class="mh-key">(\S+)</li>', page)
    assert len(codes) == 10
    assert client.get(CODES + "download/").text.split() == codes
    client.post("/accounts/logout/")
    by_password(user)
    assert client.post(AUTHENTICATE, {"code": codes[0]})["Location"] == "/after-sign-in/"
    client.post("/accounts/logout/")
    by_password(user)
    assert "That code is not right" in client.post(AUTHENTICATE, {"code": codes[0]}).text


def test_j1_new_recovery_codes_replace_the_old(client, user, by_password, with_app, app_code):
    """Asked first, then done."""
    by_password(user)
    client.post(AUTHENTICATE, {"code": app_code(with_app)})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    before = client.get(CODES + "download/").text
    assert "no longer work then" in client.get(CODES + "generate/").text
    assert client.get(CODES + "download/").text == before
    client.post(CODES + "generate/")
    assert client.get(CODES + "download/").text != before


def test_all_1_codes_are_shown_only_after_confirming_that_it_is_you(client, user, by_password, with_app, frozen):
    """A browser left open for an hour shows none."""
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert "mh-key" not in client.get(CODES).text
    reply = client.get("/accounts/2fa/totp/deactivate/")
    assert reply["Location"].startswith("/accounts/reauthenticate/")
    page = client.get(reply["Location"]).text
    assert "Confirm that it is you" in page
    assert "That is not your password" in client.post("/accounts/reauthenticate/", {"password": "wrong"}).text
    there = client.post(reply["Location"], {"password": PASSWORD, "next": "/accounts/2fa/totp/deactivate/"})
    assert there["Location"] == "/accounts/2fa/totp/deactivate/"


def test_j1_a_mail_tells_of_every_change(user, rf):
    """Whoever owns the account hears of it, in words for each change that allauth tells of; never with a secret."""
    source = Path(allauth.__file__).parent
    found = {name for path in source.rglob("*.py") for name in NOTICE.findall(path.read_text())}
    ours = {name for name in found if not name.startswith(("account/email/email", "socialaccount/"))}
    assert ours <= set(NOTICES)
    with request_context(rf.get("/")):
        for name in ours:
            InvitedOnly().send_notification_mail(name, user, {"secret": "x"})
    assert {sent.body.splitlines()[0] for sent in mail.outbox} == {NOTICES[name] for name in ours}
    assert {(*sent.to, sent.subject) for sent in mail.outbox} == {(user.email, "Your account was changed")}


def test_j1_a_mail_server_that_is_down_undoes_no_change(client, user, settings, monkeypatch):
    """The password is changed all the same, and the log says that the mail is missing."""
    monkeypatch.setattr(InvitedOnly, "send_mail", raise_refused)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    new = "an entirely other sentence"
    said = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/accounts/password/change/", said).status_code == 302
    user.refresh_from_db()
    assert user.check_password(new)


def raise_refused(*args):
    """Be a mail server that is down."""
    raise ConnectionRefusedError


def test_j1_an_app_can_be_removed(client, user, by_password, with_app, app_code):
    """Asked first, then gone."""
    by_password(user)
    client.post(AUTHENTICATE, {"code": app_code(with_app)})
    assert "In use" in client.get("/accounts/2fa/").text
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert "Remove the authenticator app?" in client.get("/accounts/2fa/totp/deactivate/").text
    client.post("/accounts/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(type="totp").exists()
    assert "Not set up" in client.get("/accounts/2fa/").text


def test_j1_pages_of_passkeys_carry_what_the_scripts_need(client, user, confirmed):
    """Options as data of an element, scripts as files."""
    confirmed(user)
    page = client.get("/accounts/2fa/webauthn/add/").text
    given = re.search(r"data-passkey-with='([^']+)'", page)[1]
    options = json.loads(given)["data"]["creation_options"]["publicKey"]
    assert options["rp"] == {"id": "testserver", "name": "Moothall"}
    for name in ("mfa/js/webauthn-json.js", "mfa/js/webauthn.js", "js/passkeys.js"):
        assert f"/static/{name}" in page
    assert "None yet" in client.get("/accounts/2fa/webauthn/").text


def test_j1_a_passkey_that_is_none_is_refused(client, user, confirmed):
    """Nonsense in the hidden field is an error on the page, not a failure."""
    confirmed(user)
    for sent in ("", "{}", "nonsense"):
        reply = client.post("/accounts/2fa/webauthn/add/", {"name": "Laptop", "credential": sent})
        assert reply.status_code == 200
        assert "There is a problem" in reply.text
    client.post("/accounts/logout/")
    assert client.post("/accounts/2fa/webauthn/login/", {"credential": "{}"})["Location"] == "/accounts/login/"


def test_j1_signing_in_by_passkey_starts_without_writing(client, db):
    """The challenge is fetched by GET and kept in the session only."""
    reply = client.get("/accounts/2fa/webauthn/login/", headers={"accept": "application/json"})
    assert "challenge" in reply.json()["request_options"]["publicKey"]


# Officers -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["officer", "body_officer", "administrator"])
def test_all_1_officers_need_a_second_factor_where_the_installation_says_so(cast, sign_in, settings, name):
    """Office, own page and public pages, where they would see what is in preparation; for one body too."""
    client = sign_in(getattr(cast.ashcombe, name))
    assert client.get("/ashcombe/").status_code == 200
    settings.OFFICERS_NEED_SECOND_FACTOR = True
    for address in ("/office/", "/admin/", "/my/", "/ashcombe/", "/ashcombe/meetings/", "/office/ashcombe/roles/"):
        for reply in (client.get(address), client.post(address)):
            assert reply["Location"] == "/accounts/2fa/", address
    page = client.get("/accounts/2fa/").text
    assert "Your office needs a second factor" in page
    assert client.post("/accounts/logout/").status_code == 302


def test_all_1_members_and_visitors_are_not_asked(cast, sign_in, settings):
    """Second factor of members is offered, not enforced."""
    settings.OFFICERS_NEED_SECOND_FACTOR = True
    assert sign_in().get("/ashcombe/").status_code == 200
    assert sign_in(cast.ashcombe.councillor).get("/ashcombe/").status_code == 200


def test_all_1_an_officer_with_a_factor_goes_in(cast, sign_in, settings):
    """Recovery codes alone are none."""
    settings.OFFICERS_NEED_SECOND_FACTOR = True
    officer = cast.ashcombe.officer
    Authenticator.objects.create(user=officer, type="recovery_codes", data={})
    assert sign_in(officer).get("/ashcombe/").status_code == 302
    Authenticator.objects.create(user=officer, type="totp", data={"secret": "x"})
    assert sign_in(officer).get("/ashcombe/").status_code == 200


def test_all_1_the_administration_has_no_side_door(client, db):
    """Its own form would ask for no second factor."""
    reply = client.get("/admin/login/?next=/admin/")
    assert reply["Location"].startswith("/accounts/login/")
    posted = client.post("/admin/login/", {"username": "x@example.org", "password": PASSWORD})
    assert posted["Location"].startswith("/accounts/login/")

"""What tests of signing in share: somebody with a password, and codes as an authenticator app would show them."""

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest

from tests.factories import PASSWORD

STEP = 30


@pytest.fixture
def user(cast):
    """Return a councillor of Ashcombe."""
    return cast.ashcombe.councillor


@pytest.fixture
def by_password(client):
    """Return what posts e-mail address and password."""

    def post(user, password=PASSWORD, **more):
        return client.post("/accounts/login/", {"login": user.email, "password": password} | more)

    return post


@pytest.fixture
def app_code():
    """Return what an authenticator app shows for a secret now, reckoned by RFC 6238 and not by what is tested."""

    def code(secret):
        moment = struct.pack(">Q", int(time.time()) // STEP)
        digest = hmac.new(base64.b32decode(secret), moment, hashlib.sha1).digest()
        place = digest[-1] & 15
        return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"

    return code


@pytest.fixture
def confirmed(client, by_password):
    """Return what signs in and gives the password once more, as changes of the account's protection ask for."""

    def confirm(user):
        by_password(user)
        return client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    return confirm


def key_on(page):
    """Return the key that a page shows for typing into an app."""
    return re.search(r'<strong class="mh-key">([A-Z2-7]+)</strong>', page.text)[1]


@pytest.fixture
def with_app(client, user, confirmed, app_code, frozen):
    """Give the councillor an authenticator app, by the pages; return its secret. The browser is signed out again."""
    confirmed(user)
    secret = key_on(client.get("/accounts/2fa/totp/activate/"))
    reply = client.post("/accounts/2fa/totp/activate/", {"code": app_code(secret)})
    assert reply["Location"] == "/accounts/2fa/recovery-codes/"
    client.post("/accounts/logout/")
    frozen.shift(2 * STEP)
    return secret

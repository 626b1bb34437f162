"""How allauth behaves here."""

import base64
import hashlib
import logging
from smtplib import SMTPException
from typing import Any, ClassVar

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from markupsafe import Markup

logger = logging.getLogger(__name__)

# What a change of the account is called in the mail that tells of it.
NOTICES = {
    "account/email/password_changed": "Your password was changed.",
    "account/email/password_set": "A password was set.",
    "account/email/password_reset": "Your password was set anew by a link from an e-mail.",
    "mfa/email/totp_activated": "An authenticator app was added as second factor.",
    "mfa/email/totp_deactivated": "The authenticator app is no longer a second factor.",
    "mfa/email/webauthn_added": "A passkey or security key was added.",
    "mfa/email/webauthn_removed": "A passkey or security key was removed.",
    "mfa/email/recovery_codes_generated": "New recovery codes were made; the old ones no longer work.",
}


class InvitedOnly(DefaultAccountAdapter):
    """Nobody signs up: an account comes with a seat or an office, by invitation."""

    error_messages: ClassVar[dict] = DefaultAccountAdapter.error_messages | {
        "account_inactive": "This account is closed.",
        "email_password_mismatch": "The e-mail address or the password is not right. Check both, or sign in by a code.",
        "enter_current_password": "That is not your password now.",
        "incorrect_code": "That code is not right. Check it, or ask for a new one.",
        "incorrect_password": "That is not your password.",
        "too_many_login_attempts": "Too many tries. Wait a few minutes, then try again.",
        "rate_limited": "Too many tries. Wait a few minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: accounts are made by members.services and councils.services."""
        return False

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict | None = None, email: str | None = None
    ) -> None:
        """Tell the owner of an account what was changed on it. A mail server that is down does not undo the change."""
        try:
            what = NOTICES.get(template_prefix, "Something about how you sign in was changed.")
            self.send_mail("account/email/notice", user.email, {"what": what})
        except (OSError, SMTPException):
            logger.exception("A notice about an account could not be sent.")


class SecondFactor(DefaultMFAAdapter):
    """Second factors: secrets encrypted at rest, the QR code drawn as SVG in the page (img-src has no data:)."""

    error_messages: ClassVar[dict] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That code is not right. Wait for the next one that your app shows, then try again.",
        "cannot_delete_authenticator": "This second factor cannot be taken away.",
        "cannot_generate_recovery_codes": "Recovery codes need a second factor: add an authenticator app or a passkey.",
    }

    def build_totp_svg(self, url: str) -> Markup:
        """Return ``url`` as a QR code."""
        code = qrcode.QRCode(border=4)
        code.add_data(url)
        rows = code.get_matrix()
        size = len(rows)
        dots = "".join(f"M{x},{y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
        return Markup(
            '<svg class="mh-qr" viewBox="0 0 {0} {0}" width="240" height="240" role="img" shape-rendering="crispEdges" '
            'aria-label="QR code for your authenticator app; the same key stands below as text">'
            '<path fill="#ffffff" d="M0,0h{0}v{0}h-{0}z"/><path fill="#000000" d="{1}"/></svg>'
        ).format(size, dots)

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        """Return how a new key is called unless its owner says otherwise."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {count + 1}"

    def encrypt(self, text: str) -> str:
        """Return ``text`` so that a copy of the database alone opens no account."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what ``encrypt`` hid."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def _get_site_name(self) -> str:
        return settings.SITE_NAME


def _cipher() -> MultiFernet:
    """Return the cipher made from the secret key; keys in SECRET_KEY_FALLBACKS still open what they closed."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key(str(secret))) for secret in keys])


def _key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(b"second factor:" + secret.encode()).digest())

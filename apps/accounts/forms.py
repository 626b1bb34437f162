"""allauth's forms in our words: one label, one hint, no placeholder, and autocompletion that browsers understand."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms

# By the name of the field: label, hint, attributes of the input.
WORDS: dict[str, tuple[str, str, dict[str, str]]] = {
    "login": ("E-mail address", "", {"autocomplete": "username", "spellcheck": "false"}),
    "email": ("E-mail address", "", {"autocomplete": "email", "spellcheck": "false"}),
    "password": ("Password", "", {}),
    "remember": ("Keep me signed in on this device", "Not on a device that others use too.", {}),
    "oldpassword": ("Your password now", "", {}),
    "password1": (
        "New password",
        "Three or four words that nobody would guess make a good one. It cannot be one that many people use.",
        {},
    ),
    "password2": ("New password again", "", {}),
    "code": (
        "Code",
        "",
        {"autocomplete": "one-time-code", "class": "govuk-input--width-10 govuk-input--extra-letter-spacing"},
    ),
    "name": ("Name of this passkey", "So that you can tell it from others, for example “Work laptop”.", {}),
    "passwordless": (
        "Let me sign in with this passkey alone",
        "Your device then asks for its PIN, your finger or your face each time.",
        {},
    ),
}
# Where the same field is asked for in another sense.
HINTS_OF_CODES = {
    "Authenticate": "The code that your app shows now, or one of your recovery codes.",
    "ConfirmAgain": "The code that your app shows now, or one of your recovery codes.",
    "ActivateTotp": "The six figures that your app shows now.",
    "ConfirmLoginCode": "From the e-mail that we sent you.",
}


class Plain(forms.Form):
    """Gives each field our words."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form, then say its labels our way."""
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in WORDS:
                field.label, field.help_text, attrs = WORDS[name]
                field.widget.attrs.update(attrs)
        if "code" in self.fields:
            self.fields["code"].help_text = HINTS_OF_CODES.get(type(self).__name__, "")


class Login(Plain, account.LoginForm):
    """E-mail address and password."""


class RequestLoginCode(Plain, account.RequestLoginCodeForm):
    """Where to send a code."""


class ConfirmLoginCode(Plain, account.ConfirmLoginCodeForm):
    """The code that was sent."""


class ResetPassword(Plain, account.ResetPasswordForm):
    """Where to send a link."""


class ResetPasswordKey(Plain, account.ResetPasswordKeyForm):
    """A new password, after following the link."""


class ChangePassword(Plain, account.ChangePasswordForm):
    """The old password and a new one."""


class SetPassword(Plain, account.SetPasswordForm):
    """A first password."""


class Reauthenticate(Plain, account.ReauthenticateForm):
    """The password once more."""


class Authenticate(Plain, mfa.AuthenticateForm):
    """The second factor at sign-in."""


class ConfirmAgain(Plain, mfa.ReauthenticateForm):
    """The second factor once more."""


class ActivateTotp(Plain, totp.ActivateTOTPForm):
    """The first code of a new app."""


class AddPasskey(Plain, webauthn.AddWebAuthnForm):
    """A new passkey or security key."""


class RenamePasskey(Plain, webauthn.EditWebAuthnForm):
    """Another name for a key."""

"""Reads about accounts."""

from typing import Any

from allauth.mfa.models import Authenticator


def unused_recovery_codes(user: Any) -> list[str] | None:
    """Return the recovery codes of ``user`` that are left; None where none were ever made."""
    found = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return found.wrap().get_unused_codes() if found else None


def has_second_factor(user: Any) -> bool:
    """Tell whether ``user`` signs in by an authenticator app or a key; recovery codes alone are no second factor."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return Authenticator.objects.filter(user_id=user.pk, type__in=kinds).exists()

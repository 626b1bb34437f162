"""Writes about accounts."""

from django.db import transaction

from .models import User


@transaction.atomic
def account_for(*, email: str, name: str) -> User:
    """Return the account of ``email``, made when there is none yet.

    A new account has no password: its owner signs in with a code sent to that address and may then set one.
    """
    user = User.objects.filter(email__iexact=email).first()
    return user or User.objects.create_user(email, name=name)


@transaction.atomic
def set_password(*, user: User, password: str) -> User:
    """Give ``user`` a password chosen elsewhere; it was checked there against the rules for passwords."""
    user.set_password(password)
    user.save(update_fields=["password"])
    return user

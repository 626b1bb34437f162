"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnly(DefaultAccountAdapter):
    """Nobody signs up: an account comes with a seat or an office, by invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: accounts are made by members.services and councils.services."""
        return False

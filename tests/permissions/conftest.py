"""The cast with one row more of everything, as the manifest's addresses need it."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, CouncilCast

from .manifest import Page, user_of
from .rows import Rows, add


@dataclass
class Stage:
    """Both councils with their rows; asks pages as any role."""

    cast: Cast
    here: Rows
    there: Rows
    clients: dict[Any, Client] = field(default_factory=dict)

    def address(self, page: Page, **parts: Any) -> str:
        """Return the address of ``page`` in Ashcombe; ``parts`` replace some of it."""
        return reverse(page.name, kwargs=page.kwargs(self.cast.ashcombe, self.here) | parts) + page.query

    def address_elsewhere(self, page: Page) -> str:
        """Return the address of ``page`` in Brindle."""
        return reverse(page.name, kwargs=page.kwargs(self.cast.brindle, self.there)) + page.query

    def client(self, role: str) -> Client:
        """Return a client signed in as ``role``."""
        return self._signed_in(user_of(self.cast, role))

    def elsewhere(self, role: str) -> Client:
        """Return a client signed in as whoever plays ``role`` in Brindle."""
        return self._signed_in(getattr(self.cast.brindle, role))

    def ask(self, role: str, page: Page) -> int | str:
        """Return the status of ``page`` for ``role``, or the error that it ended in."""
        try:
            return self.client(role).get(self.address(page)).status_code
        except Exception as error:
            return repr(error)

    def _signed_in(self, user: Any) -> Client:
        if user not in self.clients:
            self.clients[user] = Client()
            if user is not None:
                self.clients[user].force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return self.clients[user]

    def grow(self) -> None:
        """Make three rows of one, in both councils."""
        for one in self.cast:
            self.more(one, 2)
            self.more(one, 3)

    @staticmethod
    def more(one: CouncilCast, number: int) -> Rows:
        """Add a set of rows."""
        return add(one, number)


@pytest.fixture
def stage(cast: Cast) -> Stage:
    """Return the cast with one row more of everything."""
    return Stage(cast, here=add(cast.ashcombe, 1), there=add(cast.brindle, 1))

"""`manage.py make_council`: a new council with its first administrator."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from apps.accounts.services import account_for
from apps.core.rulings import Refused
from apps.councils import grants
from apps.councils.enums import OrganisationKind, Role
from apps.councils.services import make_council, make_organisation


class Command(BaseCommand):
    """Makes the council and gives its first administrator the role; he or she signs in with a code sent by e-mail."""

    help = "Makes a council: `make_council leicester 'Leicester City Council' jo@leicester.example 'Jo Bloggs'`."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the council and its first administrator."""
        parser.add_argument("slug", metavar="SLUG", help="what its addresses begin with")
        parser.add_argument("name", metavar="NAME")
        parser.add_argument("email", metavar="EMAIL", help="where the first administrator signs in")
        parser.add_argument("administrator", metavar="ADMINISTRATOR", help="the name of the first administrator")
        parser.add_argument("--contact", default="", help="how to reach the council")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make all of it, or nothing where a part is refused."""
        try:
            self._make(reason="Made on the command line.", **options)
        except Refused as refused:
            raise CommandError(str(refused), returncode=2) from refused
        self.stdout.write(f"{options['name']} is made. {options['email']} signs in with a code sent there.")

    @transaction.atomic
    def _make(
        self, *, slug: str, name: str, email: str, administrator: str, contact: str, reason: str, **_: Any
    ) -> None:
        organisation = make_organisation(
            slug=slug, name=name, kind=OrganisationKind.COUNCIL, email=email, by=None, reason=reason
        )
        council = make_council(organisation=organisation, slug=slug, name=name, contact=contact, by=None, reason=reason)
        user = account_for(email=email, name=administrator)
        grants.give(user=user, role=Role.ADMINISTRATOR, on=council, by=None, reason=reason)

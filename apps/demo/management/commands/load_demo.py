"""`manage.py load_demo`: load the demonstration into an empty database; `--sign-ins` says who can sign in."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from apps.demo.loading.councils import PASSWORD, sign_ins
from apps.demo.loading.whole import NotEmpty, load


class Command(BaseCommand):
    """Load the demonstration, once."""

    help = "Load the demonstration (fixtures/demo) into an empty database."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to do where the database is not empty, and whether to say the sign-ins instead."""
        parser.add_argument("--if-empty", action="store_true", help="do nothing where there is a council already")
        parser.add_argument("--sign-ins", action="store_true", help="say who can sign in, and load nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or say who can sign in."""
        if options["sign_ins"]:
            self._say_sign_ins()
            return
        try:
            made = load()
        except NotEmpty:
            if not options["if_empty"]:
                raise CommandError(
                    "There are councils in this database already, and the demonstration is not mixed with them. "
                    "Nothing was changed. To start anew: make demo"
                ) from None
            return
        self.stdout.write(f"The demonstration is loaded: {len(made.councils)} councils, {len(made.people)} people.")

    def _say_sign_ins(self) -> None:
        found = list(sign_ins())
        if not found:
            self.stdout.write("There is no demonstration in this database.")
            return
        self.stdout.write(f"Sign in at {settings.SITE_URL}{reverse('account_login')} with the password: {PASSWORD}\n")
        for council, rows in found:
            self.stdout.write(f"  {council}")
            for role, email in rows:
                self.stdout.write(f"    {role:<22}{email}")

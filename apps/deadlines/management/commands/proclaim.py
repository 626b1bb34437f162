"""`manage.py proclaim`: record a bank holiday that was proclaimed, or taken away, while clocks run."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apps.core import clock, formats
from apps.core.rulings import Refused
from apps.deadlines import services
from apps.deadlines.enums import Nation


class Command(BaseCommand):
    """Records the proclamation, moves the open deadlines it touches and tells those concerned."""

    help = "Records a proclaimed bank holiday: `proclaim EW 2027-06-04 'Jubilee' --on 2026-11-20 --reason 'Gazette'`."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take nation, day and name; added, unless --removed."""
        parser.add_argument("nation", choices=Nation.values, metavar="NATION", help=", ".join(Nation.values))
        parser.add_argument("day", type=a_day, metavar="DAY", help="as 2027-06-04")
        parser.add_argument("name", metavar="NAME", help="the name of the holiday")
        parser.add_argument("--removed", action="store_true", help="the day is a bank holiday no longer")
        parser.add_argument("--on", type=a_day, metavar="DAY", help="when it was proclaimed; today if not given")
        parser.add_argument("--reason", required=True, help="where it can be read, for the history")

    def handle(self, *args: Any, **options: Any) -> None:
        """Record it, and list what moved."""
        try:
            moved = services.proclaim(
                nation=options["nation"],
                day=options["day"],
                added=not options["removed"],
                name=options["name"],
                proclaimed_on=options["on"] or clock.today(),
                by=None,
                reason=options["reason"],
            )
        except Refused as refused:
            raise CommandError(str(refused), returncode=2) from refused
        for deadline in moved:
            self.stdout.write(f"{deadline.council}: {deadline.what}, now {formats.day(deadline.due_on)}")
        self.stdout.write(f"{len(moved)} open deadlines moved.")


def a_day(text: str) -> date:
    """Read a day of the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a day: write year-month-day, as in 2027-06-04") from None

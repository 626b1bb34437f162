"""`manage.py close_day`: record a day on which a council is closed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apps.core import formats
from apps.core.rulings import Refused
from apps.councils.models import Council
from apps.deadlines import services

from .proclaim import a_day


class Command(BaseCommand):
    """Records the closed day, moves the council's open deadlines that it touches and tells those concerned."""

    help = "Records a day on which a council is closed: `close_day leicester 2026-12-29 'Offices closed'`."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take council, day and reason."""
        parser.add_argument("council", metavar="SLUG")
        parser.add_argument("day", type=a_day, metavar="DAY", help="as 2026-12-29")
        parser.add_argument("reason", metavar="REASON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Record it, and list what moved."""
        council = Council.objects.filter(slug=options["council"]).first()
        if council is None:
            raise CommandError(f"There is no council “{options['council']}”.", returncode=2)
        try:
            moved = services.add_closed_day(council=council, day=options["day"], reason=options["reason"], by=None)
        except Refused as refused:
            raise CommandError(str(refused), returncode=2) from refused
        for deadline in moved:
            self.stdout.write(f"{deadline.what}, now {formats.day(deadline.due_on)}")
        self.stdout.write(f"{len(moved)} open deadlines moved.")

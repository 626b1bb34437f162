"""`manage.py load_postcodes`: which postcode lies in which ward of a council, from a CSV file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apps.core.rulings import Refused
from apps.councils.models import Council
from apps.councils.services.postcodes import load_postcodes
from apps.councils.services.tables import decoded


class Command(BaseCommand):
    """Loads the whole table, or nothing of it where a line is wrong; the one of before is replaced."""

    help = "Loads a table of postcodes (CSV: postcode,ward): `load_postcodes oadby-and-wigston postcodes.csv`."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the council and the file."""
        parser.add_argument("council", metavar="SLUG", help="whose table it is")
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--source", default="", help="where the table comes from (the name of the file without it)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the file and say how many postcodes it has; 2 where it is refused."""
        council = Council.objects.filter(slug=options["council"]).first()
        if council is None:
            raise CommandError(f"There is no council {options['council']}.", returncode=2)
        try:
            table = load_postcodes(
                council=council,
                text=decoded(options["file"].read_bytes()),
                source=options["source"] or options["file"].name,
                by=None,
                reason="Loaded on the command line.",
            )
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be opened: {error.strerror}.", returncode=2) from error
        except Refused as refused:
            raise CommandError("\n".join([str(refused), *refused.ruling.arithmetic]), returncode=2) from refused
        self.stdout.write(f"{table.rows} postcodes of {council} are loaded.")

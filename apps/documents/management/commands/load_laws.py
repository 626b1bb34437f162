"""`manage.py load_laws`: publish the laws that ready packs of rules cite."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apps.documents.packs import law_slugs
from apps.documents.services.packs import load_laws


class Command(BaseCommand):
    """Publishes the laws that are missing; asked twice, it does nothing the second time."""

    help = "Publishes the laws that ready packs of rules cite: all, or those named."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the addresses of laws."""
        parser.add_argument("law", nargs="*", metavar="SLUG", help="one of: " + ", ".join(law_slugs()))

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish them, and list what was published."""
        unknown = set(options["law"]) - set(law_slugs())
        if unknown:
            raise CommandError(f"There is no law “{'”, “'.join(sorted(unknown))}” here.", returncode=2)
        made = load_laws(slugs=options["law"] or law_slugs(), by=None)
        for edition in made:
            self.stdout.write(str(edition.document))
        self.stdout.write(f"{len(made)} laws published.")

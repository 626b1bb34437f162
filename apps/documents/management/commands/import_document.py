"""`manage.py import_document`: a file read into provisions, to look at or to keep as a draft."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from apps.core.rulings import Refused
from apps.councils.models import Council
from apps.documents import services
from apps.documents.enums import DocumentKind
from apps.documents.importing import Unreadable, read
from apps.documents.models import Edition
from apps.documents.tree import Node, Tree

KINDS = [kind for kind in DocumentKind.values if kind != DocumentKind.LAW]
REASON = "Imported on the command line from {}."
SHOWN = 70


class Command(BaseCommand):
    """Reads a constitution, strategy, plan or charter; what comes of it is a draft, which nobody outside sees."""

    help = (
        "Reads a document (Markdown or plain text, DOCX, ODT, HTML, our own JSON) into provisions and makes a draft: "
        "`import_document charter.docx --council oxfordshire --kind charter --title 'Our charter'`."
    )
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, whose it is and what it is."""
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--council", required=True, metavar="SLUG", help="whose document it is")
        parser.add_argument("--kind", required=True, choices=KINDS)
        parser.add_argument("--title", required=True, help="what the document is called")
        parser.add_argument("--dry-run", action="store_true", help="only read: nothing is looked up or written")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the file, keep it unless it is a dry run, and say what was found."""
        council = None if options["dry_run"] else _council(options["council"])
        try:
            tree = self._read(options["file"], options["kind"], options["title"], quiet=options["json"])
            edition = self._keep(council, tree, options) if council else None
        except Unreadable as unreadable:
            raise self._failed(unreadable.line, str(unreadable), options) from None
        except Refused as refused:
            raise self._failed(0, str(refused), options) from None
        if options["json"]:
            self.stdout.write(json.dumps(tree.as_data(), ensure_ascii=False))
            return
        self._outline(tree)
        if edition is not None:
            self.stdout.write(f"A draft is made, which nobody outside sees: {_address(edition)}")
        else:
            self.stdout.write("Nothing was kept: this was a dry run.")

    def _read(self, path: Path, kind: str, title: str, *, quiet: bool) -> Tree:
        try:
            if path.stat().st_size > settings.PAPER_MAX_BYTES:
                raise Unreadable(f"{path.name} has more than {settings.PAPER_MAX_BYTES:,} bytes: that is too large.")
            content = path.read_bytes()
        except OSError as wrong:
            raise Unreadable(f"{path} cannot be opened: {wrong.strerror}.") from None
        return read(
            path.name, content, kind=kind, title=title, progress=self._progress(quiet=quiet),
            largest=settings.PAPER_MAX_BYTES,
        )  # fmt: skip

    def _progress(self, *, quiet: bool) -> Callable[[int], None] | None:
        """Return what shows the progress, on a terminal only."""
        if quiet or not self.stderr.isatty():
            return None

        def show(hundredths: int) -> None:
            ending = "\n" if hundredths == 100 else ""
            self.stderr.write(f"\rReading: {hundredths} %", style_func=str, ending=ending)
            self.stderr.flush()

        return show

    def _keep(self, council: Council, tree: Tree, options: dict[str, Any]) -> Edition:
        return services.import_document(
            council=council, title=options["title"], kind=options["kind"], tree=tree, by=None,
            reason=REASON.format(options["file"].name),
        )  # fmt: skip

    def _failed(self, line: int, message: str, options: dict[str, Any]) -> CommandError:
        """Return the error that ends the command; with --json the object is printed besides."""
        if options["json"]:
            self.stdout.write(json.dumps({"error": {"line": line, "message": message}}, ensure_ascii=False))
        where = f"{options['file'].name}, line {line}" if line else options["file"].name
        return CommandError(f"{where}: {message}")

    def _outline(self, tree: Tree) -> None:
        self.stdout.write(tree.title)
        waiting = [(node, 1) for node in reversed(tree.provisions)]
        while waiting:
            node, depth = waiting.pop()
            self.stdout.write("  " * depth + _line(node))
            waiting += [(child, depth + 1) for child in reversed(node.children)]
        for remark in tree.notes:
            self.stdout.write(f"Line {remark.line}: {remark.message}" if remark.line else remark.message)


def _line(node: Node) -> str:
    words = node.heading or " ".join(node.text.split())
    shown = words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()}…"
    rows = f" ({len(node.rows)} rows)" if node.rows else ""
    return f"{' '.join(filter(None, (node.number, shown)))} [{node.kind}]{rows}"


def _council(slug: str) -> Council:
    council = Council.objects.filter(slug=slug).first()
    if council is None:
        raise CommandError(f"There is no council “{slug}”. `manage.py make_council` makes one.")
    return council


def _address(edition: Edition) -> str:
    """Return where the officer looks the draft over."""
    assert edition.document.council is not None
    where = {"council": edition.document.council.slug, "edition": edition.pk}
    return settings.SITE_URL + reverse("documents-office-edition", kwargs=where)

"""`manage.py import_document`: what it prints, what it keeps, and what it refuses."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from apps.documents.enums import EditionState
from apps.documents.models import Document, Edition

TEXT = """# Charter of Ashcombe

## 1. Aims

- 1.1. Closer work.
- 1.2. More say of

## 2. Seats

Clerk\t1
Mayor\t2
"""


@pytest.fixture
def charter(tmp_path: Path) -> Path:
    path = tmp_path / "charter.md"
    path.write_text(TEXT)
    return path


def run(path: Path, *options: str, council: str = "ashcombe", title: str = "Charter") -> str:
    """Return what the command prints."""
    printed = StringIO()
    call_command(
        "import_document", str(path), *options, "--council", council, "--kind", "charter", "--title", title,
        stdout=printed, stderr=StringIO(),
    )  # fmt: skip
    return printed.getvalue()


def test_owc_1_a_dry_run_prints_one_object_and_asks_no_database(charter):
    """No database is at hand here: a test that asks for none is refused it."""
    data = json.loads(run(charter, "--dry-run", "--json"))

    assert list(data) == ["title", "provisions", "notes"] and data["title"] == "Charter"
    front, aims, seats = data["provisions"]
    assert front["heading"] == "Charter of Ashcombe"
    assert {key: aims[key] for key in ("number", "heading", "kind", "text")} == {
        "number": "1", "heading": "Aims", "kind": "section", "text": "",
    }  # fmt: skip
    assert [child["number"] for child in aims["children"]] == ["1.1", "1.2"]
    assert seats["rows"] == [["Clerk", "1"], ["Mayor", "2"]]
    assert data["notes"] == [{"line": 6, "message": "1.2 breaks off in mid-sentence; it was left as it stands."}]


def test_owc_1_a_dry_run_shows_the_outline_with_notes(charter):
    printed = run(charter, "--dry-run")

    assert "  1 Aims [section]\n    1.1 Closer work. [aim]\n" in printed
    assert "  2 Seats [section] (2 rows)\n" in printed
    assert "Line 6: 1.2 breaks off" in printed and printed.endswith("this was a dry run.\n")


def test_owc_1_what_cannot_be_read_ends_with_one_line_and_the_place(tmp_path):
    path = tmp_path / "charter.md"
    path.write_bytes(b"# One\n\nTwo\x00")

    with pytest.raises(CommandError, match=r"charter.md, line 3: This is not a text") as refused:
        run(path, "--dry-run")
    assert refused.value.returncode == 1 and "\n" not in str(refused.value)


def test_owc_1_what_cannot_be_read_is_an_object_too(tmp_path):
    printed = StringIO()
    with pytest.raises(CommandError):
        call_command(
            "import_document", str(tmp_path / "none.md"), "--council", "x", "--kind", "code", "--title", "Code",
            "--dry-run", "--json", stdout=printed,
        )  # fmt: skip

    assert json.loads(printed.getvalue())["error"]["message"].endswith("cannot be opened: No such file or directory.")


def test_owc_1_a_file_that_is_too_large_is_not_even_opened(charter, settings):
    settings.PAPER_MAX_BYTES = 20

    with pytest.raises(CommandError, match="too large"):
        run(charter, "--dry-run")


def test_owc_1_a_law_is_no_kind_of_document_that_is_imported(charter):
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("import_document", str(charter), "--council", "x", "--kind", "law", "--title", "Law")


def test_owc_1_a_draft_is_made_that_nobody_outside_sees(cast, charter, sign_in):
    council = cast.ashcombe.council
    printed = run(charter, council=council.slug)

    document = Document.objects.get(council=council, slug="charter")
    edition = document.editions.get()
    assert edition.state == EditionState.DRAFT and edition.start is None
    rows = edition.provisions.order_by("position").values_list("key", "number", "kind", "depth")
    assert list(rows)[1:4] == [("1", "1", "section", 0), ("1.1", "1.1", "aim", 1), ("1.2", "1.2", "aim", 1)]
    assert printed.endswith(f"/office/{council.slug}/documents/editions/{edition.pk}/\n")
    assert sign_in().get(f"/{council.slug}/documents/charter/").status_code == 404
    assert edition.history.get().history_change_reason == "Imported on the command line from charter.md."


def test_owc_1_imported_again_it_is_the_next_draft_of_the_same_document(cast, charter):
    council = cast.ashcombe.council
    run(charter, council=council.slug)
    run(charter, council=council.slug)

    assert Edition.objects.filter(document__council=council, document__slug="charter").count() == 2
    with pytest.raises(CommandError, match="is a charter"):
        call_command(
            "import_document", str(charter), "--council", council.slug, "--kind", "plan", "--title", "Charter",
            stdout=StringIO(),
        )  # fmt: skip


def test_owc_1_a_council_that_is_not_there_is_named(db, charter):
    with pytest.raises(CommandError, match="There is no council “nowhere”"):
        run(charter, council="nowhere")
    assert not Document.objects.exists()


def test_owc_1_nothing_is_kept_of_a_title_without_an_address(cast, charter):
    before = Document.objects.count()
    with pytest.raises(CommandError, match="no letter or figure"):
        run(charter, council=cast.ashcombe.council.slug, title="…")

    assert Document.objects.count() == before

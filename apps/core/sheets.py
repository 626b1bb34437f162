"""Tables in and out: CSV as any program writes it, and Excel workbooks (XLSX). Pure: octets in, rows of cells out.

What a spreadsheet would work out by itself is never worked out here: a formula stays the text it is, and what is
written never begins as one.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.styles import Font
from openpyxl.writer.excel import save_workbook

from . import uploads
from .rulings import refuse

WANTED = "Send the table as CSV or as an Excel workbook (XLSX)."
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 20_000, 50, 2_000
MOST_OCTETS, MOST_UNPACKED = 5_000_000, 60_000_000
# Marks with which a text says how it is written; a CSV without one is UTF-8, or what Windows wrote before.
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SEPARATORS = ",;\t|"
# What makes a spreadsheet take a text for a formula.
BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
BEGINNINGS = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"{\\rtf",
    b"<!DOCTYPE",
    b"<html",
)
UNFIT = uploads.Unfit

Row = tuple[int, list[str]]


def read(upload: Any, *, on_field: str) -> tuple[list[Row], str]:
    """Return the rows of ``upload`` that hold anything, each with its line number, and the digest of the file.

    Refused, marked at ``on_field``, where it is no table, damaged, too large, or holds what no list of names does.
    """
    try:
        checked = uploads.check(upload, on_field=on_field, most=MOST_OCTETS, kinds=KINDS, wanted=WANTED)
        upload.seek(0)
        content = upload.read()
        rows = _from_csv(content) if checked.extension == "csv" else _from_xlsx(content)
        return list(_kept(rows)), checked.sha256
    except UNFIT as unfit:
        raise refuse(str(unfit), lawful=WANTED, on_field=on_field) from unfit


def _kept(rows: Iterable[Sequence[str]]) -> Iterator[Row]:
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if number > MOST_ROWS:
            raise UNFIT(f"The table has more than {MOST_ROWS:,} lines. Send it in parts.")
        if len(cells) > MOST_COLUMNS:
            raise UNFIT(f"Line {number} has more than {MOST_COLUMNS} columns.")
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise UNFIT(f"Line {number} has a cell of more than {LONGEST_CELL:,} characters.")
        yield number, cells


# CSV ----------------------------------------------------------------------------------------------------------------


def _look_csv(stream: Any) -> None:
    content = stream.read()
    if content.startswith(BEGINNINGS):
        raise UNFIT("The file's name says CSV, but its content is something else.")
    if b"\x00" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UNFIT("The file's name says CSV, but its content is no text.")


def _from_csv(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    told, separator = text.partition("\n")[0].strip(), ""
    # Excel may say in a first line of its own which separator follows.
    if told.lower().startswith("sep=") and len(told) == len("sep=") + 1:
        separator, text = told[-1], "\n" + text.partition("\n")[2]
    head = next((line for line in text.splitlines() if line.strip()), "")
    separator = separator or max(SEPARATORS, key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False))
    except csv.Error as error:
        raise UNFIT(f"The file cannot be read as CSV: {error}.") from error


def _decoded(content: bytes) -> str:
    named = next((encoding for mark, encoding in MARKS if content.startswith(mark)), "")
    for encoding in (named,) if named else ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UNFIT("The letters of the file cannot be read. Save it as CSV in UTF-8.")


def to_csv(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return a table as CSV that every spreadsheet opens with its accents, and none takes for formulas."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(head)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def defused(cell: Any) -> str:
    """Return a cell as text that no spreadsheet takes for a formula: a quotation mark goes before one that would be."""
    text = "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)
    return f"'{text}" if text.startswith(BEGINS_FORMULA) else text


# XLSX ---------------------------------------------------------------------------------------------------------------


def _look_xlsx(stream: Any) -> None:
    names = uploads.look_zip(stream, "Excel workbook (XLSX)")
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise UNFIT("The file's name says XLSX, but it is no Excel workbook.")
    with zipfile.ZipFile(stream) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise UNFIT("The workbook unpacks to far more than a list of names. It was not opened.")
        types = packed.read("[Content_Types].xml")
        declared = any(b"<!DOCTYPE" in packed.read(name) for name in names if name.endswith((".xml", ".rels")))
    if any(name.lower().endswith("vbaproject.bin") for name in names) or b"macroEnabled" in types:
        raise UNFIT("The workbook contains macros. Save it without them.")
    if declared:
        raise UNFIT("The workbook is built in a way that no spreadsheet program does.")


def _from_xlsx(content: bytes) -> list[list[str]]:
    """Return the cells of the first sheet as text, days as year-month-day, formulas as they are written."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        # What the sheet says of its own size may be wrong, or a million rows of nothing.
        sheet.reset_dimensions()
        rows = []
        for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True), start=1):
            if number > MOST_ROWS + 1:
                break
            rows.append([_text(cell) for cell in row])
        return rows
    except UNFIT:
        raise
    except Exception as error:
        raise UNFIT("The workbook is damaged: it cannot be read.") from error


def _text(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if cell is None or isinstance(cell, (str, int, float)):
        return "" if cell is None else str(cell)
    # Formulas over several cells come as objects.
    return f"={getattr(cell, 'text', '')}".replace("==", "=")


def to_xlsx(title: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return a table as an Excel workbook of one sheet, its head in bold and fixed."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    bold = Font(bold=True)
    cells = [openpyxl.cell.WriteOnlyCell(sheet, value=name) for name in head]
    for place, cell in enumerate(cells):
        cell.font = bold
        sheet.column_dimensions[openpyxl.utils.get_column_letter(place + 1)].width = 24
    sheet.append(cells)
    for row in rows:
        sheet.append([cell if isinstance(cell, (int, float, date)) else defused(cell) for cell in row])
    written = io.BytesIO()
    save_workbook(book, written)
    return written.getvalue()


KINDS = (
    uploads.Kind(("csv", "txt", "tsv"), "text/csv", "Table (CSV)", _look_csv),
    uploads.Kind(("xlsx",), XLSX, "Excel workbook", _look_xlsx),
)

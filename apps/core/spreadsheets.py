"""Cells of tables that people open in a spreadsheet."""

# A cell that begins so would be reckoned as a formula by the program that opens the file.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain_cell(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text

"""Names end up in the headers of mails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.members.rules.names import a_name, one_line


@pytest.mark.parametrize(
    "name", ["Ada Example", "Aoife O’Shaughnessy-Ní Bhriain", "Żaneta Wójcik", "李小龙", "J. R. Smith Jr"]
)
def test_names_of_all_kinds_are_names(name):
    assert a_name(name).allowed


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "123",
        "Ada\nBcc: all@example.org",
        "Ada\r",
        "Ada\x00",
        "Ada\u2028Example",
        "Ada\u202egnilrO",
        "\ud800Ada",
    ],
)
def test_what_would_break_a_header_or_mislead_a_reader_is_no_name(name):
    ruling = a_name(name)

    assert not ruling.allowed
    assert ruling.lawful


@given(st.text())
def test_whatever_passes_stays_on_one_line(text):
    if one_line(text, what="It").allowed:
        assert len(text.splitlines()) <= 1
        assert "\n" not in text and "\r" not in text and "\x00" not in text

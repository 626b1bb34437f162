"""docs/coverage.md has a line for each requirement."""

import re

from .source import ROOT

IDS = (
    [f"J{number}" for number in range(1, 4)]
    + [f"OLP-{number}" for number in (1, 3, 4, 5, 6, 8, 9, 10, 11, 12, 15, 16, 17, 18, 19, 20, 21)]
    + ["OLP-21.4", "OLP-21.5", "OLP-21.6"]
    + [f"OLP-{number}" for number in range(22, 36)]
    + ["OLP-A1"]
    + [f"OCC-{number}" for number in range(1, 9)]
    + ["OWC-1", "OWC-3.2", "OWC-3.3", "OWC-3.5", "OWC-3.6", "OWC-3.7", "OWC-4.1", "OWC-4.2", "OWC-5", "OWC-6"]
    + [f"OWS-{number}" for number in range(1, 11)]
    + [f"CP-{number}" for number in range(1, 4)]
    + [f"ALL-{number}" for number in range(1, 6)]
)
STATES = ("met", "partly", "not yet")
LINE = re.compile(r"^\| ([A-Z0-9]+(?:-[A-Z0-9.]+)?) \| ([^|]+) \| (.+) \|$", re.MULTILINE)


def lines():
    """Return id, state and words of every line."""
    return LINE.findall((ROOT / "docs" / "coverage.md").read_text(encoding="utf-8"))


def test_every_requirement_has_its_line():
    assert [line[0] for line in lines()] == IDS


def test_every_line_says_how_it_stands():
    assert not [line for line in lines() if line[1] not in STATES]


def test_what_is_met_names_a_test_that_is_there():
    unproven = [
        line[0]
        for line in lines()
        if line[1] != "not yet" and not any((ROOT / name).exists() for name in re.findall(r"tests/[\w./-]+", line[2]))
    ]

    assert not unproven


def test_no_line_names_a_file_that_is_not_there():
    names = {name.rstrip(".") for line in lines() for name in re.findall(r"(?:tests|apps|docs)/[\w./-]+", line[2])}

    assert not [name for name in names if not (ROOT / name).exists()]

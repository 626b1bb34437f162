"""The project's own tools: locks without addresses, style sheets without typeface and crest, what a run leaves out."""

import json
import re
from pathlib import Path

import pytest

from scripts import build_assets, run_tests

LOCKS = ("base", "run", "dev")
SETTING = re.compile(r"""\benv(?:\.\w+)?\(\s*"([A-Z_]+)\"""")


def names(text: str) -> set[str]:
    """Return the names of the packages that a requirements file asks for, as the index spells them."""
    asked = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[\w,]+\])?", text, re.MULTILINE)
    return {name.lower().replace("_", "-") for name in asked}


@pytest.mark.parametrize("name", LOCKS)
def test_lock_holds_what_is_asked_for_with_hashes_and_names_no_host(root: Path, name: str):
    lock = (root / "requirements" / f"{name}.txt").read_text()
    asked = re.sub(r"^(#|-r).*", "", (root / "requirements" / f"{name}.in").read_text(), flags=re.MULTILINE)
    pinned = set(re.findall(r"^([a-z0-9._-]+)==", lock, re.MULTILINE))
    assert names(asked) - pinned == set()
    assert lock.count("--hash=sha256:") >= len(pinned)
    assert "://" not in lock


def test_locks_agree_on_every_version(root: Path):
    pins = [
        dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (root / "requirements" / f"{name}.txt").read_text(), re.MULTILINE))
        for name in LOCKS
    ]
    base, run, dev = pins
    assert base.items() <= run.items() <= dev.items()


def test_package_lock_names_no_host(root: Path):
    text = (root / "package-lock.json").read_text()
    assert "://" not in text
    assert all("integrity" in package for path, package in json.loads(text)["packages"].items() if path)


def test_what_is_for_gov_uk_alone_is_taken_out():
    sheet = (
        "/*! Copyright (c) 2011 by Margaret Calvert & Henrik Kubel. */"
        "@font-face{font-family:GDS Transport;src:url(/assets/fonts/light.woff2)}"
        ".govuk-link{font-family:GDS Transport,arial,sans-serif}"
        '.govuk-footer__copyright-logo:before{content:"";background-image:url(/assets/images/govuk-crest.svg)}'
        "/*# sourceMappingURL=govuk-frontend.min.css.map */"
    )
    assert build_assets.without_govuk_only_parts(sheet) == ".govuk-link{font-family:arial,sans-serif}"
    assert build_assets.without_govuk_only_parts("f();\n//# sourceMappingURL=x.js.map").strip() == "f();"


def test_a_style_sheet_that_still_leads_nowhere_is_refused():
    with pytest.raises(SystemExit, match="/assets/"):
        build_assets.without_govuk_only_parts(".new{background:url(/assets/images/new.svg)}")


def test_a_run_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(run_tests.shutil, "which", lambda name: None)
    assert run_tests.missing({}) == ["browser", "java", "postgresql", "redis", "sources"]
    servers = {"DATABASE_URL": "postgres://postgres@127.0.0.1/x", "REDIS_URL": "redis://127.0.0.1/1"}
    assert run_tests.missing(servers) == ["browser", "java", "sources"]
    assert run_tests.main(["--all"]) == 1


def test_every_mark_that_may_be_left_out_is_declared(pytestconfig: pytest.Config):
    declared = {line.split(":")[0] for line in pytestconfig.getini("markers")}
    assert set(run_tests.REASONS) <= declared


def test_every_name_that_the_settings_read_is_told_in_the_operations_manual(root: Path):
    read = set()
    for path in (root / "config" / "settings").glob("*.py"):
        read |= set(SETTING.findall(path.read_text()))
    manual = (root / "docs" / "operations.md").read_text()
    assert {name for name in read if f"`{name}`" not in manual} == {"DEBUG"}  # production has none


def test_the_example_of_an_environment_holds_only_names_that_somebody_reads(root: Path):
    example = re.findall(r"^([A-Z_]+)=", (root / ".env.example").read_text(), re.MULTILINE)
    readers = [*(root / "config" / "settings").glob("*.py"), root / "compose.yaml"]
    text = "".join(path.read_text() for path in readers)
    assert [name for name in example if name not in text] == []

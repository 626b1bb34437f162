"""Run the suite with what this machine has, and say what was left out: `python scripts/run_tests.py [--all] ...`.

Tests that need something outside Python carry the mark named after it. With --all nothing may be left out: a thing that
is missing ends the run before it begins. Further arguments go to pytest as they are.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

REASONS = {
    "browser": "tests in a browser: no Chromium found (install chromium, or name one in CHROMIUM)",
    "java": "validity of the HTML: no Java found (install default-jre-headless)",
    "postgresql": "tests on PostgreSQL: DATABASE_URL names none",
    "redis": "tests on Redis: REDIS_URL is not set",
    "sources": "the source documents: no ../shared/requirements/sources beside the repository (or folder in SOURCES)",
}


def main(arguments: list[str]) -> int:
    """Run pytest and give back its exit code; 1 where --all was asked and something is missing."""
    nothing_left_out = "--all" in arguments
    arguments = [argument for argument in arguments if argument != "--all"]
    found = {"CHROMIUM": find_browser(os.environ) or "", "SOURCES": find_sources(os.environ) or ""}
    environment = {**os.environ, **found}
    left_out = missing(environment)
    if nothing_left_out and left_out:
        print("Not everything can be run here.", *lines(left_out), sep="\n")
        return 1
    expression = " and ".join(f"not {mark}" for mark in left_out)
    marks = ["-m", expression] if expression else []
    code = subprocess.run([sys.executable, "-m", "pytest", *marks, *arguments], cwd=ROOT, env=environment).returncode
    print("Left out here:" if left_out else "Nothing was left out.", *lines(left_out), sep="\n", flush=True)
    return code


def missing(environment: Mapping[str, str]) -> list[str]:
    """The marks whose tests cannot run with this environment."""
    there = {
        "browser": bool(environment.get("CHROMIUM")),
        "java": bool(shutil.which("java")),
        "postgresql": environment.get("DATABASE_URL", "").startswith("postgres"),
        "redis": bool(environment.get("REDIS_URL")),
        "sources": bool(environment.get("SOURCES")),
    }
    return [mark for mark, found in there.items() if not found]


def find_browser(environment: Mapping[str, str]) -> str | None:
    """The path of a Chromium: the one that CHROMIUM names, else the first of the usual names."""
    named = environment.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def find_sources(environment: Mapping[str, str]) -> str | None:
    """The folder of the source documents: the one that SOURCES names, else the one beside the repository."""
    folder = Path(environment.get("SOURCES") or ROOT.parent / "shared" / "requirements" / "sources")
    return str(folder) if any(folder.glob("*.txt")) else None


def lines(left_out: list[str]) -> list[str]:
    """What was left out, a line each."""
    return [f"  - {REASONS[mark]}" for mark in left_out]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

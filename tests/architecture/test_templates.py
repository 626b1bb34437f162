"""Templates: used, strict about what a browser may run, and honest about what they escape."""

import ast
import re
from pathlib import Path

import allauth

from .source import ROOT, short, source, tree, walk

TEMPLATES = walk("templates", suffix=".html") + walk("templates", suffix=".txt")
NAMED = re.compile(r"""{%-?\s*(?:extends|include|from|import)\s+["']([^"']+)["']""")
ALLAUTH = Path(allauth.__file__).parent / "templates"


def name_of(path):
    """Return how a template is called."""
    return path.relative_to(ROOT / "templates").as_posix()


def names_in_source():
    """Return every string of the source that could name a template."""
    return {
        node.value
        for path in source()
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Constant) and isinstance(node.value, str) and "/" in node.value)
        or (isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith((".html", ".txt")))
    }


def test_every_template_is_used():
    used = names_in_source() | {name for path in TEMPLATES for name in NAMED.findall(path.read_text())}
    stems = {name.rsplit(".", 1)[0] for name in used}
    unused = [
        name
        for path in TEMPLATES
        # Mails are named without their ending, and allauth asks for its own pages by names of its own.
        if (name := name_of(path)) not in used
        and name.rsplit(".", 1)[0] not in stems
        and name.rsplit("_", 1)[0] not in stems
        and not (ALLAUTH / name).is_file()
    ]

    assert not unused


def test_every_named_template_is_there():
    theirs = ("govuk_frontend_jinja/",)
    missing = [
        f"{short(path)}: {name}"
        for path in TEMPLATES
        for name in NAMED.findall(path.read_text())
        if not (ROOT / "templates" / name).is_file() and not name.startswith(theirs)
    ]

    assert not missing


INLINE = {
    "a script in the page": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "a style in the page": re.compile(r"<style\b", re.IGNORECASE),
    "a style on an element": re.compile(r"<[a-z][^>]*\sstyle\s*=", re.IGNORECASE),
    "a handler on an element": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script as an address": re.compile(r"javascript:", re.IGNORECASE),
    "something of another host": re.compile(r"""<(?:script|link|img)[^>]*(?:src|href)=["']https?://""", re.IGNORECASE),
}


def test_nothing_runs_inline():
    """The content security policy would stop it; here it is stopped earlier."""
    found = [
        f"{short(path)}: {what}"
        for path in TEMPLATES
        for what, pattern in INLINE.items()
        if pattern.search(path.read_text())
    ]

    assert not found


def test_no_page_marks_anything_safe():
    pages = walk("templates", suffix=".html")
    found = [short(path) for path in pages if re.search(r"\|\s*safe\b|autoescape\s+false", path.read_text())]

    assert not found


def test_every_form_that_posts_carries_the_token():
    bare = [
        short(path)
        for path in TEMPLATES
        for form in re.findall(r"<form\b[^>]*method=\"post\".*?</form>", path.read_text(), re.DOTALL | re.IGNORECASE)
        if "csrf" not in form
    ]

    assert not bare

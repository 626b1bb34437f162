"""Sizes, the clock, purity of rules, and what is not used at all."""

import ast

import pytest

from .source import function_of, imports, of_kind, short, source, tree, walk

FILE_LINES, FUNCTION_LINES, TEMPLATE_LINES = 400, 40, 150


def test_source_files_have_at_most_400_lines():
    long = {short(path): count for path in source() if (count := len(path.read_text().splitlines())) > FILE_LINES}

    assert not long


def test_functions_have_at_most_40_lines():
    long = {
        f"{short(path)}:{node.lineno} {node.name}": count
        for path in source()
        for node in ast.walk(tree(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (count := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES
    }

    assert not long


def test_templates_have_at_most_150_lines():
    templates = walk("templates", suffix=".html")
    long = {short(path): count for path in templates if (count := len(path.read_text().splitlines())) > TEMPLATE_LINES}

    assert templates and not long


def test_public_functions_and_classes_have_a_docstring():
    bare = [
        f"{short(path)}:{node.lineno} {node.name}"
        for path in source()
        for node in ast.walk(tree(path))
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        and not node.name.startswith("_")
        and node.name != "Meta"
        and not function_of(node)
        and not ast.get_docstring(node)
        and path.name not in ("admin.py", "apps.py")
    ]

    assert not bare


def test_no_rule_holds_a_number_but_0_and_1():
    numbers = [
        f"{short(path)}:{node.lineno} {node.value}"
        for path in of_kind("rules")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, (int, float, complex)) and node.value not in (0, 1)
    ]

    assert not numbers


IMPURE = ("django", "celery", "apps.core.clock", "apps.core.records", "apps.core.models", "time", "random", "os")
IMPURE_PARTS = ("models", "queries", "services", "access", "views", "forms", "tasks", "admin")


def test_rules_know_neither_framework_nor_clock_nor_records():
    impure = [
        f"{short(path)}:{line} {module}"
        for path in of_kind("rules")
        for module, name, line in imports(path)
        if module.split(".")[0] in IMPURE
        or f"{module}.{name}".startswith(IMPURE)
        or (module.startswith("apps.") and {*module.split("."), name} & set(IMPURE_PARTS))
    ]

    assert not impure


def test_the_clock_is_read_in_one_place():
    """A date is a date in London: nobody but core.clock asks the computer."""
    asked = [
        f"{short(path)}:{node.lineno} {ast.unparse(node)}"
        for path in source()
        if not short(path).startswith(("apps/core/clock.py", "scripts/"))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and ast.unparse(node)
        in ("date.today", "datetime.now", "datetime.utcnow", "datetime.today", "timezone.now", "timezone.localdate")
    ]

    assert not asked


SIGNALS = ("django.dispatch", "django.core.signals", "django.db.models.signals", "django.db.backends.signals")
SIGNALS_OF_OTHERS = ("django.contrib.auth.signals", "allauth.account.signals", "celery.signals", "django.test.signals")


def test_there_are_no_signals():
    """All effects of a write can be read off the function that makes it."""
    found = [
        f"{short(path)}:{line} {module}"
        for path in source()
        for module, name, line in imports(path)
        if module.startswith(SIGNALS + SIGNALS_OF_OTHERS) or name in ("signals", "receiver")
    ]

    assert not found


@pytest.mark.parametrize("mark", ["skip", "skipif", "xfail", "importorskip", "skipTest", "expectedFailure"])
def test_no_test_is_passed_over(mark):
    """What cannot run on a machine is left out by its mark, in the open (scripts/run_tests.py)."""
    found = [
        f"{short(path)}:{node.lineno}"
        for path in walk("tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr == mark
    ]

    assert not found

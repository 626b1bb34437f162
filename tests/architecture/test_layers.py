"""The apps stand in one order: imports, foreign keys and protected rows."""

import tomllib
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from importlinter.cli import lint_imports

from .source import ROOT, short, walk

LAYERS = next(
    contract["layers"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    if contract["id"] == "apps"
)
# From the lowest to the highest.
ORDER = [layer.removeprefix("apps.") for layer in reversed(LAYERS)]
OURS = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("apps.")]


def test_imports_keep_the_contracts(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)

    assert lint_imports(no_cache=True) == 0, capsys.readouterr().out


def test_every_app_stands_in_the_order():
    assert {path.parent.name for path in walk("apps") if path.name == "apps.py"} == set(ORDER)


def relations(model):
    """Give the relations of ``model`` to others, generic ones included."""
    return [field for field in model._meta.get_fields() if field.is_relation and not field.auto_created]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_foreign_keys_point_downward(model):
    """A foreign key given as a string hides from the linter, and so does one of a historical model."""
    upward = [
        f"{field.name} -> {field.related_model._meta.label}"
        for field in relations(model)
        if field.related_model
        and field.related_model._meta.app_label in ORDER
        and ORDER.index(field.related_model._meta.app_label) > ORDER.index(model._meta.app_label)
    ]
    generic = [field.name for field in relations(model) if field.related_model is None]

    assert not upward and not generic


FROM_BODIES_UP = [
    model
    for model in OURS
    if ORDER.index(model._meta.app_label) >= ORDER.index("bodies") and not hasattr(model, "history_object")
]


@pytest.mark.parametrize("model", FROM_BODIES_UP, ids=lambda model: model._meta.label)
def test_what_is_pointed_at_cannot_be_deleted(model):
    """Records are kept; only guardian's rows of permission go with the body they are on."""
    loose = [
        field.name
        for field in relations(model)
        if isinstance(field, models.ForeignKey)
        and field.remote_field.on_delete is not models.PROTECT
        and not model._meta.model_name.endswith("userobjectpermission")
    ]

    assert not loose


def test_constraints_carry_the_name_of_their_app():
    nameless = [
        f"{model._meta.label}: {constraint.name}"
        for model in OURS
        for constraint in model._meta.constraints
        if not constraint.name.startswith(f"{model._meta.app_label}_")
    ]

    assert not nameless


def test_names_of_constraints_fit_postgresql():
    """PostgreSQL cuts names at 63 characters without a word."""
    long = [
        constraint.name
        for model in OURS
        for constraint in [*model._meta.constraints, *model._meta.indexes]
        if len(constraint.name) > 63
    ]

    assert not long


@pytest.mark.django_db
def test_migrations_are_complete():
    said = StringIO()

    call_command("makemigrations", check=True, dry_run=True, stdout=said)

    assert "No changes detected" in said.getvalue()


def test_no_file_names_a_registry():
    """Locks and files name packages, never the host that they were fetched from."""
    hosts = (
        "pypi." + "org",
        "files." + "pythonhosted",
        "registry." + "npmjs",
        "deb." + "debian.org",
        "npmmirror." + "com",
        "registry." + "yarnpkg",
    )
    texts = [
        path
        for path in walk(".", suffix="")
        if path.suffix in ("", ".py", ".txt", ".in", ".json", ".toml", ".md", ".yaml", ".yml", ".html", ".css", ".js")
    ]
    naming = [
        short(path)
        for path in texts
        if path.stat().st_size < 5_000_000 and any(host in path.read_text(errors="ignore") for host in hosts)
    ]

    assert not naming

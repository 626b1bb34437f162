"""Pages and forms reach rows through the permitted doors only, and only services write."""

import ast

from .source import ROOT, calls, function_of, imports, in_annotation, of_kind, short, source, tree

PAGES = [*of_kind("views"), *of_kind("forms")]
MANAGERS = ("objects", "_default_manager", "_base_manager", "history_manager")


def test_no_page_opens_a_manager():
    """A list of a view begins with ``council.<things>``, a function of queries or access, or ``.visible_to(user)``."""
    opened = [
        f"{short(path)}:{node.lineno} {ast.unparse(node)}"
        for path in PAGES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
    ]

    assert not opened


def models_named(path):
    """Return the names that ``path`` imports from modules of models."""
    return {
        name for module, name, _ in imports(path) if module.split(".")[-1] == "models" and module.startswith("apps.")
    }


def test_no_page_uses_a_model_but_as_a_word():
    """``get_object_or_404(Model, ...)`` and ``model = Model`` are ways round the doors."""
    used = [
        f"{short(path)}:{node.lineno} {node.id}"
        for path in PAGES
        if (named := models_named(path))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name) and node.id in named and not in_annotation(node)
    ]

    assert not used


WAYS_ROUND = ("django.db.connection", "django.db.connections", "django.apps.apps", "django.contrib.contenttypes")


def test_no_page_asks_the_database_directly():
    direct = [
        f"{short(path)}:{line} {module}.{name}"
        for path in PAGES
        for module, name, line in imports(path)
        if f"{module}.{name}".startswith(WAYS_ROUND)
    ]
    raw = [
        f"{short(path)}:{call.lineno}"
        for path in source()
        for call in calls(path)
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("raw", "extra")
    ]

    assert not direct and not raw


def test_guardian_has_one_door():
    opened = [
        f"{short(path)}:{line} {module}"
        for path in source()
        for module, _, line in imports(path)
        if module.startswith("guardian")
        and short(path) not in ("apps/councils/grants.py", "apps/councils/models.py")
        and (short(path), module) != ("apps/bodies/models/bodies.py", "guardian.models")
    ]

    assert not opened


# Bulk writes go round history and `save()`. Each line says why it may.
BULK = {
    # Rows that no history is kept of: claims by compare-and-set, the outbox, reminders.
    "apps/deadlines/services/sending.py": "the outbox keeps its own record",
    "apps/deadlines/services/sweeping.py": "sweeps are set-based; next_at and claim are left out of the history",
    "apps/deadlines/services/recounting.py": "messages of the outbox",
    "apps/documents/services/reading.py": "claims and progress of a file that is read; no history is kept of them",
    "apps/documents/services/outline.py": "places that make room; the provision that moves is saved with its history",
    "apps/members/services/importing.py": "claims and progress of a table; no history is kept of them",
    "apps/core/records.py": "one row at a time, its deletion kept by the history with who and why",
    "apps/councils/services/postcodes.py": "a copy of somebody else's table; who loaded which is in its history",
    "apps/interests/services.py": "a draft that is thrown away, which nobody but its owner saw, leaves nothing behind",
    "apps/demo/loading/whole.py": "files of a load that failed, not rows",
}
BULK_METHODS = ("update", "bulk_create", "bulk_update", "delete", "update_or_create", "in_bulk_update", "aupdate")


def is_bulk(call):
    """Tell a bulk write from the ``update`` of a dictionary, which takes none or one argument that is no keyword."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in BULK_METHODS:
        return False
    target = ast.unparse(call.func.value)
    return not (call.func.attr == "update" and (call.args or target.endswith((".globals", ".filters"))))


def test_nothing_is_written_round_the_history():
    bulk = [
        f"{short(path)}:{call.lineno} {ast.unparse(call.func)}"
        for path in source()
        for call in calls(path)
        if is_bulk(call) and short(path) not in BULK
    ]

    assert not bulk
    assert all((ROOT / path).is_file() for path in BULK), "a line of the list is no longer needed"


# Where a row may be saved or made: services, and the few places below them that services are built of.
WRITERS = ("apps/core/records.py", "apps/councils/grants.py", "apps/accounts/models.py")


def writes(call):
    """Tell whether ``call`` saves or makes a row."""
    if not isinstance(call.func, ast.Attribute):
        return False
    target = ast.unparse(call.func.value)
    making = call.func.attr in ("create", "get_or_create", "create_user", "acreate")
    return (call.func.attr == "save" and target != "super()") or (making and "objects" in target) or target == "records"


def test_only_services_write():
    outside = [
        f"{short(path)}:{call.lineno} {function_of(call)}: {ast.unparse(call.func)}"
        for path in source()
        if "services" not in path.relative_to(ROOT).with_suffix("").parts and short(path) not in WRITERS
        for call in calls(path)
        if writes(call)
    ]

    assert not outside

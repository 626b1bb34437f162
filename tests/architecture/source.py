"""Reading the repository's own files, for the tests that hold its structure."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LEFT_OUT = {".git", ".venv", "node_modules", "var", "__pycache__", "vendor"}


def walk(*folders: str, suffix: str = ".py") -> list[Path]:
    """Return the files below ``folders`` that end so, less what is built or installed."""
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob(f"*{suffix}"))]
    return [path for path in found if path.is_file() and not LEFT_OUT & set(path.relative_to(ROOT).parts[:-1])]


def short(path: Path) -> str:
    """Return how ``path`` is called in a message."""
    return path.relative_to(ROOT).as_posix()


def source() -> list[Path]:
    """Return every Python file that runs, less migrations."""
    return [path for path in walk("apps", "config", "scripts") if "migrations" not in path.parts]


def room(path: Path) -> str:
    """Return the app that ``path`` belongs to."""
    return path.relative_to(ROOT / "apps").parts[0]


def of_kind(kind: str, *, app: str = "*") -> list[Path]:
    """Return the modules of a kind ("views", "rules"): the file of that name, or all files of the package."""
    files = [*(ROOT / "apps").glob(f"{app}/{kind}.py"), *(ROOT / "apps").glob(f"{app}/{kind}/**/*.py")]
    return sorted(files)


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of ``path``, each node knowing its parent."""
    module = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    for node in ast.walk(module):
        for child in ast.iter_child_nodes(node):
            child.parent = node  # type: ignore[attr-defined]
    return module


def imports(path: Path) -> Iterator[tuple[str, str, int]]:
    """Give module, name ("" for a whole module) and line of everything that ``path`` imports; relative ones too."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "", node.lineno) for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            upward = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*upward, *([node.module] if node.module else [])])
            yield from ((module, alias.name, node.lineno) for alias in node.names)


def function_of(node: ast.AST) -> str:
    """Return the name of the function that ``node`` stands in, or "" at the top."""
    while (node := getattr(node, "parent", None)) is not None:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return node.name
    return ""


def calls(path: Path) -> Iterator[ast.Call]:
    """Give every call in ``path``."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def in_annotation(node: ast.AST) -> bool:
    """Tell whether ``node`` stands in an annotation, where a name is a word and not a door."""
    while (parent := getattr(node, "parent", None)) is not None:
        if isinstance(parent, ast.arg) or (isinstance(parent, ast.AnnAssign) and node is parent.annotation):
            return True
        if isinstance(parent, (ast.FunctionDef, ast.AsyncFunctionDef)) and node is parent.returns:
            return True
        node = parent
    return False

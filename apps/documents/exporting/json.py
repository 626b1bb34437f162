"""A document as JSON, just as it is recorded: the same object as the command prints that reads documents."""

import json

from apps.documents.tree import Tree

from .facts import Facts


def write(tree: Tree, facts: Facts) -> bytes:
    """Return ``tree`` as JSON with the facts of the edition under ``edition``."""
    data = tree.as_data() | {"edition": facts.as_data()}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()

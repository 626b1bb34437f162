"""Every write of documents, editions, provisions and rules. Each function is keyword-only and whole."""

from .adopting import adopt, drop, propose, reopen
from .importing import import_document
from .publishing import make_document, make_draft, publish_document
from .rules import draft_end, draft_rule, end_rule, forget_draft_rule, make_rule, make_rule_set

__all__ = [
    "adopt",
    "draft_end",
    "draft_rule",
    "drop",
    "end_rule",
    "forget_draft_rule",
    "import_document",
    "make_document",
    "make_draft",
    "make_rule",
    "make_rule_set",
    "propose",
    "publish_document",
    "reopen",
]

"""Every write of documents, editions, provisions and rules. Each function is keyword-only and whole."""

from .adopting import adopt, check_ready, drop, propose, reopen
from .importing import import_document
from .publishing import make_document, make_draft, publish_document
from .rules import (
    check_draft_rule,
    check_rule,
    check_stopping,
    check_taking,
    draft_end,
    draft_rule,
    end_rule,
    forget_draft_rule,
    make_rule,
    make_rule_set,
    stop_rule,
    take_rule,
)

__all__ = [
    "adopt",
    "check_draft_rule",
    "check_ready",
    "check_rule",
    "check_stopping",
    "check_taking",
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
    "stop_rule",
    "take_rule",
]

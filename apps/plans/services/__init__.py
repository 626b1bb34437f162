"""Every write of reviews, their actions, and of what dependants were told. Each function is keyword-only and whole."""

from .following import follow
from .reviewing import complete_action, keep_review_owed, record_review

__all__ = ["complete_action", "follow", "keep_review_owed", "record_review"]

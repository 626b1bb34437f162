"""Every write of deadlines, messages and days. Each function is keyword-only and whole; others are called inside it."""

from .days import add_closed_day, add_excluded_range, proclaim
from .many import asked_already, open_many, withdraw_many
from .outbox import post
from .owing import meet, open_deadline, withdraw
from .recounting import recount
from .sending import send
from .sweeping import heartbeat, sweep

__all__ = [
    "add_closed_day",
    "add_excluded_range",
    "asked_already",
    "heartbeat",
    "meet",
    "open_deadline",
    "open_many",
    "post",
    "proclaim",
    "recount",
    "send",
    "sweep",
    "withdraw",
    "withdraw_many",
]

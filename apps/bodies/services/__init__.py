"""Every write of bodies, seats and the matters that wait for a body's decision. Each is keyword-only and whole."""

from .amending import propose_amendment, withdraw_amendment
from .dissolving import propose_dissolution, withdraw_dissolution
from .matters import decide_business, open_business, reword_business, withdraw_business
from .merging import check_merger, merge_body
from .offices import let_seat_follow, make_office
from .remit import change_term, check_power, end_power, end_term, record_power, take_terms
from .renaming import rename_body
from .setting_up import give_rule_set, make_body, make_seat, set_chair_seat
from .standing import check_stands

__all__ = [
    "change_term",
    "check_merger",
    "check_power",
    "check_stands",
    "decide_business",
    "end_power",
    "end_term",
    "give_rule_set",
    "let_seat_follow",
    "make_body",
    "make_office",
    "make_seat",
    "merge_body",
    "open_business",
    "propose_amendment",
    "propose_dissolution",
    "record_power",
    "rename_body",
    "reword_business",
    "set_chair_seat",
    "take_terms",
    "withdraw_amendment",
    "withdraw_business",
    "withdraw_dissolution",
]

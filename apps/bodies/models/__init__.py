"""Bodies, the seats and offices that their documents set out, and the matters that wait for their decision."""

from .bodies import Body, BodyUserObjectPermission, Seat
from .business import Amendment, Business, Dissolution
from .names import FormerName
from .offices import Office
from .remit import Power, TermOfReference

__all__ = [
    "Amendment",
    "Body",
    "BodyUserObjectPermission",
    "Business",
    "Dissolution",
    "FormerName",
    "Office",
    "Power",
    "Seat",
    "TermOfReference",
]

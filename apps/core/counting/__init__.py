"""The counting of days, as law and constitutions count them. Pure: no database, no clock, no Django.

``count(kind, start, length, calendar)`` is the one entry; every way of counting is a function of its own in
``kinds``. A ``Calendar`` says which days are closed and why; a ``Count`` carries the result and the words for it.
"""

from .asking import count, read_length
from .calendar import KNOWN_FROM, KNOWN_UNTIL, LONDON, Calendar, Excluded, read_code
from .kinds import KINDS, Count
from .nonsense import Nonsense

__all__ = [
    "KINDS",
    "KNOWN_FROM",
    "KNOWN_UNTIL",
    "LONDON",
    "Calendar",
    "Count",
    "Excluded",
    "Nonsense",
    "count",
    "read_code",
    "read_length",
]

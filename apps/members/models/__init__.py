"""People, the seats and offices they hold from a day until another, and the changes of membership."""

from .changes import ChangeStep, MembershipChange, MembershipChangeQuerySet
from .conduct import CodeAcceptance
from .groups import GroupMembership, PoliticalGroup
from .offices import OfficeHolding, OfficeHoldingQuerySet
from .people import Person
from .seats import Membership, MembershipQuerySet

__all__ = [
    "ChangeStep",
    "CodeAcceptance",
    "GroupMembership",
    "Membership",
    "MembershipChange",
    "MembershipChangeQuerySet",
    "MembershipQuerySet",
    "OfficeHolding",
    "OfficeHoldingQuerySet",
    "Person",
    "PoliticalGroup",
]

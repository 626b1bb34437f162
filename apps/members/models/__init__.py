"""People, the seats and offices they hold from a day until another, and the changes of membership."""

from .changes import ChangeStep, MembershipChange, MembershipChangeQuerySet
from .conduct import CodeAcceptance
from .groups import GroupMembership, PoliticalGroup
from .importing import Import, ImportQuerySet
from .offices import OfficeHolding, OfficeHoldingQuerySet
from .people import Person
from .seats import Membership, MembershipQuerySet

__all__ = [
    "ChangeStep",
    "CodeAcceptance",
    "GroupMembership",
    "Import",
    "ImportQuerySet",
    "Membership",
    "MembershipChange",
    "MembershipChangeQuerySet",
    "MembershipQuerySet",
    "OfficeHolding",
    "OfficeHoldingQuerySet",
    "Person",
    "PoliticalGroup",
]

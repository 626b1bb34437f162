"""People, the seats and offices they hold from a day until another, and the changes of membership."""

from .admission import Admission, AdmissionQuerySet, AdmissionScore
from .buddies import Buddy, BuddyQuerySet
from .changes import ChangeStep, MembershipChange, MembershipChangeQuerySet
from .conduct import CodeAcceptance
from .elections import Candidate, Election
from .groups import GroupMembership, PoliticalGroup
from .importing import Import, ImportQuerySet
from .induction import Induction, InductionTask, Programme, ProgrammeStep
from .offices import OfficeHolding, OfficeHoldingQuerySet
from .people import Person
from .seats import Membership, MembershipQuerySet
from .training import Course, Demand, Session, SignUp, TrainingOwed, TrainingRecord

__all__ = [
    "Admission",
    "AdmissionQuerySet",
    "AdmissionScore",
    "Buddy",
    "BuddyQuerySet",
    "Candidate",
    "ChangeStep",
    "CodeAcceptance",
    "Course",
    "Demand",
    "Election",
    "GroupMembership",
    "Import",
    "ImportQuerySet",
    "Induction",
    "InductionTask",
    "Membership",
    "MembershipChange",
    "MembershipChangeQuerySet",
    "MembershipQuerySet",
    "OfficeHolding",
    "OfficeHoldingQuerySet",
    "Person",
    "PoliticalGroup",
    "Programme",
    "ProgrammeStep",
    "Session",
    "SignUp",
    "TrainingOwed",
    "TrainingRecord",
]

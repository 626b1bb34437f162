"""People, memberships and their changes as raw records with their history, to be read; services write them."""

from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from apps.core.admin import ReadOnly

from .models import (
    Admission,
    AdmissionScore,
    Buddy,
    Candidate,
    ChangeStep,
    CodeAcceptance,
    Course,
    Demand,
    Election,
    GroupMembership,
    Induction,
    InductionTask,
    Membership,
    MembershipChange,
    OfficeHolding,
    Person,
    PoliticalGroup,
    Programme,
    ProgrammeStep,
    Session,
    SignUp,
    TrainingOwed,
    TrainingRecord,
)


@admin.register(Person)
class PersonAdmin(ReadOnly, SimpleHistoryAdmin):
    """People of all councils."""

    list_display = ("name", "council", "user")
    list_filter = ("council",)
    list_select_related = ("council", "user")
    search_fields = ("name",)


@admin.register(Membership)
class MembershipAdmin(ReadOnly, SimpleHistoryAdmin):
    """Who holds or held which seat."""

    list_display = ("person", "seat", "start", "end")
    list_filter = ("seat__body",)
    list_select_related = ("person", "seat__organisation")
    search_fields = ("person__name", "seat__title")


@admin.register(MembershipChange)
class MembershipChangeAdmin(ReadOnly, SimpleHistoryAdmin):
    """Changes of membership, from the notice to the new holder."""

    list_display = ("membership", "kind", "received_on", "leaves_on", "state")
    list_filter = ("state", "membership__seat__body")
    list_select_related = ("membership__person", "membership__seat__organisation")


@admin.register(ChangeStep)
class ChangeStepAdmin(ReadOnly, admin.ModelAdmin):
    """The steps of those changes."""

    list_display = ("change", "step", "at", "by")
    list_filter = ("step",)
    list_select_related = ("change__membership__person", "change__membership__seat__organisation", "by")


@admin.register(CodeAcceptance)
class CodeAcceptanceAdmin(ReadOnly, SimpleHistoryAdmin):
    """Who accepted which code."""

    list_display = ("person", "body", "edition", "at")
    list_filter = ("body",)
    list_select_related = ("person", "body", "edition__document")


@admin.register(OfficeHolding)
class OfficeHoldingAdmin(ReadOnly, SimpleHistoryAdmin):
    """Who holds or held which office."""

    list_display = ("person", "office", "how", "start", "end")
    list_filter = ("how", "office__council")
    list_select_related = ("person", "office__body", "office__organisation")
    search_fields = ("person__name", "office__title")


@admin.register(PoliticalGroup)
class PoliticalGroupAdmin(ReadOnly, SimpleHistoryAdmin):
    """Political groups of all councils."""

    list_display = ("name", "council", "start", "end")
    list_filter = ("council",)
    list_select_related = ("council",)


@admin.register(GroupMembership)
class GroupMembershipAdmin(ReadOnly, SimpleHistoryAdmin):
    """Who belongs or belonged to which group."""

    list_display = ("person", "group", "role", "start", "end")
    list_filter = ("group__council", "role")
    list_select_related = ("person", "group")


@admin.register(Programme, ProgrammeStep, Induction, InductionTask)
class InductionAdmin(ReadOnly, SimpleHistoryAdmin):
    """Programmes of induction, and how far new members have come."""


@admin.register(Course, Session, SignUp, TrainingRecord, Demand, TrainingOwed)
class TrainingAdmin(ReadOnly, SimpleHistoryAdmin):
    """Courses, who needs which, and who has done them."""


@admin.register(Buddy)
class BuddyAdmin(ReadOnly, SimpleHistoryAdmin):
    """Which senior officer a councillor turns to."""

    list_display = ("person", "name", "start", "end")
    list_filter = ("person__council",)
    list_select_related = ("person",)


@admin.register(Election)
class ElectionAdmin(ReadOnly, SimpleHistoryAdmin):
    """Elections to offices of bodies."""

    list_display = ("office", "opened_on", "elected")
    list_filter = ("office__body",)
    list_select_related = ("office__body", "office__organisation", "elected__person", "elected__office")


@admin.register(Candidate)
class CandidateAdmin(ReadOnly, SimpleHistoryAdmin):
    """Who stands or stood in them."""

    list_display = ("person", "election", "named_on", "lost_on")
    list_select_related = ("person", "election__office__body", "election__office__organisation")


@admin.register(Admission)
class AdmissionAdmin(ReadOnly, SimpleHistoryAdmin):
    """Requests to admit organisations."""

    list_display = ("name", "body", "received_on", "state")
    list_filter = ("state", "body")
    list_select_related = ("body",)


@admin.register(AdmissionScore)
class AdmissionScoreAdmin(ReadOnly, SimpleHistoryAdmin):
    """Their scores, criterion by criterion."""

    list_display = ("admission", "criterion", "score")
    list_select_related = ("admission",)

"""Rows for tests. They are made bare: what a service would do besides (deadlines, messages) is not done here."""

from datetime import UTC, date, datetime, timedelta

import factory
from django.core.files.base import ContentFile

from apps.accounts.models import User
from apps.bodies.enums import BodyKind, Sector
from apps.bodies.models import Body, Business, Seat
from apps.councils.enums import OrganisationKind
from apps.councils.models import Council, Organisation, Ward
from apps.documents.enums import DocumentKind, EditionState, ProvisionKind, RuleKind
from apps.documents.models import Document, Edition, Provision, Reading, Rule, RuleSet, Underpinning
from apps.interests.enums import Category
from apps.interests.models import Entry, NothingToDeclare, Register
from apps.meetings.enums import AttendanceKind, DeclarationKind, MeetingState
from apps.meetings.models import AgendaItem, Attendance, Declaration, Meeting, Minutes, Paper, Substitution
from apps.members.models import (
    Buddy,
    CodeAcceptance,
    Course,
    Demand,
    Induction,
    InductionTask,
    Membership,
    MembershipChange,
    Person,
    Programme,
    ProgrammeStep,
    Session,
    SignUp,
    TrainingOwed,
    TrainingRecord,
)
from apps.plans.enums import Conclusion, Happening
from apps.plans.models import ChangeBelow, Review, ReviewAction

FOUNDED = date(2024, 5, 9)
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
PASSWORD = "correct horse battery staple"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


class UserFactory(factory.django.DjangoModelFactory):
    """A user; everybody's password is ``PASSWORD``."""

    class Meta:
        model = User

    name = factory.Sequence(lambda n: f"Person {n}")
    email = factory.Sequence(lambda n: f"person-{n}@example.org")

    @classmethod
    def _create(cls, model, *args, **fields):
        return model.objects.create_user(fields.pop("email"), fields.pop("password", PASSWORD), **fields)


class OrganisationFactory(factory.django.DjangoModelFactory):
    """An organisation that nominates."""

    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Organisation {n}")
    slug = factory.Sequence(lambda n: f"organisation-{n}")
    kind = OrganisationKind.PUBLIC
    email = factory.LazyAttribute(lambda o: f"nominations@{o.slug}.example.org")


class CouncilFactory(factory.django.DjangoModelFactory):
    """A council with the organisation that it is."""

    class Meta:
        model = Council

    name = factory.Sequence(lambda n: f"Council {n}")
    slug = factory.Sequence(lambda n: f"council-{n}")
    introduction = factory.LazyAttribute(lambda o: f"How {o.name} is governed.")
    contact = "Write to the town hall."
    organisation = factory.SubFactory(
        OrganisationFactory,
        name=factory.SelfAttribute("..name"),
        slug=factory.SelfAttribute("..slug"),
        kind=OrganisationKind.COUNCIL,
    )


class WardFactory(factory.django.DjangoModelFactory):
    """A ward that stands."""

    class Meta:
        model = Ward

    council = factory.SubFactory(CouncilFactory)
    name = factory.Sequence(lambda n: f"Ward {n}")
    slug = factory.Sequence(lambda n: f"ward-{n}")
    start = FOUNDED


class DocumentFactory(factory.django.DjangoModelFactory):
    """A constitution."""

    class Meta:
        model = Document

    council = factory.SubFactory(CouncilFactory)
    slug = factory.Sequence(lambda n: f"document-{n}")
    title = factory.Sequence(lambda n: f"Document {n}")
    kind = DocumentKind.CONSTITUTION


class EditionFactory(factory.django.DjangoModelFactory):
    """The first edition of a document."""

    class Meta:
        model = Edition

    document = factory.SubFactory(DocumentFactory)
    state = EditionState.ADOPTED
    number = 1
    start = FOUNDED
    adopted_on = FOUNDED


class ProvisionFactory(factory.django.DjangoModelFactory):
    """An article."""

    class Meta:
        model = Provision

    edition = factory.SubFactory(EditionFactory)
    key = factory.Sequence(lambda n: f"{n + 1000}")
    number = factory.SelfAttribute("key")
    kind = ProvisionKind.ARTICLE
    heading = "An article"
    text = "What the article says."
    position = factory.Sequence(lambda n: n + 1000)


class UnderpinningFactory(factory.django.DjangoModelFactory):
    """One document rests on another."""

    class Meta:
        model = Underpinning

    lower = factory.SubFactory(DocumentFactory)
    upper = factory.SubFactory(DocumentFactory)


class ReviewFactory(factory.django.DjangoModelFactory):
    """A review that was held, without a rule that asked for it."""

    class Meta:
        model = Review

    document = factory.SubFactory(DocumentFactory)
    held_on = date(2026, 1, 12)
    held_by = "The Clerk"
    findings = "It works."
    conclusion = Conclusion.KEEP


class ReviewActionFactory(factory.django.DjangoModelFactory):
    """Something that a review asked for and nobody has done."""

    class Meta:
        model = ReviewAction

    review = factory.SubFactory(ReviewFactory)
    what = factory.Sequence(lambda n: f"Action {n}")
    who = "The Clerk"


class ChangeBelowFactory(factory.django.DjangoModelFactory):
    """What a document rests on was amended, and nobody has looked at it since."""

    class Meta:
        model = ChangeBelow

    dependant = factory.SubFactory(DocumentFactory)
    changed = factory.SubFactory(DocumentFactory)
    edition = factory.SubFactory(EditionFactory)
    what = Happening.AMENDED
    day = date(2026, 11, 1)


class ReadingFactory(factory.django.DjangoModelFactory):
    """A text that waits to be read."""

    class Meta:
        model = Reading

    council = factory.SubFactory(CouncilFactory)
    title = factory.Sequence(lambda n: f"Sent {n}")
    kind = DocumentKind.CONSTITUTION
    file = factory.django.FileField(filename="text.md", data=b"# Rules\n\n## 1. Name\n\nIt has a name.\n")
    file_name = "text.md"
    sha256 = "0" * 64
    sent_at = NOW


class RuleSetFactory(factory.django.DjangoModelFactory):
    """A rule set without rules."""

    class Meta:
        model = RuleSet

    council = factory.SubFactory(CouncilFactory)
    name = factory.Sequence(lambda n: f"Rules {n}")


class RuleFactory(factory.django.DjangoModelFactory):
    """A rule; by default that meetings are open."""

    class Meta:
        model = Rule

    rule_set = factory.SubFactory(RuleSetFactory)
    kind = RuleKind.OPENNESS
    matter = ""
    value = {"open": True}
    provision = factory.SubFactory(ProvisionFactory)
    start = FOUNDED


class BodyFactory(factory.django.DjangoModelFactory):
    """A body without rules."""

    class Meta:
        model = Body

    council = factory.SubFactory(CouncilFactory)
    slug = factory.Sequence(lambda n: f"body-{n}")
    name = factory.Sequence(lambda n: f"Body {n}")
    kind = BodyKind.COMMITTEE


class SeatFactory(factory.django.DjangoModelFactory):
    """A seat with a vote."""

    class Meta:
        model = Seat

    body = factory.SubFactory(BodyFactory)
    number = factory.Sequence(lambda n: n + 100)
    title = factory.LazyAttribute(lambda o: f"Seat {o.number}")
    sector = Sector.PUBLIC
    organisation = factory.SubFactory(OrganisationFactory)
    provision = factory.SubFactory(ProvisionFactory)
    start = FOUNDED


class BusinessFactory(factory.django.DjangoModelFactory):
    """A matter that waits for a decision."""

    class Meta:
        model = Business

    body = factory.SubFactory(BodyFactory)
    kind = "tests.matter"
    subject_id = factory.Sequence(lambda n: n + 1)
    title = "A matter to decide"
    motion = "That it be done."
    matter = "ordinary"
    provision = factory.SubFactory(ProvisionFactory)
    opened_at = NOW


class PersonFactory(factory.django.DjangoModelFactory):
    """Somebody without an account."""

    class Meta:
        model = Person

    council = factory.SubFactory(CouncilFactory)
    name = factory.Sequence(lambda n: f"Member {n}")
    slug = factory.Sequence(lambda n: f"member-{n}")
    email = factory.LazyAttribute(lambda o: f"{o.slug}@{o.council.slug}.example.org")


class MembershipFactory(factory.django.DjangoModelFactory):
    """Somebody holds a seat until further notice."""

    class Meta:
        model = Membership

    seat = factory.SubFactory(SeatFactory)
    person = factory.SubFactory(PersonFactory)
    start = FOUNDED


class MembershipChangeFactory(factory.django.DjangoModelFactory):
    """A resignation that was received today, with one month's notice."""

    class Meta:
        model = MembershipChange

    membership = factory.SubFactory(MembershipFactory)
    received_on = date(2026, 11, 22)
    leaves_on = date(2026, 12, 22)


class CodeAcceptanceFactory(factory.django.DjangoModelFactory):
    """A member accepted the code."""

    class Meta:
        model = CodeAcceptance

    at = NOW


class RegisterFactory(factory.django.DjangoModelFactory):
    """A register that was confirmed and is public."""

    class Meta:
        model = Register

    person = factory.SubFactory(PersonFactory)
    confirmed_on = date(2026, 1, 12)
    changed_on = date(2026, 1, 12)


class EntryFactory(factory.django.DjangoModelFactory):
    """An interest in the published register."""

    class Meta:
        model = Entry

    register = factory.SubFactory(RegisterFactory)
    category = Category.EMPLOYMENT
    description = "Works for a bakery."
    start = date(2026, 1, 12)


class NothingToDeclareFactory(factory.django.DjangoModelFactory):
    """The answer that there is nothing to declare in a class."""

    class Meta:
        model = NothingToDeclare

    register = factory.SubFactory(RegisterFactory)
    category = Category.SPONSORSHIP
    start = date(2026, 1, 12)


class MeetingFactory(factory.django.DjangoModelFactory):
    """A called meeting three weeks ahead; open when the rule it is given says so."""

    class Meta:
        model = Meeting

    body = factory.SubFactory(BodyFactory)
    starts_at = NOW + timedelta(days=21, hours=7, minutes=30)
    ends_at = factory.LazyAttribute(lambda o: o.starts_at + timedelta(hours=2))
    slug = factory.LazyAttribute(lambda o: f"{o.starts_at:%Y-%m-%d}")
    state = MeetingState.CALLED
    place = "Council Chamber"
    openness_rule = factory.SubFactory(RuleFactory)
    in_public = factory.LazyAttribute(lambda o: o.openness_rule.value["open"])
    changed_at = NOW


class AgendaItemFactory(factory.django.DjangoModelFactory):
    """An item for discussion."""

    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    number = factory.Sequence(lambda n: n + 100)
    title = factory.LazyAttribute(lambda o: f"Item {o.number}")


class PaperFactory(factory.django.DjangoModelFactory):
    """A paper with a small PDF."""

    class Meta:
        model = Paper

    item = factory.SubFactory(AgendaItemFactory)
    slug = factory.Sequence(lambda n: f"paper-{n}")
    title = factory.LazyAttribute(lambda o: o.slug.replace("-", " ").capitalize())
    file = factory.LazyAttribute(lambda o: ContentFile(PDF, name=f"{o.slug}.pdf"))
    media_type = "application/pdf"
    size = len(PDF)
    sha256 = "0" * 64
    published_at = NOW


class AttendanceFactory(factory.django.DjangoModelFactory):
    """A member was present."""

    class Meta:
        model = Attendance

    meeting = factory.SubFactory(MeetingFactory)
    membership = factory.SubFactory(MembershipFactory)
    person = factory.SelfAttribute("membership.person")
    kind = AttendanceKind.PRESENT


class SubstitutionFactory(factory.django.DjangoModelFactory):
    """Somebody stands in for a member, as the rules demand."""

    class Meta:
        model = Substitution

    meeting = factory.SubFactory(MeetingFactory)
    membership = factory.SubFactory(MembershipFactory)
    name = factory.Sequence(lambda n: f"Substitute {n}")
    told_at = NOW
    briefed = True
    host_advised = True


class DeclarationFactory(factory.django.DjangoModelFactory):
    """A member declared an interest that is in no register."""

    class Meta:
        model = Declaration

    item = factory.SubFactory(AgendaItemFactory)
    person = factory.SubFactory(PersonFactory)
    kind = DeclarationKind.OTHER
    text = "Sits on the bakers' guild."
    declared_at = NOW


class MinutesFactory(factory.django.DjangoModelFactory):
    """Published minutes."""

    class Meta:
        model = Minutes

    meeting = factory.SubFactory(MeetingFactory, state=MeetingState.HELD)
    text = "The chair opened the meeting."
    published_at = NOW


class ProgrammeFactory(factory.django.DjangoModelFactory):
    """A programme of induction without steps."""

    class Meta:
        model = Programme

    body = factory.SubFactory(BodyFactory)
    provision = factory.SubFactory(ProvisionFactory)
    start = FOUNDED


class ProgrammeStepFactory(factory.django.DjangoModelFactory):
    """A step that the member confirms."""

    class Meta:
        model = ProgrammeStep

    programme = factory.SubFactory(ProgrammeFactory)
    position = factory.Sequence(lambda n: n + 1)
    title = "Read the constitution"
    days = 14
    confirmed_by = "member"


class InductionFactory(factory.django.DjangoModelFactory):
    """A new member who has just begun."""

    class Meta:
        model = Induction

    membership = factory.SubFactory(MembershipFactory)
    person = factory.SelfAttribute("membership.person")
    programme = factory.SubFactory(ProgrammeFactory)
    started_on = date(2026, 11, 1)


class InductionTaskFactory(factory.django.DjangoModelFactory):
    """A step that is still to be done."""

    class Meta:
        model = InductionTask

    induction = factory.SubFactory(InductionFactory)
    step = factory.SubFactory(ProgrammeStepFactory)


class CourseFactory(factory.django.DjangoModelFactory):
    """A course that is shown in public."""

    class Meta:
        model = Course

    council = factory.SubFactory(CouncilFactory)
    title = factory.Sequence(lambda n: f"Course {n}")
    published = True


class SessionFactory(factory.django.DjangoModelFactory):
    """A session next week."""

    class Meta:
        model = Session

    course = factory.SubFactory(CourseFactory)
    starts_at = NOW + timedelta(days=7)
    place = "Town Hall"
    capacity = 10


class SignUpFactory(factory.django.DjangoModelFactory):
    """A member signed up."""

    class Meta:
        model = SignUp

    session = factory.SubFactory(SessionFactory)
    person = factory.SubFactory(PersonFactory)
    at = NOW


class DemandFactory(factory.django.DjangoModelFactory):
    """A course is needed within four weeks."""

    class Meta:
        model = Demand

    course = factory.SubFactory(CourseFactory)
    body = factory.SubFactory(BodyFactory)
    days = 28
    provision = factory.SubFactory(ProvisionFactory)
    start = FOUNDED


class TrainingOwedFactory(factory.django.DjangoModelFactory):
    """A member owes a course."""

    class Meta:
        model = TrainingOwed

    person = factory.SubFactory(PersonFactory)
    demand = factory.SubFactory(DemandFactory)
    since = date(2026, 10, 1)
    due_on = date(2026, 10, 29)


class TrainingRecordFactory(factory.django.DjangoModelFactory):
    """A member completed a course."""

    class Meta:
        model = TrainingRecord

    person = factory.SubFactory(PersonFactory)
    course = factory.SubFactory(CourseFactory)
    done_on = date(2026, 9, 1)


class BuddyFactory(factory.django.DjangoModelFactory):
    """A senior officer to turn to."""

    class Meta:
        model = Buddy

    person = factory.SubFactory(PersonFactory)
    name = "Ada Ledger"
    contact = "0116 496 0000"
    start = FOUNDED

"""One row more of everything a council keeps: pages are asked for with one and with three."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.apps import apps

from apps.bodies.enums import Outcome, PowerKind, Sector
from apps.bodies.models import Amendment, Business, Dissolution, Office, Power, Seat, TermOfReference
from apps.councils.models import Postcode, PostcodeTable, Ward
from apps.deadlines.models import Deadline
from apps.documents.enums import EditionState, Identity, RuleKind
from apps.documents.models import Edition, Provision, Reading, Underpinning
from apps.interests.enums import Category
from apps.interests.models import Entry, Register
from apps.meetings.enums import MeetingState
from apps.meetings.models import AgendaItem, Declaration, Meeting, Notice, Paper, Vote
from apps.members.enums import Step
from apps.members.models import (
    Admission,
    AdmissionScore,
    Buddy,
    ChangeStep,
    Course,
    Demand,
    GroupMembership,
    Import,
    Induction,
    Membership,
    MembershipChange,
    OfficeHolding,
    Person,
    PoliticalGroup,
    Programme,
    Session,
)
from apps.plans.models import ReviewAction
from tests import factories as make
from tests.cast import CouncilCast


@dataclass
class Rows:
    """What ``add`` made."""

    ward: Ward
    person: Person
    membership: Membership
    ended: Membership
    change: MembershipChange
    business: Business
    held: Meeting
    held_item: AgendaItem
    held_paper: Paper
    vote: Vote
    declaration: Declaration
    coming: Meeting
    coming_item: AgendaItem
    entry: Entry
    own_draft: Entry
    own_declaration: Declaration
    deadline: Deadline
    draft: Edition
    amendment: Amendment
    dissolution: Dissolution
    underpinning: Underpinning
    action: ReviewAction
    reading: Reading
    table: Import
    belongs: GroupMembership
    chair: Office
    power: Power
    term: TermOfReference
    programme: Programme
    induction: Induction
    course: Course
    session: Session
    demand: Demand
    buddy: Buddy
    admission: Admission


def add(one: CouncilCast, number: int) -> Rows:
    """Add one row of everything to ``one``; ``number`` (1, 2, 3) keeps the sets apart."""
    ward = _ward(one, number)
    seat, ended = _seats(one, number, ward)
    person = make.PersonFactory(council=one.council, slug=f"{one.mark}more-{number}")
    membership = make.MembershipFactory(seat=seat, person=person)
    change, business = _change(one, ended, number)
    register = make.RegisterFactory(person=person)
    entry = make.EntryFactory(register=register)
    make.NothingToDeclareFactory(register=register, category=Category.CONTRACTS)
    own, _ = Register.objects.get_or_create(person=one.councillor_person)
    own_draft = make.EntryFactory(register=own, start=None, description=f"Draft {number}")
    underpinning, action = _texts(one, number)
    draft = _draft(one, number)
    held, held_item, held_paper, vote, declaration = _held(one, number, membership, entry)
    coming, coming_item, _ = _meeting(one, make.NOW + timedelta(days=30 + number, hours=8), MeetingState.CALLED)
    make.AgendaItemFactory(meeting=one.open_meeting, number=10 + number)
    _stand_in(one, membership, number)
    make.PaperFactory(item=one.open_item, slug=f"more-{number}")
    make.DeclarationFactory(item=one.open_item, person=person, entry=entry, text="")
    own_declaration = make.DeclarationFactory(item=coming_item, person=one.councillor_person)
    deadline = _deadline(one, person, number)
    _deadline(one, one.councillor_person, number)
    return Rows(
        ward, person, membership, ended, change, business, held, held_item, held_paper, vote, declaration,
        coming, coming_item, entry, own_draft, own_declaration, deadline, draft,
        *_put_to_the_vote(one, number), underpinning, action, _sent(one, draft, number), _table(one, number),
        _belongs(one, person, number),
        _office(one, number, one.second_person),
        *_remit(one, number),
        *_development(one, person, membership, number),
        _admissions(one, number),
    )  # fmt: skip


def _belongs(one: CouncilCast, person: Person, number: int) -> GroupMembership:
    """Add a political group with a member, and a committee with a seat that the member holds."""
    group = PoliticalGroup.objects.create(
        council=one.council, slug=f"group-{number}", name=f"Group {number}", start=make.FOUNDED
    )
    committee = make.BodyFactory(council=one.council, slug=f"{one.mark}committee-{number}", kind="committee")
    seat = make.SeatFactory(
        body=committee,
        number=1,
        organisation=one.nominators["volunteers"],
        provision=one.provisions["annex-1"],
        sector=Sector.VOLUNTARY,
    )
    make.MembershipFactory(seat=seat, person=person)
    return GroupMembership.objects.create(group=group, person=person, start=make.FOUNDED)


def _remit(one: CouncilCast, number: int) -> tuple[Power, TermOfReference]:
    """Add a power and a term of reference of the assembly."""
    kind = PowerKind.values[number - 1]
    common = {"body": one.assembly, "start": make.FOUNDED}
    power = Power.objects.create(kind=kind, allowed=number == 1, provision=one.provisions["4"], **common)
    provision = one.provisions[str(6 + number)]
    return power, TermOfReference.objects.create(provision=provision, delegable=number == 1, **common)


def _development(one: CouncilCast, person: Person, membership: Membership, number: int) -> tuple:
    """Add a programme that somebody goes through, a course that is owed, one that is completed, and a pairing."""
    own = one.councillor_person
    group = make.BodyFactory(council=one.council, slug=f"{one.mark}learns-{number}", name=f"Learners {number}")
    programme = make.ProgrammeFactory(body=group, provision=one.provisions["1"])
    step = make.ProgrammeStepFactory(programme=programme)
    mine = make.MembershipFactory(
        seat=make.SeatFactory(
            body=group, number=1, organisation=one.council.organisation, provision=one.provisions["1"]
        ),
        person=own,
    )
    inductions = [
        make.InductionFactory(membership=held, person=held.person, programme=programme) for held in (membership, mine)
    ]
    for induction in inductions:
        make.InductionTaskFactory(induction=induction, step=step)
    course = make.CourseFactory(council=one.council, title=f"{one.mark}Course {number}")
    demand = make.DemandFactory(course=course, body=one.assembly, provision=one.provisions["1"])
    session = make.SessionFactory(course=course)
    make.SignUpFactory(session=session, person=person)
    for who in (person, own):
        make.TrainingOwedFactory(person=who, demand=demand)
        make.TrainingRecordFactory(person=who, course=course)
    make.TrainingRecordFactory(person=one.second_person, course=course)
    buddy = make.BuddyFactory(person=person)
    Buddy.objects.filter(person=own).exists() or make.BuddyFactory(person=own)
    return programme, inductions[0], course, session, demand, buddy


def _stand_in(one: CouncilCast, membership: Membership, number: int) -> None:
    """Let one member more send somebody to the open meeting; the councillor does so in every set."""
    if number == 1:
        make.SubstitutionFactory(meeting=one.open_meeting, membership=one.memberships[0], name="Sam Stand")
    make.SubstitutionFactory(meeting=one.open_meeting, membership=membership, name=f"Stand {number}")


def _admissions(one: CouncilCast, number: int) -> Admission:
    """Add a request to be admitted that is being scored, and one that was refused by vote."""
    rule = one.rule(one.assembly, RuleKind.ADMISSION, "influence")
    for state, decided in (("refused", date(2026, 11, 2)), ("received", None)):
        admission = Admission.objects.create(
            body=one.assembly,
            name=f"Club {number}",
            sector=Sector.VOLUNTARY,
            representative="secretary",
            case="It knows the town.",
            received_on=date(2026, 10, 1),
            state=state,
            decided_on=decided,
        )
        AdmissionScore.objects.create(
            admission=admission, rule=rule, criterion="influence", score=1, reason="Known in one street."
        )
    return admission


def _put_to_the_vote(one: CouncilCast, number: int) -> tuple[Amendment, Dissolution]:
    """Add a change of a document and the end of a group, both put to the assembly and on the agenda of a meeting."""
    edition = make.EditionFactory(
        document=make.DocumentFactory(council=one.council, slug=f"{one.mark}scheme-{number}"),
        state=EditionState.PROPOSED,
        start=None,
        number=None,
    )
    group = one.council.bodies.get(slug=f"{one.mark}group-{number}")
    amendment = Amendment.objects.create(edition=edition, body=one.assembly)
    dissolution = Dissolution.objects.create(dissolves=group, body=one.assembly, reason="Its work is done.")
    for place, (kind, row) in enumerate((("bodies.amendment", amendment), ("bodies.dissolution", dissolution))):
        row.business = make.BusinessFactory(
            body=one.assembly, kind=kind, subject_id=row.pk, title=str(row), provision=one.provisions["13"]
        )
        row.save()
        make.AgendaItemFactory(
            meeting=one.open_meeting, number=20 + 2 * number + place, business=row.business, for_decision=True
        )
    return amendment, dissolution


def _ward(one: CouncilCast, number: int) -> Ward:
    """Add a ward with a postcode, and return the first one, to which every seat belongs."""
    table, _ = PostcodeTable.objects.get_or_create(
        council=one.council, defaults={"source": "postcodes.csv", "rows": 1, "loaded_at": make.NOW}
    )
    ward = make.WardFactory(council=one.council, slug=f"{one.mark}ward-{number}")
    Postcode.objects.create(table=table, code=f"ZZ99{number}AA", ward=ward)
    return one.council.wards.get(slug=f"{one.mark}ward-1")


def _seats(one: CouncilCast, number: int, ward: Ward) -> tuple[Seat, Membership]:
    """Add a seat of the assembly that is to be held, and one that somebody has left."""
    common = {
        "body": one.assembly,
        "organisation": one.nominators["volunteers"],
        "provision": one.provisions["annex-1"],
        "sector": Sector.VOLUNTARY,
    }
    seat = make.SeatFactory(number=20 + number, ward=ward, **common)
    left = make.SeatFactory(number=30 + number, **common)
    person = make.PersonFactory(council=one.council, slug=f"{one.mark}left-{number}")
    return seat, make.MembershipFactory(seat=left, person=person, end=date(2026, 11, 20))


def _office(one: CouncilCast, number: int, person: Person) -> Office:
    """Add an office of the assembly that somebody holds, and a post that a seat follows."""
    common = {"council": one.council, "kind": "other", "start": make.FOUNDED, "provision": one.provisions["8"]}
    office = Office.objects.create(
        body=one.assembly, title=f"Office {number}", slug=f"{one.mark}office-{number}", **common
    )
    OfficeHolding.objects.create(office=office, person=person, start=make.FOUNDED, how="appointed")
    post = Office.objects.create(
        organisation=one.council.organisation, title=f"Post {number}", slug=f"{one.mark}post-{number}", **common
    )
    OfficeHolding.objects.create(office=post, person=person, start=make.FOUNDED, how="appointed")
    Seat.objects.filter(body=one.assembly, number=30 + number).update(follows=office)
    return office


def _draft(one: CouncilCast, number: int) -> Edition:
    """Return a draft of the constitution that amends one clause more, on which rules rest, and leaves out none."""
    draft = Edition.objects.filter(document=one.constitution, state=EditionState.DRAFT).first()
    draft = draft or make.EditionFactory(document=one.constitution, state=EditionState.DRAFT, start=None, number=None)
    if number == 1:
        same = Provision.objects.filter(edition=one.edition, parent=None, position__lt=100)
        Provision.objects.bulk_create(
            Provision(edition=draft, key=row.key, number=row.number, kind=row.kind, heading=row.heading,
                      text=row.text, position=row.position)
            for row in same
        )  # fmt: skip
    clause = draft.provisions.get(key=str(1 + number))
    clause.text = f"Worded otherwise, {number}."
    clause.save()
    return draft


def _change(one: CouncilCast, ended: Membership, number: int) -> tuple[MembershipChange, Business]:
    change = make.MembershipChangeFactory(
        membership=ended, received_on=date(2026, 10, 10), leaves_on=date(2026, 11, 20)
    )
    business = make.BusinessFactory(
        body=one.assembly,
        kind="members.replacement",
        subject_id=change.pk,
        title=f"Approve a replacement, {number}",
        matter="replacement",
        provision=one.provisions["9"],
    )
    change.business = business
    change.save()
    ChangeStep.objects.create(
        change=change, step=Step.RECEIVED, at=make.NOW, by=one.officer, text="A letter.", provision=one.provisions["9"]
    )
    return change, business


def _texts(one: CouncilCast, number: int) -> tuple[Underpinning, ReviewAction]:
    document = make.DocumentFactory(council=one.council, slug=f"{one.mark}plan-{number}", title=f"Plan {number}")
    make.ProvisionFactory(edition=make.EditionFactory(document=document), key="1", position=1)
    make.ProvisionFactory(
        edition=one.edition, parent=one.provisions["1"], key=f"1.{number}", position=100 + number, depth=1
    )
    make.BodyFactory(council=one.council, slug=f"{one.mark}group-{number}", name=f"Group {number}", parent=one.assembly)
    above = make.DocumentFactory(council=one.council, slug=f"{one.mark}listed-{number}", listed=True)
    below = make.UnderpinningFactory(lower=document, upper=one.constitution, provision=one.provisions["1"])
    make.UnderpinningFactory(lower=one.constitution, upper=above, provision=one.provisions["2"])
    held = make.ReviewFactory(document=one.constitution, held_on=date(2026, 1, number))
    make.ChangeBelowFactory(dependant=one.constitution, changed=document, edition=document.editions.get())
    return below, make.ReviewActionFactory(review=held)


def _sent(one: CouncilCast, draft: Edition, number: int) -> Reading:
    """Let one provision more of the draft wait to be confirmed, and one file more wait to be read."""
    Provision.objects.filter(edition=draft, key=str(3 + number)).update(identity=Identity.PROPOSED)
    return make.ReadingFactory(council=one.council, sent_by=one.officer, title=f"Sent {number}")


def _table(one: CouncilCast, number: int) -> Import:
    """Let one more table of members wait to be confirmed, with a line of each kind."""
    who = {"name": "Nadia", "body": "Assembly", "seat": "1", "start": "", "end": ""}
    line = {"line": number, "outcome": "new", "ends": [], "notes": [], "faults": [], **who}
    wrong = line | {"outcome": "fault", "faults": [{"column": "seat", "text": "Taken.", "lawful": ""}]}
    reading = [line, wrong] * number
    return Import.objects.create(
        council=one.council, file_name=f"sent-{number}.csv", reading=reading,
        sums={"new": number, "fault": number, "ends": 0},
        sent_by=one.officer, sent_at=make.NOW,
    )  # fmt: skip


def _meeting(one: CouncilCast, starts_at, state: str) -> tuple[Meeting, AgendaItem, Paper]:
    rule = one.rule(one.assembly, "openness")
    meeting = make.MeetingFactory(body=one.assembly, starts_at=starts_at, state=state, openness_rule=rule)
    item = make.AgendaItemFactory(meeting=meeting, number=2, for_decision=True)
    paper = make.PaperFactory(item=item, slug="report")
    notice = one.rule(one.assembly, "notice", "ordinary")
    ruling = {"allowed": True, "text": "In time.", "arithmetic": [], "citations": [], "lawful": ""}
    Notice.objects.create(
        meeting=meeting, given_on=date(2026, 9, 1), text="Come and listen.", rule=notice, ruling=ruling
    )
    return meeting, item, paper


def _held(one: CouncilCast, number: int, membership: Membership, entry: Entry) -> tuple:
    meeting, item, paper = _meeting(one, make.NOW - timedelta(days=30 + number), MeetingState.HELD)
    for sitting in (*one.memberships, membership):
        make.AttendanceFactory(meeting=meeting, membership=sitting)
    declaration = make.DeclarationFactory(item=item, person=membership.person, entry=entry, text="")
    ruling = {"allowed": True, "text": "As it should be.", "arithmetic": ["1 + 1"], "citations": [], "lawful": ""}
    vote = Vote.objects.create(
        item=item,
        motion="That it be done.",
        matter="ordinary",
        present=5,
        votes_for=4,
        votes_against=1,
        abstaining=0,
        outcome=Outcome.CARRIED,
        quorum_rule=one.rule(one.assembly, "quorum"),
        majority_rule=one.rule(one.assembly, "majority", "ordinary"),
        quorum_ruling=ruling,
        result_ruling=ruling,
        provision=one.provisions["4"],
        recorded_by=one.officer,
        recorded_at=make.NOW,
    )
    make.MinutesFactory(meeting=meeting)
    return meeting, item, paper, vote, declaration


def _deadline(one: CouncilCast, subject: Person, number: int) -> Deadline:
    # Of a kind of its own, since one open deadline a kind and subject is all there may be.
    return Deadline.objects.create(
        council=one.council,
        kind=f"tests.kind_{number}",
        subject_kind=subject._meta.label_lower,
        subject_id=subject.pk,
        what=f"Something owed, {number}",
        rule=one.rule(one.assembly, "code_of_conduct"),
        counted_from=date(2026, 11, 10),
        length=28,
        counting="days_beginning_with",
        calendar="CAL",
        due_on=date(2026, 12, 7),
    )


def count_rows() -> dict[str, int]:
    """Return how many rows there are of everything that is ours."""
    return {m._meta.label: m.objects.count() for m in apps.get_models() if m.__module__.startswith("apps.")}

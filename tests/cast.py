"""Two made-up councils with the people, bodies, rules and meetings that tests need: the fixture ``cast``.

Both are made alike, so that whatever one of them has, the other has under the same name. Addresses differ (those of
Brindle begin with "b-"), so that a thing of the one, asked for in the other, is not found by accident. All is made up.
The day is 22 November 2026 (tests/conftest.py freezes it). Numbers to reckon with: the assembly has 6 seats in three
sectors, all voting, 4 of them held; one third of the seats is a quorum (2). The board has 4 seats and meets in private;
its quorum is one third of the voting seats (2), one of them from the council.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from apps.accounts.models import User
from apps.bodies.enums import BodyKind, Sector
from apps.bodies.models import Body, Seat
from apps.councils import grants
from apps.councils.enums import OrganisationKind, Role
from apps.councils.models import Council, Organisation
from apps.documents.enums import ProvisionKind
from apps.documents.enums import RuleKind as Kind
from apps.documents.models import Document, Edition, Provision, Rule, RuleSet
from apps.documents.rules import catalogue
from apps.interests.enums import Category
from apps.interests.models import Entry, Register
from apps.meetings.enums import MeetingState
from apps.meetings.models import AgendaItem, Meeting, Paper
from apps.members.models import Membership, Person

from . import factories as make

# Words that stand only in what nobody outside may see: no page for a visitor may ever show them.
PRIVATE_WORD = "Umbrafield"
SENSITIVE_WORD = "Quietwater"

PROVISIONS = (
    # key, kind, heading
    ("1", ProvisionKind.ARTICLE, "Purpose"),
    ("2", ProvisionKind.ARTICLE, "Quorum"),
    ("3", ProvisionKind.ARTICLE, "Notice of meetings"),
    ("4", ProvisionKind.ARTICLE, "Voting"),
    ("5", ProvisionKind.ARTICLE, "Meetings in public"),
    ("6", ProvisionKind.ARTICLE, "Substitutes"),
    ("7", ProvisionKind.ARTICLE, "Co-option"),
    ("8", ProvisionKind.ARTICLE, "Vice-chair"),
    ("9", ProvisionKind.ARTICLE, "Resignation and replacement"),
    ("10", ProvisionKind.ARTICLE, "Complaints"),
    ("11", ProvisionKind.ARTICLE, "Interests"),
    ("12", ProvisionKind.ARTICLE, "Code of conduct"),
    ("13", ProvisionKind.ARTICLE, "Change of the constitution"),
    ("14", ProvisionKind.ARTICLE, "Dissolution"),
    ("15", ProvisionKind.ARTICLE, "Gifts and hospitality"),
    ("annex-1", ProvisionKind.ANNEX, "Seats of the Assembly"),
    ("annex-2", ProvisionKind.ANNEX, "Seats of the Board"),
)

WITHIN_28_DAYS = {"length": 28, "counting": "days_beginning_with", "calendar": "CAL", "reminder_days": [14, 7, 1]}
NOTICE = {"length": None, "counting": "clear_days_publish_by", "calendar": "CAL", "must_carry_text": False}
MORE_THAN_HALF = {"numerator": 1, "denominator": 2, "at_least": False, "of": "present_and_eligible"}
TWO_THIRDS = {"numerator": 2, "denominator": 3, "at_least": True}
QUORUM = {
    "numerator": 1,
    "denominator": 3,
    "base": "seats",
    "rounding": "up",
    "required_organisation": None,
    "required_count": 0,
    "conflicted": "left_out",
    "wait_minutes": 30,
}
SUBSTITUTES = {
    "allowed": True,
    "notice_to": "secretariat",
    "before_meeting": True,
    "briefing": True,
    "host_advice_sectors": ["communities_of_interest"],
}
COMPLAINT = {"counting": "working_days_after", "calendar": "EW", "runs_from": "receipt"}
NOMINATION = {"length": 28, "counting": "days_after_event", "calendar": "CAL", "reminder_days": [14, 7, 1]}

RULES: tuple[tuple[str, str, str, dict], ...] = (
    # kind, matter, provision, value
    (Kind.QUORUM, "", "2", QUORUM),
    (Kind.NOTICE, "ordinary", "3", NOTICE | {"length": 5}),
    (Kind.NOTICE, "constitution", "13", NOTICE | {"must_carry_text": True}),
    (Kind.NOTICE, "dissolution", "14", NOTICE | {"length": 21}),
    (Kind.MAJORITY, "ordinary", "4", MORE_THAN_HALF),
    (Kind.MAJORITY, "replacement", "9", MORE_THAN_HALF),
    (Kind.MAJORITY, "constitution", "13", TWO_THIRDS | {"of": "present_and_voting"}),
    (Kind.MAJORITY, "dissolution", "14", TWO_THIRDS | {"of": "present_and_eligible"}),
    (Kind.CASTING_VOTE, "", "4", {"holder": "chair_of_meeting", "on": "equality"}),
    (Kind.OPENNESS, "", "5", {"open": True}),
    (Kind.SUBSTITUTES, "", "6", SUBSTITUTES),
    (Kind.CO_OPTION, "", "7", {"allowed": False}),
    (Kind.TERM, "vice-chair", "8", {"office": "vice-chair", "length": 36, "counting": "months_after"}),
    (Kind.RESIGNATION, "", "9", {"length": 1, "counting": "months_after", "written_to": "chair"}),
    (Kind.NOMINATION, "", "9", NOMINATION),
    (Kind.COMPLAINT, "acknowledge", "10", COMPLAINT | {"step": "acknowledge", "length": 5}),
    (Kind.COMPLAINT, "answer", "10", COMPLAINT | {"step": "answer", "length": 20}),
    (Kind.REGISTER_OF_INTERESTS, "", "11", WITHIN_28_DAYS),
    (Kind.REGISTER_OF_INTERESTS, "disclosure", "11", WITHIN_28_DAYS),
    (Kind.CODE_OF_CONDUCT, "", "12", WITHIN_28_DAYS),
    (Kind.ADMISSION, "influence", "15", {"criterion": "influence", "highest": 5}),
    (Kind.ADMISSION, "seniority", "15", {"criterion": "seniority", "highest": 3}),
    (Kind.POLITICAL_BALANCE, "", "15", {"covers": "committees", "ungrouped": "share"}),
    (Kind.STANDING_ITEM, "", "11", {"title": "Declarations of interests", "position": 1}),
    (Kind.GIFT_THRESHOLD, "", "15", {"pounds": 50, "comparison": "at_least"}),
)

SEATS = (
    # title, sector, which nominating organisation
    ("Councillor 1", Sector.PUBLIC, "council"),
    ("Councillor 2", Sector.PUBLIC, "council"),
    ("Trader 1", Sector.BUSINESS, "traders"),
    ("Trader 2", Sector.BUSINESS, "traders"),
    ("Volunteer 1", Sector.VOLUNTARY, "volunteers"),
    ("Volunteer 2", Sector.VOLUNTARY, "volunteers"),
)


@dataclass
class CouncilCast:
    """One council and all that belongs to it; ``people`` and ``seats`` in the order of their seats."""

    council: Council
    mark: str = ""
    constitution: Document = field(init=False)
    edition: Edition = field(init=False)
    provisions: dict[str, Provision] = field(init=False)
    nominators: dict[str, Organisation] = field(init=False)
    assembly: Body = field(init=False)
    board: Body = field(init=False)
    assembly_seats: list[Seat] = field(init=False)
    board_seats: list[Seat] = field(init=False)
    administrator: User = field(init=False)
    officer: User = field(init=False)
    body_officer: User = field(init=False)
    councillor: User = field(init=False)
    second_councillor: User = field(init=False)
    people: list[Person] = field(init=False)
    memberships: list[Membership] = field(init=False)
    board_membership: Membership = field(init=False)
    register: Register = field(init=False)
    entry: Entry = field(init=False)
    sensitive_entry: Entry = field(init=False)
    open_meeting: Meeting = field(init=False)
    open_item: AgendaItem = field(init=False)
    open_paper: Paper = field(init=False)
    private_meeting: Meeting = field(init=False)
    private_item: AgendaItem = field(init=False)
    private_paper: Paper = field(init=False)

    @property
    def slug(self) -> str:
        """The council's part of every address."""
        return self.council.slug

    @property
    def councillor_person(self) -> Person:
        """The councillor as a member; sits on assembly and board, and owes the register and the code."""
        return self.people[0]

    @property
    def second_person(self) -> Person:
        """The second councillor as a member; sits on the assembly only, and has a published register."""
        return self.people[1]

    @property
    def vacant_seat(self) -> Seat:
        """A seat of the assembly that nobody holds."""
        return self.assembly_seats[4]

    def rule(self, body: Body, kind: str, matter: str = "") -> Rule:
        """Return the rule of ``body``."""
        return Rule.objects.get(rule_set_id=body.rule_set_id, kind=kind, matter=matter, end__isnull=True)


@dataclass
class Cast:
    """Both councils."""

    ashcombe: CouncilCast
    brindle: CouncilCast

    def __iter__(self) -> Any:
        """Give both."""
        return iter((self.ashcombe, self.brindle))


def make_cast() -> Cast:
    """Make both councils in the database."""
    return Cast(ashcombe=make_council("Ashcombe"), brindle=make_council("Brindle", mark="b-"))


def make_council(name: str, mark: str = "") -> CouncilCast:
    """Make the council called ``name`` and all that belongs to it; ``mark`` begins its addresses."""
    one = CouncilCast(make.CouncilFactory(name=name, slug=name.lower()), mark)
    _documents(one)
    _bodies(one)
    _officers(one)
    _members(one)
    _meetings(one)
    return one


def _documents(one: CouncilCast) -> None:
    one.constitution = make.DocumentFactory(
        council=one.council,
        slug=f"{one.mark}constitution",
        title=f"Constitution of {one.council}",
        citation="Constitution",
    )
    one.edition = make.EditionFactory(document=one.constitution)
    # Bulk, for speed: the histories of these rows are nobody's business in tests.
    rows = [
        Provision(
            edition=one.edition,
            key=key,
            number=key.replace("annex-", "Annex "),
            kind=kind,
            heading=heading,
            text=f"What {one.council} says about: {heading.lower()}.",
            position=place,
        )
        for place, (key, kind, heading) in enumerate(PROVISIONS)
    ]
    one.provisions = {provision.key: provision for provision in Provision.objects.bulk_create(rows)}


def _rule_set(one: CouncilCast, name: str, **instead: dict) -> RuleSet:
    rule_set = make.RuleSetFactory(council=one.council, name=name)
    Rule.objects.bulk_create(
        Rule(
            rule_set=rule_set,
            kind=kind,
            matter=matter,
            value=_value(kind, matter, value | instead.get(kind, {})),
            provision=one.provisions[key],
            start=make.FOUNDED,
        )
        for kind, matter, key, value in RULES
    )
    return rule_set


def _value(kind: str, matter: str, value: dict) -> dict:
    if "matter" in catalogue.CATALOGUE[kind].model_fields:
        value = value | {"matter": matter}
    return catalogue.value_of(kind, value).model_dump(mode="json")


def _bodies(one: CouncilCast) -> None:
    place = one.council.slug
    one.nominators = {
        "council": one.council.organisation,
        "traders": make.OrganisationFactory(
            name=f"Traders of {one.council}", slug=f"traders-{place}", kind=OrganisationKind.BUSINESS
        ),
        "volunteers": make.OrganisationFactory(
            name=f"Volunteers of {one.council}", slug=f"volunteers-{place}", kind=OrganisationKind.VOLUNTARY
        ),
    }
    board_quorum = {"base": "voting_seats", "required_organisation": place, "required_count": 1}
    one.assembly = make.BodyFactory(
        council=one.council,
        slug=f"{one.mark}assembly",
        name="Assembly",
        kind=BodyKind.ASSEMBLY,
        purpose=one.provisions["1"],
        rule_set=_rule_set(one, "Rules of the Assembly"),
    )
    one.board = make.BodyFactory(
        council=one.council,
        slug=f"{one.mark}board",
        name="Board",
        kind=BodyKind.BOARD,
        parent=one.assembly,
        rule_set=_rule_set(one, "Rules of the Board", quorum=board_quorum, openness={"open": False}),
    )
    one.assembly_seats = _seats(one, one.assembly, "annex-1", SEATS)
    one.board_seats = _seats(one, one.board, "annex-2", SEATS[:4])
    one.assembly.chair_seat = one.assembly_seats[0]
    one.assembly.save()


def _seats(one: CouncilCast, body: Body, key: str, seats: tuple) -> list[Seat]:
    return Seat.objects.bulk_create(
        Seat(
            body=body,
            number=number,
            title=title,
            sector=sector,
            organisation=one.nominators[nominator],
            provision=one.provisions[key],
            start=make.FOUNDED,
        )
        for number, (title, sector, nominator) in enumerate(seats, start=1)
    )


def _officers(one: CouncilCast) -> None:
    for name, role, on in (
        ("administrator", Role.ADMINISTRATOR, one.council),
        ("officer", Role.SECRETARIAT, one.council),
        ("body_officer", Role.SECRETARIAT, one.assembly),
    ):
        user = _user(one, name)
        grants.give(user=user, role=role, on=on, by=None, reason="Made for the tests.")
        setattr(one, name, user)


def _user(one: CouncilCast, name: str) -> User:
    words = name.replace("_", " ").capitalize()
    return make.UserFactory(name=f"{words} of {one.council}", email=f"{name}@{one.council.slug}.example.org")


def _members(one: CouncilCast) -> None:
    one.councillor = _user(one, "councillor")
    one.second_councillor = _user(one, "second_councillor")
    one.people = [
        make.PersonFactory(
            council=one.council,
            slug=f"{one.mark}{slug}",
            name=f"{name} of {one.council}",
            user=user,
            contact="Through the town hall.",
        )
        for slug, name, user in (
            ("first", "Cllr First", one.councillor),
            ("second", "Cllr Second", one.second_councillor),
            ("third", "Third Trader", None),
            ("fourth", "Fourth Trader", None),
        )
    ]
    starts = (date(2026, 11, 10), make.FOUNDED, make.FOUNDED, make.FOUNDED)
    one.memberships = [
        make.MembershipFactory(seat=seat, person=person, start=start)
        for seat, person, start in zip(one.assembly_seats, one.people, starts, strict=False)
    ]
    one.board_membership = make.MembershipFactory(seat=one.board_seats[0], person=one.people[0], start=starts[0])
    one.register = make.RegisterFactory(person=one.people[1])
    one.entry = make.EntryFactory(register=one.register)
    one.sensitive_entry = make.EntryFactory(
        register=one.register, category=Category.LAND, description=f"A house at {SENSITIVE_WORD}.", sensitive=True
    )


def _meetings(one: CouncilCast) -> None:
    one.open_meeting, one.open_item, one.open_paper = _meeting(one, one.assembly, "The library")
    one.private_meeting, one.private_item, one.private_paper = _meeting(one, one.board, PRIVATE_WORD)


def _meeting(one: CouncilCast, body: Body, about: str) -> tuple[Meeting, AgendaItem, Paper]:
    day = (14 if body == one.assembly else 15) + (2 if one.mark else 0)
    meeting = make.MeetingFactory(
        body=body,
        starts_at=datetime(2026, 12, day, 17, 30, tzinfo=UTC),
        openness_rule=one.rule(body, Kind.OPENNESS),
        state=MeetingState.CALLED,
        place="Council Chamber" if body == one.assembly else f"{PRIVATE_WORD} House",
    )
    standing = one.rule(body, Kind.STANDING_ITEM)
    make.AgendaItemFactory(meeting=meeting, number=1, title=standing.value["title"], standing_rule=standing)
    item = make.AgendaItemFactory(meeting=meeting, number=2, title=about, for_decision=True)
    paper = make.PaperFactory(
        item=item, slug=f"{one.mark}report", title=f"Report on {about}", text=f"All about {about}."
    )
    return meeting, item, paper

"""Who may open what: every address of the installation, and what each role is answered there.

An address that is missing here fails the suite. Addresses are named as in the apps' ``urls.py``. The two prefixes that
are not ours are dealt with by rule (test_manifest.py): ``/admin/`` is for staff alone, ``/accounts/`` is allauth's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from apps.accounts.models import User
from apps.meetings.models import AgendaItem, Meeting, Paper
from tests.cast import Cast, CouncilCast

from .rows import Rows

# "Here" is Ashcombe, "elsewhere" Brindle; the body officer is secretary of Ashcombe's assembly and of nothing else.
# The councillor sits on assembly and board, the second councillor on the assembly only.
ROLES = (
    "visitor",
    "councillor",
    "second_councillor",
    "councillor_elsewhere",
    "officer",
    "officer_elsewhere",
    "body_officer",
    "administrator",
)

Answers = dict[str, int]

PUBLIC: Answers = dict.fromkeys(ROLES, 200)
NOBODY: Answers = dict.fromkeys(ROLES, 404)
SIGNED_IN: Answers = PUBLIC | {"visitor": 302}
# What only those see who keep the council's records, or those of its assembly.
COUNCIL_OFFICE: Answers = NOBODY | {"visitor": 302, "officer": 200, "administrator": 200}
BODY_OFFICE: Answers = COUNCIL_OFFICE | {"body_officer": 200}
ADMINISTRATION: Answers = NOBODY | {"visitor": 302, "administrator": 200}
ANY_OFFICE: Answers = BODY_OFFICE | {"officer_elsewhere": 200}
# What belongs to the councillor himself or herself; ``MEMBERS`` to anybody who sits in this council.
OWN: Answers = NOBODY | {"visitor": 302, "councillor": 200}
OTHERS_OWN: Answers = NOBODY | {"visitor": 302, "second_councillor": 200}
MEMBERS: Answers = OWN | {"second_councillor": 200}
# A meeting that is not in public: whoever keeps the board's records, and who sits on it.
PRIVATE: Answers = NOBODY | {"councillor": 200, "officer": 200, "administrator": 200}


def instead(answers: Answers, status: int) -> Answers:
    """Return ``answers`` with ``status`` where they open: 405 for what is only posted to, 302 for a redirect."""
    return {role: status if answer == 200 else answer for role, answer in answers.items()}


@dataclass(frozen=True)
class Page:
    """An address with what each role is answered. ``where`` gives its parts besides the council."""

    name: str
    answers: Answers
    where: Callable[[CouncilCast, Rows], dict] = lambda one, rows: {}
    council: bool = True
    # What the label adds where one address is asked for twice (an open and a private meeting).
    label: str = ""
    # Most queries; None where the number depends on what is asked for.
    most: int | None = None
    # What is posted, where the page takes it: outsiders are then answered as by GET.
    query: str = ""

    def __str__(self) -> str:
        """Return the name as it stands in a test's id."""
        return f"{self.name}-{self.label}" if self.label else self.name

    def kwargs(self, one: CouncilCast, rows: Rows) -> dict:
        """Return the parts of the address of this page in ``one``."""
        return ({"council": one.slug} if self.council else {}) | self.where(one, rows)

    def allowed(self) -> list[str]:
        """Return the roles to which the page opens."""
        return [role for role, answer in self.answers.items() if answer == 200]

    def outsiders(self) -> list[str]:
        """Return the roles to which the page is as nothing."""
        return [role for role, answer in self.answers.items() if answer == 404]


def user_of(cast: Cast, role: str) -> User | None:
    """Return who plays ``role``; None for the visitor."""
    if role == "visitor":
        return None
    if role.endswith("_elsewhere"):
        return getattr(cast.brindle, role.removesuffix("_elsewhere"))
    return getattr(cast.ashcombe, role)


def meeting(held: Meeting) -> dict:
    """Return the parts of a meeting's address."""
    return {"body": held.body.slug, "slug": held.slug}


def item(of: AgendaItem) -> dict:
    """Return the parts of the address of an item."""
    return meeting(of.meeting) | {"number": of.number}


def paper(of: Paper) -> dict:
    """Return the parts of a paper's address."""
    return meeting(of.item.meeting) | {"item": of.item.number, "paper": of.slug}


def office_of(*names: str, where: str, part: Callable[[Any], dict], most: int | None = None) -> list[Page]:
    """Return the pages that the office has for a meeting of the assembly, and the same for one of the board."""
    return [
        Page(name, answers, lambda one, rows, held=held: part(getattr(one, held)), label=label, most=most)
        for name in names
        for answers, held, label in (
            (BODY_OFFICE, f"open_{where}", "open"),
            (COUNCIL_OFFICE, f"private_{where}", "private"),
        )
    ]


ROOT = (
    Page("portal-home", PUBLIC, council=False),
    Page("portal-search", PUBLIC, council=False),
    Page("portal-accessibility", PUBLIC, council=False),
    Page("portal-rules-catalogue", PUBLIC, council=False),
    Page("portal-robots", PUBLIC, council=False),
    Page("portal-sitemap", PUBLIC, council=False),
    Page("portal-sitemap-part", PUBLIC, lambda one, rows: {"section": "meetings"}, council=False),
    Page("portal-my", SIGNED_IN, council=False, most=12),
    Page("portal-office", ANY_OFFICE, council=False),
    Page("portal-after-sign-in", instead(SIGNED_IN, 302), council=False),
    Page("portal-healthz", PUBLIC, council=False),
    # No worker beats in tests, so the installation is not ready, and says so to everybody.
    Page("portal-readyz", instead(PUBLIC, 503), council=False),
)

PUBLIC_PAGES = (
    Page("portal-council", PUBLIC),
    Page("councils-look", PUBLIC),
    Page("documents-list", PUBLIC),
    Page("documents-document", PUBLIC, lambda one, rows: {"document": one.constitution.slug}),
    Page("documents-compare", PUBLIC, lambda one, rows: {"document": one.constitution.slug}),
    Page("documents-history", PUBLIC, lambda one, rows: {"document": one.constitution.slug, "key": "9"}),
    Page("documents-provision", PUBLIC, lambda one, rows: {"document": one.constitution.slug, "key": "9"}),
    Page("documents-print", PUBLIC, lambda one, rows: {"document": one.constitution.slug}),
    Page("documents-export", PUBLIC, lambda one, rows: {"document": one.constitution.slug, "ending": "md"}),
    Page("plans-register", PUBLIC),
    Page("plans-calendar", PUBLIC),
    Page("plans-reviews", PUBLIC, lambda one, rows: {"document": one.constitution.slug}),
    Page("bodies-list", PUBLIC),
    # Who sits on the board is public; its meetings are not.
    # It gathers seats, meetings, purposes, powers, terms of reference.
    Page("bodies-body", PUBLIC, lambda one, rows: {"body": one.assembly.slug}, label="assembly", most=7),
    Page("bodies-body", PUBLIC, lambda one, rows: {"body": one.board.slug}, label="board", most=7),
    Page("bodies-rules", PUBLIC, lambda one, rows: {"body": one.assembly.slug}),
    Page("members-list", PUBLIC),
    Page("members-groups", PUBLIC),
    Page("members-admissions", PUBLIC),
    Page("members-balance", PUBLIC),
    # Seats, offices, training and attendance: each is asked for once.
    Page("members-person", PUBLIC, lambda one, rows: {"person": one.second_person.slug}, most=5),
    Page("members-find", PUBLIC),
    Page("members-ward", PUBLIC, lambda one, rows: {"ward": rows.ward.slug}),
    Page("members-person-decisions", PUBLIC, lambda one, rows: {"person": one.second_person.slug}),
    Page("interests-list", PUBLIC),
    Page("interests-register", PUBLIC, lambda one, rows: {"person": one.second_person.slug}),
    Page("meetings-list", PUBLIC),
    Page("meetings-calendar", PUBLIC),
    Page("meetings-feed", PUBLIC),
    # Of a body that does not meet in public nobody outside learns that it meets; its calendar and feed are nobody's.
    Page("meetings-body", PUBLIC, lambda one, rows: {"body": one.assembly.slug}, label="open"),
    Page("meetings-body", PRIVATE, lambda one, rows: {"body": one.board.slug}, label="private"),
    Page("meetings-body-calendar", PUBLIC, lambda one, rows: {"body": one.assembly.slug}, label="open"),
    Page("meetings-body-calendar", NOBODY, lambda one, rows: {"body": one.board.slug}, label="private"),
    Page("meetings-body-feed", PUBLIC, lambda one, rows: {"body": one.assembly.slug}, label="open"),
    Page("meetings-body-feed", NOBODY, lambda one, rows: {"body": one.board.slug}, label="private"),
    Page("meetings-meeting", PUBLIC, lambda one, rows: meeting(one.open_meeting), label="open"),
    Page("meetings-meeting", PUBLIC, lambda one, rows: meeting(rows.held), label="held"),
    Page("meetings-meeting", PRIVATE, lambda one, rows: meeting(one.private_meeting), label="private"),
    Page("meetings-meeting-calendar", PUBLIC, lambda one, rows: meeting(one.open_meeting), label="open"),
    Page("meetings-meeting-calendar", NOBODY, lambda one, rows: meeting(one.private_meeting), label="private"),
    Page("meetings-paper", PUBLIC, lambda one, rows: paper(one.open_paper), label="open"),
    Page("meetings-paper", PRIVATE, lambda one, rows: paper(one.private_paper), label="private"),
    Page("meetings-paper-download", PUBLIC, lambda one, rows: paper(one.open_paper), label="open"),
    Page("meetings-paper-download", PRIVATE, lambda one, rows: paper(one.private_paper), label="private"),
)


def asked(one: CouncilCast, rows: Rows) -> dict:
    """Return the parts of the address of an organisation's request to be admitted to the assembly."""
    return {"admission": rows.admission.pk}


def change(one: CouncilCast, rows: Rows) -> dict:
    """Return the parts of the address of a change of membership in the assembly."""
    return {"change": rows.change.pk}


def of_course(one: CouncilCast, rows: Rows) -> dict:
    """Return the parts of the address of a course."""
    return {"course": rows.course.pk}


def ending(one: CouncilCast, rows: Rows) -> dict:
    """Return the parts of the address at which the assembly's rule on substitutes is ended."""
    return {"body": one.assembly.slug, "rule": one.rule(one.assembly, "substitutes").pk}


def quorum_of(edition: Callable[[CouncilCast, Rows], int]) -> Callable[[CouncilCast, Rows], dict]:
    """Return what gives the address at which article 2 of an edition is made the assembly's quorum."""
    return lambda one, rows: {
        "edition": edition(one, rows), "key": "2", "body": one.assembly.slug, "kind": "quorum"
    }  # fmt: skip


def entry(one: CouncilCast, rows: Rows) -> dict:
    """Return the parts of the address of an entry of the register of strategies."""
    return {"document": one.constitution.slug}


def of_draft(one: CouncilCast, rows: Rows) -> dict:
    """Return the parts of the address of a draft of the constitution."""
    return {"edition": rows.draft.pk}


def drafted(one: CouncilCast, rows: Rows) -> dict:
    """Return the parts of the address of a provision of that draft."""
    return {"edition": rows.draft.pk, "key": "1"}


OFFICE_PAGES = (
    Page("documents-office-list", COUNCIL_OFFICE),
    Page("members-office-send", COUNCIL_OFFICE),
    Page("members-office-template-csv", COUNCIL_OFFICE),
    Page("members-office-template-xlsx", COUNCIL_OFFICE),
    Page("members-office-import", COUNCIL_OFFICE, lambda one, rows: {"table": rows.table.pk}),
    Page("members-office-fill", BODY_OFFICE, lambda one, rows: {"body": one.assembly.slug}),
    Page("documents-office-send", COUNCIL_OFFICE),
    Page("documents-office-reading", COUNCIL_OFFICE, lambda one, rows: {"reading": rows.reading.pk}),
    Page("documents-office-amend", COUNCIL_OFFICE, lambda one, rows: {"document": one.constitution.slug}),
    Page("documents-office-edition", COUNCIL_OFFICE, of_draft),
    # Only posted to; asked for, they lead back to the draft.
    Page("documents-office-identities", instead(COUNCIL_OFFICE, 302), of_draft),
    Page("documents-office-change", instead(COUNCIL_OFFICE, 302), drafted),
    Page("documents-office-record", COUNCIL_OFFICE, of_draft),
    Page("documents-office-drop", COUNCIL_OFFICE, of_draft),
    Page("documents-office-compare", COUNCIL_OFFICE, of_draft),
    Page("documents-office-add", COUNCIL_OFFICE, of_draft),
    Page("documents-office-provision", COUNCIL_OFFICE, drafted),
    Page("documents-office-split", COUNCIL_OFFICE, drafted),
    Page("documents-office-remove", COUNCIL_OFFICE, drafted),
    Page("documents-office-references", COUNCIL_OFFICE, of_draft),
    Page("documents-office-export", COUNCIL_OFFICE, lambda one, rows: {"edition": one.edition.pk, "ending": "md"}),
    Page("plans-office-list", COUNCIL_OFFICE),
    Page("plans-office-add", COUNCIL_OFFICE),
    Page("plans-office-document", COUNCIL_OFFICE, entry),
    Page("plans-office-change", COUNCIL_OFFICE, entry),
    Page("plans-office-rests", COUNCIL_OFFICE, entry),
    Page("plans-office-review", COUNCIL_OFFICE, entry),
    Page(
        "plans-office-remove",
        COUNCIL_OFFICE,
        lambda one, rows: entry(one, rows) | {"underpinning": rows.underpinning.pk},
    ),
    Page("plans-office-done", COUNCIL_OFFICE, lambda one, rows: entry(one, rows) | {"action": rows.action.pk}),
    Page("councils-office-wards", COUNCIL_OFFICE),
    Page("councils-office-ward-add", COUNCIL_OFFICE),
    Page("councils-office-wards-load", COUNCIL_OFFICE),
    Page("councils-office-ward-change", COUNCIL_OFFICE, lambda one, rows: {"ward": rows.ward.slug}),
    Page("councils-office-postcodes", COUNCIL_OFFICE),
    Page("members-office-list", BODY_OFFICE),
    Page("members-office-add", BODY_OFFICE),
    Page("members-office-admissions", BODY_OFFICE),
    Page("members-office-admission-add", BODY_OFFICE),
    Page("members-office-admission", BODY_OFFICE, asked),
    Page("members-office-admission-vote", BODY_OFFICE, asked),
    Page("members-office-admission-withdraw", BODY_OFFICE, asked),
    Page("members-office-groups", COUNCIL_OFFICE),
    Page("members-office-group", COUNCIL_OFFICE, lambda one, rows: {"group": rows.belongs.group_id}),
    Page("members-office-group-end", COUNCIL_OFFICE, lambda one, rows: {"group": rows.belongs.group_id}),
    Page("members-office-group-leave", COUNCIL_OFFICE, lambda one, rows: {"membership": rows.belongs.pk}),
    Page("members-office-resign", BODY_OFFICE, lambda one, rows: {"membership": rows.membership.pk}, label="assembly"),
    Page(
        "members-office-resign",
        COUNCIL_OFFICE,
        lambda one, rows: {"membership": one.board_membership.pk},
        label="board",
    ),
    Page("members-office-nominate", BODY_OFFICE, change),
    Page("members-office-change", BODY_OFFICE, change),
    Page("members-office-withdraw", BODY_OFFICE, lambda one, rows: {"change": rows.change.pk}),
    Page("members-office-resigned", BODY_OFFICE, change),
    Page("members-office-changes", BODY_OFFICE),
    Page("members-office-messages", COUNCIL_OFFICE),
    Page("members-office-offices", BODY_OFFICE),
    # Bodies, organisations, offices, seats and clauses are offered, each asked for once.
    Page("members-office-set-up", COUNCIL_OFFICE, most=12),
    Page("members-office-post", BODY_OFFICE, lambda one, rows: {"office": rows.chair.slug}, most=10),
    Page("members-office-appoint", BODY_OFFICE, lambda one, rows: {"office": rows.chair.slug}),
    Page("members-office-stand", BODY_OFFICE, lambda one, rows: {"office": rows.chair.slug}, most=10),
    Page("members-office-end", BODY_OFFICE, lambda one, rows: {"holding": rows.chair.holdings.get().pk}),
    Page("members-office-follow", COUNCIL_OFFICE, lambda one, rows: {"office": rows.chair.slug}, most=10),
    # Seats with their holders, inductions, training owed and buddies: each is asked for once.
    Page("members-office-development", COUNCIL_OFFICE, most=10),
    Page("members-office-development-csv", COUNCIL_OFFICE, most=10),
    Page("members-office-code", COUNCIL_OFFICE),
    Page("members-office-programmes", COUNCIL_OFFICE),
    Page("members-office-programme-add", COUNCIL_OFFICE),
    Page("members-office-programme", COUNCIL_OFFICE, lambda one, rows: {"programme": rows.programme.pk}),
    Page("members-office-induction", COUNCIL_OFFICE, lambda one, rows: {"induction": rows.induction.pk}),
    Page("members-office-courses", COUNCIL_OFFICE),
    Page("members-office-course-add", COUNCIL_OFFICE),
    # Who needs the course, who owes it, its sessions, and who completed it.
    Page("members-office-course", COUNCIL_OFFICE, of_course, most=10),
    Page("members-office-session-add", COUNCIL_OFFICE, of_course),
    Page("members-office-demand-add", COUNCIL_OFFICE, of_course, most=10),
    Page(
        "members-office-demand-end", COUNCIL_OFFICE, lambda one, rows: of_course(one, rows) | {"demand": rows.demand.pk}
    ),
    Page("members-office-training-record", COUNCIL_OFFICE, of_course),
    Page("members-office-session", COUNCIL_OFFICE, lambda one, rows: {"session": rows.session.pk}),
    Page("members-office-buddies", COUNCIL_OFFICE),
    Page("members-office-buddy-add", COUNCIL_OFFICE),
    Page("members-office-buddy-end", COUNCIL_OFFICE, lambda one, rows: {"buddy": rows.buddy.pk}),
    Page("meetings-office-list", BODY_OFFICE),
    Page("meetings-office-call", BODY_OFFICE),
    *office_of(
        "meetings-office-meeting",
        "meetings-office-details",
        "meetings-office-notice",
        "meetings-office-cancel",
        "meetings-office-agenda",
        "meetings-office-attendance",
        "meetings-office-minutes",
        "meetings-office-substitutes",
        where="meeting",
        part=meeting,
    ),
    *office_of("meetings-office-item", "meetings-office-remove", "meetings-office-attach", where="item", part=item),
    # Rules, seats, who is there and who is out: each is asked for once, which is more than the eight of other pages.
    *office_of("meetings-office-vote", where="item", part=item, most=12),
    *office_of(
        "meetings-office-detach",
        where="paper",
        part=lambda of: item(of.item) | {"paper": of.slug},
    ),
    # Only posted to; asked for, it leads back to the agenda.
    Page("meetings-office-move", instead(BODY_OFFICE, 302), lambda one, rows: item(one.open_item)),
    Page(
        "meetings-office-substitute",
        BODY_OFFICE,
        lambda one, rows: meeting(one.open_meeting) | {"person": one.second_person.slug},
    ),
    Page(
        "meetings-office-substitute-withdraw",
        BODY_OFFICE,
        lambda one, rows: meeting(one.open_meeting) | {"person": one.councillor_person.slug},
    ),
    Page("meetings-office-how-often", BODY_OFFICE),
    # What was put to the vote is of two kinds, and stands on agendas: each is asked for once.
    Page("bodies-office-body", BODY_OFFICE, lambda one, rows: {"body": one.assembly.slug}, label="assembly", most=10),
    Page("bodies-office-body", COUNCIL_OFFICE, lambda one, rows: {"body": one.board.slug}, label="board", most=10),
    Page("bodies-office-propose", COUNCIL_OFFICE, lambda one, rows: {"edition": rows.draft.pk}, most=10),
    Page("bodies-office-withdraw-amendment", COUNCIL_OFFICE, lambda one, rows: {"amendment": rows.amendment.pk}),
    Page("bodies-office-merge", COUNCIL_OFFICE, lambda one, rows: {"body": one.assembly.slug}, most=8),
    Page("bodies-office-rename", COUNCIL_OFFICE, lambda one, rows: {"body": one.assembly.slug}, most=8),
    Page("bodies-office-dissolve", COUNCIL_OFFICE, lambda one, rows: {"body": one.assembly.slug}, most=10),
    Page("bodies-office-remit", COUNCIL_OFFICE, lambda one, rows: {"body": one.assembly.slug}),
    Page("bodies-office-record-power", COUNCIL_OFFICE, lambda one, rows: {"body": one.assembly.slug}),
    Page("bodies-office-take-terms", COUNCIL_OFFICE, lambda one, rows: {"body": one.assembly.slug}),
    Page("bodies-office-end-power", COUNCIL_OFFICE, lambda one, rows: {"power": rows.power.pk}),
    Page("bodies-office-change-term", COUNCIL_OFFICE, lambda one, rows: {"term": rows.term.pk}),
    Page("bodies-office-withdraw-dissolution", COUNCIL_OFFICE, lambda one, rows: {"dissolution": rows.dissolution.pk}),
    Page("portal-office-rules", COUNCIL_OFFICE, lambda one, rows: {"body": one.assembly.slug}),
    Page("portal-rules-pack", COUNCIL_OFFICE, lambda one, rows: {"body": one.assembly.slug, "pack": "parish-england"}),
    Page("portal-rules-end", COUNCIL_OFFICE, ending),
    # The text in force and the draft, and what rests on the one and is drafted for the other, each read once.
    Page("portal-rules-confirm", COUNCIL_OFFICE, lambda one, rows: {"edition": rows.draft.pk}, most=10),
    Page("portal-rules-take", COUNCIL_OFFICE, lambda one, rows: {"edition": one.edition.pk, "key": "2"}, label="now"),
    Page("portal-rules-take", COUNCIL_OFFICE, lambda one, rows: {"edition": rows.draft.pk, "key": "2"}, label="draft"),
    Page("portal-rules-value", COUNCIL_OFFICE, quorum_of(lambda one, rows: one.edition.pk), label="now", most=10),
    Page("portal-rules-value", COUNCIL_OFFICE, quorum_of(lambda one, rows: rows.draft.pk), label="draft", most=10),
    Page("portal-roles", ADMINISTRATION),
    Page("portal-give-role", ADMINISTRATION),
    Page("portal-take-role", ADMINISTRATION, lambda one, rows: {"change": one.officer.role_changes.get().pk}),
)


def draft(one: CouncilCast, rows: Rows) -> dict:
    """Return the parts of the address of a draft in the councillor's register."""
    return {"entry": rows.own_draft.pk}


def published(one: CouncilCast, rows: Rows) -> dict:
    """Return the parts of the address of a published entry in the second councillor's register."""
    return {"entry": one.entry.pk}


def own_declaration(one: CouncilCast, rows: Rows) -> dict:
    """Return the parts of the address of a declaration of the councillor, in a meeting to come."""
    return item(rows.coming_item) | {"declaration": rows.own_declaration.pk}


MY_PAGES = (
    Page("members-my-code", MEMBERS, lambda one, rows: {"body": one.assembly.slug}),
    Page("members-my-induction", MEMBERS),
    Page("members-my-training", MEMBERS),
    Page("interests-my-register", MEMBERS),
    Page("interests-my-check", MEMBERS),
    # The councillor has not published the register yet, and is sent back to it.
    Page("interests-my-done", MEMBERS | {"councillor": 302}),
    Page("interests-my-history", MEMBERS),
    Page("interests-my-change", OWN, draft),
    Page("interests-my-remove", OWN, draft),
    Page("interests-my-withhold", OTHERS_OWN, published),
    Page("interests-my-end", OTHERS_OWN, published),
    Page("meetings-my-declare", MEMBERS, lambda one, rows: item(one.open_item), label="open"),
    Page("meetings-my-declare", OWN, lambda one, rows: item(one.private_item), label="private"),
    Page("meetings-my-substitute", MEMBERS, lambda one, rows: meeting(one.open_meeting), label="open"),
    Page("meetings-my-substitute", OWN, lambda one, rows: meeting(one.private_meeting), label="private"),
    Page("meetings-my-substitute-withdraw", OWN, lambda one, rows: meeting(one.open_meeting)),
    Page("meetings-my-correct", OWN, own_declaration),
    Page("meetings-my-withdraw", OWN, own_declaration),
    Page("meetings-my-link", OWN, own_declaration),
    Page("interests-my-class", MEMBERS, lambda one, rows: {"category": "employment"}),
    Page("interests-my-add", MEMBERS, lambda one, rows: {"category": "employment"}),
)

PAGES = (*ROOT, *PUBLIC_PAGES, *OFFICE_PAGES, *MY_PAGES)

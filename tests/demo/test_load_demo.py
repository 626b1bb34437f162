"""The demonstration, loaded through the services: what is there, and that it looks as if it had happened (ADR 6)."""

import re
import tempfile
from datetime import date, timedelta
from io import StringIO
from urllib.parse import urljoin

import pytest
import time_machine
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client, TestCase, override_settings
from django.urls import reverse

from apps.accounts.models import User
from apps.bodies.models import Body, Seat
from apps.councils import grants
from apps.councils.models import Council
from apps.deadlines.models import Deadline, Message
from apps.demo.loading.councils import PASSWORD
from apps.demo.loading.whole import load
from apps.documents.models import Document, Edition, Provision, Rule
from apps.interests.models import Entry, Register
from apps.meetings.enums import MeetingState
from apps.meetings.models import Meeting, Paper
from apps.members.models import CodeAcceptance, Membership
from tests.conftest import NOW

pytestmark = pytest.mark.slow
TODAY = date(2026, 11, 22)
HREF = re.compile(r'(?:href|src)="([^"#]+)')
# Calendars go on for ever, pages are shown as on any day, style sheets are not built in tests, signing out ends it all.
INSIDE = re.compile(r"/(?!/|static/|accounts/logout)(?!.*[?&](month|on)=)")
# Where it matters who asks.
OWN = re.compile(r"(/(my|office)/|/[a-z-]+/meetings/)(?!.*[?&](month|on)=)")
# Words that stand only in what no visitor may see (fixtures/demo/README.md).
SECRET = re.compile(rb"zephyrine|verdigris|quillhaven", re.IGNORECASE)
SIGN_INS = (
    "councillor@leicester.example.org",
    "secretariat@leicester.example.org",
    "admin@leicester.example.org",
    "councillor@oadby.example.org",
    "secretariat@oadby.example.org",
    "admin@oadby.example.org",
    "secretariat@oxfordshire.example.org",
    "admin@oxfordshire.example.org",
)


def meeting_on(body: str, days: int) -> Meeting:
    """Return the meeting of ``body`` so many days after today."""
    return Meeting.objects.get(body__slug=body, slug=(TODAY + timedelta(days=days)).isoformat())


def run(*options: str) -> str:
    """Return what the command says."""
    said = StringIO()
    call_command("load_demo", *options, stdout=said)
    return said.getvalue()


# Ranges of the law come with the software (a migration of deadlines), not with the demonstration.
NOT_OF_THE_DEMO = ("deadlines.ExcludedRange",)
GOVERNED = [
    model
    for model in apps.get_models()
    if model.__module__.startswith("apps.")
    and hasattr(model, "history")
    and not hasattr(model, "history_object")
    and model._meta.label not in NOT_OF_THE_DEMO
]


class TestLoadedDemo(TestCase):
    """Loaded once for the class; what a test changes is undone after it."""

    @classmethod
    def setUpClass(cls):
        cls.enterClassContext(time_machine.travel(NOW, tick=True))
        cls.media = cls.enterClassContext(tempfile.TemporaryDirectory())
        super().setUpClass()

    @classmethod
    def setUpTestData(cls):
        with override_settings(MEDIA_ROOT=cls.media):
            load()

    # What is there

    def test_olp_10_seats_and_vacancies(self):
        for body, seats, vacant in (("assembly", 51, {14, 28, 37, 39}), ("executive-board", 13, {10})):
            found = set(Seat.objects.on(TODAY).filter(body__slug=body).values_list("number", flat=True))
            held = Membership.objects.on(TODAY).filter(seat__body__slug=body).values_list("seat__number", flat=True)

            assert len(found) == seats
            assert found - set(held) == vacant

    def test_olp_1_the_partnership_has_assembly_board_and_six_theme_groups(self):
        children = Body.objects.filter(parent__slug="one-leicester-partnership").values_list("kind", flat=True)

        assert sorted(children) == ["assembly", "board", *["theme_group"] * 6]

    def test_olp_1_every_article_and_annex_has_its_provision(self):
        tops = Provision.objects.filter(edition__document__slug="one-leicester-constitution", parent__isnull=True)

        assert [top.key for top in tops] == [*(str(number) for number in range(1, 37)), "annex-1", "annex-2", "annex-3"]

    def test_all_3_every_body_that_meets_has_rules_of_its_own_and_every_rule_cites(self):
        bodies = Body.objects.exclude(kind="partnership")

        assert bodies.count() == 11
        assert all(body.rule_set.rules.exists() for body in bodies)
        assert not Rule.objects.filter(provision__isnull=True).exists()
        about = {(rule.kind, rule.matter) for rule in Body.objects.get(slug="assembly").rule_set.rules.all()}
        assert {("notice", "dissolution"), ("complaint", "answer"), ("term", "vice-chair"), ("quorum", "")} <= about

    def test_chairs_hold_the_seats_that_the_documents_name(self):
        assert Body.objects.get(slug="assembly").chair_seat.number == 1
        assert not Body.objects.exclude(kind="partnership").filter(chair_seat__isnull=True).exists()

    def test_the_second_council_is_apart(self):
        oadby, officer = Council.objects.get(slug="oadby-and-wigston"), User.objects.get(email=SIGN_INS[4])

        assert oadby.bodies.count() == 3 and oadby.people.count() == 5
        assert oadby.documents.count() == 17
        assert grants.ids(officer, "keep_records", Council) == {oadby.pk}

    def test_occ_1_each_item_of_the_charter_has_an_address_of_its_own(self):
        client = Client()

        for key, words in (("aim-2", "Aim 2"), ("principle-3-1", "Principle 3"), ("commitment-4-2", "undertaking 2")):
            answer = client.get(f"/oxfordshire/documents/charter/{key}/")

            assert answer.status_code == 200 and words in answer.content.decode()

    def test_ows_10_the_strategy_runs_until_the_day_that_its_section_6_names(self):
        edition = Edition.objects.get(document__slug="organisational-strategy")

        assert (edition.runs_until, edition.runs_by.key) == (date(2027, 6, 30), "6")

    def test_ows_10_reviews_with_findings_and_the_next_one_are_there(self):
        strategy = Document.objects.get(slug="organisational-strategy")
        held = list(strategy.reviews.filter(held_on__isnull=False).order_by("held_on"))
        owed = strategy.reviews.get(held_on__isnull=True).deadline

        assert [review.conclusion for review in held] == ["keep", "amend"]
        assert sum(review.actions.filter(done_on__isnull=False).count() for review in held) == 2
        assert (owed.counted_from, owed.rule.provision.key) == (held[-1].held_on, "6")
        expiry = Deadline.objects.get(kind="plans.expiry")
        assert (expiry.due_on, expiry.state) == (date(2027, 6, 30), "open")

    def test_owc_4_2_the_constitution_was_reviewed_though_no_rule_asks_for_it(self):
        review = Document.objects.get(slug="oadby-and-wigston-constitution").reviews.get()

        assert review.findings and review.deadline is None and review.actions.count() == 2

    def test_papers_are_pdf_files_with_their_text(self):
        papers = list(Paper.objects.all())

        assert len(papers) == 9
        with self.settings(MEDIA_ROOT=self.media):
            for paper in papers:
                assert paper.media_type == "application/pdf" and len(paper.text) > 500
                with paper.file.open() as file:
                    assert file.read(5) == b"%PDF-"

    # Meetings

    def test_j2_the_next_open_meeting_has_notice_agenda_and_papers(self):
        meeting = meeting_on("assembly", 18)

        assert meeting.state == MeetingState.CALLED and meeting.in_public
        assert meeting.notice.given_on == TODAY - timedelta(days=5) and meeting.notice.recipients == 47
        items = list(meeting.items.all())
        assert [item.number for item in items] == list(range(1, 9))
        assert items[0].title == "Declarations of interests" and items[0].standing_rule.provision.key == "31"
        assert Paper.objects.filter(item__meeting=meeting).count() == 4

    def test_j2_the_past_meeting_has_all_that_happened(self):
        meeting = meeting_on("assembly", -45)
        vote = meeting.items.get(number=3).vote

        assert meeting.state == MeetingState.HELD and meeting.attendance.count() == 45
        assert [(vote.present, vote.conflicted, vote.votes_for, vote.outcome)] == [(26, 1, 19, "carried")]
        assert meeting.items.get(number=4).declarations.get().entry.register.person.slug == "jemima-kitestring"
        assert meeting.minutes.published_at.date() == TODAY - timedelta(days=31)
        assert all(item.minute for item in meeting.items.all())

    def test_j3_a_meeting_today_waits_for_its_vote(self):
        meeting = meeting_on("assembly", 0)

        assert (
            meeting.state == MeetingState.CALLED and meeting.items.filter(for_decision=True, vote__isnull=True).exists()
        )

    def test_a_meeting_ahead_is_cancelled_with_its_reason(self):
        meeting = meeting_on("assembly", 60)

        assert meeting.state == MeetingState.CANCELLED and "heating" in meeting.cancelled_reason

    def test_olp_22_the_board_meets_in_private(self):
        board = Meeting.objects.filter(body__slug="executive-board")

        assert board.count() == 2 and not board.filter(in_public=True).exists()

    # What lies in the past looks right

    def test_j1_the_new_councillor_owes_register_and_code_and_one_member_is_late(self):
        personal = Deadline.objects.outstanding().filter(kind__in=("interests.register", "members.code"))
        owed = [(row.kind, row.subject_kind, row.due_on) for row in personal]
        late, ahead = TODAY - timedelta(days=13), TODAY + timedelta(days=15)

        assert sorted(owed) == [
            ("interests.register", "members.person", late),
            ("interests.register", "members.person", ahead),
            ("members.code", "members.membership", late),
            ("members.code", "members.membership", ahead),
        ]
        assert not Register.objects.filter(person__slug="kavita-newcomer").exists()

    def test_olp_27_everybody_else_accepted_the_code_on_joining(self):
        owing = ("kavita-newcomer", "zelda-threadneedle")
        sitting = Membership.objects.exclude(person__slug__in=owing)

        for membership in sitting.select_related("person", "seat"):
            accepted = CodeAcceptance.objects.get(person=membership.person, body=membership.seat.body_id)
            assert accepted.at.date() <= membership.start

    def test_olp_31_registers_hold_from_the_day_they_were_confirmed(self):
        assert Register.objects.count() == 50 and not Register.objects.filter(confirmed_on__isnull=True).exists()
        assert not Entry.objects.filter(start__isnull=True).exists()
        job = Entry.objects.get(description__startswith="Caretaker")
        assert (job.start, job.end) == (date(2023, 6, 5), TODAY - timedelta(days=90))
        gift = Entry.objects.get(donor="Soar Valley Seed Co-operative")
        assert gift.start == TODAY - timedelta(days=38)
        before = gift.register.nothing.on(gift.start - timedelta(days=1)).filter(category="gifts")
        assert before.exists() and not gift.register.nothing.on(gift.start).filter(category="gifts").exists()

    def test_nobody_is_written_to_about_what_is_past(self):
        # Who is somebody's senior officer holds today, so that is told.
        assert not Message.objects.exclude(subject__contains="is your senior officer to turn to").exists()

    def test_all_2_everything_has_a_history_with_a_reason(self):
        for model in GOVERNED:
            with self.subTest(model=model._meta.label):
                rows, history = model.objects.all(), model.history.all()

                assert set(rows.values_list("pk", flat=True)) <= set(history.values_list("id", flat=True))
                assert not history.filter(history_change_reason="").exists()
                assert not history.filter(history_change_reason__isnull=True).exists()

    # Every page of it

    def pages(self, email=""):
        """Give address and answer of every page that links lead to from the start, for a visitor or who signs in."""
        client, ahead, seen = Client(), ["/"], set()
        if email:
            client.force_login(User.objects.get(email=email), backend="django.contrib.auth.backends.ModelBackend")
        with self.settings(MEDIA_ROOT=self.media):
            while ahead:
                address = ahead.pop()
                answer = client.get(address)
                yield address, answer
                if answer["Content-Type"].startswith("text/html"):
                    found = {urljoin(address, href) for href in HREF.findall(answer.content.decode())} - seen
                    seen |= found
                    # What is the same for everybody is asked for once, as a visitor.
                    ahead += [href for href in sorted(found) if (OWN if email else INSIDE).match(href)]

    def test_j2_every_link_leads_a_visitor_somewhere_and_tells_no_secret(self):
        pages = dict(self.pages())

        assert len(pages) > 300
        assert not [address for address, answer in pages.items() if answer.status_code != 200]
        told = [address for address, answer in pages.items() if not answer.streaming and SECRET.search(answer.content)]
        assert not told

    def test_all_1_every_link_leads_somewhere_for_those_who_sign_in(self):
        for email in (SIGN_INS[0], SIGN_INS[1], SIGN_INS[4], SIGN_INS[6]):
            lost = [address for address, answer in self.pages(email) if answer.status_code not in (200, 302)]

            assert not lost, email

    # The command

    def test_sign_ins_work(self):
        for email in SIGN_INS:
            client = Client()
            answer = client.post(reverse("account_login"), {"login": email, "password": PASSWORD})

            assert answer.status_code == 302
            assert client.session["_auth_user_id"] == str(User.objects.get(email=email).pk)

    def test_it_says_who_can_sign_in(self):
        said = run("--sign-ins")

        assert all(email in said for email in SIGN_INS) and PASSWORD in said

    def test_a_second_load_is_refused(self):
        with pytest.raises(CommandError, match="Nothing was changed") as refused:
            run()

        assert refused.value.returncode == 1

    def test_if_empty_does_nothing_where_there_is_a_council(self):
        before = [model.objects.count() for model in GOVERNED]

        assert run("--if-empty") == ""
        assert [model.objects.count() for model in GOVERNED] == before

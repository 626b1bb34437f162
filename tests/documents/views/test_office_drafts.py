"""The office's pages of drafts: amended, corrected, recorded, dropped (OWC-1, OLP-33, ALL-3)."""

from datetime import date

import pytest

from apps.documents.enums import EditionState, Identity
from apps.documents.models import Edition, Provision
from apps.documents.services import correcting, recording

HERE = "/office/ashcombe/documents/"
SAID = {
    "adopted_by": "Full Council, minute 27",
    "adopted_on_day": "20", "adopted_on_month": "11", "adopted_on_year": "2026",
    "start_day": "1", "start_month": "12", "start_year": "2026",
    "decision_url": "https://example.org/27", "owner": "Monitoring officer",
}  # fmt: skip


@pytest.fixture
def officer(cast, sign_in):
    """A client signed in as Ashcombe's officer."""
    return sign_in(cast.ashcombe.officer)


@pytest.fixture
def draft(cast):
    """A draft of Ashcombe's constitution with the words of the edition in force."""
    return recording.amend(document=cast.ashcombe.constitution, by=None, reason="To amend it.")


@pytest.fixture
def free(cast):
    """The same, where no rule says that the constitution is changed by a vote."""
    for rule_set in cast.ashcombe.council.rule_sets.all():
        rule_set.rules.filter(kind="majority", matter="constitution").delete()
    return recording.amend(document=cast.ashcombe.constitution, by=None, reason="To amend it.")


def page(edition, name=""):
    return f"{HERE}editions/{edition.pk}/{name}"


def text_of(response):
    return " ".join(response.content.decode().split())


def test_owc_1_an_officer_amends_the_edition_in_force(officer, cast):
    assert "Give" not in text_of(officer.get(f"{HERE}ashcombe/amend/"))
    answer = officer.post(f"{HERE}constitution/amend/", {"reason": "Motion of the Assembly."}, follow=True)

    assert "Now amend them clause by clause" in text_of(answer)
    draft = Edition.objects.get(document=cast.ashcombe.constitution, state=EditionState.DRAFT)
    assert draft.based_on == cast.ashcombe.edition
    assert draft.history.first().history_change_reason == "Motion of the Assembly."
    assert draft.provisions.count() == cast.ashcombe.edition.provisions.count()
    assert "Draft" in text_of(officer.get(HERE))


def test_owc_1_amending_says_why(officer, cast):
    answer = officer.post(f"{HERE}constitution/amend/")

    assert answer.status_code == 422 and "Enter why." in text_of(answer)


def test_owc_1_nothing_in_force_is_nothing_to_amend(officer, cast):
    edition = cast.ashcombe.edition
    edition.end = date(2026, 1, 1)
    edition.save()
    answer = officer.post(f"{HERE}constitution/amend/", {"reason": "Why not."})

    assert answer.status_code == 422 and "nothing to amend" in text_of(answer)


def test_owc_1_a_draft_is_for_the_office_only(officer, cast, draft, sign_in):
    correcting.correct(provision=draft.provisions.get(key="2"), text="Umbrageous words.", by=None)

    assert "Umbrageous" in text_of(officer.get(page(draft)))
    for address in ("/ashcombe/documents/constitution/", "/ashcombe/documents/constitution/2/"):
        assert "Umbrageous" not in text_of(sign_in().get(address))
    assert sign_in(cast.brindle.officer).get(page(draft)).status_code == 404


def test_owc_1_a_provision_is_corrected(officer, draft):
    address = page(draft, "provisions/2/")
    form = text_of(officer.get(address))
    assert "What Ashcombe says about: quorum." in form and 'value="Quorum"' in form
    said = {"number": "2", "heading": "Quorum", "kind": "article", "text": "One half.\r\n\r\nAlways.", "note": ""}
    answer = officer.post(address, said | {"table": "Body | Seats\nBoard\\|1 | 4", "table_headed": "on"}, follow=True)

    changed = draft.provisions.get(key="2")
    assert answer.redirect_chain[-1][0] == page(draft) + "?page=1#2"
    assert changed.text == "One half.\n\nAlways."
    assert changed.table == [["Body", "Seats"], ["Board|1", "4"]]
    again = text_of(officer.get(address))
    assert "Board\\|1 | 4" in again


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"kind": "poem"}, "Choose one of the kinds."),
        ({"kind": "article", "number": "", "heading": "", "text": ""}, "A provision says something."),
        ({"kind": "article", "number": "9" * 61}, "at most 60 characters"),
        ({"kind": "article", "text": "x", "table": "|" * 6000}, "at most 5,000 cells"),
    ],
)
def test_owc_1_wrong_corrections_are_told_and_the_input_kept(officer, draft, said, told):
    before = draft.provisions.get(key="2").text
    answer = officer.post(page(draft, "provisions/2/"), said)

    assert answer.status_code == 422 and told in text_of(answer)
    assert draft.provisions.get(key="2").text == before


def test_owc_1_one_is_added_after_and_below_another(officer, draft):
    said = {"kind": "clause", "number": "2.1", "text": "Three of them."}
    assert "below article 2" in text_of(officer.get(page(draft, "add/?after=2&below=1")))
    officer.post(page(draft, "add/?after=2&below=1"), said)
    officer.post(page(draft, "add/?after=2"), said | {"number": "2a", "kind": "article"})

    keys = list(draft.provisions.order_by("position").values_list("key", "depth"))
    assert keys[1:4] == [("2", 0), ("2.1", 1), ("2-a", 0)]
    assert officer.post(page(draft, "add/?after=none"), said).status_code == 404


def test_owc_1_one_is_moved_joined_and_split_by_buttons(officer, draft):
    answer = officer.post(page(draft, "provisions/2/change/"), {"to": "up"}, follow=True)
    assert "Article 2 is moved up." in text_of(answer)
    officer.post(page(draft, "provisions/3/change/"), {"to": "in"})
    officer.post(page(draft, "provisions/5/change/"), {"to": "join"})

    rows = list(draft.provisions.order_by("position").values_list("key", "depth"))
    assert rows[:4] == [("2", 0), ("1", 0), ("3", 1), ("4", 0)]
    assert "Meetings in public" in draft.provisions.get(key="4").text
    assert "First paragraph of the second one" in text_of(officer.get(page(draft, "provisions/4/split/")))
    officer.post(page(draft, "provisions/4/split/"), {"paragraph": "1", "number": "5"})
    assert draft.provisions.get(key="4").text.count("\n\n") == 0
    assert officer.post(page(draft, "provisions/4/split/"), {"paragraph": "7"}).status_code == 422


def test_owc_1_a_move_to_nowhere_says_so(officer, draft):
    answer = officer.post(page(draft, "provisions/1/change/"), {"to": "up"}, follow=True)

    assert "cannot be moved up" in text_of(answer)
    assert officer.post(page(draft, "provisions/1/change/"), {"to": "away"}).status_code == 302


def test_owc_1_one_is_removed_with_a_reason(officer, draft):
    assert officer.post(page(draft, "provisions/15/remove/")).status_code == 422
    answer = officer.post(page(draft, "provisions/15/remove/"), {"reason": "Moved to a code."}, follow=True)

    assert "1 provision removed" in text_of(answer)
    assert not draft.provisions.filter(key="15").exists()


def test_owc_1_identities_are_confirmed_on_the_page(officer, draft):
    for key in ("2", "3", "4"):
        provision = draft.provisions.get(key=key)
        provision.identity = Identity.PROPOSED
        provision.save()
    shown = text_of(officer.get(page(draft, "?only=waiting")))
    assert "3 provisions wait" in shown and "What Ashcombe says about: quorum." in shown
    officer.post(page(draft, "provisions/2/change/"), {"to": "same"})
    officer.post(page(draft, "provisions/3/change/"), {"to": "new"})
    officer.post(page(draft, "identities/"))

    identities = dict(draft.provisions.values_list("key", "identity"))
    assert (identities["2"], identities["3-2"], identities["4"]) == (Identity.SURE, Identity.NEW, Identity.SURE)


def test_olp_33_what_is_changed_by_vote_is_not_recorded_without_one(officer, draft):
    assert "is changed by a vote" in text_of(officer.get(page(draft, "record/")))
    answer = officer.post(page(draft, "record/"), SAID | {"confirm": "yes"})

    told = text_of(answer)
    assert answer.status_code == 422
    assert "Constitution, article 13" in told and "/ashcombe/documents/constitution/13/" in told
    draft.refresh_from_db()
    assert draft.state == EditionState.DRAFT


def test_owc_1_a_draft_is_recorded_as_adopted_after_a_look(officer, cast, free, sign_in):
    checked = text_of(officer.post(page(free, "record/"), SAID))
    assert "Tuesday 1 December 2026" in checked and "17 provisions" in checked and "minute 27" in checked
    free.refresh_from_db()
    assert free.state == EditionState.DRAFT
    answer = officer.post(page(free, "record/"), SAID | {"confirm": "yes"}, follow=True)

    free.refresh_from_db()
    cast.ashcombe.constitution.refresh_from_db()
    assert "in force from 1 December 2026" in text_of(answer)
    assert (free.state, free.number, free.start) == (EditionState.ADOPTED, 2, date(2026, 12, 1))
    assert (free.adopted_by, free.decision_url) == ("Full Council, minute 27", "https://example.org/27")
    assert cast.ashcombe.constitution.owner == "Monitoring officer"
    assert Edition.objects.get(pk=cast.ashcombe.edition.pk).end == date(2026, 12, 1)
    assert free.history.first().history_user == cast.ashcombe.officer


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        ({"adopted_by": ""}, "Enter the decision"),
        ({"adopted_on_day": "23"}, "on a day to come"),
        ({"start_day": "19", "start_month": "11"}, "before it was adopted"),
        ({"decision_url": "javascript:alert(1)"}, "begins with https"),
        ({"start_day": "31", "start_month": "2"}, "is not a real date"),
    ],
)
def test_owc_1_what_cannot_have_been_adopted_is_told(officer, free, instead, told):
    answer = officer.post(page(free, "record/"), SAID | instead)

    assert answer.status_code == 422 and told in text_of(answer)


def test_owc_1_unconfirmed_identities_keep_an_edition_from_force(officer, free):
    provision = free.provisions.get(key="2")
    provision.identity = Identity.PROPOSED
    provision.save()
    assert "1 provision waits" in text_of(officer.post(page(free, "record/"), SAID))
    answer = officer.post(page(free, "record/"), SAID | {"confirm": "yes"})

    assert answer.status_code == 422 and "not confirmed yet" in text_of(answer)


def test_owc_1_a_draft_is_dropped_with_a_reason_and_its_record_kept(officer, draft):
    assert officer.post(page(draft, "drop/")).status_code == 422
    officer.post(page(draft, "drop/"), {"reason": "Not wanted."})

    draft.refresh_from_db()
    assert draft.state == EditionState.DROPPED
    assert Provision.objects.filter(edition=draft).exists()
    assert "It was dropped." in text_of(officer.get(page(draft)))
    assert officer.post(page(draft, "provisions/2/change/"), {"to": "up"}, follow=True).status_code == 200


def test_owc_1_an_adopted_edition_offers_no_correction(officer, cast):
    shown = text_of(officer.get(page(cast.ashcombe.edition)))

    assert "Move up" not in shown and "read it as everybody sees it" in shown
    answer = officer.post(page(cast.ashcombe.edition, "provisions/2/"), {"kind": "article", "text": "No."})
    assert answer.status_code == 422 and "cannot be changed" in text_of(answer)


def test_owc_1_a_long_draft_is_shown_by_pages(officer, draft, assert_queries):
    for number in range(100, 210):
        correcting.add(edition=draft, number=f"{number}", text="More.", by=None)
    with assert_queries(most=8):
        first = text_of(officer.get(page(draft)))
    assert 'id="209"' in first and 'id="17"' not in first and "Next page" in first
    answer = officer.post(page(draft, "provisions/15/change/"), {"to": "up"})
    assert answer.url == page(draft) + "?page=2#15"

"""The rules of a body: what the public reads, what officers are told is missing, and that nothing stands in for it."""

from datetime import UTC, date, datetime

import pytest

from apps.core.rulings import Refused
from apps.documents.models import Rule
from apps.documents.rules.needs import Does, needs
from apps.meetings.queries.ballot import ballot
from apps.meetings.services.calling import call_meeting
from apps.members.services.changes import check_resignation
from tests import factories as make

from .test_making import officer, one, text_of

__all__ = ["officer", "one"]

PUBLIC, OFFICE = "/ashcombe/bodies/assembly/rules/", "/office/ashcombe/bodies/assembly/rules/"
EVERY = needs(Does(meets=True, has_members=True))


def take_away(one, kind, matter=""):
    """Let the assembly have no rule of this kind any more."""
    rule = one.rule(one.assembly, kind, matter)
    rule.end = date(2026, 11, 1)
    rule.save()


def test_olp_19_value_meaning_denominator_clause_and_since_when(client, one):
    told = text_of(client.get(PUBLIC))

    assert "One third of all seats No decision can be made unless" in told
    assert "Reckoned of: all seats that the document sets out, vacant ones too." in told
    assert "In figures: 6 seats, one third, rounded up = 2." in told
    assert "Reckoned of: members present and voting: those who abstain are left out." in told
    assert "Constitution, article 2 (Quorum) . Since 9 May 2024." in told


@pytest.mark.parametrize("need", EVERY, ids=lambda need: need.title)
def test_owc_1_what_a_body_needs_and_lacks_is_told_at_once(client, officer, one, need):
    assert need.without not in text_of(client.get(PUBLIC))
    take_away(one, need.kind, need.matter)

    told = text_of(client.get(PUBLIC))
    assert need.without in told and "has no rule on this site for something that needs one" in told
    assert "Make the rule" not in told
    for page in (PUBLIC, OFFICE, "/ashcombe/bodies/assembly/"):
        answer = officer.get(page)
        assert need.without in text_of(answer), page
        assert f"{OFFICE}?kind={need.kind}&amp;matter={need.matter}#form" in answer.content.decode()
    assert need.without in text_of(officer.get("/office/"))
    assert need.without not in text_of(client.get("/ashcombe/bodies/assembly/"))


def test_owc_1_who_keeps_one_body_is_told_but_makes_no_rules(sign_in, one):
    take_away(one, "quorum")
    client = sign_in(one.body_officer)

    assert "Rules that are missing" in text_of(client.get("/office/"))
    assert OFFICE not in client.get("/office/").content.decode()
    assert client.get(OFFICE).status_code == 404


@pytest.mark.parametrize(
    ("kind", "matter"), [("openness", ""), ("notice", "ordinary"), ("quorum", "")], ids=lambda part: part or "-"
)
def test_owc_1_no_meeting_is_called_by_a_hidden_default(one, kind, matter):
    """Refused, naming the rule that is missing."""
    take_away(one, kind, matter)
    day = {"starts_at": datetime(2027, 1, 14, 18, tzinfo=UTC), "ends_at": datetime(2027, 1, 14, 20, tzinfo=UTC)}

    with pytest.raises(Refused, match="The Assembly has no rule for"):
        call_meeting(body=one.assembly, place="Hall", by=one.officer, reason="To meet.", **day)


def test_owc_1_no_resignation_by_a_hidden_default(one):
    take_away(one, "resignation")

    with pytest.raises(Refused, match="The Assembly has no rule for resignation"):
        check_resignation(membership=one.memberships[1], received_on=date(2026, 11, 20), leaves_on=date(2026, 12, 31))


def test_owc_1_no_vote_by_a_hidden_default(one):
    take_away(one, "majority", "ordinary")

    with pytest.raises(Refused, match="has no rule for majority: ordinary business"):
        ballot(one.open_item)


def test_owc_1_the_office_finds_the_clause_and_goes_on(officer, one):
    posted = {"kind": "quorum", "edition": one.edition.pk, "clause": "article 3"}

    for said, key in (("article 3", "3"), ("3", "3"), ("Annex 1", "annex-1"), ("annex-2", "annex-2")):
        answer = officer.post(OFFICE, posted | {"clause": said})
        assert answer.headers["Location"] == (
            f"/office/ashcombe/documents/editions/{one.edition.pk}/rules/{key}/assembly/quorum/"
        )
    matter = officer.post(f"{OFFICE}?kind=notice&matter=ordinary", posted | {"kind": "notice"})
    assert matter.headers["Location"].endswith("/notice/?matter=ordinary")
    assert 'value="ordinary" selected' in officer.get(matter.headers["Location"]).content.decode()
    wrong = officer.post(OFFICE, posted | {"clause": "77"})
    assert wrong.status_code == 422 and "Constitution has no clause “77”" in text_of(wrong)


def test_owc_1_a_body_that_has_no_seats_needs_nothing_yet(client, one):
    assert "needs one" not in text_of(client.get(f"/ashcombe/bodies/{group_of(one)}/rules/"))
    assert Rule.objects.exists()


def group_of(one):
    """Return the address of a body without seats."""
    return make.BodyFactory(council=one.council, slug="group", name="Group", parent=one.assembly).slug

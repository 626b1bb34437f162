"""The page of a body and the page of its rules."""

import re
from datetime import date, timedelta

from tests import factories as make
from tests.cast import PRIVATE_WORD

ASSEMBLY = "/ashcombe/bodies/assembly/"
BOARD = "/ashcombe/bodies/board/"


def past_meeting(one):
    """Return a meeting of the assembly that was held nine days ago."""
    rule = one.open_meeting.openness_rule
    return make.MeetingFactory(
        body=one.assembly, starts_at=make.NOW - timedelta(days=9), state="held", openness_rule=rule
    )


def text_of(response):
    """Return what is read on the page, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_olp_10_seats_by_sector_with_holders_and_vacancies(client, cast):
    response = client.get(ASSEMBLY)
    text, page = text_of(response), response.content.decode()

    assert "4 of 6 seats held, 2 vacant" in text
    assert "Voluntary sector: 0 of 2 seats held" in text and "Public sector: 2 of 2 seats held" in text
    assert 'href="/ashcombe/members/second/"' in page and "Traders of Ashcombe" in text
    assert text.count("Vacant") == 2


def test_olp_10_the_picture_has_a_dot_for_each_seat_and_no_style(client, cast):
    page = client.get(ASSEMBLY).content.decode()

    assert len(re.findall(r"<circle[^>]*cy=", page)) == 6 + 3 + 1
    assert 'role="img"' in page and "style=" not in page
    assert page.count("mh-dot--vacant") == 2 + 1


def test_olp_10_as_it_stood_on_a_day(client, cast):
    held = cast.ashcombe.memberships[2]
    held.end = date(2026, 11, 1)
    held.save()

    assert "3 of 6 seats held" in text_of(client.get(ASSEMBLY))
    then = text_of(client.get(f"{ASSEMBLY}?on=2026-10-31"))
    # The first councillor came in November.
    assert "3 of 6 seats held" in then and "Third Trader" in then and "Cllr First" not in then
    assert "stood on Saturday 31 October 2026" in then and "Next" not in then
    assert "seats held" not in text_of(client.get(f"{ASSEMBLY}?on=2020-01-01"))


def test_olp_11_the_chair_is_whoever_holds_the_seat(client, cast):
    assert "Chair Cllr First of Ashcombe , as Councillor 1" in text_of(client.get(ASSEMBLY))

    cast.ashcombe.memberships[0].end = date(2026, 11, 20)
    cast.ashcombe.memberships[0].save()
    assert "which is vacant" in text_of(client.get(ASSEMBLY))


def test_olp_1_purposes_host_and_bodies_below(client, cast):
    one = cast.ashcombe
    make.ProvisionFactory(
        edition=one.edition, parent=one.provisions["1"], key="1.1", number="1.1", text="To be useful."
    )
    response = client.get(ASSEMBLY)
    text, page = text_of(response), response.content.decode()

    assert "What Ashcombe says about: purpose." in text and "To be useful." in text
    assert 'href="/ashcombe/documents/constitution/1.1/"' in page and f'href="{BOARD}"' in page
    assert "Hosted by Ashcombe" in text


def test_olp_9_sectors_on_each_tier(client, cast):
    text = text_of(client.get(ASSEMBLY))

    assert "Who sits where" in text and "no seat" in text


def test_j2_meetings_of_an_open_body(client, cast):
    one = cast.ashcombe
    past = make.MeetingFactory(
        body=one.assembly,
        starts_at=make.NOW - timedelta(days=9),
        state="held",
        openness_rule=one.open_meeting.openness_rule,
    )
    page = client.get(ASSEMBLY).content.decode()

    assert f"/meetings/assembly/{one.open_meeting.slug}/" in page and f"/meetings/assembly/{past.slug}/" in page


def test_olp_22_the_seats_of_a_private_body_are_public_and_its_meetings_are_not(client, cast, sign_in):
    response = client.get(BOARD)
    page = response.content.decode()

    assert "1 of 4 seats held, 3 vacant" in text_of(response)
    assert "does not meet in public" in page
    assert PRIVATE_WORD not in page and cast.ashcombe.private_meeting.slug not in page and "calendar.ics" not in page
    assert cast.ashcombe.private_meeting.slug in sign_in(cast.ashcombe.officer).get(BOARD).content.decode()


def test_a_partnership_shows_the_meetings_of_its_bodies(client, cast):
    one = cast.ashcombe
    partnership = make.BodyFactory(council=one.council, slug="partnership", kind="partnership")
    one.assembly.parent = partnership
    one.assembly.save()
    response = client.get("/ashcombe/bodies/partnership/")

    assert f"/meetings/assembly/{one.open_meeting.slug}/" in response.content.decode()
    assert "No rule says" not in text_of(response)


def test_rules_with_value_meaning_clause_and_day(client, cast):
    response = client.get(f"{ASSEMBLY}rules/")
    text, page = text_of(response), response.content.decode()

    assert "One third of all seats" in text and "6 seats, one third, rounded up = 2" in text
    assert 'href="/ashcombe/documents/constitution/2/"' in page and "Since 9 May 2024" in text
    assert "21 clear days" in text and "1 month" in text


def test_olp_19_the_boards_quorum_counts_voting_seats_and_names_the_council(client, cast):
    text = text_of(client.get(f"{BOARD}rules/"))

    assert "4 voting seats, one third, rounded up = 2" in text and "must come from Ashcombe" in text


def test_all_3_missing_rules_are_named(client, cast):
    cast.ashcombe.board.rule_set.rules.filter(kind__in=["quorum", "term"]).delete()
    text = text_of(client.get(f"{BOARD}rules/"))

    assert "this site decides nothing about them: Quorum Term of office" in text


def test_rules_as_they_stood_on_a_day(client, cast):
    response = client.get(f"{ASSEMBLY}rules/?on=2024-05-08")
    later = client.get(f"{ASSEMBLY}rules/?on=2024-05-09").content.decode()

    assert "no rules on this site on that day" in text_of(response)
    assert 'href="/ashcombe/documents/constitution/2/?on=2024-05-09"' in later


def test_a_body_without_any_rules_says_so(client, cast):
    body = make.BodyFactory(council=cast.ashcombe.council)

    assert "has no rules on this site" in text_of(client.get(f"/ashcombe/bodies/{body.slug}/rules/"))


def test_all_1_bodies_of_another_council_and_bad_days(client, cast):
    make.BodyFactory(council=cast.brindle.council, slug="theirs")
    nothing = client.get("/never-was/").content

    for path in ("ashcombe/bodies/theirs/", "ashcombe/bodies/theirs/rules/", "never/bodies/assembly/", "never/bodies/"):
        response = client.get(f"/{path}")
        assert (response.status_code, response.content) == (404, nothing), path
    for path in (ASSEMBLY, f"{ASSEMBLY}rules/"):
        assert client.get(f"{path}?on=2026-02-30").status_code == 422


def test_the_list_is_a_tree_of_this_council(client, cast):
    page = client.get("/ashcombe/bodies/").content.decode()

    assert page.index(f'href="{ASSEMBLY}"') < page.index(f'href="{BOARD}"')
    assert "brindle" not in page.lower() and page.count("<h1") == 1


def test_pages_take_few_queries_however_many_rows(client, cast, assert_queries):
    one = cast.ashcombe
    for number in range(3):
        seat = make.SeatFactory(body=one.assembly, provision=one.provisions["annex-1"])
        make.MembershipFactory(seat=seat, person__council=one.council)
        make.BodyFactory(council=one.council, parent=one.assembly, slug=f"group-{number}")
        for path, most in ((ASSEMBLY, 7), (f"{ASSEMBLY}rules/", 3), ("/ashcombe/bodies/", 2)):
            with assert_queries(most=most):
                assert client.get(path).status_code == 200

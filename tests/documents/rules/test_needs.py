"""Which rules a body needs for what it does."""

from hypothesis import given
from hypothesis import strategies as st

from apps.documents.rules.needs import Does, lacking, needs

ALL = [(str(need.kind), need.matter) for need in needs(Does(meets=True, has_members=True))]


def test_owc_1_a_body_that_meets_needs_openness_notice_quorum_and_a_majority():
    found = {(str(need.kind), need.matter) for need in needs(Does(meets=True, has_members=False))}

    assert found == {("openness", ""), ("notice", "ordinary"), ("quorum", ""), ("majority", "ordinary")}


def test_owc_1_a_body_that_does_nothing_needs_nothing():
    assert not lacking(Does(meets=False, has_members=False), [])


@given(have=st.sets(st.sampled_from(ALL)))
def test_owc_1_what_is_lacking_is_what_is_needed_and_not_there(have):
    found = [(str(need.kind), need.matter) for need in lacking(Does(meets=True, has_members=True), have)]

    assert set(found) == set(ALL) - have and len(found) == len(set(found))
    assert all(need.without.endswith(".") for need in lacking(Does(meets=True, has_members=True), have))

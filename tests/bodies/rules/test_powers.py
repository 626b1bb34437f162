"""Whether a decision is within a body's powers (OLP-3)."""

from hypothesis import given
from hypothesis import strategies as st

from apps.bodies.rules.powers import Provided, within
from apps.core.rulings import Citation

THREE = Citation("Constitution, article 3", "/3/")
MAY_RECOMMEND = Provided("recommend", True, THREE, "Partnership")
NO_ASSETS = Provided("acquire_assets", False, THREE, "Partnership")


def test_olp_3_what_a_provision_forbids_is_refused_with_the_clause_and_what_would_be_lawful():
    ruling = within("Board", "acquire_assets", "acquire assets", [MAY_RECOMMEND, NO_ASSETS], "recommend")
    assert not ruling.allowed
    assert ruling.text == "Board may not acquire assets."
    assert ruling.citations == (THREE,)
    assert ruling.lawful == "Board may make a recommendation about it instead (Constitution, article 3)."


def test_olp_3_a_body_that_may_not_even_recommend_is_sent_to_one_that_may():
    assert within("Board", "acquire_assets", "acquire assets", [NO_ASSETS], "recommend").lawful == (
        "Put it to a body that may."
    )


def test_olp_3_what_no_provision_speaks_of_is_left_to_the_body():
    assert within("Board", "employ", "employ staff", [NO_ASSETS], "recommend").allowed


@given(
    st.lists(st.tuples(st.sampled_from(["recommend", "decide", "spend"]), st.booleans()), unique_by=lambda row: row[0])
)
def test_olp_3_it_is_refused_exactly_where_a_provision_says_so(rows):
    provided = [Provided(kind, allowed, THREE, "Board") for kind, allowed in rows]
    for kind in ("recommend", "decide", "spend"):
        ruling = within("Board", kind, kind, provided, "recommend")
        assert ruling.allowed == ((kind, False) not in rows)
        assert ruling.allowed or ruling.citations

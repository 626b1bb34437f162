"""What is told of a change before it is made."""

from hypothesis import given
from hypothesis import strategies as st

from apps.portal.rules import Affected, Change, Side, foresee

SEVENTEEN = Side("One third of all seats", 17, "51 seats, one third, rounded up = 17")
EIGHTEEN = Side("One third of all seats", 18, "52 seats, one third, rounded up = 18")


def change(before=SEVENTEEN, after=EIGHTEEN, *, called=2, preparing=1, deadlines=0, of_meetings=True, without=""):
    """Return a change of the Assembly's quorum."""
    return Change(
        owner="the Assembly",
        subject="quorum",
        before=before,
        after=after,
        when="on 1 January 2027",
        of_meetings=of_meetings,
        affected=Affected(called, preparing, deadlines),
        without=without,
    )


def test_olp_19_from_17_to_18_and_two_meetings_keep_17():
    told = foresee(change())

    assert told.text == (
        "The Assembly's quorum goes from 17 to 18 on 1 January 2027; two meetings already called keep 17."
    )
    assert told.then == ("One meeting in preparation for that day or later goes by 18.",)
    assert told.arithmetic == (f"Now: {SEVENTEEN.arithmetic}", f"Then: {EIGHTEEN.arithmetic}")


def test_olp_19_says_so_where_nothing_was_before():
    told = foresee(change(before=None, called=1))

    assert "becomes 18 on 1 January 2027: there is no such rule now" in told.text
    assert "one meeting already called goes on without it" in told.text


def test_owc_1_says_what_cannot_be_done_once_a_rule_ends():
    told = foresee(change(after=None, without="From then on: no meeting can be called."))

    assert "now 17, ends on 1 January 2027, and no other rule follows" in told.text
    assert told.then[-1] == "From then on: no meeting can be called."


def test_owc_1_deadlines_that_run_keep_their_day():
    told = foresee(change(before=Side("Within 28 days"), after=Side("Within 14 days"), deadlines=3, of_meetings=False))

    assert told.text.endswith("goes from “Within 28 days” to “Within 14 days” on 1 January 2027.")
    assert told.then == ("Three deadlines that run already keep their days.",)


@given(called=st.integers(0, 40), preparing=st.integers(0, 40), same=st.booleans())
def test_olp_19_both_numbers_of_meetings_are_told(called, preparing, same):
    told = foresee(change(after=SEVENTEEN if same else EIGHTEEN, called=called, preparing=preparing))

    assert ("stays 17" in told.text) == same
    assert ("no meeting has been called" in told.text) == (called == 0)
    assert ("already called keep" in told.text) == (called > 0)
    assert ("No meeting is in preparation" in told.then[0]) == (preparing == 0)

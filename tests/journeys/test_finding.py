"""A resident finds the councillor of his or her ward by postcode, and when and where to meet (OWC-3.3).

Without scripts on a screen of 320 pixels, by keyboard alone, and with axe looking on.
"""

import pytest

from .visitor import DESKTOP, KEYBOARD, NARROW, Way

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NARROW_SCRIPTLESS = Way("narrow-without-scripts", scripts=False, width=NARROW, pictures=True, collects=True)


@pytest.mark.parametrize("way", [DESKTOP, NARROW_SCRIPTLESS, KEYBOARD], ids=lambda way: way.name)
def test_owc_3_3_a_resident_finds_the_councillor_by_postcode(visitor, way, valid_html):
    one = visitor("OWC-3.3", way)
    one.go("/")
    one.follow("Find my councillor in Oadby and Wigston Borough Council", within="main")
    not_found(one)
    one.write("Your postcode", "zz99 1ad")
    one.press("Find my councillor", within="main")
    the_ward(one)
    one.follow("Cllr Agnes Oakapple", within="main")
    assert one.heading() == "Cllr Agnes Oakapple"
    one.sees("First Saturday of the month")
    valid_html(one)


def not_found(one):
    """Half a postcode and one of elsewhere are answered in clear words, and the input is kept."""
    one.write("Your postcode", "LE18")
    one.press("Find my councillor", within="main")
    one.sees("This is not a whole postcode.")
    one.write("Your postcode", "ZZ99 9ZZ")
    one.press("Find my councillor", within="main")
    one.sees("ZZ99 9ZZ is not in the table", "Oadby Grange")


def the_ward(one):
    """Who sits for it, how to write and where to meet; who sat for it before is one form away."""
    assert one.heading() == "Oadby Brocks Hill"
    one.sees("ZZ99 1AD lies in Oadby Brocks Hill", "agnes.oakapple@oadby.example.org", "no appointment is needed")

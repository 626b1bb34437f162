"""Every page asks the database the same number of times at one row and at three, and not often."""

import pytest

from .manifest import PAGES

PUBLIC_MOST, SIGNED_IN_MOST = 4, 8


def asked(stage, page, role, assert_queries):
    """Return the queries of one answer to ``role``."""
    client, address = stage.client(role), stage.address(page)
    with assert_queries() as counted:
        assert client.get(address).status_code == page.answers[role]
    return counted.statements()


def asking(page):
    """Return who asks for ``page``: the visitor where he or she may, else the first who may."""
    return page.allowed()[0]


READ = [page for page in PAGES if page.allowed()]


@pytest.mark.parametrize("page", READ, ids=str)
def test_the_number_of_queries_is_fixed_and_small(stage, page, assert_queries):
    role = asking(page)
    one = asked(stage, page, role, assert_queries)
    stage.grow()
    three = asked(stage, page, role, assert_queries)

    assert len(one) == len(three), "\n".join(["at one row:", *one, "", "at three rows:", *three])
    most = page.most or (PUBLIC_MOST if role == "visitor" else SIGNED_IN_MOST)
    assert len(three) <= most, "\n".join(three)

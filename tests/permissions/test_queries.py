"""Every page asks the database the same number of times at one row and at three, and not often."""

from .manifest import PAGES

# A visitor's page; a page of the office; a page of one's own. The latter two spend four on session, user and grants,
# and one's own a fifth on where one sits.
PUBLIC_MOST, OFFICE_MOST, MY_MOST = 4, 8, 12


def queries(stage, page, assert_queries):
    """Return the queries of one answer to the first role that may open ``page``: the visitor where he or she may."""
    role = page.allowed()[0]
    client, address = stage.client(role), stage.address(page)
    with assert_queries() as counted:
        assert client.get(address).status_code == 200, page
    return counted.statements()


def most(stage, page):
    """Return how many queries ``page`` may make."""
    if page.most:
        return page.most
    if page.allowed()[0] == "visitor":
        return PUBLIC_MOST
    return OFFICE_MOST if stage.address(page).startswith("/office/") else MY_MOST


def test_the_number_of_queries_is_fixed_and_small(stage, assert_queries):
    pages = {str(page): page for page in PAGES if page.allowed()}
    one = {name: queries(stage, page, assert_queries) for name, page in pages.items()}
    stage.grow()
    three = {name: queries(stage, page, assert_queries) for name, page in pages.items()}

    grown = {page: (one[page], three[page]) for page in pages if len(one[page]) != len(three[page])}
    assert not grown, "\n".join(
        f"\n{page}\n{told(few)}\n--- at three rows\n{told(many)}" for page, (few, many) in grown.items()
    )
    often = {page: asked for page, asked in three.items() if len(asked) > most(stage, pages[page])}
    assert not often, "\n".join(f"\n{page}: {len(asked)}\n{told(asked)}" for page, asked in often.items())


def told(statements):
    """Return the queries, short."""
    return "\n".join(f"  {sql[:60]} ... {sql[sql.find(' FROM ') :][:150]}" for sql in statements)

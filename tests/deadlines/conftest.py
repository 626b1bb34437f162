"""A council, something to owe, and whom to write to."""

from datetime import date

import pytest

from apps.councils import grants
from apps.councils.enums import Role
from apps.deadlines import due, services
from tests import factories as make

from . import outside

VALUE = {"length": 28, "counting": "days_beginning_with", "calendar": "CAL", "reminder_days": [14, 7, 1, -7]}


@pytest.fixture
def council(db, frozen):
    """A council on 22 November 2026, whose records one officer keeps."""
    council = make.CouncilFactory(name="Ashcombe", slug="ashcombe")
    officer = make.UserFactory(name="Olive Officer", email="olive@ashcombe.example.org")
    grants.give(user=officer, role=Role.SECRETARIAT, on=council, by=None, reason="For the tests.")
    return council


@pytest.fixture
def owe(council):
    """Open a deadline about a new record; keyword arguments as of ``open_deadline``."""

    def owed(**instead):
        said = {
            "council": council,
            "kind": "tests.register",
            "subject": instead.get("subject") or make.OrganisationFactory(),
            "what": "Fill in the register of interests",
            "counted_from": date(2026, 11, 22),
            "value": VALUE,
            "by": None,
            "reason": "For the tests.",
        }
        return services.open_deadline(**{**said, **instead})

    return owed


@pytest.fixture
def write_to(monkeypatch):
    """Register whom to write to about deadlines of a kind: ``write_to("tests.register", recipient, ...)``."""
    monkeypatch.setattr(due, "_resolvers", {})

    def write(kind, *people):
        due.register(kind, due.one_by_one(lambda deadline: people))

    return write


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("outside")


@pytest.fixture(scope="module")
def post():
    with outside.post_office() as office:
        yield office


@pytest.fixture(scope="session")
def _template(django_db_setup):
    """The databases below are copies of one, which goes at the end."""
    yield
    outside.drop_template()


@pytest.fixture(scope="module")
def database(folder, _template, django_db_blocker):
    """A database that other processes reach; it is the default one as long as these tests run."""
    with django_db_blocker.unblock(), outside.database(folder) as address:
        yield address

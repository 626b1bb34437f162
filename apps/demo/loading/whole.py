"""The whole demonstration, in the order in which one thing stands on another."""

from django.db import transaction

from apps.core import clock
from apps.councils.queries import all_councils
from apps.documents.packs import law

from .admissions import load_admissions
from .bodies import load_bodies
from .councils import load_council
from .data import COUNCILS, Made, read
from .development import load_development
from .documents import load_document, load_listed
from .interests import load_registers
from .meetings import load_meeting
from .people import load_groups, load_people
from .reviews import load_reviews, owe_reviews

# Each with what rests on what beside it: a constitution comes before what rests on it.
DOCUMENTS = (
    "one-leicester-constitution",
    "oadby-and-wigston-constitution",
    "oadby-and-wigston-strategy",
    "corporate-plan",
    "oxfordshire-charter",
)
# Those that the councils of the demonstration live under; their texts stand beside the ready packs of rules.
LAWS = (
    "localism-act-2011",
    "local-government-act-1972",
    "local-government-and-housing-act-1989",
    "disclosable-pecuniary-interests-regulations-2012",
    "model-councillor-code",
)


class NotEmpty(Exception):
    """There are councils already, and the demonstration is never mixed with them."""


def load() -> Made:
    """Load all of fixtures/demo, or nothing. Raises ``NotEmpty`` where there is a council already."""
    made = Made(clock.today())
    try:
        with transaction.atomic():
            _load(made)
    except BaseException:
        # The database forgets by itself; files have to be told.
        for file in made.files:
            file.storage.delete(file.name)
        raise
    return made


def _load(made: Made) -> None:
    if all_councils().exists():
        raise NotEmpty
    files = {council: read(council) for council in COUNCILS}
    for data in files.values():
        load_council(made, data)
    for slug in LAWS:
        load_document(made, law(slug), law(slug)["provision"])
    for name in DOCUMENTS:
        data = read(name)
        load_document(made, data["document"], data["provision"])
        load_listed(made, data)
    for council, data in files.items():
        load_bodies(made, council, data)
        load_people(made, council, data)
        load_groups(made, council, data)
        load_admissions(made, council, data)
    for name in DOCUMENTS:
        load_reviews(made, read(name))
    owe_reviews(made)
    load_development(made, read("development"))
    load_registers(made, read("interests"))
    for row in sorted(read("meetings")["meeting"], key=lambda row: made.day(row, "date")):
        load_meeting(made, row)

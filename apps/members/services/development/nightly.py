"""What is brought in line with the state of things each night: what was missed is made up on the next."""

from datetime import date

from apps.councils.models import Council
from apps.members.queries.development import people_left_behind

from .asking import ask_again
from .demanding import owe_training
from .leaving import leave_development


def develop(*, on: date) -> None:
    """Ask for changed codes again, end what ended with a seat, and reckon what training is owed."""
    ask_again(on=on)
    for person in list(people_left_behind(on).select_related("council")):
        leave_development(person=person, by=None, reason="No seat is held there any more.")
    for council in Council.objects.filter(courses__isnull=False).distinct().order_by("pk"):
        owe_training(council=council, on=on, by=None)

"""What the scheduler ticks. The database is the memory: a lost or doubled tick does no harm."""

import logging

from celery import shared_task
from kombu.exceptions import OperationalError

from apps.core import clock

from .services import importing
from .services.development.nightly import develop as bring_in_line
from .services.elections import open_due
from .services.following import follow as follow_on

# A task that came late is no use: ticks have carried the table out by then.
SOON = 600

logger = logging.getLogger(__name__)


@shared_task(name="members.follow")
def follow() -> None:
    """Note the memberships whose day of leaving has come, and open the elections that are due."""
    follow_on(on=clock.today())
    open_due(on=clock.today())


@shared_task(name="members.apply")
def apply(table: int) -> None:
    """Carry out one table that was confirmed."""
    importing.apply(table=table)


@shared_task(name="members.apply_waiting")
def apply_waiting() -> None:
    """Carry out the tables that wait, and what a dead worker left."""
    importing.apply_waiting()


def hurry(table: int) -> None:
    """Ask for a table to be carried out now. Where the queue does not answer, the next tick finds it."""
    try:
        apply.apply_async((table,), retry=False, expires=SOON)
    except (OperationalError, OSError):
        logger.warning("The queue did not take table %s: the next tick will.", table)


@shared_task(name="members.develop")
def develop() -> None:
    """Ask for changed codes again, end what ended with a seat, and reckon what training is owed."""
    bring_in_line(on=clock.today())

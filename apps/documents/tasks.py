"""What reads the files that were sent. Each finds its work in the database, so a lost or doubled one does no harm."""

import logging

from celery import shared_task
from kombu.exceptions import OperationalError

from .services import reading as services

# A task that came late is no use: ticks have read the file by then.
SOON = 600

logger = logging.getLogger(__name__)


@shared_task(name="documents.read")
def read(reading: int) -> None:
    """Read one file that was sent."""
    services.read(reading=reading)


@shared_task(name="documents.read_waiting")
def read_waiting() -> None:
    """Read what waits, and what a dead worker left half read."""
    services.read_waiting()


def hurry(reading: int) -> None:
    """Ask for a file to be read now. Where the queue does not answer, the next tick finds it."""
    try:
        read.apply_async((reading,), retry=False, expires=SOON)
    except (OperationalError, OSError):
        logger.warning("The queue did not take reading %s: the next tick will.", reading)

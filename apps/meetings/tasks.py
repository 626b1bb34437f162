"""What the scheduler ticks. The database is the memory: a lost or doubled tick does no harm."""

from celery import shared_task

from .services.agenda import place_again


@shared_task(name="meetings.follow")
def follow() -> None:
    """Put on the next agenda what a meeting that is over left undecided."""
    place_again()

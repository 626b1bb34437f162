"""What the scheduler ticks. The database is the memory: a lost or doubled tick does no harm."""

from celery import shared_task

from apps.core import clock

from .services.following import follow as follow_on


@shared_task(name="plans.follow")
def follow() -> None:
    """Open the reviews and periods that nothing is owed for yet, and tell dependants what changed below them."""
    follow_on(on=clock.today())

"""What the scheduler ticks. The database is the memory: a lost or doubled tick does no harm."""

from celery import shared_task

from apps.core import clock

from .services.following import follow as follow_on


@shared_task(name="members.follow")
def follow() -> None:
    """Note the memberships whose day of leaving has come."""
    follow_on(on=clock.today())

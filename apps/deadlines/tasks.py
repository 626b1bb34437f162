"""What the scheduler ticks. Each task finds its work in the database, so a lost or doubled tick does no harm."""

from celery import shared_task

from . import services


@shared_task(name="deadlines.sweep")
def sweep() -> None:
    """Write the reminders and messages that have fallen due."""
    services.sweep()


@shared_task(name="deadlines.send")
def send() -> None:
    """Send the outbox."""
    services.send()


@shared_task(name="deadlines.recount")
def recount() -> None:
    """Count open deadlines again, in case the days known now say otherwise."""
    services.recount(reason="Counted again with the bank holidays and closed days known now.")


@shared_task(name="deadlines.heartbeat")
def heartbeat() -> None:
    """Show that ticks come through the queue."""
    services.heartbeat()

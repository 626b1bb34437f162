"""Sending the outbox: claim, send, and mark after the mail server's yes."""

import logging
import uuid
from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPResponseException, SMTPSenderRefused
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import models, transaction

from apps.core import clock
from apps.deadlines.models import Message

BATCH = 50
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)
# A mail server that refuses an address for good is asked this often: its administrator may err, too.
TRIES_AGAINST_REFUSAL = 5
PERMANENT = range(500, 600)

logger = logging.getLogger(__name__)


def send(*, seconds: float = 50) -> int:
    """Send what is unsent, the oldest first, for at most ``seconds``. Returns how many the mail server accepted.

    A message is marked only after the server's yes. A crash in between sends it again, with the same Message-ID; its
    claim runs out after ``settings.MESSAGE_CLAIM_SECONDS`` and the next sweep takes it over.
    """
    started, sent = monotonic(), 0
    while monotonic() - started < seconds:
        claim = uuid.uuid4()
        messages = _claim(claim)
        if not messages:
            break
        with _Connection() as connection:
            for message in messages:
                if _extend(message, claim):
                    sent += _send_one(message, connection)
    return sent


def _unclaimed() -> models.QuerySet[Message]:
    now = clock.now()
    return Message.objects.filter(next_try_at__lte=now).filter(
        models.Q(claimed_until__isnull=True) | models.Q(claimed_until__lte=now)
    )


@transaction.atomic
def _claim(claim: uuid.UUID) -> list[Message]:
    """Take up to a batch of messages that nobody holds, by compare-and-set."""
    waiting = _unclaimed().order_by("next_try_at", "pk").select_for_update(skip_locked=True)
    ids = list(waiting.values_list("pk", flat=True)[:BATCH])
    _unclaimed().filter(pk__in=ids).update(claim=claim, claimed_until=_until())
    return list(Message.objects.filter(pk__in=ids, claim=claim).order_by("next_try_at", "pk"))


def _extend(message: Message, claim: uuid.UUID) -> bool:
    """Hold the message for another while. False when it took so long that somebody else has it by now."""
    held = Message.objects.filter(pk=message.pk, claim=claim, next_try_at__isnull=False)
    return bool(held.update(claimed_until=_until()))


def _until() -> Any:
    return clock.now() + timedelta(seconds=settings.MESSAGE_CLAIM_SECONDS)


class _Connection:
    """One connection to the mail server for a batch; opened anew after a failure, so that one cannot spoil the rest."""

    def __init__(self) -> None:
        self.backend = get_connection()

    def __enter__(self) -> "_Connection":
        return self

    def __exit__(self, *_: object) -> None:
        self.backend.close()

    def deliver(self, mail: EmailMessage) -> None:
        """Hand the mail over; anything but the server's yes raises."""
        try:
            self.backend.open()
            accepted = self.backend.send_messages([mail])
        except Exception:
            self.backend.close()
            raise
        if not accepted:
            raise SMTPException("The mail was not accepted, without a reason.")


def _send_one(message: Message, connection: _Connection) -> bool:
    try:
        connection.deliver(_mail(message))
    except (SMTPException, OSError, ValueError) as error:
        _put_off(message, error)
        return False
    now = clock.now()
    Message.objects.filter(pk=message.pk, sent_at__isnull=True).update(
        sent_at=now, next_try_at=None, claimed_until=None, tries=models.F("tries") + 1, error=""
    )
    return True


def _mail(message: Message) -> EmailMessage:
    to = message.to_address
    return EmailMessage(
        subject=message.subject,
        body=message.body,
        to=[to],
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"},
    )


def _put_off(message: Message, error: Exception) -> None:
    """Note the failure and when to try again; a refusal for good ends it after a few tries."""
    now, tries = clock.now(), message.tries + 1
    given_up = _is_permanent(error) and tries >= TRIES_AGAINST_REFUSAL
    wait = min(FIRST_WAIT * 2 ** min(tries - 1, 10), LONGEST_WAIT)
    Message.objects.filter(pk=message.pk, sent_at__isnull=True).update(
        tries=tries,
        error=f"{type(error).__name__}: {error}"[:500],
        given_up_at=now if given_up else None,
        next_try_at=None if given_up else now + wait,
        claimed_until=None,
    )
    # Neither the address nor the server's words, which may hold it, belong in a log.
    logger.warning("Message %s was not accepted (%s), try %s", message.pk, type(error).__name__, tries)


def _is_permanent(error: Exception) -> bool:
    if isinstance(error, SMTPRecipientsRefused):
        return all(code in PERMANENT for code, _ in error.recipients.values())
    if isinstance(error, SMTPDataError | SMTPSenderRefused):
        return error.smtp_code in PERMANENT
    return isinstance(error, ValueError) and not isinstance(error, SMTPResponseException)

"""Writing messages to the outbox, in the transaction of what they tell."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.template.loader import render_to_string

from apps.core import clock
from apps.core.rulings import refuse
from apps.councils.models import Council
from apps.deadlines.models import Message

LONGEST_SUBJECT = Message._meta.get_field("subject").max_length


def post(
    *,
    to: Any,
    subject: str,
    body: str = "",
    template: str = "",
    context: Mapping[str, Any] | None = None,
    council: Council | None = None,
) -> Message:
    """Write a message to the outbox and return it; the worker sends it once the transaction has been committed.

    ``to`` has an ``email`` and a ``name`` (a user, an organisation, a ``due.Recipient``). The text is ``body``, or
    the Jinja2 ``template`` ("email/members/asked.txt") with ``context``, to which ``to`` and ``council`` are added.
    Only inside a transaction: a message about something that was rolled back would be a lie.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A message is written in the transaction of what it tells.")
    message = compose(
        to=to, subject=subject, body=body, template=template, context=context, council=council, at=clock.now()
    )
    message.save(force_insert=True)
    return message


def compose(
    *,
    to: Any,
    subject: str,
    at: datetime,
    body: str = "",
    template: str = "",
    context: Mapping[str, Any] | None = None,
    council: Council | None = None,
) -> Message:
    """Return the message, checked and not yet saved, for those who save many at once."""
    if template:
        text = {**(context or {}), "to": to, "council": council, "site_url": settings.SITE_URL}
        body = render_to_string(template, text, using="jinja2")
    subject = " ".join(subject.split())[:LONGEST_SUBJECT]
    if not subject or not body.strip():
        raise refuse("A message needs a subject and a text.")
    return Message(
        council=council,
        to_address=_checked(to.email),
        to_name=" ".join(to.name.split())[:200],
        subject=subject,
        body=body.strip() + "\n",
        message_id=f"<{uuid.uuid4()}@{_domain()}>",
        created_at=at,
        next_try_at=at,
    )


def _checked(address: str) -> str:
    try:
        validate_email(address)
    except ValidationError:
        raise refuse("A message needs an e-mail address, such as name@example.org, to go to.") from None
    return address


def _domain() -> str:
    """The domain of our own sender: it names no machine."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"

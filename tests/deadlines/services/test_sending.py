"""The outbox: written with what it tells, sent once, marked after the mail server's yes (ALL-4)."""

import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import transaction

from apps.core.rulings import Refused
from apps.deadlines import services
from apps.deadlines.due import Recipient
from apps.deadlines.models import Message
from apps.deadlines.services import sending

ANN = Recipient("ann@example.org", "Ann")
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture
def posted(council):
    return services.post(to=ANN, subject="Nomination", body="Please nominate.", council=council)


@pytest.fixture
def refusing(monkeypatch):
    """Let the mail server answer with this error from now on; None lets it accept again."""
    answers = {}
    deliver = sending._Connection.deliver

    def answer(self, one):
        if answers.get("error"):
            raise answers["error"]
        deliver(self, one)

    monkeypatch.setattr(sending._Connection, "deliver", answer)
    return lambda error: answers.update(error=error)


def test_a_message_is_sent_once_and_marked(posted):
    assert services.send() == 1
    assert services.send() == 0
    posted.refresh_from_db()
    assert posted.sent_at is not None
    assert (posted.tries, posted.next_try_at, posted.claimed_until) == (1, None, None)
    [sent] = mail.outbox
    assert (sent.to, sent.subject, sent.body) == ([ANN.email], "Nomination", "Please nominate.\n")
    assert sent.message()["Message-ID"] == posted.message_id
    assert posted.message_id.endswith("@localhost>")


def test_a_message_can_be_a_template(council):
    message = services.post(
        to=ANN,
        subject="Moved",
        template="email/deadlines/moved.txt",
        context={
            "deadline": {"what": "The register", "due_on": NOW, "link": "", "explanation": ["28 days."]},
            "was": NOW,
            "why": "Because it's so.",
        },
        council=council,
    )
    assert "Because it's so." in message.body
    assert message.body.endswith("\nAshcombe\n")


@pytest.mark.django_db(transaction=True)
def test_a_message_is_written_only_inside_a_transaction():
    with pytest.raises(RuntimeError, match="in the transaction of what it tells"):
        services.post(to=ANN, subject="Nomination", body="Please nominate.")
    with transaction.atomic():
        services.post(to=ANN, subject="Nomination", body="Please nominate.")
        transaction.set_rollback(True)
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"subject": " \n "},
        {"body": " \n "},
        {"to": Recipient("nobody")},
        {"to": Recipient("")},
        {"to": Recipient("a@example.org\nBcc: b@example.org")},
    ],
)
def test_a_message_without_address_subject_or_text_is_refused(council, wrong):
    with pytest.raises(Refused):
        services.post(**{"to": ANN, "subject": "Nomination", "body": "Please.", **wrong})


def test_a_subject_cannot_smuggle_in_a_header(council):
    message = services.post(to=ANN, subject="Hello\r\nBcc: eve@example.org", body="Text " * 3)
    assert message.subject == "Hello Bcc: eve@example.org"
    services.send()
    assert mail.outbox[0].recipients() == [ANN.email]


def test_what_fails_for_now_is_tried_again_ever_more_slowly_and_never_given_up(posted, refusing, frozen):
    waits, tries = [], 12
    refusing(ConnectionRefusedError("no mail server"))
    for _ in range(tries):
        before = datetime.now(UTC)
        assert services.send() == 0
        posted.refresh_from_db()
        waits.append(round((posted.next_try_at - before) / timedelta(minutes=1)))
        frozen.move_to(posted.next_try_at + timedelta(seconds=1))
    assert waits == [1, 2, 4, 8, 16, 32, *[60] * 6]
    assert (posted.tries, posted.given_up_at) == (tries, None)
    assert posted.error == "ConnectionRefusedError: no mail server"
    refusing(None)
    assert services.send() == 1
    posted.refresh_from_db()
    assert (posted.error, len(mail.outbox)) == ("", 1)


@pytest.mark.parametrize(
    ("error", "ends"),
    [
        (smtplib.SMTPRecipientsRefused({ANN.email: (550, b"no such user")}), True),
        (smtplib.SMTPRecipientsRefused({ANN.email: (450, b"greylisted")}), False),
        (smtplib.SMTPDataError(554, b"refused"), True),
        (smtplib.SMTPDataError(451, b"later"), False),
        (smtplib.SMTPAuthenticationError(535, b"our own password is wrong"), False),
        (smtplib.SMTPServerDisconnected("gone"), False),
        (TimeoutError(), False),
    ],
)
def test_only_what_is_refused_for_good_ends_and_only_after_some_tries(posted, refusing, frozen, error, ends):
    refusing(error)
    for number in range(1, sending.TRIES_AGAINST_REFUSAL + 1):
        services.send()
        posted.refresh_from_db()
        assert posted.tries == number
        if posted.next_try_at:
            frozen.move_to(posted.next_try_at + timedelta(seconds=1))
    assert (posted.given_up_at is not None) == ends
    assert (posted.next_try_at is None) == ends


def test_one_bad_message_does_not_hold_up_the_others(council, refusing, monkeypatch):
    for number in range(3):
        services.post(to=Recipient(f"p{number}@example.org"), subject="Hello", body="Text")
    deliver = sending._Connection.deliver

    def one_fails(self, one):
        if one.to == ["p1@example.org"]:
            raise smtplib.SMTPServerDisconnected("gone")
        deliver(self, one)

    monkeypatch.setattr(sending._Connection, "deliver", one_fails)
    assert services.send() == 2
    assert Message.objects.get(next_try_at__isnull=False).to_address == "p1@example.org"


def test_a_claim_is_respected_until_it_runs_out(posted, frozen, settings):
    Message.objects.update(claimed_until=NOW + timedelta(seconds=settings.MESSAGE_CLAIM_SECONDS))
    assert services.send() == 0
    frozen.shift(settings.MESSAGE_CLAIM_SECONDS + 1)
    assert services.send() == 1


def test_whoever_was_too_slow_does_not_send_what_another_took_over(posted, monkeypatch):
    claim = sending._claim

    def and_lose_it(mine):
        messages = claim(mine)
        Message.objects.update(claim=None)
        return messages

    monkeypatch.setattr(sending, "_claim", and_lose_it)
    assert services.send(seconds=0.05) == 0
    assert mail.outbox == []


def test_a_crash_after_the_yes_sends_the_same_message_id_again(posted, frozen, settings, monkeypatch):
    deliver = sending._Connection.deliver

    def and_crash(self, one):
        deliver(self, one)
        raise KeyboardInterrupt

    monkeypatch.setattr(sending._Connection, "deliver", and_crash)
    with pytest.raises(KeyboardInterrupt):
        services.send()
    monkeypatch.setattr(sending._Connection, "deliver", deliver)
    frozen.shift(settings.MESSAGE_CLAIM_SECONDS + 1)
    assert services.send() == 1
    assert [one.message()["Message-ID"] for one in mail.outbox] == [posted.message_id] * 2
    assert services.send() == 0


def test_no_address_reaches_the_log(posted, refusing, caplog):
    refusing(smtplib.SMTPRecipientsRefused({ANN.email: (550, b"no such user")}))
    services.send()
    assert f"Message {posted.pk} was not accepted" in caplog.text
    assert ANN.email not in caplog.text

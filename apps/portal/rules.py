"""What changes when a rule is made, changed or ended, told before it is. Pure."""

from dataclasses import dataclass

from apps.documents.rules.words import NUMBERS


@dataclass(frozen=True)
class Side:
    """A rule as it was or will be: its value in a few words, the number that it comes to, and how."""

    short: str
    number: int | None = None
    arithmetic: str = ""

    @property
    def told(self) -> str:
        """Return the number where there is one, else the value in words."""
        return str(self.number) if self.number is not None else f"“{self.short}”"


@dataclass(frozen=True)
class Affected:
    """What runs on the day of the change: meetings called or held, meetings in preparation, deadlines."""

    called: int = 0
    preparing: int = 0
    deadlines: int = 0


@dataclass(frozen=True)
class Change:
    """A rule of ``owner`` ("the Assembly") about ``subject`` ("quorum"), before and after; None where there is none."""

    owner: str
    subject: str
    before: Side | None
    after: Side | None
    # "on 1 January 2027", or on the day on which an edition comes into force.
    when: str
    of_meetings: bool
    affected: Affected
    without: str = ""


@dataclass(frozen=True)
class Foreseen:
    """What will change, sentence by sentence, and the arithmetic of it."""

    text: str
    then: tuple[str, ...]
    arithmetic: tuple[str, ...]


def foresee(change: Change) -> Foreseen:
    """Return what changes: "The Assembly's quorum goes from 17 to 18 on ...; two meetings already called keep 17."."""
    head, kept = _head(change), _kept(change)
    then = [sentence for sentence in (_preparing(change), _deadlines(change), _without(change)) if sentence]
    lines = [f"{word}: {side.arithmetic}" for word, side in (("Now", change.before), ("Then", change.after))
             if side is not None and side.arithmetic]  # fmt: skip
    return Foreseen(f"{head}; {kept}." if kept else f"{head}.", tuple(then), tuple(lines))


def _head(change: Change) -> str:
    whose = f"{change.owner[:1].upper()}{change.owner[1:]}'s {change.subject}"
    if change.before is None and change.after is not None:
        return f"{whose} becomes {change.after.told} {change.when}: there is no such rule now"
    if change.before is not None and change.after is None:
        return f"{whose}, now {change.before.told}, ends {change.when}, and no other rule follows"
    if change.before is None or change.after is None:
        raise ValueError("A change has a rule before it, after it, or both.")
    if change.before.told == change.after.told:
        return f"{whose} stays {change.after.told} {change.when}"
    return f"{whose} goes from {change.before.told} to {change.after.told} {change.when}"


def _kept(change: Change) -> str:
    if not change.of_meetings:
        return ""
    number = change.affected.called
    if not number:
        return "no meeting has been called for that day or later"
    if change.before is None:
        return f"{_many(number, 'meeting')} already called {'goes' if number == 1 else 'go'} on without it"
    return f"{_many(number, 'meeting')} already called {'keeps' if number == 1 else 'keep'} {change.before.told}"


def _preparing(change: Change) -> str:
    if not change.of_meetings:
        return ""
    number, by = change.affected.preparing, change.after.told if change.after else "no rule on this"
    if not number:
        return "No meeting is in preparation for that day or later."
    which = f"{_many(number, 'meeting')} in preparation for that day or later"
    return f"{which[:1].upper()}{which[1:]} {'goes' if number == 1 else 'go'} by {by}."


def _deadlines(change: Change) -> str:
    number = change.affected.deadlines
    if not number or change.before is None:
        return ""
    which = f"{_many(number, 'deadline')} that {'runs' if number == 1 else 'run'} already"
    return f"{which[:1].upper()}{which[1:]} {'keeps its day' if number == 1 else 'keep their days'}."


def _without(change: Change) -> str:
    return change.without if change.after is None else ""


def _many(number: int, noun: str) -> str:
    word = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{word} {noun if number == 1 else noun + 's'}"

"""Majorities: whether a vote by show of hands carries the motion (OLP-18, OLP-33, OLP-34)."""

from dataclasses import dataclass
from typing import Protocol

from apps.core.rulings import Citation, Ruling

from .words import fraction, many


class MajorityValue(Protocol):
    """What a rule on majorities says (catalogue: majority)."""

    numerator: int
    denominator: int
    at_least: bool
    of: str


@dataclass(frozen=True)
class Count:
    """A show of hands. ``conflicted`` are those of the present who are out with a pecuniary interest."""

    present: int
    conflicted: int
    votes_for: int
    votes_against: int
    abstaining: int

    @property
    def eligible(self) -> int:
        """Return how many are present and eligible to vote."""
        return self.present - self.conflicted

    @property
    def voting(self) -> int:
        """Return how many voted for or against."""
        return self.votes_for + self.votes_against

    @property
    def equal(self) -> bool:
        """Tell whether as many voted for as against, and anybody did."""
        return self.votes_for == self.votes_against and self.voting > 0


def adds_up(count: Count) -> Ruling:
    """Rule whether the numbers can be those of one vote."""
    raised = count.voting + count.abstaining
    members = f"{many(count.present, 'member')} present, {count.conflicted} out with a pecuniary interest"
    lines = (
        f"{members}: {count.eligible} may vote",
        f"{count.votes_for} for, {count.votes_against} against, {count.abstaining} abstaining = {raised}",
    )
    if min(count.present, count.votes_for, count.votes_against, count.abstaining) < 0:
        return Ruling(False, "Numbers of members cannot be below nought.", lines)
    if count.conflicted > count.present:
        text = f"{count.conflicted} are out with a pecuniary interest, but only {count.present} are present."
        return Ruling(False, text, lines, lawful=f"Present must be {count.conflicted} or more.")
    if raised > count.eligible:
        text = f"The numbers do not add up: {raised} voted or abstained, but only {count.eligible} may vote."
        return Ruling(False, text, lines, lawful=f"For, against and abstaining are at most {count.eligible} together.")
    return Ruling(True, "The numbers add up.", lines)


def casting_vote(value: MajorityValue, count: Count, *, held: bool, citations: tuple[Citation, ...] = ()) -> Ruling:
    """Rule whether the chair of the meeting has a casting vote: on equality only, and where a bare majority decides.

    ``held`` tells whether the body's rules give a casting vote at all.
    """
    lines = (f"{count.votes_for} for, {count.votes_against} against",)
    if not held:
        return Ruling(False, "The chair of the meeting has no casting vote here.", lines, citations, "Leave it out.")
    if not count.equal:
        text = "There is a casting vote on an equal vote only."
        lawful = f"Leave it out: {count.votes_for} for and {count.votes_against} against are not equal."
        return Ruling(False, text, lines, citations, lawful)
    if not _bare(value):
        text = f"A casting vote cannot make {_threshold(value)}, which is asked for here."
        return Ruling(False, text, lines, citations, "Leave it out.")
    return Ruling(True, "The vote is equal: the chair of the meeting has a casting vote.", lines, citations)


def result(value: MajorityValue, count: Count, cast: str = "", citations: tuple[Citation, ...] = ()) -> Ruling:
    """Rule whether the motion is carried (``allowed``). ``cast`` is the casting vote: "for", "against" or ""."""
    lines = [_denominator_line(value, count), _share_line(value, count)]
    if cast:
        carried = cast == "for"
        lines.append(f"{count.votes_for} for, {count.votes_against} against: equal")
        lines.append(f"The chair of the meeting gave the casting vote {cast} the motion")
        text = f"{_word(carried)} by the casting vote of the chair of the meeting."
        return Ruling(carried, text, tuple(lines), citations)
    carried = reached(value, count)
    share = f"{count.votes_for} of {denominator(value, count)}"
    text = f"{_word(carried)}: {share} is {'' if carried else 'not '}{_threshold(value)}."
    return Ruling(carried, text, tuple(lines), citations)


def denominator(value: MajorityValue, count: Count) -> int:
    """Return of how many the majority is reckoned: those eligible, or those voting (abstentions left out)."""
    return count.voting if value.of == "present_and_voting" else count.eligible


def reached(value: MajorityValue, count: Count) -> bool:
    """Tell whether the votes for reach the majority; nobody voting for never does."""
    have = count.votes_for * value.denominator
    want = denominator(value, count) * value.numerator
    return count.votes_for > 0 and (have >= want if value.at_least else have > want)


def in_words(value: MajorityValue) -> str:
    """Return the rule: "more than half of those present and eligible"."""
    whom = "those present and voting" if value.of == "present_and_voting" else "those present and eligible to vote"
    return f"{_threshold(value)} of {whom}"


def fewest(value: MajorityValue, of: int) -> int:
    """Return the fewest votes for that carry a motion where the majority is reckoned of ``of`` members."""
    want = of * value.numerator
    least = -(-want // value.denominator) if value.at_least else want // value.denominator + 1
    return max(1, least)


def _bare(value: MajorityValue) -> bool:
    return value.numerator + value.numerator == value.denominator


def _threshold(value: MajorityValue) -> str:
    return f"{'at least' if value.at_least else 'more than'} {fraction(value.numerator, value.denominator)}"


def _word(carried: bool) -> str:
    return "Carried" if carried else "Lost"


def _denominator_line(value: MajorityValue, count: Count) -> str:
    if value.of == "present_and_voting":
        return (
            f"Present and voting: {count.votes_for} for and {count.votes_against} against = {count.voting} "
            f"({count.abstaining} abstaining left out)"
        )
    silent = count.eligible - count.voting - count.abstaining
    rest = f", {silent} did not vote" if silent else ""
    return (
        f"Present and eligible: {count.present} present, {count.conflicted} out with a pecuniary interest = "
        f"{count.eligible} ({count.votes_for} for, {count.votes_against} against, {count.abstaining} abstaining{rest})"
    )


def _share_line(value: MajorityValue, count: Count) -> str:
    whole = denominator(value, count)
    return f"{_threshold(value).capitalize()} of {whole} is {fewest(value, whole)} or more; {count.votes_for} voted for"

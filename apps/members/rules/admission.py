"""How a request to admit an organisation is scored (OLP-21). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from apps.core.rulings import Citation, Ruling


@dataclass(frozen=True)
class Criterion:
    """What is scored, from 0 to ``highest``, and where it is written."""

    name: str
    highest: int
    citation: Citation


@dataclass(frozen=True)
class Scored:
    """A criterion with the score that was given, and why; None where none was given yet."""

    criterion: Criterion
    score: int | None
    reason: str = ""


def can_score(scored: Scored) -> Ruling:
    """Rule on one score: within the scale, and with a reason."""
    of, cited = scored.criterion, (scored.criterion.citation,)
    if scored.score is None or not 0 <= scored.score <= of.highest:
        given = "no score" if scored.score is None else str(scored.score)
        text = f"The score for {of.name} is from 0 to {of.highest}; {given} was given."
        return Ruling(False, text, citations=cited, lawful=f"Enter a whole number from 0 to {of.highest}.")
    if not scored.reason.strip():
        text = f"The score for {of.name} is given with its reason."
        return Ruling(False, text, citations=cited, lawful="Enter the reason.")
    return Ruling(True, f"{scored.score} of {of.highest} for {of.name}.", citations=cited)


def weigh(scores: Sequence[Scored]) -> Ruling:
    """Rule on whether a request can be put to the vote, with its total; the body decides, not the total."""
    cited = tuple(one.criterion.citation for one in scores)
    if not scores:
        text = "No rule of this body names a criterion by which a request is scored."
        return Ruling(False, text, lawful="Record the criteria as rules of the body first.")
    refused = [ruling for ruling in map(can_score, scores) if not ruling.allowed]
    if refused:
        text = " ".join(ruling.text for ruling in refused)
        return Ruling(False, text, citations=cited, lawful="Score every criterion before the vote.")
    total = sum(one.score or 0 for one in scores)
    most = sum(one.criterion.highest for one in scores)
    lines = [f"{one.criterion.name}: {one.score} of {one.criterion.highest}" for one in scores]
    sum_in_words = " + ".join(str(one.score) for one in scores)
    return Ruling(
        True,
        f"Scored {total} of {most} in total. The scores inform the vote; they do not decide it.",
        arithmetic=(*lines, f"{sum_in_words} = {total} of {most}"),
        citations=cited,
    )

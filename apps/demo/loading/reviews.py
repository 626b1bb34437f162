"""Reviews of governing documents, with findings and actions, in the order in which they were held."""

from apps.core.formats import short_day
from apps.plans.services import complete_action, follow, record_review

from .data import Made, Row, plain


def load_reviews(made: Made, data: Row) -> None:
    """Record the reviews beside a document, and the actions that are done."""
    council, slug = data["document"].get("council"), data["document"]["slug"]
    for row in data.get("review", ()):
        by = made.officers[council]
        held_on = made.day(row, "held_on")
        actions = {action["what"]: action for action in row.get("action", ())}
        review = record_review(
            document=made.documents[council, slug],
            held_on=held_on,
            held_by=row["held_by"],
            findings=plain(row["findings"]),
            conclusion=row["conclusion"],
            actions=[{**action, "due": made.day(action, "due")} for action in actions.values()],
            by=by,
            reason=f"Reviewed on {short_day(held_on)}.",
        )
        for asked in review.actions.all():
            done_on = made.day(actions[asked.what], "done_on")
            if done_on is not None:
                complete_action(
                    action=asked, done_on=done_on, evidence=plain(actions[asked.what]["evidence"]), by=by,
                    reason=f"Done on {short_day(done_on)}.",
                )  # fmt: skip


def owe_reviews(made: Made) -> None:
    """Open what the rules ask for and nothing in the files did, as the nightly sweep would."""
    follow(on=made.today)

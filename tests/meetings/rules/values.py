"""What the rules of One Leicester say, as values (clauses.md, OLP-18, 19, 33, 34)."""

from apps.core.rulings import Citation
from apps.documents.rules.catalogue import value_of

ARTICLE_19 = (Citation("One Leicester Partnership constitution, article 19", "/leicester/documents/olp/19/"),)


def quorum(base: str = "seats", **fields: object) -> object:
    """One third of the seats, rounded up."""
    return value_of(
        "quorum",
        {
            "numerator": 1,
            "denominator": 3,
            "base": base,
            "rounding": "up",
            "required_organisation": None,
            "required_count": 0,
            "conflicted": "left_out",
            "wait_minutes": 30,
            **fields,
        },
    )


def majority(numerator: int = 1, denominator: int = 2, *, at_least: bool = False, of: str = "eligible") -> object:
    """More than half of those present and eligible, or as said."""
    return value_of(
        "majority",
        {
            "matter": "ordinary",
            "numerator": numerator,
            "denominator": denominator,
            "at_least": at_least,
            "of": f"present_and_{of}",
        },
    )


def notice(length: int | None, **fields: object) -> object:
    """So many clear days on every calendar day."""
    plain = {"counting": "clear_days_publish_by", "calendar": "CAL", "must_carry_text": False}
    return value_of("notice", {"matter": "ordinary", "length": length, **plain, **fields})

"""Names and notes as officers type them: they end up in headers of mails, so each stays on one line."""

import unicodedata

from apps.core.rulings import Ruling

# Control characters, surrogates and unassigned ones, line and paragraph separators: none of them is part of a name.
NEVER = ("Cc", "Cs", "Cn", "Co", "Zl", "Zp")
# Marks that turn the direction of reading: they make one name look like another.
TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def one_line(text: str, *, what: str) -> Ruling:
    """Say whether ``text`` can stand on one line of a mail's header; ``what`` says whose text it is ("The name")."""
    for character in text:
        if unicodedata.category(character) in NEVER or character in TURNING:
            called = unicodedata.name(character, "a line break or another control character").lower()
            return Ruling(
                False,
                f"{what} contains what cannot be part of it: {called}.",
                lawful="Use letters, spaces and punctuation on one line.",
            )
    return Ruling(True, f"{what} is on one line.")


def a_name(text: str, *, what: str = "The name") -> Ruling:
    """Say whether ``text`` is a name: on one line, with a letter in it."""
    if not any(character.isalpha() for character in text):
        return Ruling(False, f"{what} needs at least one letter.", lawful="Enter first name and surname.")
    return one_line(text, what=what)

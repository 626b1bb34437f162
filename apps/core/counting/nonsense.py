"""The one error of counting."""


class Nonsense(ValueError):
    """A question that has no answer: an unknown kind or calendar, a bad date, an absurd length.

    Its text is a whole sentence that says what was wrong and what would be right, ready to be shown.
    """


def quoted(value: object) -> str:
    """What was given, in quotation marks, short and printable whatever it was."""
    text = value if isinstance(value, str) else repr(value)
    return "“" + "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:40]) + "”"

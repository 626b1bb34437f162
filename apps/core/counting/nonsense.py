"""The one error of counting."""


class Nonsense(ValueError):
    """A question that has no answer: an unknown kind or calendar, a bad date, an absurd length.

    Its text is a whole sentence that says what was wrong and what would be right, ready to be shown.
    """

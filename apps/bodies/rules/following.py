"""What follows what: a seat or an office that somebody has because he or she holds another (OLP-11)."""

from collections.abc import Callable, Hashable

from apps.core.rulings import Ruling


def no_circle(*, what: str, key: Hashable, follows: Hashable, above: Callable[[Hashable], Hashable | None]) -> Ruling:
    """Say whether ``key`` can follow ``follows``: not where that follows ``key`` already, through however many between.

    ``above`` gives what a seat or office follows itself, or None. Each follows one thing at most, so the way up is one.
    """
    seen, at = {key}, follows
    passed = 0
    while at is not None:
        if at in seen:
            return Ruling(
                False,
                f"{what} cannot follow that: it would then, through {passed or 'no'} others, follow itself, "
                "and nobody could ever come into any of them.",
                lawful="Choose a seat or post that is filled by appointment or election.",
            )
        seen.add(at)
        at = above(at)
        passed += 1
    return Ruling(True, f"{what} can follow that.")

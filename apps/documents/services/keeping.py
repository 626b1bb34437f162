"""What every write of an edition needs: that it is still a draft."""

from apps.core.records import lock
from apps.core.rulings import refuse
from apps.documents.models import Edition


def check_open(edition: Edition) -> None:
    """Refuse to change an edition that is no longer a draft: what was proposed or adopted stands as it is."""
    if not edition.is_open:
        raise refuse(
            f"{edition} is {edition.get_state_display().lower()}, so its text and rules cannot be changed.",
            lawful="Make a new draft that is based on it.",
        )


def open_edition(edition: Edition) -> Edition:
    """Return the edition, locked until the transaction ends, when it is still a draft; else ``Refused``."""
    locked = lock(Edition.objects.select_related("document"), pk=edition.pk)
    check_open(locked)
    return locked

"""Who keeps the records of a body."""

from typing import Any

from django.db.models import Q

from apps.councils import grants
from apps.councils.models import Council

from .models import Body


def may_keep(user: Any, body: Body) -> bool:
    """Tell whether ``user`` keeps the records of ``body``: through the body itself or its council."""
    return body.council_id in grants.ids(user, "keep_records", Council) or body.pk in grants.ids(
        user, "keep_body", Body
    )


def kept_by(user: Any, path: str = "") -> Q:
    """Return the filter "in a body that ``user`` keeps"; ``path`` leads from the filtered model to the body."""
    prefix = f"{path}__" if path else ""
    councils = grants.ids(user, "keep_records", Council)
    bodies = grants.ids(user, "keep_body", Body)
    return Q(**{f"{prefix}council_id__in": councils}) | Q(**{f"{prefix}id__in": bodies})


def has_office(user: Any) -> bool:
    """Tell whether ``user`` keeps the records of anything, and so has an office here."""
    return bool(grants.ids(user, "keep_records", Council) or grants.ids(user, "keep_body", Body))

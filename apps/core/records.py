"""Saving governed records, so that history says who changed what, when and why (ALL-2)."""

from typing import Any, TypeVar

from django.db import models, transaction

M = TypeVar("M", bound=models.Model)


def save(instance: M, *, by: Any, reason: str) -> M:
    """Check ``instance`` against its fields, save it, and write its history.

    ``by`` is the user who acts, or None where the software acts by itself (a sweep, the demo); ``reason`` is shown in
    the history. Must be called inside the transaction of a service.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A governed record is saved inside a service's transaction, or its history could be lost.")
    instance._history_user = by  # type: ignore[attr-defined]
    instance._change_reason = reason[:500]  # type: ignore[attr-defined]
    instance.save()
    return instance


def remove(instance: models.Model, *, by: Any, reason: str) -> None:
    """Delete one row; its history keeps what it was, with who took it away and why."""
    instance._history_user = by  # type: ignore[attr-defined]
    instance._change_reason = reason[:500]  # type: ignore[attr-defined]
    instance.delete()


def lock(queryset: "models.QuerySet[M] | models.Manager[M]", **lookup: Any) -> M:
    """Return the one row of ``queryset`` that fits, locked until the transaction ends (SQLite locks as a whole)."""
    return queryset.select_for_update().get(**lookup)

"""How deadlines of members' development are counted: so many days after something, with reminders."""

from typing import Any

# Days before the day at which the software reminds; negative ones after it. No document says them.
REMINDERS = (7, 1, -7)


def within(days: int) -> dict[str, Any]:
    """Return the value by which a deadline ``days`` days after an event is counted."""
    return {"length": days, "counting": "days_after_event", "calendar": "CAL", "reminder_days": list(REMINDERS)}

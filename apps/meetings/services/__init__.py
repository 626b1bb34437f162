"""Every change to meetings: keyword-only, atomic, on a locked meeting, on record with who did it and why."""

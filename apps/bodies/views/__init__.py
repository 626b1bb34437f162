"""Pages of bodies: the list, and what the office puts to their vote."""

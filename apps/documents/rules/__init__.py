"""What rules hold, and how they are told. Pure."""

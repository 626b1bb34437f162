"""Pages of members: public, of a member's own, and of the office."""

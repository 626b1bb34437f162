"""Pages of the register and of reviews: public, and of the office."""

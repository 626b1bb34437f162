"""Reads of the register, of reviews, and of who answers for a document."""

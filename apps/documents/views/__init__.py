"""Pages of documents: to read, and for the office."""

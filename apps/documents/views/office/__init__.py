"""The office's pages of documents: for those who keep the council's records."""

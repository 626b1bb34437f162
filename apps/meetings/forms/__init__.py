"""Forms of meetings, one file for what each is about."""

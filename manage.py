#!/usr/bin/env python
"""Command line of Moothall."""

import os
import sys


def main() -> None:
    """Run a management command; the embedded settings serve unless others are named."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

#!/usr/bin/env python
"""Entry to every command of the portal."""

import os
import sys


def main():
    """Run one command; `up` is the supervisor and does not load Django itself."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hengl_uf.settings")
    if sys.argv[1:2] == ["up"] and len(sys.argv) == 2:
        from hengl_uf.runtime.supervisor import main as up

        sys.exit(up())
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

"""`manage.py up`."""

import sys

from django.core.management.base import BaseCommand

from hengl_uf.runtime.supervisor import main


class Command(BaseCommand):
    """Run everything: database, cache, web server, worker and beat, until stopped."""

    help = (
        "Run everything: database, cache, web server, worker and beat, until stopped (PORT, HENGL_VAR, DEMO)."
    )
    requires_system_checks = ()

    def handle(self, *args, **options):
        sys.exit(main())

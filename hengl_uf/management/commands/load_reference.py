"""`manage.py load_reference`."""

from django.core.management.base import BaseCommand

from hengl_uf.reference.loading import load_reference


class Command(BaseCommand):
    """Loads what every town starts with. Safe to run at every start: a second run changes nothing."""

    help = (
        "Load the reference data: villages, working calendar, kinds of cases, service centres, guide topics."
    )
    requires_system_checks = ()

    def handle(self, *args, **options):
        changed = {name: n for name, n in load_reference().items() if n}
        words = ", ".join(f"{name} {n}" for name, n in changed.items()) or "没有变动 / nothing to change"
        self.stdout.write(f"基础资料 / Reference data: {words}.")

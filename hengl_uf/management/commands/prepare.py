"""`manage.py prepare`."""

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand

from hengl_uf.audit.proof import key_fits

KEY_DOES_NOT_FIT = (
    "hengl: AUDIT_KEY 与已有的审计记录不符，请设回原来的密钥 / "
    "AUDIT_KEY does not fit the audit entries that there are: set the key that sealed them."
)


class Command(BaseCommand):
    """Bring the database to the state that this code expects: once or a hundred times, with the same result."""

    help = "Migrate, load the reference data and, unless DEMO=0, the demo town."
    requires_system_checks = ()

    def handle(self, *args, **options):
        call_command("migrate", interactive=False, verbosity=1, skip_checks=True)
        if not key_fits():
            self.stderr.write(KEY_DOES_NOT_FIT)
            raise SystemExit(2)
        names = ["load_reference", *(["load_demo"] if settings.DEMO else [])]
        for name in names:
            if name in get_commands():
                call_command(name)

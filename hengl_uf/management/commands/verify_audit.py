"""Prove the audit trail."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hengl_uf.audit.proof import prove_and_anchor


class Command(BaseCommand):
    """Proves the audit chain whole, or names the first broken entry and ends with a non-zero exit."""

    help = "Prove the audit chain whole, or name the first broken entry."

    def handle(self, *args, **options):
        proof = prove_and_anchor(at=timezone.now())
        if proof.broken:
            raise CommandError(f"审计链不完整 / The audit chain is broken: {proof.broken}.")
        self.stdout.write(
            f"审计链完整 / The audit chain is whole: {proof.links} links, head {proof.head[:16] or '-'}."
        )

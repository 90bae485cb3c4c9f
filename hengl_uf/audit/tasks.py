"""The nightly proof."""

import logging

from celery import shared_task
from django.utils import timezone

from hengl_uf.audit.proof import prove_and_anchor

log = logging.getLogger(__name__)


@shared_task
def prove_audit_trail() -> str:
    """Prove the chain and anchor it; a broken chain is an error in the log, which operators watch."""
    proof = prove_and_anchor(at=timezone.now())
    if proof.broken:
        log.error("The audit chain is broken: %s.", proof.broken)
    return proof.broken

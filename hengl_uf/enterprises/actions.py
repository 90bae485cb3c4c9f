"""Deeds about enterprises."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.enterprises import events
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("name", "credit_code", "village", "capital", "address", "office_phone")


class CodeTaken(DeedRefused):
    """Another enterprise has this credit code."""


@transaction.atomic
def add_enterprise(*, by, at, **fields):
    """Register an enterprise. Raises `CodeTaken`."""
    enterprise = keep(Enterprise(**fields), by=by, at=at)
    record(events.ENTERPRISE_ADDED, target=enterprise, by=by)
    return enterprise


@transaction.atomic
def change_enterprise(*, enterprise, by, at, version=None, **fields):
    """Change an enterprise's record. Raises `CodeTaken`, `StaleEdit`."""
    enterprise = Enterprise.claim(enterprise.pk, version)
    before = snapshot(enterprise, FIELDS)
    for name, value in fields.items():
        setattr(enterprise, name, value)
    keep(enterprise, by=by, at=at)
    changes = changes_between(before, snapshot(enterprise, FIELDS))
    record(events.ENTERPRISE_CHANGED, target=enterprise, by=by, changes=changes)
    return enterprise


def keep(enterprise, *, by, at):
    """Save it with its keys; the database decides on double credit codes, also of two clerks at once."""
    enterprise.index_name()
    try:
        with transaction.atomic():
            enterprise.stamp(by=by, at=at).save()
    except IntegrityError as error:
        if "enterprise_credit_code_once" not in str(error):
            raise
        taken = Enterprise.objects.current().get(credit_code=enterprise.credit_code)
        raise CodeTaken(
            _("“%(name)s”已经用这个信用代码登记过。") % {"name": taken}, field="credit_code"
        ) from None
    return enterprise

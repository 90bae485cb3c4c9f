"""The checks that must come before a festival or a holiday: planned ahead by a job, done by an inspection in time."""

from django.db import transaction

from hengl_uf.audit.trail import record
from hengl_uf.lib.dates import plain_date
from religion.events import festivals as events
from religion.models import Inspection, SpecialCheck


@transaction.atomic
def settle(*, inspection: Inspection, by, at) -> list[SpecialCheck]:
    """Tie an inspection to the open special checks of its site that its day does: from `not_before` to the day itself.

    Call it in the transaction that finishes the inspection. Called again it changes nothing. Returns what it tied.
    """
    day = inspection.inspected_on
    done = list(
        SpecialCheck.objects.select_for_update(no_key=True, of=("self",))
        .filter(
            site=inspection.site_id,
            inspection__isnull=True,
            cancelled_on__isnull=True,
            not_before__lte=day,
            day__gte=day,
        )
        .order_by("pk")
    )
    for check in done:
        check.inspection = inspection
        check.save(update_fields=["inspection"])
        words = f"{check.name} {plain_date(check.day)}"
        record(events.CHECK_DONE, target=check.occurrence or inspection.site, by=by, note=words)
    return done

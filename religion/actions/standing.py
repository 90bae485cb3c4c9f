"""How a site stands: its risk and next inspection, from its hazards and inspections; and the class that its measures suggest.

What is computed here is written without a new version: it is nobody's edit, and must not stop one.
"""

from django.db import transaction
from django.db.models import Count, Max, Q
from django.utils import timezone

from religion.intervals import intervals, next_inspection, risk_of
from religion.models import Hazard, Inspection, Site


@transaction.atomic
def refresh(site: Site, *, on) -> Site:
    """Compute risk, last and next inspection of a site anew, as of a day; return the row as it now is.

    Call it at the end of every deed that finishes an inspection or moves a hazard, in the same transaction.
    """
    site = Site.claim(site.pk)
    open_ones = Q(state__in=(Hazard.State.OPEN, Hazard.State.RECTIFIED))
    counts = Hazard.objects.filter(site=site).aggregate(
        open=Count("pk", filter=open_ones),
        major=Count("pk", filter=open_ones & Q(grade=Hazard.Grade.MAJOR)),
        overdue=Count("pk", filter=open_ones & Q(due_on__lt=on)),
    )
    site.risk = risk_of(open_hazards=counts["open"], open_major=counts["major"], overdue=counts["overdue"])
    site.last_inspected_on = (
        Inspection.objects.finished().filter(site=site).aggregate(last=Max("inspected_on"))["last"]
    )
    site.next_inspection_on = next_inspection(
        last=site.last_inspected_on,
        known_since=timezone.localdate(site.created_at),
        site_class=site.effective_class,
        risk=site.risk,
        every=intervals(),
    )
    site.save(update_fields=["risk", "last_inspected_on", "next_inspection_on"])
    return site


def suggest_anew() -> int:
    """Compute the suggested class of every site by the settings of today; return how many changed."""
    changed = 0
    for site in Site.objects.iterator():
        suggested = site.suggestion().site_class
        if suggested != site.suggested_class:
            changed += Site.objects.filter(pk=site.pk).update(suggested_class=suggested)
    return changed

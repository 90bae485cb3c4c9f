"""When a site is to be inspected next, and how great its risk is, from its class and its open hazards. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hengl_uf.lib.dates import add_months
from religion.classification import SiteClass


class Risk(models.IntegerChoices):
    """The risk of a place, by the hazards that are open there."""

    LOW = 1, _("一般")
    RAISED = 2, _("较大")
    HIGH = 3, _("高")


@dataclass(frozen=True, slots=True)
class Intervals:
    """Months between two inspections by class, and days at most where the risk is raised or high."""

    registered_months: int
    filed_months: int
    raised_days: int
    high_days: int


def intervals() -> Intervals:
    """Those of the settings."""
    return Intervals(
        registered_months=settings.INSPECTION_MONTHS_REGISTERED,
        filed_months=settings.INSPECTION_MONTHS_FILED,
        raised_days=settings.INSPECTION_DAYS_RAISED,
        high_days=settings.INSPECTION_DAYS_HIGH,
    )


def risk_of(*, open_hazards: int, open_major: int, overdue: int) -> Risk:
    """The risk of a place: high with an open major hazard, raised with any that is overdue or with three open."""
    if open_major:
        return Risk.HIGH
    return Risk.RAISED if overdue or open_hazards >= 3 else Risk.LOW


def next_inspection(
    *, last: date | None, known_since: date, site_class: str, risk: int, every: Intervals
) -> date:
    """The day by which the site is to be inspected again; a site never inspected is due since we know of it."""
    if last is None:
        return known_since
    months = every.registered_months if site_class == SiteClass.REGISTERED else every.filed_months
    due = add_months(last, months)
    if risk == Risk.HIGH:
        return min(due, last + timedelta(days=every.high_days))
    return min(due, last + timedelta(days=every.raised_days)) if risk == Risk.RAISED else due

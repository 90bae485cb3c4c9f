"""What the deeds about hazards have in common: locks, steps, limits in working days, photos, refusals.

Whoever moves a hazard locks its site first and the hazard second, so that two deeds never wait for each other; the risk of
the site is reckoned under the same lock.
"""

from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from hengl_uf.attachments.actions import attach_all, copy
from hengl_uf.attachments.models import Attachment
from hengl_uf.calendars.current import load_calendar
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.refusals import DeedRefused
from religion.models import Hazard, HazardStep, Site, SiteOfficer

MOST_LIMIT_DAYS = 250  # working days: about a year
COPIED_PHOTOS = 6  # of one round that come from inspections; the others stay there
STARTS = (HazardStep.Kind.FOUND, HazardStep.Kind.REOPENED, HazardStep.Kind.SENT_BACK)
SAFETY_POSTS = ("安全员", "组长")  # who answers for putting right, the first that somebody holds


class WrongDay(DeedRefused):
    """A day that lies ahead, or before what it follows."""


class WrongLimit(DeedRefused):
    """The limit does not go with the way, or is over already."""


class SiteClosed(DeedRefused):
    """Nothing is noted about a site that is out of use."""


class OpenAlready(DeedRefused):
    """The same item of a site is one hazard until it is closed."""


def claim(hazard, version=None) -> Hazard:
    """Lock the site, then the hazard. Raises `StaleEdit`."""
    site = Site.claim(hazard.site_id)
    claimed = Hazard.claim(hazard.pk, version)
    claimed.site = site
    return claimed


def add_step(hazard, kind, *, on, by, at, note="", answer=None) -> HazardStep:
    """Write one step of the loop; `by` is None for a job."""
    return HazardStep.objects.create(
        hazard=hazard,
        round=hazard.round,
        kind=kind,
        taken_on=on,
        taken_at=at,
        taken_by=by,
        note=note[:400],
        answer=answer,
    )


def usual_limit(grade, way) -> int:
    """Working days that the settings give for a hazard of this grade, dealt with in this way."""
    if way == Hazard.Way.NOW:
        return 0
    if way == Hazard.Way.UPWARD:
        return settings.HAZARD_DAYS_UPWARD
    return settings.HAZARD_DAYS_MAJOR if grade == Hazard.Grade.MAJOR else settings.HAZARD_DAYS_GENERAL


def due_day(start: date, days: int) -> date:
    """The day to which so many working days lead; 0 is the day itself."""
    return load_calendar().deadline(start, days).due_on if days else start


def limit_start(hazard) -> date:
    """From which day the limit runs: found, found again, or sent back by the last re-check."""
    steps = HazardStep.objects.filter(hazard=hazard, kind__in=STARTS).order_by("-pk")
    return steps.values_list("taken_on", flat=True).first() or hazard.found_on


def give_limit(hazard, start: date) -> None:
    """Let the usual limit of its grade and way run from a day."""
    hazard.limit_days = usual_limit(hazard.grade, hazard.way)
    hazard.due_on = due_day(start, hazard.limit_days)


def owner_of(site, on: date) -> str:
    """Who answers for putting things right at a site: the safety officer, else the head of its group; or ""."""
    held = SiteOfficer.objects.running(on).filter(office__site=site, office__title__in=SAFETY_POSTS)
    found = dict(held.order_by("-pk").values_list("office__title", "holder_name"))
    return next((found[post] for post in SAFETY_POSTS if post in found), "")


def within(day: date, *, first: date, last: date, words: str, field: str) -> None:
    """Raise `WrongDay` unless the day lies between two; `words` names it."""
    if day > last:
        raise WrongDay(_("%(what)s不能晚于今天。") % {"what": words}, field=field)
    if day < first:
        raise WrongDay(
            _("%(what)s不能早于 %(day)s。") % {"what": words, "day": plain_date(first)}, field=field
        )


def refuse_closed(site) -> None:
    """Raise `SiteClosed` for a site that is closed or taken away."""
    if site.is_removed:
        raise SiteClosed(_("%(site)s的档案已移除，不能再登记隐患。") % {"site": site}, field="site")
    if site.status == Site.Status.CLOSED:
        raise SiteClosed(
            _("%(site)s已停止开放，不登记隐患；恢复开放后再登记。") % {"site": site}, field="site"
        )


def reopened(hazard, *, on, by, at, note, answer=None) -> None:
    """Begin the next round of a closed hazard; nothing of the last one counts any more."""
    hazard.state, hazard.round = Hazard.State.OPEN, hazard.round + 1
    hazard.escalated_on = None
    clear_rectified(hazard)
    give_limit(hazard, on)
    hazard.stamp(by=by, at=at).save()
    add_step(hazard, HazardStep.Kind.REOPENED, on=on, by=by, at=at, note=note, answer=answer)


def clear_rectified(hazard) -> None:
    """Take back what was said about putting it right; the steps keep it."""
    hazard.rectified_on = hazard.rectified_by = hazard.checked_on = hazard.checked_by = None
    hazard.rectifier_name = hazard.rectified_how = ""


# --- photos -------------------------------------------------------------------------------------------


def photos_at(hazard, position) -> list[Attachment]:
    """The photos of a hazard under one position."""
    return list(Attachment.objects.about(hazard).filter(position=position, kind=Attachment.Kind.IMAGE))


def keep_photos(hazard, uploads, position, *, by, at) -> None:
    """Add photos to a hazard. Raises like `attach_all`."""
    if uploads:
        attach_all(owner=hazard, uploads=uploads, position=position, by=by, at=at)


def copy_photos(hazard, photos, *, by, at) -> None:
    """Let photos of an inspection show the hazard as it was found; a few of a round, the others stay where they are."""
    room = COPIED_PHOTOS - len(photos_at(hazard, hazard.before))
    for photo in photos[: max(0, room)]:
        copy(attachment=photo, owner=hazard, position=hazard.before, by=by, at=at)

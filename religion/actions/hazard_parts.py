"""What the deeds about hazards have in common: locks, steps, limits in working days, photos, refusals.

Whoever moves a hazard locks its site first and the hazard second, so that two deeds never wait for each other; the risk of
the site is reckoned under the same lock.
"""

from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.attachments.actions import attach_all, copy, move
from hengl_uf.attachments.models import Attachment
from hengl_uf.calendars.current import load_calendar
from hengl_uf.lib.dates import FIRST_YEAR, plain_date
from hengl_uf.web.refusals import DeedRefused
from religion.models import Hazard, HazardStep, Site, SiteOfficer

EARLIEST = date(FIRST_YEAR, 1, 1)
MOST_LIMIT_DAYS = 250  # working days: about a year
COPIED_PHOTOS = 6  # of one round that come from inspections; the others stay there
STARTS = (HazardStep.Kind.FOUND, HazardStep.Kind.REOPENED, HazardStep.Kind.SENT_BACK)
# Who answers for putting right: the first of these offices that somebody holds.
SAFETY_POSTS = (gettext_lazy("安全员"), gettext_lazy("组长"))


class WrongDay(DeedRefused):
    """A day that lies ahead, or before what it follows."""


class WrongLimit(DeedRefused):
    """The limit does not go with the way, or is over already."""


class SiteClosed(DeedRefused):
    """Nothing is noted about a site that is out of use."""


class OpenAlready(DeedRefused):
    """The same item of a site is one hazard until it is closed."""


class TooLongAgo(DeedRefused):
    """What was closed long ago is noted as a hazard of its own."""


class MeasureMissing(DeedRefused):
    """A major hazard, and one that others must solve, is made safe meanwhile."""


class ReasonMissing(DeedRefused):
    """Whoever sends it back says why."""


class NoProof(DeedRefused):
    """A hazard closes with photos from before and after."""


class SamePhoto(DeedRefused):
    """One photo does not show both before and after."""


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


def give_limit(hazard, start: date, days: int | None = None) -> None:
    """Let a limit run from a day: so many working days, or the usual ones of its grade and way.

    Raises `WrongLimit`.
    """
    hazard.limit_days = usual_limit(hazard.grade, hazard.way) if days is None else days
    if not 0 <= hazard.limit_days <= MOST_LIMIT_DAYS:
        raise wrong_limit()
    hazard.due_on = due_day(start, hazard.limit_days)


def wrong_limit() -> WrongLimit:
    """The refusal of a number of days that makes no sense."""
    words = _("整改期限是 1 至 %(most)s 个工作日；当天就能改好的选“立行立改”。")
    return WrongLimit(words % {"most": MOST_LIMIT_DAYS}, field="limit_days")


def check_plan(hazard, start: date, today: date, due: date | None = None) -> None:
    """Reckon the day of a plan, and raise `WrongLimit`, `WrongDay` or `MeasureMissing` where it does not hold.

    `due` is the day that stood before: a limit that is over already may stay as it is.
    """
    if hazard.way == Hazard.Way.NOW:
        hazard.limit_days = 0
    elif not hazard.limit_days:
        raise wrong_limit()
    give_limit(hazard, start, hazard.limit_days)
    if due is not None and hazard.due_on != due and hazard.due_on < today:
        refuse_past_limit(hazard)
    if hazard.way == Hazard.Way.UPWARD:
        check_referral(hazard, today)
    if hazard.grade == Hazard.Grade.MAJOR and due is not None and not hazard.interim_measure:
        raise MeasureMissing(
            _("重大隐患要先写明临时管控措施：整改完成以前怎样保证安全。"), field="interim_measure"
        )


def refuse_past_limit(hazard) -> None:
    """Raise `WrongLimit`: the new day is past."""
    if hazard.way == Hazard.Way.NOW:
        raise WrongLimit(_("立行立改是发现当天改好；当天已过，请选“限期整改”。"), field="way")
    words = _("按这个天数，期限是 %(day)s，已经过去。请加大天数。")
    raise WrongLimit(words % {"day": plain_date(hazard.due_on)}, field="limit_days")


def check_referral(hazard, today: date) -> None:
    """Raise `MeasureMissing` or `WrongDay` for one that others must solve and that does not say who, since when, and how
    it is safe meanwhile.
    """
    if not hazard.interim_measure:
        raise measure_missing()
    if not hazard.referred_to:
        raise MeasureMissing(_("请填写上报给哪个单位。"), field="referred_to")
    if not hazard.referred_on:
        raise WrongDay(_("请填写上报日期。"), field="referred_on")
    within(hazard.referred_on, first=hazard.found_on, last=today, words=_("上报日期"), field="referred_on")


def measure_missing() -> MeasureMissing:
    """The refusal of a referral without an interim measure."""
    return MeasureMissing(
        _("上报协调的隐患要写明临时管控措施：解决以前怎样保证安全。"), field="interim_measure"
    )


def owner_of(site, on: date) -> str:
    """Who answers for putting things right at a site: the safety officer, else the head of its group; or ""."""
    posts = [str(post) for post in SAFETY_POSTS]
    held = SiteOfficer.objects.running(on).filter(office__site=site, office__title__in=posts)
    found = dict(held.order_by("-pk").values_list("office__title", "holder_name"))
    return next((found[post] for post in posts if post in found), "")


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


def refuse_too_long_ago(hazard, on: date) -> None:
    """Raise `TooLongAgo` when it was closed before the days that count as the same hazard."""
    if hazard.checked_on < on - timedelta(days=settings.HAZARD_REPEAT_DAYS):
        words = _("这条隐患销号已超过 %(days)s 天，请作为新的隐患登记。")
        raise TooLongAgo(words % {"days": settings.HAZARD_REPEAT_DAYS})


def open_already() -> OpenAlready:
    """The refusal of a second open hazard of one item."""
    return OpenAlready(_("这个场所的同一检查项目已有一条没有销号的隐患，请在那一条里办理。"))


def reopened(hazard, *, on, by, at, note, answer=None) -> None:
    """Begin the next round of a closed hazard; nothing of the last one counts any more."""
    hazard.state, hazard.round = Hazard.State.OPEN, hazard.round + 1
    hazard.found_on, hazard.escalated_on = on, None
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


def put_aside(hazard, *, by, at) -> None:
    """Let the photos of a try that did not pass stand apart: the next try wants photos of its own."""
    tries = HazardStep.objects.filter(hazard=hazard, round=hazard.round, kind=HazardStep.Kind.SENT_BACK)
    position = f"tried-{hazard.round}-{tries.count() + 1}"
    for photo in Attachment.objects.about(hazard).filter(position=hazard.after):
        move(attachment=photo, position=position, by=by, at=at)


def refuse_same_photo(hazard) -> None:
    """Raise `SamePhoto` when a photo of this round stands for both before and after, or did not pass before."""
    shown = {photo.sha256 for photo in photos_at(hazard, hazard.before)}
    tried = Attachment.objects.about(hazard).filter(position__startswith=f"tried-{hazard.round}-")
    for photo in photos_at(hazard, hazard.after):
        if photo.sha256 in shown:
            words = _("“%(name)s”和整改前的照片是同一张，请换成整改后拍的。")
            raise SamePhoto(words % {"name": photo.name}, field="photos")
        if tried.filter(sha256=photo.sha256).exists():
            words = _("“%(name)s”是上次复查没有通过的照片，请换成这次整改后拍的。")
            raise SamePhoto(words % {"name": photo.name}, field="photos")


def refuse_without_proof(hazard) -> None:
    """Raise `NoProof`, which says which photo is missing."""
    missing = missing_photos(hazard)
    if missing:
        words = _("还缺%(which)s的照片，不能销号。补上照片后再复查。")
        raise NoProof(words % {"which": _("和").join(missing)}, field="photos")


def missing_photos(hazard) -> list[str]:
    """Which photos of this round are not there yet, in words."""
    sides = ((hazard.before, _("整改前")), (hazard.after, _("整改后")))
    return [words for position, words in sides if not photos_at(hazard, position)]


def no_proof() -> NoProof:
    """What the database's refusal of a close without proof means."""
    return NoProof(_("没有整改前和整改后的照片，不能销号。"), field="photos")

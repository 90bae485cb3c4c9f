"""Deeds about hazards (隐患): found in an inspection or noted, planned, put right, re-checked, found again, escalated."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.attachments.models import Attachment
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.last_word import NotYours, insist, told
from religion.actions import hazard_parts as parts
from religion.actions.hazard_parts import add_step
from religion.actions.standing import refresh
from religion.events import hazards as events
from religion.models import Hazard, HazardStep, InspectionAnswer, Site
from religion.models.inspections import position_of

State, Kind, Way = Hazard.State, HazardStep.Kind, Hazard.Way
PLANNED = (
    "what",
    "grade",
    "way",
    "limit_days",
    "due_on",
    "owner_name",
    "follower",
    "measure",
    "interim_measure",
    "referred_to",
    "referred_on",
)


# --- from an inspection -------------------------------------------------------------------------------


@transaction.atomic
def raise_hazards(*, inspection, by, at) -> list[Hazard]:
    """Make a hazard of each failed item of an inspection; call it in the deed that finishes it.

    An open hazard of the same item gets a step instead, one closed not long ago is opened again. Called twice it does
    nothing the second time. Returns the hazards that it touched.
    """
    site = Site.claim(inspection.site_id)
    failed = inspection.answers.filter(result=InspectionAnswer.Result.FAIL)
    failed = failed.exclude(hazard_steps__isnull=False).select_related("item__checklist")
    failed = list(failed.order_by("item__checklist__kind", "item__order", "pk"))
    if not failed:
        return []
    positions = [position_of(answer.item_id) for answer in failed]
    photos = Attachment.objects.about(inspection).filter(position__in=positions, kind=Attachment.Kind.IMAGE)
    of_item: dict[str, list] = {position: [] for position in positions}
    for photo in photos:
        of_item[photo.position].append(photo)
    touched = []
    for answer in failed:
        hazard = raise_one(inspection, site, answer, by=by, at=at)
        parts.copy_photos(hazard, of_item[position_of(answer.item_id)], by=by, at=at)
        touched.append(hazard)
    refresh(site, on=inspection.inspected_on)
    return touched


def raise_one(inspection, site, answer, *, by, at) -> Hazard:
    """What a failed item comes to: a step of a hazard that is open, a closed one again, or a new one."""
    clause = f"{answer.item.checklist.kind}:{answer.item.code}"
    same = Hazard.objects.filter(site=site, clause=clause).select_for_update(no_key=True)
    if hazard := same.exclude(state=State.CLOSED).first():
        return seen_again(hazard, inspection, answer, by=by, at=at)
    since = inspection.inspected_on - timedelta(days=settings.HAZARD_REPEAT_DAYS)
    closed = same.filter(state=State.CLOSED, checked_on__gte=since).order_by("-checked_on", "-pk").first()
    if closed:
        parts.reopened(closed, on=inspection.inspected_on, by=by, at=at, note=answer.note, answer=answer)
        record(events.HAZARD_REOPENED, target=closed, by=by, note=answer.note)
        return closed
    return new_hazard(inspection, site, answer, clause, by=by, at=at)


def seen_again(hazard, inspection, answer, *, by, at) -> Hazard:
    """Note that it is still there; one that was said to be put right by then goes back."""
    on = inspection.inspected_on
    if hazard.state == State.RECTIFIED and was_rectified_by(hazard, answer):
        why = answer.note or _("巡查时仍不合格")
        send_back(hazard, why, None, on=on, by=by, at=at, answer=answer)
        return hazard
    add_step(hazard, Kind.SEEN_AGAIN, on=on, by=by, at=at, note=answer.note, answer=answer)
    record(events.HAZARD_SEEN_AGAIN, target=hazard, by=by, note=answer.note)
    return hazard


def was_rectified_by(hazard, answer) -> bool:
    """Whether it had been noted as put right when this item was looked at."""
    noted = hazard.steps.filter(kind=Kind.RECTIFIED).order_by("-pk").values_list("taken_at", flat=True)
    return hazard.rectified_on <= answer.inspection.inspected_on and noted[0] <= answer.answered_at


def new_hazard(inspection, site, answer, clause, *, by, at) -> Hazard:
    """The hazard of a failed item: graded by the item, to be put right within the usual limit."""
    item, on = answer.item, inspection.inspected_on
    grade = Hazard.Grade.MAJOR if item.is_major else Hazard.Grade.GENERAL
    hazard = Hazard(
        site=site,
        answer=answer,
        item=item,
        clause=clause,
        what=(f"{item.text}：{answer.note}" if answer.note else item.text)[:200],
        found_on=on,
        grade=grade,
        way=Hazard.Way.DATED,
        limit_days=parts.usual_limit(grade, Hazard.Way.DATED),
        owner_name=parts.owner_of(site, on),
        follower_id=inspection.inspector_id,
    )
    parts.give_limit(hazard, on)
    hazard.stamp(by=by, at=at).save()
    add_step(hazard, Kind.FOUND, on=on, by=by, at=at, note=answer.note, answer=answer)
    record(events.HAZARD_RAISED, target=hazard, by=by, note=answer.note)
    return hazard


# --- by hand ------------------------------------------------------------------------------------------


@transaction.atomic
def note(*, site, what, grade, found_on, by, at, photos=(), **plan) -> Hazard:
    """Note a hazard that was seen outside an inspection; `plan` may state what `plan` takes.

    Raises `SiteClosed`, `WrongDay`, `WrongLimit`, `MeasureMissing`, `NotYours`, `FileRefused`.
    """
    site = Site.claim(site.pk)
    today = timezone.localdate(at)
    parts.refuse_closed(site)
    parts.within(found_on, first=parts.EARLIEST, last=today, words=_("发现日期"), field="found_on")
    hazard = Hazard(site=site, what=what, grade=grade, found_on=found_on, follower=by)
    insist(hazard.editable_by(by))
    plan.setdefault("owner_name", parts.owner_of(site, found_on))
    plan.setdefault("limit_days", parts.usual_limit(grade, plan.get("way", Way.DATED)))
    for name, value in plan.items():
        setattr(hazard, name, value)
    parts.check_plan(hazard, found_on, today)
    hazard.stamp(by=by, at=at).save()
    add_step(hazard, Kind.FOUND, on=found_on, by=by, at=at)
    note_referred(hazard, None, on=today, by=by, at=at)
    record(events.HAZARD_NOTED, target=hazard, by=by)
    parts.keep_photos(hazard, photos, hazard.before, by=by, at=at)
    refresh(site, on=today)
    return hazard


@transaction.atomic
def plan(*, hazard, by, at, version=None, **fields) -> Hazard:
    """State how it is dealt with, by whom and by when; the limit runs from the day on which it was found. Another way
    has its usual limit, unless `limit_days` says another.

    Raises `WrongLimit`, `WrongDay`, `MeasureMissing`, `StaleEdit`, `NotYours`.
    """
    hazard = parts.claim(hazard, version)
    insist(hazard.editable_by(by))
    before, due, referred = snapshot(hazard, PLANNED), hazard.due_on, hazard.referred_to
    if fields.get("way", hazard.way) != hazard.way:
        fields.setdefault("limit_days", parts.usual_limit(fields.get("grade", hazard.grade), fields["way"]))
    for name, value in fields.items():
        setattr(hazard, name, value)
    today = timezone.localdate(at)
    parts.check_plan(hazard, parts.limit_start(hazard), today, due=due)
    with told(hazard_upward_with_interim_measure=parts.measure_missing):
        hazard.stamp(by=by, at=at).save()
    if hazard.due_on != due:
        words = {"old": plain_date(due), "new": plain_date(hazard.due_on)}
        moved = _("由 %(old)s 改为 %(new)s") % words
        add_step(hazard, Kind.CHANGED_LIMIT, on=today, by=by, at=at, note=moved)
    note_referred(hazard, referred, on=today, by=by, at=at)
    changes = changes_between(before, snapshot(hazard, PLANNED))
    record(events.HAZARD_PLANNED, target=hazard, by=by, changes=changes)
    refresh(hazard.site, on=today)
    return hazard


def note_referred(hazard, before, *, on, by, at) -> None:
    """A step for a hazard that others are asked to solve, when they were not asked before."""
    if hazard.way == Way.UPWARD and hazard.referred_to != before:
        words = _("%(to)s；临时管控：%(measure)s")
        said = words % {"to": hazard.referred_to, "measure": hazard.interim_measure}
        add_step(hazard, Kind.REFERRED, on=hazard.referred_on, by=by, at=at, note=said)


@transaction.atomic
def rectify(*, hazard, rectifier_name, how, on, by, at, photos=(), photos_before=(), version=None) -> Hazard:
    """Note that it was put right, by whom and how; it waits for another person's look then.

    Raises `WrongDay`, `SamePhoto`, `StaleEdit`, `NotYours`, `FileRefused`.
    """
    hazard = parts.claim(hazard, version)
    insist(hazard.rectifiable_by(by))
    today = timezone.localdate(at)
    parts.within(on, first=parts.limit_start(hazard), last=today, words=_("整改日期"), field="on")
    hazard.state = State.RECTIFIED
    hazard.rectified_on, hazard.rectified_by = on, by
    hazard.rectifier_name, hazard.rectified_how = rectifier_name, how
    hazard.stamp(by=by, at=at).save()
    said = _("%(name)s：%(how)s") % {"name": rectifier_name, "how": how}
    add_step(hazard, Kind.RECTIFIED, on=on, by=by, at=at, note=said)
    record(events.HAZARD_RECTIFIED, target=hazard, by=by, note=said)
    parts.keep_photos(hazard, photos_before, hazard.before, by=by, at=at)
    parts.keep_photos(hazard, photos, hazard.after, by=by, at=at)
    parts.refuse_same_photo(hazard)
    refresh(hazard.site, on=today)
    return hazard


@transaction.atomic
def check(*, hazard, passed, note, on, by, at, photos=(), limit_days=None, version=None) -> Hazard:
    """Look again: what is right is closed (销号) with its proof, what is not goes back with a new limit.

    Raises `NoProof`, `SamePhoto`, `ReasonMissing`, `WrongDay`, `WrongLimit`, `StaleEdit`, `NotYours`, `FileRefused`.
    """
    hazard = parts.claim(hazard, version)
    insist(hazard.checkable_by(by))
    today = timezone.localdate(at)
    parts.within(on, first=hazard.rectified_on, last=today, words=_("复查日期"), field="on")
    if not passed and not note:
        raise parts.ReasonMissing(_("请写明哪里还不合格。"), field="note")
    parts.keep_photos(hazard, photos, hazard.after, by=by, at=at)
    if passed:
        close(hazard, note, on=on, by=by, at=at)
    else:
        send_back(hazard, note, limit_days, on=on, by=by, at=at)
    refresh(hazard.site, on=today)
    return hazard


def close(hazard, note, *, on, by, at) -> None:
    """销号: only with photos from before and after."""
    parts.refuse_same_photo(hazard)
    parts.refuse_without_proof(hazard)
    hazard.state, hazard.checked_on, hazard.checked_by = State.CLOSED, on, by
    with told(
        hazard_closed_with_proof=parts.no_proof,
        hazard_checked_by_another=lambda: NotYours(_("整改是您登记的，要由另一个人复查。")),
    ):
        hazard.stamp(by=by, at=at).save()
    add_step(hazard, Kind.CLOSED, on=on, by=by, at=at, note=note)
    record(events.HAZARD_CLOSED, target=hazard, by=by, note=note)


def send_back(hazard, note, limit_days, *, on, by, at, answer=None) -> None:
    """Not right yet: open again, with a limit from today; the photos of this try prove nothing any more."""
    parts.put_aside(hazard, by=by, at=at)
    parts.clear_rectified(hazard)
    hazard.state = State.OPEN
    parts.give_limit(hazard, on, limit_days)
    hazard.stamp(by=by, at=at).save()
    said = _("%(note)s；整改期限 %(day)s") % {"note": note, "day": plain_date(hazard.due_on)}
    add_step(hazard, Kind.SENT_BACK, on=on, by=by, at=at, note=said, answer=answer)
    record(events.HAZARD_SENT_BACK, target=hazard, by=by, note=said)


@transaction.atomic
def find_again(*, hazard, on, note, by, at, photos=(), version=None) -> Hazard:
    """Open a closed hazard for another round, because it is there again.

    Raises `TooLongAgo`, `OpenAlready`, `SiteClosed`, `WrongDay`, `StaleEdit`, `NotYours`, `FileRefused`.
    """
    hazard = parts.claim(hazard, version)
    insist(hazard.reopenable_by(by))
    parts.refuse_closed(hazard.site)
    today = timezone.localdate(at)
    parts.within(on, first=hazard.checked_on, last=today, words=_("发现日期"), field="on")
    parts.refuse_too_long_ago(hazard, on)
    with told(hazard_one_open_an_item=parts.open_already):
        parts.reopened(hazard, on=on, by=by, at=at, note=note)
    record(events.HAZARD_REOPENED, target=hazard, by=by, note=note)
    parts.keep_photos(hazard, photos, hazard.before, by=by, at=at)
    refresh(hazard.site, on=today)
    return hazard


# --- by the clock -------------------------------------------------------------------------------------


def escalate_overdue(*, on, at) -> int:
    """Bring each hazard that is past its day before the leader, once a round; how many were brought now.

    Each is a transaction of its own: what was cut off half-way goes on where it stopped.
    """
    waiting = Hazard.objects.overdue(on).filter(escalated_on__isnull=True).order_by("due_on", "pk")
    return sum(escalate(hazard, on=on, at=at) for hazard in list(waiting.only("pk", "site_id")))


@transaction.atomic
def escalate(hazard, *, on, at) -> bool:
    """Bring one hazard before the leader; False when meanwhile it need not be."""
    hazard = parts.claim(hazard)
    if hazard.escalated_on or not hazard.is_overdue(on):
        return False
    hazard.escalated_on = on
    hazard.save(update_fields=["escalated_on"])
    said = _("整改期限 %(day)s 已过") % {"day": plain_date(hazard.due_on)}
    if hazard.state == State.RECTIFIED:
        said = _("%(said)s，已登记整改，还没有复查") % {"said": said}
    add_step(hazard, Kind.ESCALATED, on=on, by=None, at=at, note=said)
    record(events.HAZARD_ESCALATED, target=hazard, by=None, note=said)
    refresh(hazard.site, on=on)
    return True

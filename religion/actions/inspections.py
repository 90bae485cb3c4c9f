"""Deeds about inspections: begun, answered item by item, finished; what a finished one leads to is made with it.

Answers are saved at each tap and leave no entry of their own in the trail: finishing notes what came of them, and until then
they are the inspector's own notes.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.attachments.actions import attach
from hengl_uf.attachments.models import Attachment
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from religion.actions.hazards import raise_hazards
from religion.actions.special_checks import settle
from religion.actions.standing import refresh
from religion.events import inspections as events
from religion.models import (
    Checklist,
    ChecklistItem,
    Inspection,
    InspectionAnswer,
    Occurrence,
    Site,
    SpecialCheck,
)
from religion.models.inspections import position_of

FIELDS = ("purpose", "companions", "remark")
NAMED = 5  # items in a sentence
FARTHEST = 20_100_000  # metres: nobody on earth is farther away
Result = InspectionAnswer.Result


class NotAhead(DeedRefused):
    """An inspection is of today or of a day before."""


class SiteClosed(DeedRefused):
    """A site that is closed or removed is not inspected."""


class HalfDone(DeedRefused):
    """The inspector has begun one at this site already; `inspection` is that one."""

    def __init__(self, message, inspection):
        super().__init__(message)
        self.inspection = inspection


class NoChecklist(DeedRefused):
    """No list was in force on that day, or none was chosen, or not one of those."""


class NotTheirs(DeedRefused):
    """The person named as inspector does not inspect there, or is another than the one who enters it."""


class NotOfItsList(DeedRefused):
    """The item belongs to no list of this inspection."""


class Stands(DeedRefused):
    """A finished inspection is not changed."""


class NoPhoto(DeedRefused):
    """What was sent is a file of another kind."""


class NotAnswered(DeedRefused):
    """Something is missing before it can be finished; `items` are those that want it."""

    def __init__(self, message, items):
        super().__init__(message)
        self.items = items


@dataclass(frozen=True)
class Proposal:
    """What an inspection of a site on a day begins with: the lists in force, those that it needs, and why it is made."""

    lists: list[Checklist]
    needed: list[Checklist]
    purpose: str
    checks: list[SpecialCheck]


def proposal(site, on) -> Proposal:
    """What is to be answered at a site on a day: fire precautions always, the festival's list when one comes soon."""
    checks = list(
        site.special_checks.current().filter(inspection__isnull=True, not_before__lte=on, day__gte=on)
    )
    soon = on + timedelta(days=settings.FESTIVAL_CHECK_DAYS)
    festival = any(one.kind == SpecialCheck.Kind.FESTIVAL for one in checks)
    coming = (
        festival or Occurrence.objects.coming(on).filter(festival__site=site, starts_on__lte=soon).exists()
    )
    needed = {Checklist.Kind.FIRE} | ({Checklist.Kind.FESTIVAL} if coming else set())
    lists = sorted(Checklist.objects.in_force(on), key=place_of)
    if festival:
        purpose = Inspection.Purpose.FESTIVAL
    else:
        purpose = Inspection.Purpose.HOLIDAY if checks else Inspection.Purpose.ROUTINE
    return Proposal(lists, [one for one in lists if one.kind in needed], purpose, checks)


def half_done(site, inspector) -> Inspection | None:
    """The inspection of this site that this person has begun and not finished."""
    return Inspection.objects.open().filter(site=site, inspector=inspector).first()


@transaction.atomic
def start(
    *,
    site,
    by,
    at,
    inspected_on=None,
    purpose="",
    checklists=None,
    arrival=Inspection.Arrival.PICKED,
    distance=None,
    inspector=None,
    companions="",
) -> Inspection:
    """Begin an inspection with the lists in force on its day; without `checklists`, with those that it needs.

    `distance` in metres. Raises `NotAhead`, `SiteClosed`, `HalfDone`, `NoChecklist`, `NotTheirs`, `NotYours`.
    """
    inspected_on, inspector = inspected_on or timezone.localdate(at), inspector or by
    site = Site.claim(site.pk)
    if site.is_removed or site.is_closed:
        raise closed(site)
    insist(site.inspectable_by(by))
    check_inspector(site, inspector, by)
    if inspected_on > timezone.localdate(at):
        raise ahead()
    usual = proposal(site, inspected_on)
    chosen = chosen_lists(usual, checklists, inspected_on)
    inspection = Inspection(
        site=site,
        inspected_on=inspected_on,
        inspector=inspector,
        purpose=purpose or usual.purpose,
        arrival=arrival,
        distance=distance if distance is not None and distance <= FARTHEST else None,
        companions=companions,
    )
    with told(
        inspection_not_ahead=ahead,
        inspection_of_open_site=lambda: closed(site),
        inspection_one_half_done=lambda: begun(site, inspector),
    ):
        inspection.stamp(by=by, at=at).save()
    inspection.checklists.set(chosen)
    titles = _("、").join(one.title for one in chosen)
    record(events.INSPECTION_STARTED, target=inspection, by=by, note=titles)
    return inspection


@transaction.atomic
def answer(*, inspection, item, result, by, at, note="") -> InspectionAnswer:
    """Note what was found at one item; said again, the later word counts. Raises like `answer_all`."""
    answer_all(inspection=inspection, answers={item.pk: (result, note)}, by=by, at=at)
    return InspectionAnswer.objects.get(inspection=inspection, item=item)


@transaction.atomic
def answer_all(*, inspection, answers, by, at) -> Inspection:
    """Note what was found at several items, {item id: (result, note)}. Raises `NotOfItsList`, `Stands`, `NotYours`."""
    inspection = Inspection.claim(inspection.pk)
    insist(inspection.editable_by(by))
    before = {one.item_id: (one.result, one.note) for one in inspection.answers.all()}
    rows = [
        InspectionAnswer(
            inspection=inspection, item_id=item, result=Result(result), note=note, answered_at=at
        )
        for item, (result, note) in answers.items()
        if before.get(item) != (result, note)
    ]
    with told(inspectionanswer_of_its_list=foreign_item, inspection_finished_stands=stands):
        InspectionAnswer.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["inspection", "item"],
            update_fields=["result", "note", "answered_at"],
        )
    return inspection


@transaction.atomic
def add_photo(*, inspection, item, upload, by, at, caption="") -> Attachment:
    """Keep a photo of an item. Raises `NoPhoto`, `NotOfItsList`, `NotYours`, and what `attach` refuses."""
    inspection = Inspection.claim(inspection.pk)
    insist(inspection.editable_by(by))
    if not inspection.checklists.filter(pk=item.checklist_id).exists():
        raise foreign_item()
    made = attach(
        owner=inspection, upload=upload, position=position_of(item.pk), caption=caption, by=by, at=at
    )
    if not made.is_image:
        raise NoPhoto(_("“%(name)s”不是照片。") % {"name": made.name})
    return made


@transaction.atomic
def change(*, inspection, by, at, version=None, **fields) -> Inspection:
    """Correct what stands beside the answers: why, with whom, remarks. Raises `StaleEdit`, `NotYours`."""
    inspection = Inspection.claim(inspection.pk, version)
    insist(inspection.editable_by(by))
    before = snapshot(inspection, FIELDS)
    for name, value in fields.items():
        setattr(inspection, name, value)
    changes = changes_between(before, snapshot(inspection, FIELDS))
    if changes:
        save(inspection, fields, by=by, at=at)
        record(events.INSPECTION_CHANGED, target=inspection, by=by, changes=changes)
    return inspection


@transaction.atomic
def finish(*, inspection, by, at) -> Inspection:
    """End an inspection: what failed becomes a hazard, what was due before a festival is done, the next day is set.

    A second time it does nothing: the line was gone before the answer came. Raises `NotAnswered`, `NotYours`.
    """
    inspection = Inspection.claim(inspection.pk)
    if inspection.is_finished:
        return inspection
    insist(inspection.editable_by(by))
    check_whole(inspection)
    counts = inspection.answers.aggregate(**{one.name: Count("pk", filter=Q(result=one)) for one in Result})
    inspection.passed, inspection.failed = counts[Result.PASS.name], counts[Result.FAIL.name]
    inspection.not_applicable, inspection.finished_at = counts[Result.NOT_APPLICABLE.name], at
    save(inspection, ("passed", "failed", "not_applicable", "finished_at"), by=by, at=at)
    words = {"passed": inspection.passed, "failed": inspection.failed, "rest": inspection.not_applicable}
    note = _("合格 %(passed)d 项，不合格 %(failed)d 项，不适用 %(rest)d 项") % words
    record(events.INSPECTION_FINISHED, target=inspection, by=by, note=note)
    raise_hazards(inspection=inspection, by=by, at=at)
    settle(inspection=inspection, by=by, at=at)
    refresh(inspection.site, on=timezone.localdate(at))
    return inspection


@transaction.atomic
def remove(*, inspection, by, at, reason) -> Inspection:
    """Take one away that was not finished, kept with the reason. Raises `NotYours`."""
    inspection = Inspection.claim(inspection.pk)
    insist(inspection.editable_by(by))
    inspection.removed_at, inspection.removed_by, inspection.removed_reason = at, by, reason
    save(inspection, ("removed_at", "removed_by", "removed_reason"), by=by, at=at)
    record(events.INSPECTION_REMOVED, target=inspection, by=by, note=reason)
    return inspection


def save(inspection, fields, *, by, at):
    """Write these fields alone: the site may have been closed since, and what names it would be checked again."""
    inspection.stamp(by=by, at=at)
    with told(inspection_finished_stands=stands):
        inspection.save(update_fields=[*fields, "changed_at", "changed_by", "version"])


def check_inspector(site, inspector, by):
    """Raise unless this person inspects there; who does not see the whole town enters their own rounds only."""
    if inspector == by:
        return
    if not by.sees_all_villages:
        raise NotTheirs(_("别人的巡查由本人或者统战办登记。"), field="inspector")
    if not inspector.is_active or not site.inspectable_by(inspector):
        words = {"name": inspector, "village": site.village}
        raise NotTheirs(_("%(name)s不负责%(village)s的巡查，请另选巡查人。") % words, field="inspector")


def chosen_lists(usual, checklists, on) -> list[Checklist]:
    """The lists that an inspection takes: those chosen out of those in force, else those that it needs."""
    if not usual.lists:
        raise NoChecklist(_("%(day)s 还没有启用的检查表，请先由统战办发布。") % {"day": plain_date(on)})
    if checklists is None:
        return usual.needed or usual.lists
    wanted = {one.pk for one in checklists}
    chosen = [one for one in usual.lists if one.pk in wanted]
    if not chosen:
        raise NoChecklist(_("请至少选一张检查表。"), field="checklists")
    if len(chosen) < len(wanted):
        raise NoChecklist(_("检查表已更新，请重新选择。"), field="checklists")
    return chosen


def check_whole(inspection):
    """Raise unless each item has its answer, and each that failed says what is the matter."""
    answers = {one.item_id: one for one in inspection.answers.all()}
    items = items_of(inspection)
    open_items = [item for item in items if item.pk not in answers]
    if open_items:
        raise NotAnswered(_("还有 %(count)d 项没有检查。") % {"count": len(open_items)}, open_items)
    silent = [item for item in items if answers[item.pk].result == Result.FAIL and not answers[item.pk].note]
    if silent:
        codes = _("、").join(item.code for item in silent[:NAMED])
        words = {"codes": codes, "count": len(silent)}
        raise NotAnswered(_("不合格的 %(count)d 项还没有写明情况：%(codes)s。") % words, silent)


def items_of(inspection) -> list[ChecklistItem]:
    """All items of its lists, in the order in which they are gone through."""
    items = ChecklistItem.objects.filter(checklist__in=inspection.checklists.all())
    return sorted(
        items.select_related("checklist"), key=lambda one: (place_of(one.checklist), one.order, one.pk)
    )


def place_of(checklist) -> int:
    """Which of the lists comes first."""
    return list(Checklist.Kind).index(checklist.kind)


def newer_lists(inspection, on) -> list[Checklist]:
    """The versions in force on a day that are not those by which this inspection goes, of the same kinds."""
    own = {one.kind: one.pk for one in inspection.checklists.all()}
    in_force = Checklist.objects.in_force(on).filter(kind__in=own)
    return [
        one for one in in_force if one.pk != own[one.kind] and inspection.inspected_on <= one.in_force_from
    ]


def ahead() -> NotAhead:
    """What is said to an inspection of a day to come."""
    return NotAhead(_("巡查日期不能晚于今天。"), field="inspected_on")


def closed(site) -> SiteClosed:
    """What is said to an inspection of a site that is not in use."""
    if site.is_removed:
        return SiteClosed(_("这个场所已移除，不用巡查。"), field="site")
    return SiteClosed(_("这个场所已停止开放，不用巡查。"), field="site")


def begun(site, inspector) -> HalfDone:
    """What is said when the same person begins twice."""
    words = {"name": inspector, "site": site}
    return HalfDone(
        _("%(name)s在%(site)s还有一次没有完成的巡查，请接着做完。") % words, half_done(site, inspector)
    )


def foreign_item() -> NotOfItsList:
    """What is said to an answer about something else."""
    return NotOfItsList(_("这个检查项目不在这次巡查的检查表里，请刷新页面。"))


def stands() -> Stands:
    """What is said to a change of what is finished."""
    return Stands(_("巡查已经完成，不能再修改；有新情况请另做一次巡查。"))

"""Deeds about hazards (隐患): found in an inspection or noted, planned, put right, re-checked, found again, escalated."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from hengl_uf.attachments.models import Attachment
from hengl_uf.audit.trail import record
from religion.actions.hazard_parts import (
    add_step,
    clear_rectified,
    copy_photos,
    give_limit,
    owner_of,
    reopened,
    usual_limit,
)
from religion.actions.standing import refresh
from religion.events import hazards as events
from religion.models import Hazard, HazardStep, InspectionAnswer, Site
from religion.models.inspections import position_of

State, Kind = Hazard.State, HazardStep.Kind


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
        copy_photos(hazard, of_item[position_of(answer.item_id)], by=by, at=at)
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
        reopened(closed, on=inspection.inspected_on, by=by, at=at, note=answer.note, answer=answer)
        record(events.HAZARD_REOPENED, target=closed, by=by, note=answer.note)
        return closed
    return new_hazard(inspection, site, answer, clause, by=by, at=at)


def seen_again(hazard, inspection, answer, *, by, at) -> Hazard:
    """Note that it is still there; one that was said to be put right by then goes back."""
    on = inspection.inspected_on
    if hazard.state == State.RECTIFIED and was_rectified_by(hazard, answer):
        clear_rectified(hazard)
        hazard.state = State.OPEN
        give_limit(hazard, on)
        hazard.stamp(by=by, at=at).save()
        add_step(hazard, Kind.SENT_BACK, on=on, by=by, at=at, note=answer.note, answer=answer)
        record(events.HAZARD_SENT_BACK, target=hazard, by=by, note=answer.note)
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
        limit_days=usual_limit(grade, Hazard.Way.DATED),
        owner_name=owner_of(site, on),
        follower_id=inspection.inspector_id,
    )
    give_limit(hazard, on)
    hazard.stamp(by=by, at=at).save()
    add_step(hazard, Kind.FOUND, on=on, by=by, at=at, note=answer.note, answer=answer)
    record(events.HAZARD_RAISED, target=hazard, by=by, note=answer.note)
    return hazard

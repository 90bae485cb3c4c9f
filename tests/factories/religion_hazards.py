"""Inspections with failed items, and hazards in any state with their photos."""

from datetime import date, timedelta

from django.utils import timezone

from hengl_uf.attachments.actions import attach
from religion.actions import hazards
from religion.models import Hazard, Inspection, InspectionAnswer
from religion.models.inspections import position_of
from tests.hengl_uf.attachments.made_files import photo, upload

WIDTHS = iter(range(300, 100_000))  # another width makes another photo


def picture(name="现场.jpg"):
    """An upload of a photo that is like no other."""
    return upload(photo(size=(next(WIDTHS), 40)), name)


def inspected(site, fire, *, by, on: date, failed=(), notes=None, photos=0) -> Inspection:
    """A round through a site in which the items with these codes failed; not finished yet."""
    inspection = Inspection(site=site, inspected_on=on, inspector=by)
    inspection.stamp(by=by, at=timezone.now()).save()
    inspection.checklists.set([fire])
    for item in fire.items.all():
        answer = InspectionAnswer(
            inspection=inspection,
            item=item,
            result="fail" if item.code in failed else "pass",
            note=(notes or {}).get(item.code, ""),
            answered_at=timezone.now(),
        )
        answer.save()
        for _number in range(photos if item.code in failed else 0):
            attach(
                owner=inspection, upload=picture(), position=position_of(item.pk), by=by, at=timezone.now()
            )
    return inspection


def finished(inspection) -> Inspection:
    """The same at its end."""
    inspection.finished_at = timezone.now()
    inspection.save(update_fields=["finished_at"])
    return inspection


def days_ago(number: int) -> date:
    """So many days before today."""
    return timezone.localdate() - timedelta(days=number)


def noted(site, *, by, ago=10, photos=1, grade="general", **how) -> Hazard:
    """A hazard that somebody noted some days ago, with photos from before."""
    return hazards.note(
        site=site,
        grade=grade,
        found_on=days_ago(ago),
        by=by,
        at=timezone.now(),
        photos=[picture() for _number in range(photos)],
        **{"what": "示例：电线裸露", "limit_days": 30, **how},
    )


def rectified(hazard, *, by, ago=3, photos=1, name="示例电工") -> Hazard:
    """The same, put right as somebody says, with photos from after."""
    return hazards.rectify(
        hazard=hazard,
        rectifier_name=name,
        how="已套管固定",
        on=days_ago(ago),
        photos=[picture() for _number in range(photos)],
        by=by,
        at=timezone.now(),
    )


def closed(hazard, *, by, ago=1) -> Hazard:
    """The same, checked again and closed."""
    return hazards.check(
        hazard=hazard, passed=True, note="已符合", on=days_ago(ago), by=by, at=timezone.now()
    )

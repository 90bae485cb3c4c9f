"""Inspections as they are made: begun, answered, finished, by the deeds themselves."""

from django.utils import timezone

from religion.actions import inspections
from religion.models import ChecklistItem, Inspection

PASS, FAIL, NOT_APPLICABLE = "pass", "fail", "na"


def begun(*, site, by, at=None, **fields) -> Inspection:
    """A half-done inspection of today, with the lists in force."""
    return inspections.start(site=site, by=by, at=at or timezone.now(), **fields)


def answered(inspection, *, by, failing=(), leaving=(), note="灭火器过期") -> Inspection:
    """Answer all items but those whose codes are in `leaving`; those in `failing` fail, with a note."""
    answers = {
        item.pk: (FAIL, note) if item.code in failing else (PASS, "")
        for item in ChecklistItem.objects.filter(checklist__in=inspection.checklists.all())
        if item.code not in leaving
    }
    return inspections.answer_all(inspection=inspection, answers=answers, by=by, at=timezone.now())


def finished(*, site, by, failing=(), at=None, **fields) -> Inspection:
    """A finished inspection in which the items of these codes failed."""
    inspection = begun(site=site, by=by, at=at, **fields)
    answered(inspection, by=by, failing=failing)
    return inspections.finish(inspection=inspection, by=by, at=at or timezone.now())

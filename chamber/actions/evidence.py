"""Deeds about the evidence for 四好商会: what shows that the chamber does well, by heading and year."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.events import memberships as events
from chamber.models import Evidence
from chamber.models.memberships import FIRST_YEAR, LAST_YEAR
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.web.last_word import insist
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("year", "heading", "title", "happened_on", "summary")


class NoSuchYear(DeedRefused):
    """The year was mistyped, or what is shown has not happened yet."""


@transaction.atomic
def add_evidence(*, by, at, year, heading, title, happened_on=None, summary="") -> Evidence:
    """Put a piece of evidence into the folder; its files are attached to it. Raises `NoSuchYear`, `NotYours`."""
    evidence = Evidence(year=year, heading=heading, title=title, happened_on=happened_on, summary=summary)
    insist(evidence.editable_by(by))
    check(evidence, at=at)
    evidence.stamp(by=by, at=at).save()
    record(events.EVIDENCE_ADDED, target=evidence, by=by)
    return evidence


@transaction.atomic
def change_evidence(*, evidence, by, at, version=None, **fields) -> Evidence:
    """Correct it, or move it to another heading or year. Raises `NoSuchYear`, `StaleEdit`, `NotYours`."""
    evidence = Evidence.claim(evidence.pk, version)
    insist(evidence.editable_by(by))
    before = snapshot(evidence, FIELDS)
    for name in FIELDS:
        setattr(evidence, name, fields.get(name, getattr(evidence, name)))
    check(evidence, at=at)
    evidence.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(evidence, FIELDS))
    record(events.EVIDENCE_CHANGED, target=evidence, by=by, changes=changes)
    return evidence


@transaction.atomic
def remove_evidence(*, evidence, by, at, reason) -> Evidence:
    """Take it out of the folder, kept with the reason. Raises `NotYours`."""
    evidence = Evidence.claim(evidence.pk)
    insist(evidence.editable_by(by))
    evidence.removed_at, evidence.removed_by, evidence.removed_reason = at, by, reason
    evidence.stamp(by=by, at=at).save()
    record(events.EVIDENCE_REMOVED, target=evidence, by=by, note=reason)
    return evidence


def check(evidence, *, at):
    """The years that there are folders of, and days that have come."""
    if not FIRST_YEAR <= evidence.year <= LAST_YEAR:
        raise NoSuchYear(_("请核对年度。"), field="year")
    if evidence.happened_on and evidence.happened_on > timezone.localdate(at):
        raise NoSuchYear(_("日期不能晚于今天。"), field="happened_on")

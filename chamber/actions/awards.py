"""Deeds about honours of Party organisations and their service projects: noted, corrected, removed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.party_days import happened, there_then
from chamber.events import party_work as events
from chamber.models import Award
from hengl_uf.attachments.actions import attach_all
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.web.last_word import insist
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("title", "awarder", "awarded_on", "organisation", "project")


class OthersProject(DeedRefused):
    """An honour of a project is that of the organisation whose project it is."""


@transaction.atomic
def add_award(*, by, at, uploads=(), **fields) -> Award:
    """Note an honour. Raises `NotYet`, `NotThereThen`, `OthersProject`, `NotYours`."""
    award = Award(**fields)
    insist(award.editable_by(by))
    check(award, on=timezone.localdate(at))
    award.stamp(by=by, at=at).save()
    record(events.AWARD_ADDED, target=award, by=by)
    attach_all(owner=award, uploads=uploads, by=by, at=at)
    return award


@transaction.atomic
def change_award(*, award, by, at, version=None, uploads=(), **fields) -> Award:
    """Correct an honour. Raises `NotYet`, `NotThereThen`, `OthersProject`, `StaleEdit`, `NotYours`."""
    award = Award.claim(award.pk, version)
    insist(award.editable_by(by))
    before = snapshot(award, FIELDS)
    for name, value in fields.items():
        setattr(award, name, value)
    check(award, on=timezone.localdate(at))
    award.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(award, FIELDS))
    record(events.AWARD_CHANGED, target=award, by=by, changes=changes)
    attach_all(owner=award, uploads=uploads, by=by, at=at)
    return award


@transaction.atomic
def remove_award(*, award, by, at, reason) -> Award:
    """Take an honour out of lists, kept with the reason. Raises `NotYours`."""
    award = Award.claim(award.pk)
    insist(award.editable_by(by))
    award.removed_at, award.removed_by, award.removed_reason = at, by, reason
    award.stamp(by=by, at=at).save()
    record(events.AWARD_REMOVED, target=award, by=by, note=reason)
    return award


def check(award, *, on):
    """The rules of an honour that need more than its own fields."""
    happened(award.awarded_on, on=on, field="awarded_on")
    there_then(award.organisation, award.awarded_on)
    project = award.project
    if project and project.organisation_id != award.organisation_id:
        words = {"project": project.name, "organisation": project.organisation.name}
        raise OthersProject(_("“%(project)s”是“%(organisation)s”的项目，请核对。") % words, field="project")

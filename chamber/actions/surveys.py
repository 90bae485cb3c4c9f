"""Deeds about surveys (双同步): the latest of each enterprise is marked here."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.events import party as events
from chamber.models import Survey
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.lib.dates import FIRST_YEAR, plain_date
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("enterprise", "surveyed_on", "occasion", "employees", "members", "full_members", "managed", "note")


class SurveyedThatDay(DeedRefused):
    """The enterprise was asked on that day."""


class TooMany(DeedRefused):
    """A part cannot be more than the whole."""


class NotYet(DeedRefused):
    """The day has not come, or lies before all records."""


@transaction.atomic
def add_survey(*, by, at, **fields) -> Survey:
    """Note a survey. Raises `SurveyedThatDay`, `TooMany`, `NotYet`."""
    survey = Survey(**fields)
    keep(survey, {survey.enterprise_id}, by=by, at=at)
    record(events.SURVEY_ADDED, target=survey, by=by)
    return survey


@transaction.atomic
def change_survey(*, survey, by, at, version=None, **fields) -> Survey:
    """Correct a survey. Raises also `StaleEdit`, `NotYours`."""
    survey = Survey.claim(survey.pk, version)
    insist(survey.editable_by(by))
    before, concerned = snapshot(survey, FIELDS), {survey.enterprise_id}
    for name, value in fields.items():
        setattr(survey, name, value)
    keep(survey, concerned | {survey.enterprise_id}, by=by, at=at)
    changes = changes_between(before, snapshot(survey, FIELDS))
    record(events.SURVEY_CHANGED, target=survey, by=by, changes=changes)
    return survey


def keep(survey, concerned, *, by, at):
    """Save it and mark the latest survey of each enterprise concerned, which are locked meanwhile."""
    check(survey, timezone.localdate(at))
    for pk in sorted(concerned):
        Enterprise.claim(pk)
    survey.is_latest = False
    day = plain_date(survey.surveyed_on)
    twice = _("这家企业 %(day)s 的摸排已登记过，请修改那一次。") % {"day": day}
    with told(survey_once_a_day=lambda: SurveyedThatDay(twice, field="surveyed_on")):
        survey.stamp(by=by, at=at).save()
    for pk in concerned:
        mark_latest(pk)
    survey.is_latest = Survey.objects.values_list("is_latest", flat=True).get(pk=survey.pk)


def check(survey, on):
    """Raise `NotYet` or `TooMany` for what cannot be."""
    if survey.surveyed_on > on:
        raise NotYet(_("日期不能晚于今天。"), field="surveyed_on")
    if survey.surveyed_on.year < FIRST_YEAR:
        raise NotYet(_("日期太早，请核对年份。"), field="surveyed_on")
    if survey.full_members > survey.members:
        raise TooMany(_("正式党员不能多于党员总数。"), field="full_members")
    if survey.managed > survey.members:
        raise TooMany(_("已纳入管理的不能多于党员总数。"), field="managed")


def mark_latest(enterprise_pk):
    """Mark the latest survey of an enterprise, and no other."""
    surveys = Survey.objects.filter(enterprise=enterprise_pk)
    latest = surveys.order_by("-surveyed_on", "-pk").values_list("pk", flat=True).first()
    surveys.filter(is_latest=True).exclude(pk=latest).update(is_latest=False)
    surveys.filter(pk=latest).update(is_latest=True)

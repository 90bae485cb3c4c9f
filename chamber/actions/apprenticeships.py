"""Deeds about apprenticeships (学徒班): set up, begun, completed, stopped, removed; with the enterprises that train."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from chamber.events import services as events
from chamber.models import Cohort, CohortEnterprise
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR
from hengl_uf.web.last_word import NotYours, insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("name", "school", "trade", "agreement", "starts_on", "ends_on", "planned", "enrolled", "staff")
Status = Cohort.Status
MOST_PEOPLE = 9_999  # of one cohort


class WrongDays(DeedRefused):
    """A cohort ends on its first day or later, in years that we keep records of."""


class WrongCounts(DeedRefused):
    """Nobody completes who was not enrolled, and nobody stays who did not complete."""


class TrainsTwice(DeedRefused):
    """An enterprise is named once in a cohort."""


@dataclass(frozen=True)
class TrainerSet:
    """An enterprise as it was typed beside its cohort, with how many apprentices and mentors."""

    enterprise: Enterprise
    apprentices: int = 0
    mentors: int = 0


@transaction.atomic
def add_cohort(*, by, at, enterprises=(), **fields) -> Cohort:
    """Set up a cohort with the enterprises that train. Raises `WrongDays`, `WrongCounts`, `TrainsTwice`, `NotYours`."""
    insist(by.may(Cohort.edit_permission))
    fields.setdefault("staff", by)
    cohort = Cohort(**fields)
    check(cohort)
    keep(cohort, by=by, at=at)
    keep_trainers(cohort, enterprises, by=by, at=at)
    record(events.COHORT_ADDED, target=cohort, by=by)
    return cohort


@transaction.atomic
def change_cohort(*, cohort, by, at, version=None, enterprises=None, **fields) -> Cohort:
    """Correct a cohort. `enterprises` replaces all of them.

    Raises `WrongDays`, `WrongCounts`, `TrainsTwice`, `StaleEdit`, `NotYours`.
    """
    cohort = Cohort.claim(cohort.pk, version)
    insist(cohort.editable_by(by))
    before = words_of(cohort)
    for name, value in fields.items():
        setattr(cohort, name, value)
    check(cohort)
    keep(cohort, by=by, at=at)
    if enterprises is not None:
        keep_trainers(cohort, enterprises, by=by, at=at)
    changes = changes_between(before, words_of(cohort))
    record(events.COHORT_CHANGED, target=cohort, by=by, changes=changes)
    return cohort


@transaction.atomic
def start_cohort(*, cohort, by, at, enrolled: int) -> Cohort:
    """Begin the training with so many who were enrolled. Raises `WrongCounts`, `NotYours`."""
    cohort = claim_live(cohort, by)
    if cohort.status != Status.RECRUITING:
        raise NotYours(_("这个班已经开班。"))
    if not 1 <= enrolled <= MOST_PEOPLE:
        raise WrongCounts(_("入学人数要大于 0。"), field="enrolled")
    cohort.status, cohort.enrolled = Status.RUNNING, enrolled
    keep(cohort, by=by, at=at)
    changes = {_("入学人数"): [None, enrolled]}
    record(events.COHORT_STARTED, target=cohort, by=by, changes=changes)
    return cohort


@transaction.atomic
def finish_cohort(*, cohort, by, at, completed: int, hired: int, ending="") -> Cohort:
    """End a cohort with how many completed it, and how many of them stay. Raises `WrongCounts`, `NotYours`."""
    cohort = claim_live(cohort, by)
    if cohort.status != Status.RUNNING:
        raise NotYours(_("这个班还没有开班，开班后才能结业。"))
    cohort.status, cohort.completed, cohort.hired, cohort.ending = Status.DONE, completed, hired, ending
    check(cohort)
    keep(cohort, by=by, at=at)
    changes = {_("结业人数"): [None, completed], _("留任人数"): [None, hired]}
    record(events.COHORT_FINISHED, target=cohort, by=by, changes=changes, note=ending)
    return cohort


@transaction.atomic
def stop_cohort(*, cohort, by, at, reason) -> Cohort:
    """Stop a cohort before its end, with the reason. Raises `NotYours`."""
    cohort = claim_live(cohort, by)
    cohort.status, cohort.ending = Status.STOPPED, reason
    keep(cohort, by=by, at=at)
    record(events.COHORT_STOPPED, target=cohort, by=by, note=reason)
    return cohort


@transaction.atomic
def remove_cohort(*, cohort, by, at, reason) -> Cohort:
    """Take a cohort out of lists and figures, kept with the reason. Raises `NotYours`."""
    cohort = Cohort.claim(cohort.pk)
    insist(cohort.editable_by(by))
    cohort.removed_at, cohort.removed_by, cohort.removed_reason = at, by, reason
    cohort.stamp(by=by, at=at).save()
    record(events.COHORT_REMOVED, target=cohort, by=by, note=reason)
    return cohort


def claim_live(cohort, by) -> Cohort:
    """Lock a cohort that has not ended and that this account may work on."""
    cohort = Cohort.claim(cohort.pk)
    insist(cohort.runnable_by(by))
    return cohort


def check(cohort):
    """The rules of a cohort's days and counts."""
    if not FIRST_YEAR <= cohort.starts_on.year <= LAST_YEAR:
        raise WrongDays(_("请核对开始日期的年份。"), field="starts_on")
    if cohort.ends_on < cohort.starts_on:
        raise ends_before_start()
    if cohort.ends_on.year > LAST_YEAR:
        raise WrongDays(_("请核对结业日期的年份。"), field="ends_on")
    counts = ("planned", "enrolled", "completed", "hired")
    for field in counts:
        number = getattr(cohort, field)
        if number is not None and not 0 <= number <= MOST_PEOPLE:
            words = {"most": MOST_PEOPLE}
            raise WrongCounts(_("人数要在 0 至 %(most)s 之间。") % words, field=field)
    if cohort.completed is not None and cohort.completed > cohort.enrolled:
        raise more_completed(cohort)
    if cohort.hired is not None and cohort.hired > cohort.completed:
        raise more_hired(cohort)


def ends_before_start() -> WrongDays:
    """The refusal of a cohort that ends before it begins."""
    return WrongDays(_("结业日期不能早于开始日期。"), field="ends_on")


def more_completed(cohort) -> WrongCounts:
    """The refusal of more who completed than were enrolled."""
    words = {"count": cohort.enrolled}
    return WrongCounts(_("结业人数不能多于入学的 %(count)s 人。") % words, field="completed")


def more_hired(cohort) -> WrongCounts:
    """The refusal of more who stay than completed."""
    words = {"count": cohort.completed}
    return WrongCounts(_("留任人数不能多于结业的 %(count)s 人。") % words, field="hired")


def keep(cohort, *, by, at):
    """Save it; what the database refuses is told in the same sentence."""
    with told(
        cohort_ends_after_start=ends_before_start,
        cohort_completed_among_enrolled=lambda: more_completed(cohort),
        cohort_hired_among_completed=lambda: more_hired(cohort),
    ):
        cohort.stamp(by=by, at=at).save()


def keep_trainers(cohort, trainers, *, by, at):
    """Keep these enterprises, and no others, in the cohort. Raises `TrainsTwice`, `WrongCounts`."""
    there = {one.enterprise_id: one for one in cohort.enterprises.all()}
    wanted = [one.enterprise.pk for one in trainers]
    for one in trainers:
        if wanted.count(one.enterprise.pk) > 1:
            raise TrainsTwice(_("“%(name)s”填了两次，每家企业只填一次。") % {"name": one.enterprise})
        if not (0 <= one.apprentices <= MOST_PEOPLE and 0 <= one.mentors <= MOST_PEOPLE):
            raise WrongCounts(_("人数要在 0 至 %(most)s 之间。") % {"most": MOST_PEOPLE})
    cohort.enterprises.exclude(enterprise__in=wanted).delete()
    for one in trainers:
        row = there.get(one.enterprise.pk) or CohortEnterprise(cohort=cohort, enterprise=one.enterprise)
        if row.pk and (row.apprentices, row.mentors) == (one.apprentices, one.mentors):
            continue
        row.apprentices, row.mentors = one.apprentices, one.mentors
        row.stamp(by=by, at=at).save()


def words_of(cohort) -> dict:
    """A cohort as history compares it, with its enterprises."""
    rows = CohortEnterprise.objects.filter(cohort=cohort).select_related("enterprise").order_by("pk")
    words = [
        _("%(name)s（学徒 %(apprentices)s 人，师傅 %(mentors)s 人）")
        % {"name": one.enterprise, "apprentices": one.apprentices, "mentors": one.mentors}
        for one in rows
    ]
    return snapshot(cohort, FIELDS) | {_("培养企业"): words}

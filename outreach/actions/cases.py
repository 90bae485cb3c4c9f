"""Deeds about cases: opened, taken, acted on, paused, resumed, resolved, rated, reopened, handed over."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.calendars.current import load_calendar
from hengl_uf.numbering.actions import Series, next_number
from hengl_uf.places.reach import within_reach
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.actions.checklists import closing, copy_items, swap_items
from outreach.models import CasePause, CaseStep, ServiceCase

FIELDS = ("category", "title", "detail", "contact", "enterprise", "village", "opened_on")
Kind = CaseStep.Kind
Status = ServiceCase.Status


class NoRequester(DeedRefused):
    """A case needs a person or an enterprise."""


class NotNow(DeedRefused):
    """The state of the case does not allow this step (any more)."""


class CannotHandle(DeedRefused):
    """The new handler does not work in the village of the case."""


class OpenedLater(DeedRefused):
    """A case counts from a day that has come."""


class AnswersAwaited(DeedRefused):
    """Another department has not answered a referral of the case."""


def case_series():
    """The numbers of cases: the office's own, not an official format."""
    return Series("outreach.case", settings.CASE_NUMBER_TEMPLATE)


@transaction.atomic
def open_case(*, by, at, category, opened_on, handler=None, **fields):
    """Open a case with its number, its deadline and the checklist of its category.

    Raises `NoRequester`, `OpenedLater`, `NoReach`, `CannotHandle`.
    """
    case = ServiceCase(
        category=category, opened_on=opened_on, clock_from=opened_on, limit_days=category.limit_days, **fields
    )
    check(case, by=by, on=timezone.localdate(at))
    case.number = next_number(series=case_series(), on=opened_on)
    case.due_on = case.deadline(load_calendar(), pauses=[]).due_on
    if handler:
        check_handler(case, handler)
        case.handler, case.status = handler, Status.WORKING
    case.stamp(by=by, at=at).save()
    copy_items(case)
    tell(case, Kind.OPENED, events.CASE_OPENED, by=by, at=at)
    return case


@transaction.atomic
def change_case(*, case, by, at, version=None, **fields):
    """Correct a case; a new category brings its own limit and checklist. Raises also `StaleEdit`, `NotNow`."""
    case = ServiceCase.claim(case.pk, version)
    allows(case.editable_by(by))
    before, category = snapshot(case, FIELDS), case.category_id
    for name, value in fields.items():
        setattr(case, name, value)
    if case.category_id != category:
        case.limit_days = case.category.limit_days
    if not case.reopened_count:
        case.clock_from = case.opened_on
    check(case, by=by, on=timezone.localdate(at))
    recount(case)
    case.stamp(by=by, at=at).save()
    if case.category_id != category:
        swap_items(case)
    record(events.CASE_CHANGED, target=case, by=by, changes=changes_between(before, snapshot(case, FIELDS)))
    return case


@transaction.atomic
def take_case(*, case, by, at):
    """Take a case that nobody handles. Two people in the same second: one takes it, the other is told who."""
    case = ServiceCase.claim(case.pk)
    allows(case.takeable_by(by))
    case.handler, case.status = by, Status.WORKING
    case.stamp(by=by, at=at).save()
    tell(case, Kind.TAKEN, events.CASE_TAKEN, by=by, at=at)
    return case


@transaction.atomic
def act_on_case(*, case, by, at, text):
    """Write down what was done."""
    case = ServiceCase.claim(case.pk)
    still(case.status == Status.WORKING)
    in_hands_of(case, by)
    case.stamp(by=by, at=at).save()
    tell(case, Kind.ACTED, events.CASE_ACTED, by=by, at=at, text=text)
    return case


@transaction.atomic
def pause_case(*, case, by, at, reason):
    """Stop the clock, with the reason (waiting for papers, for another department …)."""
    case = ServiceCase.claim(case.pk)
    still(case.status == Status.WORKING)
    in_hands_of(case, by)
    CasePause.objects.create(case=case, starts_on=timezone.localdate(at), reason=reason)
    case.status, case.due_on = Status.PAUSED, None
    case.stamp(by=by, at=at).save()
    tell(case, Kind.PAUSED, events.CASE_PAUSED, by=by, at=at, text=reason)
    return case


@transaction.atomic
def resume_case(*, case, by, at):
    """Let the clock run again; the deadline moves by the working days of the pause."""
    case = ServiceCase.claim(case.pk)
    still(case.status == Status.PAUSED)
    in_hands_of(case, by)
    case.pauses.filter(resumed_on__isnull=True).update(resumed_on=timezone.localdate(at))
    case.status = Status.WORKING
    recount(case)
    case.stamp(by=by, at=at).save()
    tell(case, Kind.RESUMED, events.CASE_RESUMED, by=by, at=at)
    return case


@transaction.atomic
def resolve_case(*, case, by, at, outcome, satisfaction, unanswered=False):
    """Close a case with its outcome. Raises `ChecklistOpen`, `AnswersAwaited`, `NotNow`.

    A referral without an answer keeps a case open unless the person says, by `unanswered`, that nobody waits for it
    any longer. The referral then stays as it is, without an answer, and the story says so; reopening waits again.
    """
    case = ServiceCase.claim(case.pk)
    still(case.status == Status.WORKING)
    in_hands_of(case, by)
    given_up = refuse_awaited(case, unanswered)
    case.status, case.resolved_on = Status.RESOLVED, timezone.localdate(at)
    case.outcome, case.satisfaction = outcome, satisfaction
    with closing(case):
        case.stamp(by=by, at=at).save()
    tell(case, Kind.RESOLVED, events.CASE_RESOLVED, by=by, at=at, text=f"{outcome}\n{given_up}".strip())
    return case


@transaction.atomic
def rate_case(*, case, by, at, satisfaction):
    """Write down, once, what the requester said of the outcome when asked after the case was closed."""
    case = ServiceCase.claim(case.pk)
    answer = case.askable_by(by)
    still(answer, answer.reason)
    before = snapshot(case, ("satisfaction",))
    case.satisfaction = satisfaction
    case.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(case, ("satisfaction",)))
    words = _("回访求助人：%(word)s") % {"word": case.get_satisfaction_display()}
    CaseStep.objects.create(case=case, kind=Kind.ACTED, text=words, at=at, by=by)
    record(events.CASE_RATED, target=case, by=by, changes=changes)
    return case


@transaction.atomic
def reopen_case(*, case, by, at, reason):
    """Open a closed case again: the limit counts anew from today; first outcome, ticks and referrals stay."""
    case = ServiceCase.claim(case.pk)
    allows(case.reopenable_by(by))
    case.status, case.resolved_on, case.outcome, case.satisfaction = Status.WORKING, None, "", ""
    case.handler = case.handler or by
    case.reopened_count += 1
    case.clock_from = timezone.localdate(at)
    recount(case)
    case.stamp(by=by, at=at).save()
    tell(case, Kind.REOPENED, events.CASE_REOPENED, by=by, at=at, text=reason)
    return case


@transaction.atomic
def hand_over_case(*, case, by, at, to, reason):
    """Give a case to another handler. Raises `CannotHandle`."""
    case = ServiceCase.claim(case.pk)
    still(case.status != Status.RESOLVED)
    in_hands_of(case, by)
    check_handler(case, to)
    giver, case.handler = case.handler, to
    case.status = Status.WORKING if case.status == Status.NEW else case.status
    case.stamp(by=by, at=at).save()
    words = _("由%(giver)s转交%(taker)s：%(reason)s") % {"giver": giver or by, "taker": to, "reason": reason}
    tell(case, Kind.HANDED_OVER, events.CASE_HANDED_OVER, by=by, at=at, text=words)
    return case


@transaction.atomic
def remove_case(*, case, by, at, reason):
    """Take a case out of lists and figures (entered by mistake), kept with the reason. Raises `NotNow`."""
    case = ServiceCase.claim(case.pk)
    allows(case.editable_by(by))
    case.removed_at, case.removed_by, case.removed_reason = at, by, reason
    case.stamp(by=by, at=at).save()
    record(events.CASE_REMOVED, target=case, by=by, note=reason)
    return case


def check(case, *, by, on):
    """The rules of a case that need more than its own fields."""
    if not case.contact and not case.enterprise:
        raise NoRequester(_("请填写求助人或求助企业。"), field="contact")
    if case.opened_on > on:
        raise OpenedLater(_("受理起算日不能晚于今天。"), field="opened_on")
    within_reach(by, case.village)


def refuse_awaited(case, unanswered) -> str:
    """Raise `AnswersAwaited` for referrals without an answer, or say in words that nobody waits for them."""
    departments = case.referrals.filter(answered_on__isnull=True).order_by("pk")
    names = _("、").join(departments.values_list("department", flat=True))
    if names and not unanswered:
        words = _("%(names)s还没有答复。请先登记答复；确实不用再等的，勾选“不再等候答复”。")
        raise AnswersAwaited(words % {"names": names}, field="unanswered")
    return _("不再等候答复：%(names)s。") % {"names": names} if names else ""


def check_handler(case, handler):
    """Raise `CannotHandle` unless this account may handle cases of the village."""
    if not case.may_go_to(handler):
        raise CannotHandle(
            _("%(name)s不负责%(village)s的事项。") % {"name": handler, "village": case.village}, field="to"
        )


def still(holds, sentence=""):
    """Raise `NotNow` unless the state still allows the step; another person may have been quicker."""
    if not holds:
        raise NotNow(sentence or _("事项的状态已经改变，请看最新情况后再操作。"))


def allows(answer):
    """Raise `NotNow`, with its reason, unless the locked case still allows it to this account."""
    still(answer, answer.reason)


def in_hands_of(case, by):
    """Raise `NotNow` unless this account may act on the case now; it may have been handed over meanwhile."""
    allows(case.handled_by(by))


def recount(case):
    """Compute the deadline anew from the start, the limit and the pauses."""
    case.due_on = case.deadline(load_calendar()).due_on


def tell(case, kind, event, *, by, at, text=""):
    """Add the step to the story of the case and the entry to the audit trail."""
    CaseStep.objects.create(case=case, kind=kind, text=text, at=at, by=by)
    record(event, target=case, by=by, note=text)

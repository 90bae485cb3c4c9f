"""Deeds about enquiries (来电来访): logged, corrected, turned into a case, removed."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.places.models import Village
from hengl_uf.places.reach import within_reach
from hengl_uf.web.last_word import insist
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.actions.cases import open_case
from outreach.actions.contacts import add_contact
from outreach.models import Enquiry
from outreach.models.enquiries import LONGEST_MINUTES

FIELDS = (
    "asked_at",
    "channel",
    "contact",
    "caller_name",
    "region",
    "topic",
    "question",
    "answer",
    "minutes",
    "village",
    "staff",
)


class NobodyAsked(DeedRefused):
    """An enquiry needs a person, a number or a name."""


class AskedLater(DeedRefused):
    """An enquiry is logged after it came."""


class NotThatLong(DeedRefused):
    """A call takes between one minute and ten hours."""


class NothingAsked(DeedRefused):
    """A case needs to be told in words."""


class NoCaseOfNobody(DeedRefused):
    """A case needs somebody who is registered."""


class TooLateToCorrect(DeedRefused):
    """What was logged on an earlier day is corrected by the office."""


class Gone(DeedRefused):
    """The record was removed."""


@dataclass(frozen=True)
class NewPerson:
    """Somebody who is registered while their question becomes a case; `phones` are stored numbers."""

    name: str
    region: str
    village: Village
    retain_until: date
    phones: tuple[str, ...] = ()


@transaction.atomic
def log_enquiry(*, by, at, to_case=False, person: NewPerson | None = None, **fields) -> Enquiry:
    """Log who asked what; with `to_case` it becomes a case at once, of the contact or of a `person` new to us.

    Raises `NobodyAsked`, `AskedLater`, `NotThatLong`, `NothingAsked`, `NoCaseOfNobody`, `NoReach`.
    """
    enquiry = Enquiry(**fields)
    if to_case:
        enquiry.contact = enquiry.contact or register(person, responsible=enquiry.staff, by=by, at=at)
        enquiry.village = enquiry.village or (enquiry.contact and enquiry.contact.village)
    check(enquiry, by=by, on=timezone.localdate(at))
    if to_case:
        enquiry.case = case_of(enquiry, title=enquiry.question, category=enquiry.topic, by=by, at=at)
        enquiry.outcome = Enquiry.Outcome.CASE
    enquiry.stamp(by=by, at=at).save()
    record(events.ENQUIRY_LOGGED, target=enquiry, by=by)
    if to_case:
        record(events.ENQUIRY_TO_CASE, target=enquiry, by=by, note=str(enquiry.case))
    return enquiry


@transaction.atomic
def change_enquiry(*, enquiry, by, at, version=None, **fields) -> Enquiry:
    """Correct an enquiry on the day it was logged; later the office does. Raises also `StaleEdit`, `TooLateToCorrect`."""
    enquiry = Enquiry.claim(enquiry.pk, version)
    answer = enquiry.correctable_by(by, timezone.localdate(at))
    if not answer:
        raise TooLateToCorrect(answer.reason)
    before = told(enquiry)
    for name, value in fields.items():
        setattr(enquiry, name, value)
    check(enquiry, by=by, on=timezone.localdate(at))
    enquiry.stamp(by=by, at=at).save()
    record(events.ENQUIRY_CHANGED, target=enquiry, by=by, changes=changes_between(before, told(enquiry)))
    return enquiry


@transaction.atomic
def enquiry_to_case(*, enquiry, by, at, title, category, contact=None, person=None):
    """Make a case of an enquiry; of two who do it at once the second gets the first one's case. Returns the case.

    Raises `Gone`, `NothingAsked`, `NoCaseOfNobody`, `NoReach`.
    """
    enquiry = Enquiry.claim(enquiry.pk)
    if enquiry.case_id:
        return enquiry.case
    still_there(enquiry)
    choose(enquiry, contact=contact, person=person, by=by, at=at)
    enquiry.case = case_of(enquiry, title=title, category=category, by=by, at=at)
    enquiry.outcome = Enquiry.Outcome.CASE
    enquiry.stamp(by=by, at=at).save()
    record(events.ENQUIRY_TO_CASE, target=enquiry, by=by, note=str(enquiry.case))
    return enquiry.case


@transaction.atomic
def remove_enquiry(*, enquiry, by, at, reason) -> Enquiry:
    """Take an enquiry out of lists and figures, kept with the reason."""
    enquiry = Enquiry.claim(enquiry.pk)
    insist(enquiry.editable_by(by))
    enquiry.removed_at, enquiry.removed_by, enquiry.removed_reason = at, by, reason
    enquiry.stamp(by=by, at=at).save()
    record(events.ENQUIRY_REMOVED, target=enquiry, by=by, note=reason)
    return enquiry


@transaction.atomic
def note_looked_up(*, contact, by):
    """Note in the audit trail that a person was shown because of a call (personal data read)."""
    record(events.CALLER_LOOKED_UP, target=contact, by=by)


@transaction.atomic
def note_number_read(*, row, by):
    """Note that the whole number of somebody who is not registered was shown, with an enquiry or care call."""
    record(events.NUMBER_READ, target=row, by=by)


def check(enquiry, *, by, on):
    """The rules of an enquiry that need more than its own fields; also settles its day."""
    enquiry.asked_on = timezone.localdate(enquiry.asked_at)
    if enquiry.asked_on > on:
        raise AskedLater(_("时间不能晚于今天。"), field="asked_at")
    if not enquiry.contact and not enquiry.phone and not enquiry.caller_name:
        raise NobodyAsked(_("请填写号码、姓名或称呼。"), field="caller")
    if not 1 <= enquiry.minutes <= LONGEST_MINUTES:
        raise NotThatLong(_("用时应在 1 到 %(most)s 分钟之间。") % {"most": LONGEST_MINUTES}, field="minutes")
    within_reach(by, enquiry.village)


def told(enquiry) -> dict:
    """What history compares: the fields in words, the phone masked."""
    return {**snapshot(enquiry, FIELDS), str(_("电话")): enquiry.masked}


def still_there(row):
    """Raise `Gone` when the record was removed meanwhile."""
    if row.is_removed:
        raise Gone(_("这条记录已移除。"))


def register(person: NewPerson | None, *, responsible, by, at):
    """The contact of a person new to us, or None."""
    if person is None:
        return None
    return add_contact(
        by=by,
        at=at,
        name=person.name,
        region=person.region,
        village=person.village,
        retain_until=person.retain_until,
        phones=person.phones,
        responsible=responsible,
    )


def choose(row, *, contact, person, by, at):
    """Give an enquiry or reception its person, where it has none, and through them its village."""
    row.contact = row.contact or contact or register(person, responsible=row.staff, by=by, at=at)
    row.village = row.village or (row.contact and row.contact.village)


def case_of(row, *, title, category, by, at):
    """Open the case of an enquiry or reception."""
    if row.contact is None:
        raise NoCaseOfNobody(_("转为事项要有登记过的人，请填写称呼并登记。"), field="contact")
    if not title:
        raise NothingAsked(_("转为事项要写明问什么。"), field="question")
    return open_case(
        by=by,
        at=at,
        category=category,
        title=title,
        contact=row.contact,
        village=row.village,
        opened_on=timezone.localdate(at),
    )

"""Deeds about contacts."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.models import Contact, ContactPhone, ServiceCase, Visit

FIELDS = (
    "name",
    "other_names",
    "region",
    "village",
    "grid",
    "languages",
    "legal_basis",
    "consented_at",
    "notice_version",
    "responsible",
    "retain_until",
    "remark",
)


class StillInUse(DeedRefused):
    """The contact has open cases."""


class NoReach(DeedRefused):
    """The village is not one of the account's."""


class RetentionOver(DeedRefused):
    """A record cannot be kept until a day that has gone by."""


@dataclass(frozen=True)
class Likeness:
    """A contact that may be the same person, and why."""

    contact: Contact
    why: str


@transaction.atomic
def add_contact(*, by, at, phones=(), **fields):
    """Register a person; `phones` are stored numbers (`Phone.stored`). Raises `NoReach`."""
    contact = Contact(**fields)
    within_reach(by, contact.village)
    set_retention(contact, on=timezone.localdate(at))
    contact.index_names()
    contact.stamp(by=by, at=at).save()
    set_phones(contact, phones)
    record(events.CONTACT_ADDED, target=contact, by=by)
    return contact


@transaction.atomic
def change_contact(*, contact, by, at, version=None, phones=None, **fields):
    """Change what is kept about a person. Raises `StaleEdit`, `NoReach`."""
    contact = Contact.claim(contact.pk, version)
    before = {**snapshot(contact, FIELDS), str(_("电话")): [phone.masked for phone in contact.phones.all()]}
    kept_until = contact.retain_until
    for name, value in fields.items():
        setattr(contact, name, value)
    within_reach(by, contact.village)
    if contact.retain_until != kept_until:
        set_retention(contact, on=timezone.localdate(at))
    contact.index_names()
    contact.stamp(by=by, at=at).save()
    if phones is not None:
        set_phones(contact, phones)
    after = {**snapshot(contact, FIELDS), str(_("电话")): [phone.masked for phone in contact.phones.all()]}
    record(events.CONTACT_CHANGED, target=contact, by=by, changes=changes_between(before, after))
    return contact


@transaction.atomic
def remove_contact(*, contact, by, at, reason):
    """Take a person out of the lists, kept with the reason. Raises `StillInUse` while a case is open."""
    contact = Contact.claim(contact.pk)
    if ServiceCase.objects.open().filter(contact=contact).exists():
        raise StillInUse(_("还有未办结的事项，办结后才能移除。"))
    contact.removed_at, contact.removed_by, contact.removed_reason = at, by, reason
    contact.stamp(by=by, at=at).save()
    record(events.CONTACT_REMOVED, target=contact, by=by, note=reason)
    return contact


@transaction.atomic
def note_reading(*, contact, by):
    """Note in the audit trail that somebody opened a person's page (personal data read)."""
    record(events.CONTACT_READ, target=contact, by=by)


def likenesses(*, user, name, village, phones=(), apart_from=None):
    """Contacts that may be the same person as one about to be registered, each with the reason."""
    known = Contact.objects.visible_to(user).current().exclude(pk=apart_from)
    found = {}
    for phone in ContactPhone.objects.filter(number__in=phones, contact__in=known).select_related(
        "contact__village"
    ):
        found[phone.contact_id] = Likeness(phone.contact, _("电话相同"))
    probe = Contact(name=name)
    probe.index_names()
    same_name = known.filter(pinyin=probe.pinyin, village=village).select_related("village")
    for contact in same_name[:5]:
        found.setdefault(contact.pk, Likeness(contact, _("同村同名")))
    return list(found.values())


def set_phones(contact, phones):
    """Make these stored numbers the phones of the contact, in this order."""
    contact.phones.all().delete()
    ContactPhone.objects.bulk_create(
        ContactPhone(contact=contact, number=number, reversed=number[::-1], order=order)
        for order, number in enumerate(dict.fromkeys(phones))
    )


def set_retention(contact, *, on):
    """Note the day on which the retention was set. Raises `RetentionOver` when it had ended by then."""
    if contact.retain_until < on:
        raise RetentionOver(_("保存期限不能早于今天。"), field="retain_until")
    contact.retention_set_on = on


def within_reach(user, village):
    """Raise `NoReach` when the account does not work in this village; what names none belongs to the whole town."""
    if village is None and not user.sees_all_villages:
        raise NoReach(_("请选择村（社区）；全镇的记录由统战办登记。"), field="village")
    if village is not None and not user.works_in(village.pk):
        raise NoReach(_("%(village)s不在您负责的范围内。") % {"village": village}, field="village")


def latest_of(contact):
    """The newest visits and cases of a person, for the page."""
    return (
        Visit.objects.current().filter(contact=contact).order_by("-visited_on", "-pk")[:10],
        ServiceCase.objects.current().filter(contact=contact).order_by("-opened_on", "-pk")[:10],
    )

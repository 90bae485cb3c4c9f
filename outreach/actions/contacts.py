"""Deeds about contacts."""

from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.db import transaction
from django.db.models import Q, TextField, Value
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.names import comparable
from hengl_uf.lib.text import HAS_HAN
from hengl_uf.places.reach import within_reach
from hengl_uf.web.last_word import insist
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.models import Contact, ContactPhone, ServiceCase

MOST_ALIKE = 20  # people looked at beside a form

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


class RetentionOver(DeedRefused):
    """A record cannot be kept until a day that has gone by."""


class WrongGrid(DeedRefused):
    """The grid is one of another village."""


class NoConsent(DeedRefused):
    """A record kept by consent needs the time of it and the version of the notice."""


@dataclass(frozen=True)
class Likeness:
    """A contact that may be the same person, and why, in words."""

    contact: Contact
    why: str


@transaction.atomic
def add_contact(*, by, at, phones=(), **fields):
    """Register a person; `phones` are stored numbers (`Phone.stored`).

    Raises `NoReach`, `WrongGrid`, `NoConsent`, `RetentionOver`.
    """
    contact = Contact(**fields)
    check(contact, by=by)
    set_retention(contact, on=timezone.localdate(at))
    contact.index_names()
    contact.stamp(by=by, at=at).save()
    set_phones(contact, phones)
    record(events.CONTACT_ADDED, target=contact, by=by)
    return contact


@transaction.atomic
def change_contact(*, contact, by, at, version=None, phones=None, **fields):
    """Change what is kept about a person. Raises `StaleEdit`, and what `add_contact` raises."""
    contact = Contact.claim(contact.pk, version)
    insist(contact.editable_by(by))
    before = {**snapshot(contact, FIELDS), str(_("电话")): [phone.masked for phone in contact.phones.all()]}
    kept_until = contact.retain_until
    for name, value in fields.items():
        setattr(contact, name, value)
    check(contact, by=by)
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
    insist(contact.editable_by(by))
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


def likenesses(*, user, name, village, phones=(), other_names=(), apart_from=None):
    """Contacts that may be the same person as one about to be registered, each with the reasons.

    Only people whom the account may see. A Chinese name counts within the village, in either script; a name in Latin
    letters of two words or more counts wherever it is. A romanised surname alone says nothing.
    """
    known = Contact.objects.visible_to(user).current().exclude(pk=apart_from)
    called = {comparable(one) for one in (name, *other_names)} - {""}
    by_phone = set()
    if phones:
        numbers = ContactPhone.objects.filter(number__in=phones, contact__in=known)
        by_phone = set(numbers.values_list("contact_id", flat=True)[:MOST_ALIKE])
    padded = known.annotate(words=Concat(Value(" "), "search_key", Value(" "), output_field=TextField()))
    found = padded.filter(Q(pk__in=by_phone) | spelled_like(called, village)).select_related("village")
    alike = []
    for contact in found.order_by("pinyin", "pk")[:MOST_ALIKE]:
        why = [_("电话相同")] if contact.pk in by_phone else []
        why += same_names(contact, name, called, village)
        alike += [Likeness(contact, _("、").join(why))] if why else []
    return sorted(alike, key=lambda one: one.contact.pk not in by_phone)


def spelled_like(called, village) -> Q:
    """Those whose stored key holds one of these names; whether it is the very name is told afterwards."""
    found = Q(pk__in=[])
    for one in called:
        all_words = reduce(and_, (Q(words__contains=f" {word} ") for word in one.split()))
        found |= all_words if is_full_romanisation(one) else Q(all_words, village=village)
    return found


def is_full_romanisation(name) -> bool:
    """Whether a name is in Latin letters and long enough to tell people apart."""
    return " " in name and not HAS_HAN.search(name)


def same_names(contact, name, called, village) -> list[str]:
    """In which way two people have a name in common."""
    theirs, typed = comparable(contact.name), comparable(name)
    near = village is not None and contact.village_id == village.pk
    if near and theirs == typed:
        return [_("同村同名") if contact.name == name else _("同村，姓名写法不同")]
    common = called & {theirs, *map(comparable, contact.other_names)}
    told = any(is_full_romanisation(one) or (near and HAS_HAN.search(one)) for one in common)
    return [_("别名或外文名相同")] if told else []


def check(contact, *, by):
    """The rules of a contact that need more than one of its fields."""
    within_reach(by, contact.village)
    if contact.grid and contact.grid.village_id != contact.village_id:
        raise WrongGrid(_("这个网格不在%(village)s。") % {"village": contact.village}, field="grid")
    by_consent = contact.legal_basis == Contact.LegalBasis.CONSENT
    if by_consent and not (contact.consented_at and contact.notice_version):
        raise NoConsent(_("依据为本人同意时，须先告知并取得同意。"), field="consented")


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

"""Deeds about the contacts at work of an enterprise. All are told in the history of the enterprise."""

from django.db import transaction
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import record
from hengl_uf.enterprises import events
from hengl_uf.enterprises.models import Enterprise, EnterpriseContact
from hengl_uf.web.last_word import NotYours, insist, told
from hengl_uf.web.refusals import DeedRefused


class ContactThere(DeedRefused):
    """The enterprise has this person for the same already."""


@transaction.atomic
def add_contact(*, enterprise, by, at, **fields) -> EnterpriseContact:
    """Note somebody at work whom the office may ring up; `phone` as stored. Raises `ContactThere`, `NotYours`."""
    contact = EnterpriseContact(enterprise=claimed(enterprise, by), **fields)
    keep(contact, by=by, at=at)
    tell(events.CONTACT_ADDED, contact, by, None, contact.as_line())
    return contact


@transaction.atomic
def change_contact(*, contact, by, at, version=None, **fields) -> EnterpriseContact:
    """Correct a contact. Raises `ContactThere`, `StaleEdit`, `NotYours`."""
    enterprise = claimed(contact.enterprise, by)
    contact = still_there(contact, version)
    contact.enterprise, before = enterprise, contact.as_line()
    for name, value in fields.items():
        setattr(contact, name, value)
    keep(contact, by=by, at=at)
    tell(events.CONTACT_CHANGED, contact, by, before, contact.as_line())
    return contact


@transaction.atomic
def remove_contact(*, contact, by, at, reason) -> EnterpriseContact:
    """Delete a contact: what the office no longer needs of a person it does not keep. Raises `NotYours`."""
    enterprise = claimed(contact.enterprise, by)
    contact = still_there(contact)
    contact.enterprise = enterprise
    tell(events.CONTACT_REMOVED, contact, by, contact.as_line(), None, note=reason)
    contact.delete()
    return contact


@transaction.atomic
def note_phone_read(*, contact, by):
    """Note in the audit trail that somebody read the whole number of a contact (personal data read)."""
    record(events.CONTACT_PHONE_READ, target=contact, by=by, note=str(contact.enterprise))


def claimed(enterprise, by) -> Enterprise:
    """The enterprise, locked, when this account may change it."""
    enterprise = Enterprise.claim(enterprise.pk)
    insist(enterprise.editable_by(by))
    return enterprise


def still_there(contact, version=None) -> EnterpriseContact:
    """The contact, locked. Raises `NotYours` when a colleague has removed it, `StaleEdit`."""
    try:
        return EnterpriseContact.claim(contact.pk, version)
    except EnterpriseContact.DoesNotExist:
        raise NotYours(_("这位联系人已经移除。")) from None


def keep(contact, *, by, at):
    """Save it; the database decides on doubles."""
    words = {"name": contact.name, "kind": contact.get_kind_display()}
    sentence = _("%(name)s已经登记为这家企业的%(kind)s。") % words
    with told(enterprise_contact_once=lambda: ContactThere(sentence, field="name")):
        contact.stamp(by=by, at=at).save()


def tell(event, contact, by, before, after, note=""):
    """Tell it in the history of the enterprise, numbers masked."""
    record(event, target=contact.enterprise, by=by, changes={_("联系人"): [before, after]}, note=note)

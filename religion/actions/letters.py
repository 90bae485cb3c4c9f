"""Deeds about documents (文书) of the registry: templates that it keeps, and documents made of its records."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.models import Attachment
from hengl_uf.audit.trail import record
from hengl_uf.documents import actions as documents
from hengl_uf.lib.dates import plain_date
from hengl_uf.places.reach import may_change
from hengl_uf.web.last_word import insist
from religion import letter_values
from religion.events import letters as events
from religion.events.filings import FILING_READ
from religion.events.sites import PHONE_READ
from religion.models import EventFiling, Hazard, Inspection, Site, SiteOfficer, SiteTemplate


def add_template(*, by, at, **fields) -> SiteTemplate:
    """Add a kind of document. Raises `NameTaken`, `WordsRefused`, `NotYours`."""
    return documents.add_template(model=SiteTemplate, event=events.LETTER_ADDED, by=by, at=at, **fields)


def change_template(*, template, by, at, version=None, **fields) -> SiteTemplate:
    """Change the words of a kind of document. Raises `NameTaken`, `WordsRefused`, `StaleEdit`, `NotYours`."""
    words = {"template": template, "version": version, **fields}
    return documents.change_template(event=events.LETTER_CHANGED, by=by, at=at, **words)


# --- Who may make which -------------------------------------------------------------------------------


def writable_by(record_of, user) -> Answer:
    """Whoever makes documents, of records of their villages."""
    return may_change(record_of, user, Permission.SITE_LETTER_VIEW)


def notice_by(hazard, user) -> Answer:
    """A notice asks to put something right: of a hazard that is open."""
    if not hazard.is_open:
        return Denied(_("隐患已经销号，不用再发整改通知书。"))
    return writable_by(hazard, user)


def inspection_by(inspection, user) -> Answer:
    """A record is made of an inspection that is finished."""
    if not inspection.is_finished:
        return Denied(_("巡查还没有完成，完成后才能出具检查记录表。"))
    return writable_by(inspection, user)


# --- Making them --------------------------------------------------------------------------------------


@transaction.atomic
def make_notice(*, hazard, template, by, at) -> Attachment:
    """Make the notice of a hazard. Raises `NotYours`, `OutOfUse`, `TemplateRefused`, `FileRefused`."""
    hazard = Hazard.claim(hazard.pk)
    insist(notice_by(hazard, by))
    values = letter_values.values_of_notice(hazard, on=timezone.localdate(at))
    called = f"{hazard.site.name} {plain_date(hazard.found_on)}"
    return lay(hazard, template, values, called, by=by, at=at)


@transaction.atomic
def make_site_file(*, site, template, by, at) -> Attachment:
    """Make the file of a site. Raises `NotYours`, `OutOfUse`, `TemplateRefused`, `FileRefused`."""
    site = Site.claim(site.pk)
    insist(writable_by(site, by))
    values = letter_values.values_of_site(site, on=timezone.localdate(at))
    return lay(site, template, values, site.name, by=by, at=at)


@transaction.atomic
def make_inspection_record(*, inspection, template, by, at) -> Attachment:
    """Make the record of an inspection. Raises `NotYours`, `OutOfUse`, `TemplateRefused`, `FileRefused`."""
    inspection = Inspection.claim(inspection.pk)
    insist(inspection_by(inspection, by))
    values = letter_values.values_of_inspection(inspection, on=timezone.localdate(at))
    called = f"{inspection.site.name} {plain_date(inspection.inspected_on)}"
    return lay(inspection, template, values, called, by=by, at=at)


@transaction.atomic
def make_filing_form(*, filing, template, by, at) -> Attachment:
    """Make the form of a filed event. Raises `NotYours`, `OutOfUse`, `TemplateRefused`, `FileRefused`."""
    filing = EventFiling.claim(filing.pk)
    insist(writable_by(filing, by))
    values = letter_values.values_of_filing(filing, on=timezone.localdate(at))
    return lay(filing, template, values, filing.title, by=by, at=at)


def lay(owner, template, values, called, *, by, at) -> Attachment:
    """Lay the document to the files of its record, and tell it there once."""
    name = f"{template.name} {called}"[:100]
    made = documents.make_document(owner=owner, template=template, values=values, name=name, by=by, at=at)
    if made.created_at == at:
        record(events.LETTER_MADE, target=owner, by=by, note=template.name)
    return made


# --- Phones are read with the words ---------------------------------------------------------------------


@transaction.atomic
def note_site_reading(*, site, on, by) -> None:
    """Note that somebody has the phones of those who keep a site before them, if any is known."""
    terms = (
        SiteOfficer.objects.running(on).filter(office__site=site).exclude(phone="").select_related("office")
    )
    names = [str(term) for term in terms]
    if site.village_phone:
        names.append(site.village_keeper or _("村级责任人"))
    if names:
        record(PHONE_READ, target=site, by=by, note=_("、").join(names))


@transaction.atomic
def note_filing_reading(*, filing, by) -> None:
    """Note that somebody has the name and phone of a contact before them, if known."""
    if filing.contact_name or filing.contact_phone:
        record(FILING_READ, target=filing, by=by)

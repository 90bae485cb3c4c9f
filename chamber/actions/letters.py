"""Deeds about documents (文书) of the chamber: templates that it keeps, and documents made of its records."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber import letters
from chamber.events import mediation as events
from chamber.models import ChamberTemplate, MediationCase, Membership, Pledge
from hengl_uf.access.answers import Answer, Denied
from hengl_uf.attachments.models import Attachment
from hengl_uf.audit.trail import record
from hengl_uf.documents import actions as documents
from hengl_uf.web.last_word import insist


def add_template(*, by, at, **fields) -> ChamberTemplate:
    """Add a kind of document. Raises `NameTaken`, `WordsRefused`, `NotYours`."""
    return documents.add_template(model=ChamberTemplate, event=events.LETTER_ADDED, by=by, at=at, **fields)


def change_template(*, template, by, at, version=None, **fields) -> ChamberTemplate:
    """Change the words of a kind of document. Raises `NameTaken`, `WordsRefused`, `StaleEdit`, `NotYours`."""
    words = {"template": template, "version": version, **fields}
    return documents.change_template(event=events.LETTER_CHANGED, by=by, at=at, **words)


@transaction.atomic
def make_mediation_letter(*, case, template, by, at) -> Attachment:
    """Make a document of a mediation case. Raises `NotYours`, `OutOfUse`, `TemplateRefused`, `FileRefused`."""
    case = MediationCase.claim(case.pk)
    insist(case.editable_by(by))
    values = letters.values_of_mediation(case, on=timezone.localdate(at))
    return lay(case, template, values, case.number, by=by, at=at)


@transaction.atomic
def make_thanks(*, pledge, template, by, at) -> Attachment:
    """Make a letter of thanks of a pledge. Raises `NotYours`, `OutOfUse`, `TemplateRefused`, `FileRefused`."""
    pledge = Pledge.claim(pledge.pk)
    insist(pledge.editable_by(by))
    values = letters.values_of_thanks(pledge, on=timezone.localdate(at))
    return lay(pledge, template, values, pledge.donor, by=by, at=at)


@transaction.atomic
def make_certificate(*, membership, template, by, at) -> Attachment:
    """Make the certificate of a member. Raises `NotYours`, `OutOfUse`, `TemplateRefused`, `FileRefused`."""
    membership = Membership.claim(membership.pk)
    insist(certifiable_by(membership, by))
    values = letters.values_of_certificate(membership, on=timezone.localdate(at))
    return lay(membership, template, values, membership.member_no, by=by, at=at)


def certifiable_by(membership, user) -> Answer:
    """Who may make its certificate: a certificate is that of a member."""
    if membership.status != Membership.Status.MEMBER:
        return Denied(_("成为会员、有了会员编号，才能出具会员证书。"))
    return membership.editable_by(user)


def lay(owner, template, values, called, *, by, at) -> Attachment:
    """Lay the document to the files of its record, and tell it there once."""
    name = f"{template.name} {called}"
    made = documents.make_document(owner=owner, template=template, values=values, name=name, by=by, at=at)
    if made.created_at == at:
        record(events.LETTER_MADE, target=owner, by=by, note=template.name)
    return made

"""Adding files to records and taking them away. Both are told in the record's own history."""

from dataclasses import fields

from django.db import transaction
from django.utils.translation import gettext as _

from hengl_uf.access.answers import Answer, Denied, may
from hengl_uf.attachments import events, refusals, store
from hengl_uf.attachments.models import Attachment
from hengl_uf.attachments.receiving import Received, receive
from hengl_uf.audit.trail import record
from hengl_uf.web.last_word import told

MAX_PER_RECORD = 30  # of one that does not state another number as its `most_files`


def may_change(user, owner) -> Answer:
    """Whether this person may add files to this record and remove them: who may edit it may."""
    if getattr(owner, "is_removed", False):
        return Denied(str(refusals.OwnerRemoved()))
    answer = may(user, owner.edit_permission)
    return owner.editable_by(user) if answer and hasattr(owner, "editable_by") else answer


@transaction.atomic
def attach(*, owner, upload, by, at, caption="", position="") -> Attachment:
    """Add one file to a record: an upload, or what `receive` made of it.

    The same content twice in the same position of a record is one file: the one that is there comes back.
    Raises `FileRefused` and its kinds, each with a sentence that names the file.
    """
    received = upload if isinstance(upload, Received) else receive(upload)
    claim_owner(owner)
    there = Attachment.objects.about(owner)
    same = there.filter(sha256=received.sha256, position=position).first()
    if same:
        return same
    if there.count() >= most_files(owner):
        raise refusals.TooMany(there=there.count(), chosen=1, limit=most_files(owner))
    if not store.hold(received.sha256):
        raise refusals.Gone(received.name)
    attachment = Attachment(
        owner_type=owner._meta.label_lower,
        owner_id=owner.pk,
        village_id=getattr(owner, "village_id", None),
        caption=caption,
        position=position,
        **received.fields(),
    )
    attachment.stamp(by=by, at=at).save()
    record(events.ATTACHED, target=owner, by=by, changes={_("附件"): [None, attachment.name]}, note=caption)
    return attachment


@transaction.atomic
def attach_all(*, owner, uploads, by, at, caption="", position="") -> list[Attachment]:
    """Add several files to a record, all or none. Raises like `attach`; `TooMany` counts all of them."""
    claim_owner(owner)
    there = Attachment.objects.about(owner).count()
    if there + len(uploads) > most_files(owner):
        raise refusals.TooMany(there=there, chosen=len(uploads), limit=most_files(owner))
    return [
        attach(owner=owner, upload=upload, by=by, at=at, caption=caption, position=position)
        for upload in uploads
    ]


@transaction.atomic
def copy(*, attachment, owner, by, at, position="") -> Attachment:
    """Add to a record a file that another one has: the same content under the same name. Raises like `attach`."""
    received = Received(
        **{field.name: getattr(attachment, field.name) for field in fields(Received)},
    )
    return attach(owner=owner, upload=received, caption=attachment.caption, position=position, by=by, at=at)


@transaction.atomic
def move(*, attachment, position, by, at) -> Attachment:
    """Put a file under another position of its record; the deed that does it writes the entry."""
    claim_owner(attachment.owner)
    attachment = Attachment.claim(attachment.pk)
    attachment.position = position
    attachment.stamp(by=by, at=at).save()
    return attachment


@transaction.atomic
def remove(*, attachment, reason, by, at) -> Attachment:
    """Take a file away. Row and content are kept and shown to nobody. Raises `AlreadyRemoved`, `Proof`."""
    claim_owner(attachment.owner)
    attachment = Attachment.claim(attachment.pk)
    if attachment.is_removed:
        raise refusals.AlreadyRemoved(attachment)
    attachment.removed_at, attachment.removed_by, attachment.removed_reason = at, by, reason
    with told(attachment_proof_stands=lambda: refusals.Proof(attachment)):
        attachment.stamp(by=by, at=at).save()
    record(
        events.REMOVED,
        target=attachment.owner,
        by=by,
        changes={_("附件"): [attachment.name, None]},
        note=reason,
    )
    return attachment


def most_files(owner) -> int:
    """How many files a record may have."""
    return getattr(owner, "most_files", MAX_PER_RECORD)


def claim_owner(owner):
    """Lock the record, so that its files are counted by one at a time. Raises `OwnerRemoved`."""
    current = type(owner)._default_manager.select_for_update(no_key=True).get(pk=owner.pk)
    if getattr(current, "is_removed", False):
        raise refusals.OwnerRemoved

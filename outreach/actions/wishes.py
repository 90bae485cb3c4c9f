"""Deeds about wishes: added, published, claimed by one, released, fulfilled with proof, thanked."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.attachments.actions import attach_all
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.numbering.actions import Series, next_number
from hengl_uf.places.reach import within_reach
from hengl_uf.web.last_word import insist
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.models import Wish

FIELDS = ("title", "detail", "wished_for", "needed_on", "village", "staff", "activity")
PROOF = "proof"  # the position of the files that prove that a wish was fulfilled
Status = Wish.Status


class ClaimedAlready(DeedRefused):
    """Somebody else was quicker; the sentence says who."""


class ClaimedByOne(DeedRefused):
    """A wish is claimed by an association, an enterprise or a volunteer: by just one."""


class OnlyDetail(DeedRefused):
    """Once claimed, a wish stays what the claimant was told; only its explanation may grow."""


class FulfilledLater(DeedRefused):
    """A wish was fulfilled on a day that has come."""


class NoProof(DeedRefused):
    """That a wish was fulfilled is proved by a file."""


def wish_series():
    """The numbers of wishes: the office's own, not an official format."""
    return Series("outreach.wish", settings.WISH_NUMBER_TEMPLATE)


@transaction.atomic
def add_wish(*, by, at, publish=False, **fields) -> Wish:
    """Write down a wish, and publish it at once if asked to. Raises `NoReach`."""
    wish = Wish(**fields)
    within_reach(by, wish.village)
    wish.number = next_number(series=wish_series(), on=timezone.localdate(at))
    wish.stamp(by=by, at=at).save()
    record(events.WISH_ADDED, target=wish, by=by)
    return publish_wish(wish=wish, by=by, at=at) if publish else wish


@transaction.atomic
def change_wish(*, wish, by, at, version=None, **fields) -> Wish:
    """Correct a wish. Raises `OnlyDetail` once it is claimed, `NoReach`, `NotYours`, `StaleEdit`."""
    wish = Wish.claim(wish.pk, version)
    insist(wish.editable_by(by))
    before = snapshot(wish, FIELDS)
    for name, value in fields.items():
        setattr(wish, name, value)
    within_reach(by, wish.village)
    changes = changes_between(before, snapshot(wish, FIELDS))
    if wish.is_claimed and set(changes) - {str(Wish._meta.get_field("detail").verbose_name)}:
        raise OnlyDetail(_("心愿已被认领，只能补充说明。要改别的，请先退回待认领。"))
    wish.stamp(by=by, at=at).save()
    record(events.WISH_CHANGED, target=wish, by=by, changes=changes)
    return wish


@transaction.atomic
def publish_wish(*, wish, by, at) -> Wish:
    """Let a draft be claimed. Raises `NotYours`."""
    wish = Wish.claim(wish.pk)
    insist(wish.publishable_by(by))
    wish.status, wish.published_on = Status.PUBLISHED, timezone.localdate(at)
    wish.stamp(by=by, at=at).save()
    record(events.WISH_PUBLISHED, target=wish, by=by)
    return wish


@transaction.atomic
def claim_wish(*, wish, by, at, association=None, enterprise=None, volunteer="") -> Wish:
    """Write down who will fulfil it. Two in the same second: one claims it, the other is told who was quicker.

    Raises `ClaimedAlready`, `ClaimedByOne`.
    """
    if sum(map(bool, (association, enterprise, volunteer))) != 1:
        raise ClaimedByOne(_("请在社团、企业、志愿者中只填一个。"), field="association")
    wish = Wish.claim(wish.pk)
    answer = wish.claimable_by(by)
    if not answer:
        raise ClaimedAlready(answer.reason)
    wish.claimed_association, wish.claimed_enterprise = association, enterprise
    wish.claimed_volunteer = volunteer
    wish.claimed_at, wish.claimed_by, wish.status = at, by, Status.CLAIMED
    wish.stamp(by=by, at=at).save()
    record(events.WISH_CLAIMED, target=wish, by=by, note=wish.claimant)
    return wish


@transaction.atomic
def release_wish(*, wish, by, at, reason) -> Wish:
    """Let it be claimed by somebody else: whoever claimed it withdrew. Raises `NotYours`."""
    wish = Wish.claim(wish.pk)
    insist(wish.releasable_by(by))
    words = _("%(who)s退回：%(reason)s") % {"who": wish.claimant, "reason": reason}
    wish.claimed_association = wish.claimed_enterprise = wish.claimed_at = wish.claimed_by = None
    wish.claimed_volunteer, wish.status = "", Status.PUBLISHED
    wish.stamp(by=by, at=at).save()
    record(events.WISH_RELEASED, target=wish, by=by, note=words)
    return wish


@transaction.atomic
def fulfil_wish(*, wish, by, at, on, note, uploads) -> Wish:
    """Write down that it was fulfilled, on which day, how, and with its proof.

    Raises `FulfilledLater`, `NoProof`, `NotYours`.
    """
    wish = Wish.claim(wish.pk)
    insist(wish.fulfillable_by(by))
    if on > timezone.localdate(at):
        raise FulfilledLater(_("实现日期不能晚于今天。"), field="fulfilled_on")
    if not uploads:
        raise NoProof(_("请添加至少一张照片或一份文件作为凭证。"), field="proof")
    wish.fulfilled_on, wish.fulfilled_by, wish.fulfilled_note = on, by, note
    wish.status = Status.FULFILLED
    wish.stamp(by=by, at=at).save()
    record(events.WISH_FULFILLED, target=wish, by=by, note=note)
    attach_all(owner=wish, uploads=uploads, by=by, at=at, position=PROOF)
    return wish


@transaction.atomic
def thank_wish(*, wish, by, at, thanks) -> Wish:
    """Write down how whoever fulfilled it was thanked. Raises `NotYours`."""
    wish = Wish.claim(wish.pk)
    insist(wish.thankable_by(by))
    wish.thanked_on, wish.thanked_by, wish.thanks = timezone.localdate(at), by, thanks
    wish.status = Status.THANKED
    wish.stamp(by=by, at=at).save()
    record(events.WISH_THANKED, target=wish, by=by, note=thanks)
    return wish


@transaction.atomic
def remove_wish(*, wish, by, at, reason) -> Wish:
    """Take a wish out of lists and figures, kept with the reason; not one that is claimed. Raises `NotYours`."""
    wish = Wish.claim(wish.pk)
    insist(wish.removable_by(by))
    wish.removed_at, wish.removed_by, wish.removed_reason = at, by, reason
    wish.stamp(by=by, at=at).save()
    record(events.WISH_REMOVED, target=wish, by=by, note=reason)
    return wish

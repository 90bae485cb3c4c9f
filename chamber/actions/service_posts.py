"""Deeds about posts of members in enterprises: set up, corrected, ended, taken up again, removed."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.party_days import NoSuchNumber, happened, there_then
from chamber.events import party_work as events
from chamber.models import ServicePost
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("kind", "name", "enterprise", "organisation", "set_on", "people", "duty")
MOST_PEOPLE = 32_767  # what the column holds


class PostTaken(DeedRefused):
    """An enterprise has one post of a kind and name at a time."""


class EndedThen(DeedRefused):
    """A post ends between its first day and today."""


@transaction.atomic
def set_up_post(*, by, at, **fields) -> ServicePost:
    """Set up a post in an enterprise. Raises `PostTaken`, `NotYet`, `NotThereThen`, `NoSuchNumber`, `NotYours`."""
    post = ServicePost(**fields)
    insist(post.editable_by(by))
    check(post, on=timezone.localdate(at))
    keep(post, by=by, at=at)
    record(events.SERVICE_POST_ADDED, target=post, by=by)
    return post


@transaction.atomic
def change_post(*, post, by, at, version=None, **fields) -> ServicePost:
    """Correct a post. Raises what `set_up_post` raises, `EndedThen`, `StaleEdit`."""
    post = ServicePost.claim(post.pk, version)
    insist(post.editable_by(by))
    before = snapshot(post, FIELDS)
    for name, value in fields.items():
        setattr(post, name, value)
    check(post, on=timezone.localdate(at))
    if post.ended_on and post.ended_on < post.set_on:
        words = {"day": plain_date(post.ended_on)}
        raise EndedThen(_("岗位已在 %(day)s 撤销，设立日期不能更晚。") % words, field="set_on")
    keep(post, by=by, at=at)
    changes = changes_between(before, snapshot(post, FIELDS))
    record(events.SERVICE_POST_CHANGED, target=post, by=by, changes=changes)
    return post


@transaction.atomic
def end_post(*, post, by, at, ended_on: date, note="") -> ServicePost:
    """Note that a post is there no more. Raises `EndedThen`, `NotYours`."""
    post = ServicePost.claim(post.pk)
    insist(post.endable_by(by))
    if not post.set_on <= ended_on <= timezone.localdate(at):
        words = {"day": plain_date(post.set_on)}
        raise EndedThen(_("撤销日期要在 %(day)s 到今天之间。") % words, field="ended_on")
    post.ended_on = ended_on
    post.stamp(by=by, at=at).save()
    changes = {_("撤销日期"): [None, plain_date(ended_on)]}
    record(events.SERVICE_POST_ENDED, target=post, by=by, changes=changes, note=note)
    return post


@transaction.atomic
def restore_post(*, post, by, at) -> ServicePost:
    """Take back that a post has ended. Raises `PostTaken`, `NotYours`."""
    post = ServicePost.claim(post.pk)
    insist(post.restorable_by(by))
    changes = {_("撤销日期"): [plain_date(post.ended_on), None]}
    post.ended_on = None
    keep(post, by=by, at=at)
    record(events.SERVICE_POST_RESTORED, target=post, by=by, changes=changes)
    return post


@transaction.atomic
def remove_post(*, post, by, at, reason) -> ServicePost:
    """Take a post out of lists, kept with the reason. Raises `NotYours`."""
    post = ServicePost.claim(post.pk)
    insist(post.editable_by(by))
    post.removed_at, post.removed_by, post.removed_reason = at, by, reason
    post.stamp(by=by, at=at).save()
    record(events.SERVICE_POST_REMOVED, target=post, by=by, note=reason)
    return post


def check(post, *, on):
    """The rules of a post that need more than its own fields."""
    happened(post.set_on, on=on, field="set_on")
    if not 0 < post.people <= MOST_PEOPLE:
        raise NoSuchNumber(_("岗位上至少要有 1 名党员，请核对人数。"), field="people")
    if post.organisation:
        there_then(post.organisation, post.set_on)


def keep(post, *, by, at):
    """Save it; a second post of the same kind and name is refused in a sentence."""
    words = {"enterprise": post.enterprise, "kind": post.get_kind_display(), "name": post.name}
    with told(
        service_post_once=lambda: PostTaken(
            _("“%(enterprise)s”已经有名为“%(name)s”的%(kind)s。") % words, field="name"
        )
    ):
        post.stamp(by=by, at=at).save()

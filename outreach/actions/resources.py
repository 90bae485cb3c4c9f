"""Deeds about what associations share: offered, corrected, used, removed."""

from django.db import transaction
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import plain_date
from hengl_uf.places.reach import within_reach
from hengl_uf.web.last_word import insist
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.models import Association, ResourceUse, SharedResource

FIELDS = ("association", "kind", "name", "village", "place", "offered_from", "offered_until", "terms")


class AssociationGone(DeedRefused):
    """The association was removed meanwhile."""


class OfferEndsBeforeStart(DeedRefused):
    """What is offered until a day is offered from an earlier one."""


class NotOffered(DeedRefused):
    """The resource is not offered on that day."""


class UsedByNobody(DeedRefused):
    """An association or a village must have used it."""


class TwiceADay(DeedRefused):
    """A room that is used on that day already: it is asked whether both are meant."""


@transaction.atomic
def add_resource(*, by, at, **fields) -> SharedResource:
    """Note what an association shares. Raises `OfferEndsBeforeStart`, `AssociationGone`, `NoReach`."""
    resource = SharedResource(**fields)
    keep(resource, by=by, at=at)
    record(events.RESOURCE_ADDED, target=resource, by=by)
    return resource


@transaction.atomic
def change_resource(*, resource, by, at, version=None, **fields) -> SharedResource:
    """Correct what is shared. Raises also `StaleEdit`, `NotYours`."""
    resource = SharedResource.claim(resource.pk, version)
    insist(resource.editable_by(by))
    before = snapshot(resource, FIELDS)
    for name, value in fields.items():
        setattr(resource, name, value)
    keep(resource, by=by, at=at)
    changes = changes_between(before, snapshot(resource, FIELDS))
    record(events.RESOURCE_CHANGED, target=resource, by=by, changes=changes)
    return resource


@transaction.atomic
def remove_resource(*, resource, by, at, reason) -> SharedResource:
    """Take it out of the lists, kept with the reason and its uses. Raises `NotYours`."""
    resource = SharedResource.claim(resource.pk)
    insist(resource.editable_by(by))
    resource.removed_at, resource.removed_by, resource.removed_reason = at, by, reason
    resource.stamp(by=by, at=at).save()
    record(events.RESOURCE_REMOVED, target=resource, by=by, note=reason)
    return resource


@transaction.atomic
def use_resource(*, resource, by, at, used_on, what, association=None, village=None, anyway=False):
    """Note a use. Returns the resource. A room twice on one day only with `anyway`.

    Raises `NotOffered`, `UsedByNobody`, `TwiceADay`, `NotYours`.
    """
    resource = SharedResource.claim(resource.pk)
    insist(resource.editable_by(by))
    if association is None and village is None:
        raise UsedByNobody(_("请填写使用的社团，或选择使用的村（社区）。"), field="association")
    if not resource.is_offered(used_on):
        raise NotOffered(_("这项资源的可用时间是：%(days)s。") % {"days": resource.days}, field="used_on")
    same_day = resource.uses.filter(used_on=used_on).first()
    if same_day and resource.kind == SharedResource.Kind.ROOM and not anyway:
        words = {"day": plain_date(used_on), "what": same_day.what}
        sentence = _("这个场地 %(day)s 已登记用于“%(what)s”。确实用了两次，请勾选后再提交。")
        raise TwiceADay(sentence % words, field="anyway")
    use = ResourceUse(resource=resource, association=association, village=village, used_on=used_on, what=what)
    use.stamp(by=by, at=at).save()
    record(events.RESOURCE_USED, target=resource, by=by, changes={plain_date(used_on): [None, what]})
    return resource


def keep(resource, *, by, at):
    """Save it by its rules. The association stays as long as it shares something, so it is locked."""
    within_reach(by, resource.village)
    if Association.claim(resource.association_id).is_removed:
        raise AssociationGone(_("这个社团已移除。"), field="association")
    if resource.offered_from and resource.offered_until and resource.offered_until < resource.offered_from:
        raise OfferEndsBeforeStart(_("可用至不能早于可用起。"), field="offered_until")
    resource.stamp(by=by, at=at).save()

"""Deeds about policies: noted, corrected, removed; enterprises told of them, and what they read."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chamber.events import services as events
from chamber.models import Policy, PolicyNotice
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.enterprises.models import Enterprise, Industry
from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR
from hengl_uf.web.last_word import NotYours, insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = (
    "title",
    "issuer",
    "document_no",
    "issued_on",
    "valid_from",
    "valid_until",
    "sizes",
    "summary",
    "how",
    "link",
)
Size = Enterprise.Size


class EndsBeforeStart(DeedRefused):
    """A policy ends on its first day or later, in a year that we keep records of."""


class UnknownSize(DeedRefused):
    """The size of an enterprise is one of four."""


class NobodyToTell(DeedRefused):
    """None of the chosen enterprises is there to be told."""


class WasRead(DeedRefused):
    """An enterprise that said that it read a policy was told of it."""


@transaction.atomic
def add_policy(*, by, at, industries=(), **fields) -> Policy:
    """Note a policy. Raises `EndsBeforeStart`, `UnknownSize`, `NotYours`."""
    insist(by.may(Policy.edit_permission))
    policy = Policy(**fields)
    check(policy)
    keep(policy, by=by, at=at)
    policy.industries.set(industries)
    record(events.POLICY_ADDED, target=policy, by=by)
    return policy


@transaction.atomic
def change_policy(*, policy, by, at, version=None, industries=None, **fields) -> Policy:
    """Correct a policy. Raises `EndsBeforeStart`, `UnknownSize`, `StaleEdit`, `NotYours`."""
    policy = Policy.claim(policy.pk, version)
    insist(policy.editable_by(by))
    before = words_of(policy)
    for name, value in fields.items():
        setattr(policy, name, value)
    check(policy)
    keep(policy, by=by, at=at)
    if industries is not None:
        policy.industries.set(industries)
    record(events.POLICY_CHANGED, target=policy, by=by, changes=changes_between(before, words_of(policy)))
    return policy


@transaction.atomic
def remove_policy(*, policy, by, at, reason) -> Policy:
    """Take a policy out of lists; its links then lead nowhere. Raises `NotYours`."""
    policy = Policy.claim(policy.pk)
    insist(policy.editable_by(by))
    policy.removed_at, policy.removed_by, policy.removed_reason = at, by, reason
    policy.stamp(by=by, at=at).save()
    record(events.POLICY_REMOVED, target=policy, by=by, note=reason)
    return policy


@transaction.atomic
def tell_policy(*, policy, by, at, enterprises, how=PolicyNotice.How.LINK) -> list[PolicyNotice]:
    """Note that these enterprises were told of a policy; who was told before stays as it is. Returns what is new.

    Raises `NobodyToTell`, `NotYours`.
    """
    policy = Policy.claim(policy.pk)  # two clerks at once wait here for each other: nobody is told twice
    insist(policy.editable_by(by))
    wanted = list(dict.fromkeys(enterprises))
    if not wanted:
        raise NobodyToTell(_("请先选择要告知的企业。"))
    if how not in PolicyNotice.How.values:
        raise NobodyToTell(_("请选择告知方式。"), field="how")
    there = set(policy.notices.filter(enterprise__in=wanted).values_list("enterprise", flat=True))
    made = PolicyNotice.objects.bulk_create(
        PolicyNotice(policy=policy, enterprise=one, how=how, told_at=at, told_by=by)
        for one in wanted
        if one.pk not in there and not one.is_removed
    )
    if made:
        names = _("、").join(str(one.enterprise) for one in made)
        changes = {_("告知企业"): [None, names], _("告知方式"): [None, str(PolicyNotice.How(how).label)]}
        record(events.POLICY_TOLD, target=policy, by=by, changes=changes)
    return made


@transaction.atomic
def take_back_notice(*, notice, by, at) -> Policy:
    """Take back that an enterprise was told, when it was noted by mistake. Raises `WasRead`, `NotYours`."""
    policy = Policy.claim(notice.policy_id)
    insist(policy.editable_by(by))
    found = PolicyNotice.objects.select_for_update(no_key=True).filter(pk=notice.pk).first()
    if found is None:
        raise NotYours(_("这条告知已经撤回。"))
    if found.read_at:
        raise WasRead(_("企业已经阅知，不能撤回。"))
    record(events.POLICY_TOLD_BACK, target=policy, by=by, note=str(found.enterprise))
    found.delete()
    return policy


@transaction.atomic
def mark_read(*, notice, at: datetime) -> PolicyNotice:
    """Note that an enterprise read a policy, through its own link; the first time counts. Raises `NotYours`."""
    notice = PolicyNotice.claim(notice.pk)
    if notice.policy.is_removed:
        raise NotYours(_("这项政策已经移除。"))
    if notice.read_at is None:
        notice.read_at = max(at, notice.told_at)
        notice.version += 1
        notice.save(update_fields=["read_at", "version"])
        record(events.POLICY_READ, target=notice.policy, by=None, note=str(notice.enterprise))
    return notice


def check(policy):
    """The rules of a policy's days and sizes."""
    if not FIRST_YEAR <= policy.valid_from.year <= LAST_YEAR:
        raise EndsBeforeStart(_("请核对生效日期的年份。"), field="valid_from")
    if policy.valid_until and policy.valid_until < policy.valid_from:
        raise ends_before_start()
    if policy.valid_until and policy.valid_until.year > LAST_YEAR:
        raise EndsBeforeStart(_("请核对失效日期的年份。"), field="valid_until")
    if not set(policy.sizes) <= set(Size.values):
        raise UnknownSize(_("请从大型、中型、小型、微型中选择。"), field="sizes")


def ends_before_start() -> EndsBeforeStart:
    """The refusal of a policy that ends before it begins."""
    return EndsBeforeStart(_("失效日期不能早于生效日期。"), field="valid_until")


def keep(policy, *, by, at):
    """Save it; what the database refuses is told in the same sentence."""
    with told(policy_ends_after_start=ends_before_start):
        policy.stamp(by=by, at=at).save()


def words_of(policy) -> dict:
    """A policy as history compares it: sizes and industries in words."""
    words = snapshot(policy, FIELDS)
    words[str(Policy._meta.get_field("sizes").verbose_name)] = [str(Size(one).label) for one in policy.sizes]
    names = Industry.objects.filter(pk__in=policy.industries.values("pk")).order_by("order", "pk")
    label = str(Policy._meta.get_field("industries").verbose_name)
    return words | {label: list(names.values_list("name", flat=True))}

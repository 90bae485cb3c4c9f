"""Deeds about the enterprises that Party organisations cover: of each enterprise one organisation."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.events import party as events
from chamber.models import Covered, PartyOrganisation
from hengl_uf.audit.trail import record
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused


class CoveredElsewhere(DeedRefused):
    """Another organisation covers the enterprise."""


class CoveredBefore(DeedRefused):
    """An enterprise is covered from a day on that has come, and that its organisation has lived to see."""


@transaction.atomic
def cover_enterprise(*, organisation, enterprise, by, at, since, move=False) -> Covered:
    """Note that an organisation covers an enterprise. With `move` it comes over from the one that covered it.

    Raises `CoveredElsewhere`, which names that one, `CoveredBefore`, `NotYours`.
    """
    organisation = PartyOrganisation.claim(organisation.pk)
    insist(organisation.workable_by(by))
    return cover(organisation, enterprise, by=by, at=at, since=since, move=move)


def cover(organisation, enterprise, *, by, at, since, move) -> Covered:
    """As `cover_enterprise`, of an organisation that is locked or new."""
    if since > timezone.localdate(at):
        raise CoveredBefore(_("日期不能晚于今天。"), field="since")
    if since < organisation.founded_on:
        raise CoveredBefore(_("覆盖不能早于党组织成立。"), field="since")
    before = Covered.objects.select_related("organisation").filter(enterprise=enterprise).first()
    if before and move and before.organisation_id != organisation.pk:
        uncover(before, by=by)
    one = Covered(organisation=organisation, enterprise=enterprise, since=since)
    with told(covered_by_one=lambda: covered_elsewhere(organisation, enterprise)):
        one.stamp(by=by, at=at).save()
    changes = {_("覆盖企业"): [None, str(enterprise)]}
    record(events.ENTERPRISE_COVERED, target=organisation, by=by, changes=changes)
    return one


@transaction.atomic
def uncover_enterprise(*, covered, by, at, reason="") -> PartyOrganisation:
    """Note that an organisation no longer covers an enterprise. Raises `NotYours`."""
    organisation = PartyOrganisation.claim(covered.organisation_id)
    insist(organisation.workable_by(by))
    uncover(covered, by=by, reason=reason)
    return organisation


def uncover(covered, *, by, reason=""):
    """Take the row away; the history of its organisation keeps it."""
    changes = {_("覆盖企业"): [str(covered.enterprise), None]}
    record(events.ENTERPRISE_LEFT, target=covered.organisation, by=by, changes=changes, note=reason)
    covered.delete()


def covered_elsewhere(organisation, enterprise) -> CoveredElsewhere:
    """The refusal that names the organisation which covers the enterprise."""
    now = Covered.objects.select_related("organisation").get(enterprise=enterprise).organisation
    if now == organisation:
        return CoveredElsewhere(_("这家企业已由这个党组织覆盖。"), field="enterprise")
    words = _("这家企业由“%(name)s”覆盖。要转过来，请勾选“从原来的党组织转来”。") % {"name": now}
    return CoveredElsewhere(words, field="enterprise")

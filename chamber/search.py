"""What the one search box finds in the chamber."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chamber.models import Event, MediationCase, PartyOrganisation, Policy
from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date
from hengl_uf.search.sources import Hit, Source


def find_organisations(user, words, limit):
    """Party organisations by name or its sound."""
    found = PartyOrganisation.objects.visible_to(user).current().matching(words).in_name_order()
    return [Hit(one.name, str(one.get_kind_display()), one.get_absolute_url()) for one in found[:limit]]


def find_events(user, words, limit):
    """Events by title."""
    found = (
        Event.objects.visible_to(user).current().filter(title__icontains=words).order_by("-held_on", "-pk")
    )
    return [Hit(one.title, full_date(one.held_on), one.get_absolute_url()) for one in found[:limit]]


def find_policies(user, words, limit):
    """Policies by title or document number."""
    found = Policy.objects.visible_to(user).current()
    found = found.filter(Q(title__icontains=words) | Q(document_no__icontains=words)).order_by(
        "-valid_from", "-pk"
    )
    return [Hit(one.title, one.issuer, one.get_absolute_url()) for one in found[:limit]]


def find_mediations(user, words, limit):
    """Mediation cases by number or title; who the parties are is not searched."""
    found = MediationCase.objects.visible_to(user).current()
    found = found.filter(Q(number__icontains=words) | Q(title__icontains=words)).order_by(
        "-accepted_on", "-pk"
    )
    return [Hit(one.title, one.number, one.get_absolute_url()) for one in found[:limit]]


SOURCES = (
    Source("chamber.organisation", _("党组织"), Permission.PARTY_VIEW, find_organisations),
    Source("chamber.event", _("商会活动"), Permission.EVENT_VIEW, find_events),
    Source("chamber.policy", _("惠企政策"), Permission.POLICY_VIEW, find_policies),
    Source("chamber.mediation", _("调解案件"), Permission.MEDIATION_VIEW, find_mediations),
)

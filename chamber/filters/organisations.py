"""How the list of Party organisations is narrowed."""

from datetime import timedelta

import django_filters as filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chamber.choosing import organisations_of
from chamber.models import PartyOrganisation
from hengl_uf.offices.models import NOTICE_DAYS
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of

STATES = (
    ("active", _("在册")),
    ("election_due", _("将换届或超期")),
    ("election_overdue", _("换届超期")),
    ("dissolved", _("已撤销")),
)
LEVELS = (("top", _("商会党委")), ("under", _("下级党组织")))


class OrganisationFilter(filters.FilterSet):
    """Organisations by name, kind, state, village, place in the tree, and the day by which they elect."""

    q = filters.CharFilter(
        label=_("名称或拼音"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    kind = filters.ChoiceFilter(
        label=_("类别"), choices=PartyOrganisation.Kind.choices, empty_label=_("全部")
    )
    state = filters.ChoiceFilter(label=_("状态"), choices=STATES, method="by_state", empty_label=_("全部"))
    level = filters.ChoiceFilter(label=_("层级"), choices=LEVELS, method="by_level", empty_label=_("全部"))
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    due_from = date_filter("election_due_on", "gte", label=_("换届期限从"))
    due_to = date_filter("election_due_on", "lte", label=_("换届期限到"))
    under = filters.ModelChoiceFilter(
        label=_("上级"), queryset=organisations_of, method="by_under", widget=forms.HiddenInput
    )

    class Meta:
        model = PartyOrganisation
        fields = ()

    def by_words(self, queryset, name, value):
        return queryset.matching(value)

    def by_state(self, queryset, name, value):
        on = timezone.localdate()
        if value == "dissolved":
            return queryset.filter(dissolved_on__isnull=False)
        if value == "election_due":
            return queryset.election_due(on + timedelta(days=NOTICE_DAYS))
        return queryset.election_late(on) if value == "election_overdue" else queryset.active()

    def by_level(self, queryset, name, value):
        return queryset.roots() if value == "top" else queryset.under_committee()

    def by_under(self, queryset, name, value):
        return queryset.below(value.pk)

"""How the list of opportunities is narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chamber.filters.events import event_filter
from chamber.models import Opportunity
from hengl_uf.enterprises.choosing import enterprise_filter
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of


class OpportunityFilter(filters.FilterSet):
    """Opportunities by words, state, village, event, enterprise and day."""

    class State:
        """What a person asks for: the stored states, and those to be followed up."""

        CHOICES = (("open", _("跟进中")), *Opportunity.Status.choices)

    q = filters.CharFilter(
        label=_("内容、企业或合作方"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(
        label=_("状态"), choices=State.CHOICES, method="by_state", empty_label=_("全部")
    )
    village = NamedFilter(
        label=_("村（社区）"), field_name="enterprise__village", queryset=villages_of, empty_label=_("全部")
    )
    noted_from = date_filter("noted_on", "gte", label=_("登记从"))
    noted_to = date_filter("noted_on", "lte", label=_("登记到"))
    event = event_filter()
    enterprise = enterprise_filter()

    class Meta:
        model = Opportunity
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        enterprises = Enterprise.objects.matching(words).values("pk")
        return queryset.filter(
            Q(what__icontains=words) | Q(partner__icontains=words) | Q(enterprise__in=enterprises)
        )

    def by_state(self, queryset, name, value):
        return queryset.open() if value == "open" else queryset.filter(status=value)

"""How the list of posts of members in enterprises is narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chamber.choosing import organisation_filter
from chamber.models import ServicePost
from hengl_uf.enterprises.choosing import enterprise_filter
from hengl_uf.lib.text import fold
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of

STATES = (("active", _("在岗")), ("ended", _("已撤销")))


class ServicePostFilter(filters.FilterSet):
    """Posts by words, kind, state, village, enterprise, organisation and day."""

    q = filters.CharFilter(
        label=_("岗位或企业"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    kind = filters.ChoiceFilter(label=_("类别"), choices=ServicePost.Kind.choices, empty_label=_("全部"))
    state = filters.ChoiceFilter(label=_("状态"), choices=STATES, method="by_state", empty_label=_("全部"))
    village = NamedFilter(
        label=_("村（社区）"), field_name="enterprise__village", queryset=villages_of, empty_label=_("全部")
    )
    set_from = date_filter("set_on", "gte", label=_("设立从"))
    set_to = date_filter("set_on", "lte", label=_("设立到"))
    enterprise = enterprise_filter()
    organisation = organisation_filter()

    class Meta:
        model = ServicePost
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        return queryset.filter(Q(name__icontains=words) | Q(enterprise__search_key__contains=fold(words)))

    def by_state(self, queryset, name, value):
        return queryset.filter(ended_on__isnull=value == "active")

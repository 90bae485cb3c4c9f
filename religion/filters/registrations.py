"""How the list of registrations is narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hengl_uf.lib.text import fold
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of
from religion.classification import SiteClass
from religion.models import Registration
from religion.models.registrations import NUMBERED, State


class RegistrationFilter(filters.FilterSet):
    """Registrations by the name or number of the site, where they stand, village, class and day of the number."""

    class Standing:
        """What a person asks for: whose turn it is, or the stored states."""

        CHOICES = (
            ("town", _("等镇里办理")),
            ("village_turn", _("等村（社区）办理")),
            ("under_way", _("申报中（全部）")),
            ("numbered", _("已编号（全部）")),
            *State.choices,
        )

    q = filters.CharFilter(
        label=_("场所名称或编号"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(
        label=_("状态"), choices=Standing.CHOICES, method="by_state", empty_label=_("全部")
    )
    village = NamedFilter(
        label=_("村（社区）"), field_name="site__village", queryset=villages_of, empty_label=_("全部")
    )
    site_class = filters.ChoiceFilter(
        label=_("场所类别"), choices=SiteClass.choices, method="by_class", empty_label=_("全部")
    )
    numbered_from = date_filter("numbered_on", "gte", label=_("编号从"))
    numbered_to = date_filter("numbered_on", "lte", label=_("编号到"))

    class Meta:
        model = Registration
        fields = ()

    def by_words(self, queryset, name, value):
        for word in fold(value).split():
            queryset = queryset.filter(site__search_key__contains=word)
        return queryset

    def by_class(self, queryset, name, value):
        unconfirmed = Q(site__confirmed_class="", site__suggested_class=value)
        return queryset.filter(Q(site__confirmed_class=value) | unconfirmed)

    def by_state(self, queryset, name, value):
        sets = {
            "town": queryset.for_the_town,
            "village_turn": queryset.for_the_village,
            "under_way": queryset.under_way,
        }
        if value in sets:
            return sets[value]()
        return queryset.filter(state__in=NUMBERED) if value == "numbered" else queryset.filter(state=value)

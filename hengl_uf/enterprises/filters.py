"""How the lists of enterprises and of parks are narrowed."""

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from hengl_uf.enterprises.models import Enterprise, Industry, Park
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import villages_of

OUTSIDE = "outside"
CAPITAL = [*Enterprise.Capital.choices, (OUTSIDE, _("港澳台侨"))]


def industries_of(request):
    """All industries, those out of use too: enterprises may still have them."""
    return Industry.objects.order_by("order", "pk")


def parks_of(request):
    """The parks by which this person can narrow a list, village by village."""
    parks = Park.objects.current().order_by("village__order", "name")
    return parks if request is None else parks.visible_to(request.user)


class EnterpriseFilter(filters.FilterSet):
    """Enterprises by name or code, village, industry, park, size, status and capital."""

    q = filters.CharFilter(
        label=_("名称、曾用名、拼音或信用代码"),
        method="by_words",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    industry = NamedFilter(label=_("行业"), queryset=industries_of, empty_label=_("全部"))
    park = NamedFilter(label=_("工业园区"), queryset=parks_of, empty_label=_("全部"))
    size = filters.ChoiceFilter(label=_("规模"), choices=Enterprise.Size.choices, empty_label=_("全部"))
    status = filters.ChoiceFilter(
        label=_("经营状态"), choices=Enterprise.Status.choices, empty_label=_("全部")
    )
    capital = filters.ChoiceFilter(
        label=_("资金来源"), choices=CAPITAL, method="by_capital", empty_label=_("全部")
    )

    class Meta:
        model = Enterprise
        fields = ()

    def by_words(self, queryset, name, value):
        return queryset.matching(value)

    def by_capital(self, queryset, name, value):
        return queryset.from_outside() if value == OUTSIDE else queryset.filter(capital=value)


class ParkFilter(filters.FilterSet):
    """Parks by name and village."""

    q = filters.CharFilter(
        label=_("园区名称"),
        field_name="name",
        lookup_expr="icontains",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))

    class Meta:
        model = Park
        fields = ()

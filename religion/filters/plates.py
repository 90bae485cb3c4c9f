"""How the list of sites with their plates is narrowed, and what is printed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import villages_of
from hengl_uf.web.numbers import number_or_none
from religion.models import Plate, Site

STATES = (("live", _("有场所码")), ("none", _("还没有场所码")), ("revoked", _("有停用的旧码")))


def sites_of(request):
    """The sites whose page may lead to a list."""
    return Site.objects.none() if request is None else Site.objects.visible_to(request.user)


class PlateFilter(filters.FilterSet):
    """Sites by words or the number of a plate, by village, and by whether they have one."""

    q = filters.CharFilter(
        label=_("场所名称、拼音或码号"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(label=_("状态"), choices=STATES, method="by_state", empty_label=_("全部"))
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    site = filters.ModelChoiceFilter(
        method="by_site", queryset=sites_of, widget=forms.HiddenInput, label=_("场所")
    )

    class Meta:
        model = Site
        fields = ()

    def by_words(self, queryset, name, value):
        found = Q(pk__in=Site.objects.matching(value))
        if number := number_or_none(value.strip()):
            found |= Q(plates__pk=number)
        return queryset.filter(found).distinct()

    def by_site(self, queryset, name, value):
        return queryset.filter(pk=value.pk)

    def by_state(self, queryset, name, value):
        live = Plate.objects.live()
        if value == "live":
            return queryset.filter(pk__in=live.values("site"))
        if value == "none":
            return queryset.visited().exclude(pk__in=live.values("site"))
        return queryset.filter(pk__in=Plate.objects.filter(revoked_at__isnull=False).values("site"))

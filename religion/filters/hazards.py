"""How the list and the board of hazards are narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hengl_uf.lib.text import fold
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of
from religion.classification import SiteClass
from religion.models import Hazard, Site


def sites_of(request):
    """The sites whose page may lead to a list."""
    return Site.objects.none() if request is None else Site.objects.visible_to(request.user)


def village_filter():
    """The hazards of one village."""
    return NamedFilter(
        label=_("村（社区）"), field_name="site__village", queryset=villages_of, empty_label=_("全部")
    )


class BoardFilter(filters.FilterSet):
    """The board shows all that is open; a village may be picked."""

    village = village_filter()

    class Meta:
        model = Hazard
        fields = ()


class HazardFilter(filters.FilterSet):
    """Hazards by words, village, site, state, grade, way and days."""

    class State:
        """What a person asks for, wider than the stored states."""

        CHOICES = (
            ("open", _("未销号")),
            ("to_rectify", _("待整改")),
            ("to_check", _("待复查")),
            ("overdue", _("已超期")),
            ("escalated", _("已提请领导督办")),
            ("closed", _("已销号")),
        )

    q = filters.CharFilter(
        label=_("隐患或场所"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(
        label=_("状态"), choices=State.CHOICES, method="by_state", empty_label=_("全部")
    )
    village = village_filter()
    grade = filters.ChoiceFilter(label=_("级别"), choices=Hazard.Grade.choices, empty_label=_("全部"))
    way = filters.ChoiceFilter(label=_("处置方式"), choices=Hazard.Way.choices, empty_label=_("全部"))
    # The page of a site leads here; nobody picks one of hundreds from a list.
    site = filters.ModelChoiceFilter(queryset=sites_of, widget=forms.HiddenInput, label=_("场所"))
    # The page of the rates leads here.
    site_class = filters.ChoiceFilter(
        label=_("场所类别"), choices=SiteClass.choices, method="by_class", widget=forms.HiddenInput
    )
    due_from = date_filter("due_on", "gte", label=_("期限从"))
    due_to = date_filter("due_on", "lte", label=_("期限到"))
    found_from = date_filter("found_on", "gte", label=_("发现从"))
    found_to = date_filter("found_on", "lte", label=_("发现到"))
    closed_from = date_filter("checked_on", "gte", label=_("销号从"))
    closed_to = date_filter("checked_on", "lte", label=_("销号到"))

    class Meta:
        model = Hazard
        fields = ()

    def by_words(self, queryset, name, value):
        for word in fold(value).split():
            queryset = queryset.filter(Q(what__icontains=word) | Q(site__search_key__contains=word))
        return queryset

    def by_class(self, queryset, name, value):
        return queryset.filter(site__in=Site.objects.of_class(value).values("pk"))

    def by_state(self, queryset, name, value):
        on = timezone.localdate()
        narrowed = {
            "open": queryset.open,
            "to_rectify": queryset.to_rectify,
            "to_check": queryset.to_check,
            "overdue": lambda: queryset.overdue(on),
            "escalated": queryset.escalated,
            "closed": queryset.closed,
        }
        return narrowed[value]()

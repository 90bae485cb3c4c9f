"""How the list of inspections is narrowed."""

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.models import User
from hengl_uf.access.roles import GRANTS, Permission
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of
from religion.models import Inspection, Site

INSPECTING = [role for role, held in GRANTS.items() if Permission.INSPECTION_EDIT in held]


def inspectors_of(request):
    """The accounts by whose rounds the list can be narrowed."""
    inspecting = User.objects.filter(role__in=INSPECTING).order_by("name", "pk")
    if request is None or request.user.sees_all_villages:
        return inspecting
    return inspecting.filter(villages__in=request.user.village_ids).distinct()


def sites_of(request):
    """The sites whose page may lead here."""
    return Site.objects.none() if request is None else Site.objects.visible_to(request.user)


class InspectionFilter(filters.FilterSet):
    """Inspections by site, village, what came of them, why and by whom they were made, and day."""

    class State:
        """What a person asks for."""

        CHOICES = (
            ("open", _("未完成")),
            ("finished", _("已完成")),
            ("failed", _("有不合格")),
            ("passed", _("全部合格")),
        )

    q = filters.CharFilter(
        label=_("场所"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    village = NamedFilter(
        label=_("村（社区）"), field_name="site__village", queryset=villages_of, empty_label=_("全部")
    )
    # The site's page leads here with `site=<id>`; nobody picks it from a list.
    site = filters.ModelChoiceFilter(queryset=sites_of, widget=forms.HiddenInput, label=_("场所"))
    state = filters.ChoiceFilter(
        label=_("结果"), choices=State.CHOICES, method="by_state", empty_label=_("全部")
    )
    purpose = filters.ChoiceFilter(
        label=_("巡查类型"), choices=Inspection.Purpose.choices, empty_label=_("全部")
    )
    inspector = NamedFilter(label=_("巡查人"), queryset=inspectors_of, empty_label=_("全部"))
    inspected_from = date_filter("inspected_on", "gte", label=_("日期从"))
    inspected_to = date_filter("inspected_on", "lte", label=_("日期到"))

    class Meta:
        model = Inspection
        fields = ()

    def by_words(self, queryset, name, value):
        return queryset.filter(site__in=Site.objects.matching(value).values("pk"))

    def by_state(self, queryset, name, value):
        if value == "open":
            return queryset.open()
        if value == "failed":
            return queryset.finished().filter(failed__gt=0)
        if value == "passed":
            return queryset.finished().filter(failed=0)
        return queryset.finished()

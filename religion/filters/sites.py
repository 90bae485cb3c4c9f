"""How the list of sites is narrowed; the map and the plates obey the same."""

from datetime import timedelta

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import villages_of
from religion.classification import SiteClass
from religion.intervals import Risk
from religion.models import Hazard, Site

SOON_DAYS = 7  # before the day of an inspection, from which on it is told


def period_filter(label):
    """The first or last day of a time within which sites were inspected; the page of the rates leads here."""
    return filters.DateFilter(label=label, method="as_it_is", widget=forms.HiddenInput)


class SiteFilter(filters.FilterSet):
    """Sites by words, village, number, class, status, risk, inspection and hazards."""

    q = filters.CharFilter(
        label=_("名称、别名、拼音、地址或编号"),
        method="by_words",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    status = filters.ChoiceFilter(label=_("使用情况"), choices=Site.Status.choices, empty_label=_("全部"))
    numbered = filters.ChoiceFilter(
        label=_("编号"),
        choices=(("yes", _("已编号")), ("no", _("未编号"))),
        method="by_number",
        empty_label=_("全部"),
    )
    site_class = filters.ChoiceFilter(
        label=_("类别"), choices=SiteClass.choices, method="by_class", empty_label=_("全部")
    )
    doubt = filters.ChoiceFilter(
        label=_("类别确认"),
        choices=(("yes", _("待确认")),),
        method="by_doubt",
        empty_label=_("全部"),
    )
    risk = filters.ChoiceFilter(label=_("风险"), choices=Risk.choices, empty_label=_("全部"))
    inspection = filters.ChoiceFilter(
        label=_("巡查"),
        choices=(("overdue", _("已超期")), ("soon", _("7 天内到期")), ("never", _("从未巡查"))),
        method="by_inspection",
        empty_label=_("全部"),
    )
    hazards = filters.ChoiceFilter(
        label=_("隐患"),
        choices=(("open", _("有未销号")), ("overdue", _("有超期"))),
        method="by_hazards",
        empty_label=_("全部"),
    )

    covered_from = period_filter(_("巡查时段从"))
    covered_to = period_filter(_("巡查时段到"))
    covered = filters.ChoiceFilter(
        label=_("时段内"),
        choices=(("yes", _("巡查过")), ("no", _("没有巡查过"))),
        method="as_it_is",
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Site
        fields = ()

    def filter_queryset(self, queryset):
        """The sites that all filters leave; with both days of a time, those that are inspected, each with `covered`."""
        found = super().filter_queryset(queryset)
        first, last = (self.form.cleaned_data.get(name) for name in ("covered_from", "covered_to"))
        if not (first and last):
            return found
        found = found.visited().with_coverage(first, last)
        asked = self.form.cleaned_data.get("covered")
        return found.filter(covered=asked == "yes") if asked else found

    def as_it_is(self, queryset, name, value):
        """Taken together with the other two by `filter_queryset`."""
        return queryset

    def by_words(self, queryset, name, value):
        return queryset.matching(value)

    def by_number(self, queryset, name, value):
        return queryset.filter(numbered_on__isnull=value == "no")

    def by_class(self, queryset, name, value):
        """By the class that it is treated as: the confirmed one, until then the suggested one."""
        return queryset.of_class(value)

    def by_doubt(self, queryset, name, value):
        return queryset.with_doubtful_class()

    def by_inspection(self, queryset, name, value):
        on = timezone.localdate()
        if value == "never":
            return queryset.never_inspected()
        if value == "overdue":
            return queryset.overdue(on)
        return queryset.due(on + timedelta(days=SOON_DAYS)).filter(next_inspection_on__gte=on)

    def by_hazards(self, queryset, name, value):
        on = timezone.localdate()
        hazards = Hazard.objects.overdue(on) if value == "overdue" else Hazard.objects.open()
        return queryset.filter(Exists(hazards.filter(site=OuterRef("pk"))))

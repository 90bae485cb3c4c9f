"""How the list of apprenticeships is narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chamber.models import Agreement, Cohort, CohortEnterprise
from hengl_uf.enterprises.choosing import enterprises_of
from hengl_uf.lib.text import fold
from hengl_uf.web.filters import date_filter


def agreements_of(request):
    """The agreements whose page may lead to a list."""
    return Agreement.objects.none() if request is None else Agreement.objects.visible_to(request.user)


class CohortFilter(filters.FilterSet):
    """Cohorts by words, state and day."""

    q = filters.CharFilter(
        label=_("班次、学校、专业或企业"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(
        label=_("状态"),
        choices=(("live", _("招生和培养中")), *Cohort.Status.choices),
        method="by_state",
        empty_label=_("全部"),
    )
    starts_from = date_filter("starts_on", "gte", label=_("开始从"))
    starts_to = date_filter("starts_on", "lte", label=_("开始到"))
    ends_from = date_filter("ends_on", "gte", label=_("结业从"))
    ends_to = date_filter("ends_on", "lte", label=_("结业到"))
    agreement = filters.ModelChoiceFilter(
        queryset=agreements_of, widget=forms.HiddenInput, label=_("所依据协议")
    )
    enterprise = filters.ModelChoiceFilter(
        queryset=enterprises_of, widget=forms.HiddenInput, label=_("企业"), method="by_enterprise"
    )

    class Meta:
        model = Cohort
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        training = CohortEnterprise.objects.filter(enterprise__search_key__contains=fold(words))
        return queryset.filter(
            Q(name__icontains=words)
            | Q(school__icontains=words)
            | Q(trade__icontains=words)
            | Q(pk__in=training.values("cohort"))
        )

    def by_enterprise(self, queryset, name, value):
        return queryset.filter(pk__in=CohortEnterprise.objects.filter(enterprise=value).values("cohort"))

    def by_state(self, queryset, name, value):
        return queryset.filter(status__in=Cohort.LIVE if value == "live" else [value])

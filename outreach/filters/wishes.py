"""How the list of wishes is narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of
from outreach.filters.activities import associations_of, title_has
from outreach.filters.shared import staff_of
from outreach.models import Activity, Wish

FULFILLED = "done"


def activities_of(request):
    """The activities whose page may lead to the list."""
    return Activity.objects.none() if request is None else Activity.objects.visible_to(request.user)


class WishFilter(filters.FilterSet):
    """Wishes by number or words, state, whose, village, staff, activity, claimant and the day they came true."""

    q = filters.CharFilter(
        label=_("编号或心愿"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(
        label=_("状态"),
        choices=(*Wish.Status.choices, (FULFILLED, _("已实现（含已致谢）"))),
        method="by_state",
        empty_label=_("全部"),
    )
    wished_for = filters.ChoiceFilter(label=_("谁的心愿"), choices=Wish.For.choices, empty_label=_("全部"))
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    staff = NamedFilter(label=_("联系人员"), queryset=staff_of, empty_label=_("全部"))
    fulfilled_from = date_filter("fulfilled_on", "gte", label=_("实现从"))
    fulfilled_to = date_filter("fulfilled_on", "lte", label=_("实现到"))
    activity = filters.ModelChoiceFilter(label=_("活动"), queryset=activities_of, widget=forms.HiddenInput)
    association = filters.ModelChoiceFilter(
        label=_("认领社团"),
        field_name="claimed_association",
        queryset=associations_of,
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Wish
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        return queryset.filter(title_has(words) | Q(number=words.upper()))

    def by_state(self, queryset, name, value):
        if value == FULFILLED:
            return queryset.filter(fulfilled_on__isnull=False)
        return queryset.filter(status=value)

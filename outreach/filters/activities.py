"""How the list of activities is narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of
from outreach.filters.shared import contact_filter, staff_of
from outreach.models import Activity, Association

WAITING = "waiting"


def associations_of(request):
    """The associations whose page may lead to a list."""
    return Association.objects.none() if request is None else Association.objects.visible_to(request.user)


def title_has(words) -> Q:
    """Capitals are folded only where there are any: it is slower."""
    return Q(title__icontains=words) if words.upper() != words.lower() else Q(title__contains=words)


class ActivityFilter(filters.FilterSet):
    """Activities by words, kind, state, village, staff, association and date."""

    q = filters.CharFilter(
        label=_("活动名称或地点"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    kind = filters.ChoiceFilter(label=_("类别"), choices=Activity.Kind.choices, empty_label=_("全部"))
    state = filters.ChoiceFilter(
        label=_("状态"),
        choices=(*Activity.Status.choices, (WAITING, _("待补记"))),
        method="by_state",
        empty_label=_("全部"),
    )
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    staff = NamedFilter(label=_("负责人"), queryset=staff_of, empty_label=_("全部"))
    held_from = date_filter("held_on", "gte", label=_("从"))
    held_to = date_filter("held_on", "lte", label=_("到"))
    association = filters.ModelChoiceFilter(
        label=_("社团"), field_name="associations", queryset=associations_of, widget=forms.HiddenInput
    )
    contact = contact_filter("helpers")

    class Meta:
        model = Activity
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        return queryset.filter(title_has(words) | Q(place__contains=words))

    def by_state(self, queryset, name, value):
        if value == WAITING:
            return waiting(queryset, timezone.localdate())
        return queryset.filter(status=value)


def waiting(activities, on):
    """Those planned whose last day has passed: their counts are to be written down."""
    planned = activities.filter(status=Activity.Status.PLANNED, held_on__lt=on)
    return planned.alias(last=Coalesce("ends_on", "held_on")).filter(last__lt=on)

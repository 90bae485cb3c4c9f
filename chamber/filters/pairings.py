"""How the lists of pairings, of what is given in them, and of joint actions are narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chamber.models import Contribution, JointAction, Pairing
from hengl_uf.enterprises.choosing import enterprise_filter
from hengl_uf.enterprises.filters import parks_of
from hengl_uf.lib.text import fold
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of

SEARCH = {"type": "search"}


def partners_like(words, path="") -> Q:
    """Pairings whose enterprise, village or place holds every word."""
    found = Q()
    for word in fold(words).split():
        found &= (
            Q(**{f"{path}enterprise__search_key__contains": word})
            | Q(**{f"{path}village__name__icontains": word})
            | Q(**{f"{path}place__icontains": word})
        )
    return found


class PairingFilter(filters.FilterSet):
    """Pairings by partner, kind, state, village and first day."""

    STATES = (("running", _("结对中")), ("overdue", _("已到期未结束")), ("ended", _("已结束")))

    q = filters.CharFilter(
        label=_("企业、村或结对地"), method="by_words", widget=forms.TextInput(attrs=SEARCH)
    )
    kind = filters.ChoiceFilter(label=_("类别"), choices=Pairing.Kind.choices, empty_label=_("全部"))
    state = filters.ChoiceFilter(label=_("状态"), choices=STATES, method="by_state", empty_label=_("全部"))
    village = NamedFilter(label=_("结对村（社区）"), queryset=villages_of, empty_label=_("全部"))
    starts_from = date_filter("starts_on", "gte", label=_("结对从"))
    starts_to = date_filter("starts_on", "lte", label=_("结对到"))
    enterprise = enterprise_filter()

    class Meta:
        model = Pairing
        fields = ()

    def by_words(self, queryset, name, value):
        return queryset.filter(partners_like(value))

    def by_state(self, queryset, name, value):
        if value == "overdue":
            return queryset.overdue(timezone.localdate())
        return queryset.running() if value == "running" else queryset.ended()


def pairings_of(request):
    """The pairings whose page may lead to a list."""
    return Pairing.objects.none() if request is None else Pairing.objects.visible_to(request.user)


class ContributionFilter(filters.FilterSet):
    """What was given, by words, kind of pairing, form, village and day."""

    q = filters.CharFilter(
        label=_("用途、企业或结对地"), method="by_words", widget=forms.TextInput(attrs=SEARCH)
    )
    kind = filters.ChoiceFilter(
        label=_("类别"), field_name="pairing__kind", choices=Pairing.Kind.choices, empty_label=_("全部")
    )
    form = filters.ChoiceFilter(label=_("形式"), choices=Contribution.Form.choices, empty_label=_("全部"))
    village = NamedFilter(
        label=_("结对村（社区）"),
        field_name="pairing__village",
        queryset=villages_of,
        empty_label=_("全部"),
    )
    given_from = date_filter("given_on", "gte", label=_("日期从"))
    given_to = date_filter("given_on", "lte", label=_("日期到"))
    enterprise = enterprise_filter("pairing__enterprise")
    pairing = filters.ModelChoiceFilter(queryset=pairings_of, widget=forms.HiddenInput, label=_("结对"))

    class Meta:
        model = Contribution
        fields = ()

    def by_words(self, queryset, name, value):
        return queryset.filter(Q(what__icontains=value.strip()) | partners_like(value, "pairing__"))


class JointActionFilter(filters.FilterSet):
    """Joint actions by words, kind, village, park and day."""

    q = filters.CharFilter(
        label=_("名称、地点或参加单位"), method="by_words", widget=forms.TextInput(attrs=SEARCH)
    )
    kind = filters.ChoiceFilter(label=_("类别"), choices=JointAction.Kind.choices, empty_label=_("全部"))
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    park = NamedFilter(label=_("工业园区"), queryset=parks_of, empty_label=_("全部"))
    held_from = date_filter("held_on", "gte", label=_("日期从"))
    held_to = date_filter("held_on", "lte", label=_("日期到"))

    class Meta:
        model = JointAction
        fields = ()

    def by_words(self, queryset, name, value):
        for word in value.split():
            queryset = queryset.filter(
                Q(title__icontains=word) | Q(place__icontains=word) | Q(partners__icontains=word)
            )
        return queryset

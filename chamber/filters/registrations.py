"""How the lists of registrations, and of enterprises to be invited, are narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from chamber.filters.events import event_filter
from chamber.models import Registration
from hengl_uf.enterprises.choosing import enterprise_filter
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of


class RegistrationFilter(filters.FilterSet):
    """Registrations by enterprise, state, village, event and its day."""

    class State:
        """What a person asks for: the stored states, and whether they came."""

        CHOICES = (*Registration.Status.choices, ("came", _("已到场")), ("absent", _("未到")))

    q = filters.CharFilter(
        label=_("企业"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(
        label=_("状态"), choices=State.CHOICES, method="by_state", empty_label=_("全部")
    )
    evaluation = filters.ChoiceFilter(
        label=_("评价"), choices=Registration.Evaluation.choices, empty_label=_("全部")
    )
    village = NamedFilter(
        label=_("村（社区）"), field_name="enterprise__village", queryset=villages_of, empty_label=_("全部")
    )
    held_from = date_filter("event__held_on", "gte", label=_("活动日期从"))
    held_to = date_filter("event__held_on", "lte", label=_("活动日期到"))
    event = event_filter()
    enterprise = enterprise_filter()

    class Meta:
        model = Registration
        fields = ()

    def by_words(self, queryset, name, value):
        return queryset.filter(enterprise__in=Enterprise.objects.matching(value).values("pk"))

    def by_state(self, queryset, name, value):
        if value == "came":
            return queryset.filter(came__gt=0)
        if value == "absent":
            return queryset.filter(came=0)
        return queryset.filter(status=value)


class InviteFilter(filters.FilterSet):
    """Members by name, village, and whether they are registered for the event."""

    q = filters.CharFilter(
        label=_("企业名称、拼音或信用代码"),
        method="by_words",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    who = filters.ChoiceFilter(
        label=_("发给"), choices=(("all", _("全部企业")),), method="anybody", empty_label=_("会员企业")
    )
    state = filters.ChoiceFilter(
        label=_("报名"),
        choices=(("none", _("未报名")), ("live", _("已报名或候补"))),
        method="by_state",
        empty_label=_("全部"),
    )
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))

    class Meta:
        model = Enterprise
        fields = ()

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        self.event = event

    def anybody(self, queryset, name, value):
        """Members alone, or all: the page begins at the one or the other."""
        return queryset

    def by_words(self, queryset, name, value):
        return queryset.matching(value)

    def by_state(self, queryset, name, value):
        here = Exists(Registration.objects.live().filter(event=self.event, enterprise=OuterRef("pk")))
        return queryset.filter(here if value == "live" else ~here)

"""How the list of agreements is narrowed."""

from datetime import timedelta

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chamber.models import Agreement, AgreementParty
from hengl_uf.enterprises.choosing import enterprises_of
from hengl_uf.lib.text import fold
from hengl_uf.web.filters import date_filter

EXPIRING = timedelta(days=60)  # an agreement that expires within so many days is among those that expire soon


class AgreementFilter(filters.FilterSet):
    """Agreements by words, kind, whether they hold, and day."""

    class State:
        """What a person asks for."""

        CHOICES = (
            ("in_force", _("有效")),
            ("expiring", _("60 天内到期")),
            ("expired", _("已到期未处理")),
            ("ended", _("已终止")),
        )

    q = filters.CharFilter(
        label=_("协议或协议方名称"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    kind = filters.ChoiceFilter(label=_("类别"), choices=Agreement.Kind.choices, empty_label=_("全部"))
    state = filters.ChoiceFilter(
        label=_("状态"), choices=State.CHOICES, method="by_state", empty_label=_("全部")
    )
    signed_from = date_filter("signed_on", "gte", label=_("签订从"))
    signed_to = date_filter("signed_on", "lte", label=_("签订到"))
    expires_from = date_filter("expires_on", "gte", label=_("到期从"))
    expires_to = date_filter("expires_on", "lte", label=_("到期到"))
    enterprise = filters.ModelChoiceFilter(
        queryset=enterprises_of, widget=forms.HiddenInput, label=_("企业"), method="by_enterprise"
    )

    class Meta:
        model = Agreement
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        named = AgreementParty.objects.filter(
            Q(name__icontains=words) | Q(enterprise__search_key__contains=fold(words))
        )
        return queryset.filter(Q(title__icontains=words) | Q(pk__in=named.values("agreement")))

    def by_enterprise(self, queryset, name, value):
        return queryset.filter(pk__in=AgreementParty.objects.filter(enterprise=value).values("agreement"))

    def by_state(self, queryset, name, value):
        on = timezone.localdate()
        if value == "in_force":
            return queryset.in_force(on)
        if value == "expiring":
            return queryset.in_force(on).expiring(on + EXPIRING)
        if value == "expired":
            return queryset.filter(ended_on__isnull=True, expires_on__lt=on)
        return queryset.filter(ended_on__isnull=False)

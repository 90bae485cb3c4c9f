"""How the lists of policies, of the enterprises that one is for, and of who was told are narrowed."""

from datetime import timedelta

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chamber.models import Policy, PolicyNotice
from hengl_uf.enterprises.models import Enterprise, Industry
from hengl_uf.lib.text import fold
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of

ENDING = timedelta(days=60)  # a policy that ends within so many days is among those that end soon


def industries_of(request):
    """The industries by which a list can be narrowed."""
    return Industry.objects.filter(is_active=True).order_by("order", "pk")


class PolicyFilter(filters.FilterSet):
    """Policies by words, whether they are in force, and for whom they are."""

    class State:
        """What a person asks for."""

        CHOICES = (("valid", _("有效")), ("ending", _("60 天内失效")), ("expired", _("已失效")))

    q = filters.CharFilter(
        label=_("名称、文号或发文单位"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(
        label=_("状态"), choices=State.CHOICES, method="by_state", empty_label=_("全部")
    )
    industry = NamedFilter(
        label=_("适用行业"), queryset=industries_of, method="by_industry", empty_label=_("全部")
    )
    size = filters.ChoiceFilter(
        label=_("适用规模"), choices=Enterprise.Size.choices, method="by_size", empty_label=_("全部")
    )
    begins_from = date_filter("valid_from", "gte", label=_("生效从"))
    begins_to = date_filter("valid_from", "lte", label=_("生效到"))

    class Meta:
        model = Policy
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        return queryset.filter(
            Q(title__icontains=words) | Q(document_no__icontains=words) | Q(issuer__icontains=words)
        )

    def by_state(self, queryset, name, value):
        on = timezone.localdate()
        if value == "valid":
            return queryset.valid(on)
        if value == "ending":
            return queryset.ending(on, on + ENDING)
        return queryset.filter(valid_until__lt=on)

    def by_industry(self, queryset, name, value):
        """Those for this industry, and those for all."""
        named = Policy.industries.through.objects
        return queryset.filter(
            Q(pk__in=named.filter(industry=value.pk).values("policy"))
            | ~Q(pk__in=named.order_by().values("policy"))
        )

    def by_size(self, queryset, name, value):
        """Those for this size, and those for all."""
        return queryset.filter(Q(sizes__contains=[value]) | Q(sizes=[]))


class MatchFilter(filters.FilterSet):
    """The enterprises that a policy is for; the rows know `told`, `was_read` and `is_outsider`."""

    STATES = (("untold", _("未告知")), ("told", _("已告知未阅知")), ("read", _("已阅知")))

    q = filters.CharFilter(
        label=_("企业名称、拼音或信用代码"),
        method="by_words",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    state = filters.ChoiceFilter(label=_("告知"), choices=STATES, method="by_state", empty_label=_("全部"))
    member = filters.ChoiceFilter(
        label=_("会员"),
        choices=(("yes", _("会员企业")), ("no", _("非会员企业"))),
        method="by_member",
        empty_label=_("全部"),
    )
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))

    class Meta:
        model = Enterprise
        fields = ()

    def by_words(self, queryset, name, value):
        return queryset.matching(value)

    def by_state(self, queryset, name, value):
        if value == "untold":
            return queryset.filter(told=False)
        return queryset.filter(told=True, was_read=value == "read")

    def by_member(self, queryset, name, value):
        return queryset.filter(is_outsider=value == "no")


class NoticeFilter(filters.FilterSet):
    """Who was told of a policy: by words, whether it was read, and how."""

    STATES = (("unread", _("未阅知")), ("read", _("已阅知")))

    q = filters.CharFilter(
        label=_("企业名称、拼音或信用代码"),
        method="by_words",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    state = filters.ChoiceFilter(label=_("阅知"), choices=STATES, method="by_state", empty_label=_("全部"))
    how = filters.ChoiceFilter(label=_("告知方式"), choices=PolicyNotice.How.choices, empty_label=_("全部"))

    class Meta:
        model = PolicyNotice
        fields = ()

    def by_words(self, queryset, name, value):
        found = queryset
        for word in fold(value).split():
            found = found.filter(enterprise__search_key__contains=word)
        return found

    def by_state(self, queryset, name, value):
        return queryset.filter(read_at__isnull=value == "unread")

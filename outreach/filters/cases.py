"""How the list of cases is narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hengl_uf.enterprises.choosing import enterprise_filter
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of
from outreach.filters.shared import contact_filter, ids_of, staff_of
from outreach.models import CaseCategory, Contact, Referral, ServiceCase


class CaseFilter(filters.FilterSet):
    """Cases by number, person, village, category, state, handler, referrals, satisfaction and dates."""

    class State:
        """States that a person asks for, wider than the stored ones."""

        CHOICES = (
            ("open", _("未办结")),
            ("new", _("待受理")),
            ("working", _("办理中")),
            ("paused", _("暂停")),
            ("overdue", _("已超期")),
            ("soon", _("超期或 3 天内到期")),
            ("resolved", _("已办结")),
        )

    q = filters.CharFilter(
        label=_("编号、诉求或姓名"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(
        label=_("状态"), choices=State.CHOICES, method="by_state", empty_label=_("全部")
    )
    contact = contact_filter()
    enterprise = enterprise_filter()
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    category = NamedFilter(
        label=_("类别"), queryset=CaseCategory.objects.order_by("order"), empty_label=_("全部")
    )
    referral = filters.ChoiceFilter(
        label=_("转办"),
        choices=(("open", _("等候答复")), ("overdue", _("超期未答复"))),
        method="by_referral",
        empty_label=_("全部"),
    )
    satisfaction = filters.ChoiceFilter(
        label=_("求助人的评价"), choices=ServiceCase.Satisfaction.choices, empty_label=_("全部")
    )
    reopened = filters.ChoiceFilter(
        label=_("重办"), choices=(("yes", _("重办过")),), method="by_reopening", empty_label=_("全部")
    )
    handler = NamedFilter(label=_("经办人"), queryset=staff_of, empty_label=_("全部"))
    opened_from = date_filter("opened_on", "gte", label=_("登记从"))
    opened_to = date_filter("opened_on", "lte", label=_("登记到"))
    resolved_from = date_filter("resolved_on", "gte", label=_("办结从"))
    resolved_to = date_filter("resolved_on", "lte", label=_("办结到"))

    class Meta:
        model = ServiceCase
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        numbered = queryset.filter(number=words.upper())
        if numbered.exists():
            return numbered
        people = Contact.objects.visible_to(self.request.user).matching(words)
        # Capitals are folded only where there are any: it makes reading all titles four times as slow.
        title = Q(title__icontains=words) if words.upper() != words.lower() else Q(title__contains=words)
        return queryset.filter(title | Q(contact__in=ids_of(people)))

    def by_state(self, queryset, name, value):
        on = timezone.localdate()
        if value == "open":
            return queryset.open()
        if value == "overdue":
            return queryset.overdue(on)
        if value == "soon":
            return queryset.due_soon(on)
        return queryset.filter(status=value)

    def by_referral(self, queryset, name, value):
        waiting = Referral.objects.open()
        if value == "overdue":
            waiting = Referral.objects.overdue(timezone.localdate())
        return queryset.filter(Exists(waiting.filter(case=OuterRef("pk"))))

    def by_reopening(self, queryset, name, value):
        return queryset.filter(reopened_count__gt=0)

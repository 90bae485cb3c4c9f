"""How the list of service projects is narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chamber.choosing import organisation_filter
from chamber.models import ServiceProject
from hengl_uf.lib.text import fold
from hengl_uf.web.filters import date_filter

STATES = (
    ("running", _("进行中")),
    ("late", _("已超期")),
    ("done", _("已完成")),
    ("stopped", _("已停止")),
)


class ServiceProjectFilter(filters.FilterSet):
    """Projects by words, state, organisation and days."""

    q = filters.CharFilter(
        label=_("项目或党组织"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(label=_("状态"), choices=STATES, method="by_state", empty_label=_("全部"))
    due_from = date_filter("due_on", "gte", label=_("期限从"))
    due_to = date_filter("due_on", "lte", label=_("期限到"))
    done_from = date_filter("done_on", "gte", label=_("完成从"))
    done_to = date_filter("done_on", "lte", label=_("完成到"))
    organisation = organisation_filter()

    class Meta:
        model = ServiceProject
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        return queryset.filter(Q(name__icontains=words) | Q(organisation__search_key__contains=fold(words)))

    def by_state(self, queryset, name, value):
        if value == "late":
            return queryset.late(timezone.localdate())
        return queryset.filter(status=value)

"""How the list of questions is narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chamber.forms.questions import departments
from chamber.models import Event, Question
from hengl_uf.enterprises.choosing import enterprise_filter
from hengl_uf.lib.text import fold
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of


def events_of(request):
    """The events whose page may lead to a list."""
    return Event.objects.none() if request is None else Event.objects.visible_to(request.user)


def department_choices():
    """The departments that were written so far, as choices."""
    return [(one, one) for one in departments()]


class QuestionFilter(filters.FilterSet):
    """Questions by words, state, source, department, village and day."""

    class State:
        """What a person asks for."""

        CHOICES = (
            ("open", _("待答复")),
            ("overdue", _("超期未答复")),
            ("answered", _("已答复")),
            ("unsatisfied", _("不满意")),
        )

    q = filters.CharFilter(
        label=_("问题、企业或部门"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(
        label=_("状态"), choices=State.CHOICES, method="by_state", empty_label=_("全部")
    )
    source = filters.ChoiceFilter(label=_("来源"), choices=Question.Source.choices, empty_label=_("全部"))
    department = filters.ChoiceFilter(label=_("承办部门"), choices=department_choices, empty_label=_("全部"))
    village = NamedFilter(
        label=_("村（社区）"), field_name="enterprise__village", queryset=villages_of, empty_label=_("全部")
    )
    raised_from = date_filter("raised_on", "gte", label=_("提出从"))
    raised_to = date_filter("raised_on", "lte", label=_("提出到"))
    answered_from = date_filter("answered_on", "gte", label=_("答复从"))
    answered_to = date_filter("answered_on", "lte", label=_("答复到"))
    event = filters.ModelChoiceFilter(queryset=events_of, widget=forms.HiddenInput, label=_("活动"))
    enterprise = enterprise_filter()

    class Meta:
        model = Question
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        return queryset.filter(
            Q(text__icontains=words)
            | Q(department__icontains=words)
            | Q(enterprise__search_key__contains=fold(words))
        )

    def by_state(self, queryset, name, value):
        if value == "open":
            return queryset.open()
        if value == "overdue":
            return queryset.overdue(timezone.localdate())
        if value == "answered":
            return queryset.filter(answered_on__isnull=False)
        return queryset.filter(satisfaction=Question.Satisfaction.UNSATISFIED)

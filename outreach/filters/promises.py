"""How the register of promises is narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of
from outreach.filters.shared import contact_filter, ids_of, staff_of
from outreach.models import Contact, Promise


class PromiseFilter(filters.FilterSet):
    """Promises by words, owner, village, state and the day on which they fall due."""

    class State:
        """What a person asks for."""

        CHOICES = (
            ("open", _("未了结")),
            ("overdue", _("已过期")),
            ("kept", _("已兑现")),
            ("given_up", _("未兑现")),
        )

    q = filters.CharFilter(
        label=_("承诺事项或姓名"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(
        label=_("状态"), choices=State.CHOICES, method="by_state", empty_label=_("全部")
    )
    contact = contact_filter()
    owner = NamedFilter(label=_("承诺人"), queryset=staff_of, empty_label=_("全部"))
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    due_from = date_filter("due_on", "gte", label=_("期限从"))
    due_to = date_filter("due_on", "lte", label=_("期限到"))

    class Meta:
        model = Promise
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        people = Contact.objects.visible_to(self.request.user).matching(words)
        return queryset.filter(Q(text__icontains=words) | Q(contact__in=ids_of(people)))

    def by_state(self, queryset, name, value):
        if value == "open":
            return queryset.open()
        if value == "overdue":
            return queryset.overdue(timezone.localdate())
        return queryset.filter(**{f"{value}_on__isnull": False})

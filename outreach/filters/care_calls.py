"""How the list of care calls is narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of
from outreach.callers import called
from outreach.filters.shared import contact_filter, contacts_of, ids_of, staff_of
from outreach.models import CareCall


class CareCallFilter(filters.FilterSet):
    """Care calls by person, need, state, village, staff and day."""

    STATES = (("open", _("待办的需要")), *CareCall.Status.choices)

    q = filters.CharFilter(
        label=_("姓名、称呼或需要"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(label=_("状态"), choices=STATES, method="by_state", empty_label=_("全部"))
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    staff = NamedFilter(label=_("随访人"), queryset=staff_of, empty_label=_("全部"))
    called_from = date_filter("called_on", "gte", label=_("从"))
    called_to = date_filter("called_on", "lte", label=_("到"))
    contact = contact_filter()

    class Meta:
        model = CareCall
        fields = ()

    def by_words(self, queryset, name, value):
        words, people = value.strip(), called(contacts_of(self.request), value)
        return queryset.filter(
            Q(contact__in=ids_of(people)) | Q(person__icontains=words) | Q(need__icontains=words)
        )

    def by_state(self, queryset, name, value):
        return queryset.open() if value == "open" else queryset.filter(status=value)

"""How the list of visits is narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hengl_uf.enterprises.choosing import enterprise_filter
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of
from outreach.filters.shared import contact_filter, ids_of, staff_of
from outreach.models import Contact, Visit


class VisitFilter(filters.FilterSet):
    """Visits by person, village, staff, purpose and date."""

    q = filters.CharFilter(
        label=_("姓名或企业"), method="by_name", widget=forms.TextInput(attrs={"type": "search"})
    )
    contact = contact_filter()
    enterprise = enterprise_filter()
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    staff = NamedFilter(label=_("走访人"), queryset=staff_of, empty_label=_("全部"))
    purpose = filters.ChoiceFilter(label=_("目的"), choices=Visit.Purpose.choices, empty_label=_("全部"))
    visited_from = date_filter("visited_on", "gte", label=_("从"))
    visited_to = date_filter("visited_on", "lte", label=_("到"))

    class Meta:
        model = Visit
        fields = ()

    def by_name(self, queryset, name, value):
        user = self.request.user
        people = Contact.objects.visible_to(user).matching(value)
        firms = Enterprise.objects.visible_to(user).matching(value)
        return queryset.filter(Q(contact__in=ids_of(people)) | Q(enterprise__in=ids_of(firms)))

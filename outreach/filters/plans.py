"""How the list of planned visits is narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hengl_uf.enterprises.choosing import enterprise_filter
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of
from outreach.filters.shared import contact_filter, ids_of, staff_of
from outreach.models import Contact, PlannedVisit


class PlanFilter(filters.FilterSet):
    """Planned visits by person, state, staff, village and day."""

    class State:
        """What a person asks for."""

        CHOICES = (
            ("open", _("待走访")),
            ("overdue", _("已过期")),
            ("done", _("已走访")),
            ("cancelled", _("已取消")),
        )

    q = filters.CharFilter(
        label=_("姓名或企业"), method="by_name", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(
        label=_("状态"), choices=State.CHOICES, method="by_state", empty_label=_("全部")
    )
    contact = contact_filter()
    enterprise = enterprise_filter()
    staff = NamedFilter(label=_("走访人"), queryset=staff_of, empty_label=_("全部"))
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    planned_from = date_filter("planned_on", "gte", label=_("从"))
    planned_to = date_filter("planned_on", "lte", label=_("到"))

    class Meta:
        model = PlannedVisit
        fields = ()

    def by_name(self, queryset, name, value):
        user = self.request.user
        people = Contact.objects.visible_to(user).matching(value)
        firms = Enterprise.objects.visible_to(user).matching(value)
        return queryset.filter(Q(contact__in=ids_of(people)) | Q(enterprise__in=ids_of(firms)))

    def by_state(self, queryset, name, value):
        if value == "open":
            return queryset.open()
        if value == "overdue":
            return queryset.overdue(timezone.localdate())
        ended = "visit" if value == "done" else "cancelled_at"
        return queryset.filter(**{f"{ended}__isnull": False})

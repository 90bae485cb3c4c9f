"""The filters of the lists of outreach."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.models import User
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of
from outreach.models import CaseCategory, Contact, ServiceCase, Visit

FEW = 1000  # people or enterprises that words found, up to which their visits are looked up one by one


def staff_of(request):
    """The accounts by whose work a list can be narrowed."""
    if request is None or request.user.sees_all_villages:
        return User.objects.filter(role__in=("office", "village")).order_by("name", "pk")
    return User.objects.working_in(request.user.village_ids).order_by("name", "pk")


def ids_of(rows):
    """The rows as a condition: their ids when they are few, for then the database goes by its indexes to what is theirs."""
    ids = list(rows.values_list("pk", flat=True)[: FEW + 1])
    return ids if len(ids) <= FEW else rows.values("pk")


class VisitFilter(filters.FilterSet):
    """Visits by person, village, staff, purpose and date."""

    q = filters.CharFilter(
        label=_("姓名或企业"), method="by_name", widget=forms.TextInput(attrs={"type": "search"})
    )
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


class CaseFilter(filters.FilterSet):
    """Cases by number, person, village, category, state, handler and dates."""

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
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    category = NamedFilter(
        label=_("类别"), queryset=CaseCategory.objects.order_by("order"), empty_label=_("全部")
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


class ContactFilter(filters.FilterSet):
    """Contacts by name or phone, region, village and responsible staff."""

    q = filters.CharFilter(
        label=_("姓名、拼音或电话尾号"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    region = filters.ChoiceFilter(label=_("来自"), choices=Contact.Region.choices, empty_label=_("全部"))
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    responsible = NamedFilter(label=_("联系人员"), queryset=staff_of, empty_label=_("全部"))

    class Meta:
        model = Contact
        fields = ()

    def by_words(self, queryset, name, value):
        return queryset.matching(value)

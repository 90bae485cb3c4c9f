"""How the lists of group services and of bookings are narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of
from outreach.filters.activities import title_has
from outreach.filters.shared import contact_filter, ids_of, staff_of
from outreach.models import Booking, Contact, GroupService


class ServiceFilter(filters.FilterSet):
    """Group services by words, state, kind, village, staff and day."""

    q = filters.CharFilter(
        label=_("服务名称或地点"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(
        label=_("状态"),
        field_name="status",
        choices=GroupService.Status.choices,
        empty_label=_("全部"),
    )
    kind = filters.ChoiceFilter(label=_("类别"), choices=GroupService.Kind.choices, empty_label=_("全部"))
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    staff = NamedFilter(label=_("负责人"), queryset=staff_of, empty_label=_("全部"))
    held_from = date_filter("held_on", "gte", label=_("从"))
    held_to = date_filter("held_on", "lte", label=_("到"))

    class Meta:
        model = GroupService
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        return queryset.filter(title_has(words) | Q(place__contains=words))


def services_of(request):
    """The services whose page may lead to the list of bookings."""
    return GroupService.objects.none() if request is None else GroupService.objects.visible_to(request.user)


class BookingFilter(filters.FilterSet):
    """Bookings by name, state, whether served, village of the person, service, person and day of the service."""

    q = filters.CharFilter(
        label=_("姓名"), method="by_name", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(
        label=_("状态"), field_name="status", choices=Booking.Status.choices, empty_label=_("全部")
    )
    served = filters.ChoiceFilter(
        label=_("到场"),
        choices=(("yes", _("已服务")), ("no", _("未到"))),
        method="by_served",
        empty_label=_("全部"),
    )
    village = NamedFilter(
        label=_("村（社区）"), field_name="contact__village", queryset=villages_of, empty_label=_("全部")
    )
    held_from = date_filter("service__held_on", "gte", label=_("服务日期从"))
    held_to = date_filter("service__held_on", "lte", label=_("服务日期到"))
    service = filters.ModelChoiceFilter(label=_("团体服务"), queryset=services_of, widget=forms.HiddenInput)
    contact = contact_filter()

    class Meta:
        model = Booking
        fields = ()

    def by_name(self, queryset, name, value):
        people = Contact.objects.visible_to(self.request.user).matching(value)
        return queryset.filter(contact__in=ids_of(people))

    def by_served(self, queryset, name, value):
        return queryset.filter(was_served=value == "yes")

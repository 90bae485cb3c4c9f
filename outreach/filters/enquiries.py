"""How the lists of enquiries and receptions are narrowed."""

import re

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of
from outreach.callers import FEWEST_DIGITS, called, ending, is_number, tidy
from outreach.filters.shared import contact_filter, contacts_of, ids_of, staff_of
from outreach.models import CaseCategory, Contact, Enquiry, Reception


def topic_filter():
    """A list of one kind of question."""
    return NamedFilter(
        label=_("类别"), queryset=CaseCategory.objects.order_by("order"), empty_label=_("全部")
    )


class EnquiryFilter(filters.FilterSet):
    """Enquiries by person, phone, question, topic, way, outcome, staff, village, origin and day."""

    q = filters.CharFilter(
        label=_("姓名、电话末四位或问题"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    topic = topic_filter()
    channel = filters.ChoiceFilter(label=_("方式"), choices=Enquiry.Channel.choices, empty_label=_("全部"))
    outcome = filters.ChoiceFilter(label=_("处理"), choices=Enquiry.Outcome.choices, empty_label=_("全部"))
    staff = NamedFilter(label=_("接听人"), queryset=staff_of, empty_label=_("全部"))
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    region = filters.ChoiceFilter(label=_("来自"), choices=Contact.Region.choices, empty_label=_("全部"))
    asked_from = date_filter("asked_on", "gte", label=_("从"))
    asked_to = date_filter("asked_on", "lte", label=_("到"))
    contact = contact_filter()

    class Meta:
        model = Enquiry
        fields = ()

    def by_words(self, queryset, name, value):
        words = tidy(value)
        people = Q(contact__in=ids_of(called(contacts_of(self.request), words)))
        digits = re.sub(r"\D", "", ending(words)) if is_number(words) else ""
        if len(digits) >= FEWEST_DIGITS:
            return queryset.filter(people | Q(phone__endswith=digits) | Q(question__contains=words))
        return queryset.filter(
            people | Q(caller_name__icontains=words) | Q(question__icontains=words) if words else Q()
        )


class ReceptionFilter(filters.FilterSet):
    """Receptions by visitor, village, staff, origin, topic and day."""

    q = filters.CharFilter(
        label=_("姓名或来访者"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    staff = NamedFilter(label=_("接待人"), queryset=staff_of, empty_label=_("全部"))
    region = filters.ChoiceFilter(label=_("来自"), choices=Contact.Region.choices, empty_label=_("全部"))
    topic = topic_filter()
    received_from = date_filter("received_on", "gte", label=_("从"))
    received_to = date_filter("received_on", "lte", label=_("到"))
    contact = contact_filter()

    class Meta:
        model = Reception
        fields = ()

    def by_words(self, queryset, name, value):
        people = called(contacts_of(self.request), value)
        return queryset.filter(Q(contact__in=ids_of(people)) | Q(visitors__icontains=value.strip()))

"""How the list of contacts is narrowed."""

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import villages_of
from outreach.filters.shared import staff_of
from outreach.models import Contact


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

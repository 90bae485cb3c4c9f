"""How the list of honours is narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chamber.choosing import organisation_filter
from chamber.filters.party_activities import project_filter
from chamber.models import Award
from hengl_uf.lib.text import fold
from hengl_uf.web.filters import date_filter


class AwardFilter(filters.FilterSet):
    """Honours by words, organisation, project and day."""

    q = filters.CharFilter(
        label=_("荣誉、授予单位或党组织"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    awarded_from = date_filter("awarded_on", "gte", label=_("授予从"))
    awarded_to = date_filter("awarded_on", "lte", label=_("授予到"))
    organisation = organisation_filter()
    project = project_filter()

    class Meta:
        model = Award
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        return queryset.filter(
            Q(title__icontains=words)
            | Q(awarder__icontains=words)
            | Q(organisation__search_key__contains=fold(words))
        )

"""What lists of events, plans, drills and incidents are narrowed by alike: words, village, site."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hengl_uf.lib.text import fold
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import villages_of
from religion.models import Site


def sites_of(request):
    """The sites whose page may lead to a list."""
    return Site.objects.none() if request is None else Site.objects.visible_to(request.user)


class OfSiteFilter(filters.FilterSet):
    """Records of sites by words, village and site. A subclass states in `worded` the field that words are looked for in,
    beside the site's own.
    """

    worded = ""

    q = filters.CharFilter(
        label=_("名称或场所"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    village = NamedFilter(
        label=_("村（社区）"), field_name="site__village", queryset=villages_of, empty_label=_("全部")
    )
    # The page of a site leads here with it.
    site = filters.ModelChoiceFilter(label=_("场所"), queryset=sites_of, widget=forms.HiddenInput)

    def by_words(self, queryset, name, value):
        for word in value.split():
            found = Q(site__search_key__contains=fold(word))
            if self.worded:
                found |= Q(**{f"{self.worded}__icontains": word})
            queryset = queryset.filter(found)
        return queryset

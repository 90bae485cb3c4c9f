"""How the list of service centres is narrowed."""

import django_filters as filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import villages_of
from outreach.models import ServiceCentre


class CentreFilter(filters.FilterSet):
    """Centres by village, and by what the public still misses."""

    CHOICES = (
        ("missing", _("电话或地址未填")),
        ("sample", _("示例资料")),
        ("public", _("已公开")),
    )

    state = filters.ChoiceFilter(label=_("资料"), choices=CHOICES, method="by_state", empty_label=_("全部"))

    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))

    class Meta:
        model = ServiceCentre
        fields = ()

    def by_state(self, queryset, name, value):
        if value == "sample":
            return queryset.filter(is_sample=True)
        missing = Q(hotline="") | Q(address="")
        queryset = queryset.filter(is_sample=False)
        return queryset.filter(missing) if value == "missing" else queryset.exclude(missing)

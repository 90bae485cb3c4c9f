"""How the list of filings is narrowed."""

import django_filters as filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hengl_uf.web.filters import date_filter
from religion.filters.of_site import OfSiteFilter
from religion.models import EventFiling

State = EventFiling.State
HELD = (State.FILED, State.ACCEPTED, State.DONE)


class FilingFilter(OfSiteFilter):
    """Filings by words, village, site, state, size and the day on which they begin."""

    worded = "title"

    # Wider than the stored states: what was filed and not turned down; what lies ahead; what waits for its end.
    STATES = (
        *State.choices,
        ("coming", _("将要举办")),
        ("to_report", _("已结束待办结")),
        ("held", _("已报备（不含取消、不同意）")),
    )

    state = filters.ChoiceFilter(label=_("状态"), choices=STATES, method="by_state", empty_label=_("全部"))
    large = filters.ChoiceFilter(
        label=_("规模"),
        choices=(("yes", _("大型活动，提请镇里关注")),),
        method="by_size",
        empty_label=_("全部"),
    )
    held_from = date_filter("held_from", "gte", label=_("开始从"))
    held_to = date_filter("held_from", "lte", label=_("开始到"))

    class Meta:
        model = EventFiling
        fields = ()

    def by_state(self, queryset, name, value):
        if value == "coming":
            return queryset.coming(timezone.localdate())
        if value == "to_report":
            return queryset.to_report(timezone.localdate())
        if value == "held":
            return queryset.filter(state__in=HELD)
        return queryset.filter(state=value)

    def by_size(self, queryset, name, value):
        return queryset.large()

"""How the lists of emergency plans, drills and incidents are narrowed."""

import django_filters as filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hengl_uf.web.filters import date_filter
from religion.filters.of_site import OfSiteFilter
from religion.models import Drill, EmergencyPlan, Incident


class PlanFilter(OfSiteFilter):
    """Emergency plans by words, village, site, kind, state and the day of their review."""

    worded = "title"

    STATES = (("in_force", _("有效")), ("to_review", _("待复审")), ("replaced", _("已停用")))

    kind = filters.ChoiceFilter(label=_("种类"), choices=EmergencyPlan.Kind.choices, empty_label=_("全部"))
    state = filters.ChoiceFilter(label=_("状态"), choices=STATES, method="by_state", empty_label=_("全部"))
    review_from = date_filter("review_due_on", "gte", label=_("复审从"))
    review_to = date_filter("review_due_on", "lte", label=_("复审到"))

    class Meta:
        model = EmergencyPlan
        fields = ()

    def by_state(self, queryset, name, value):
        if value == "in_force":
            return queryset.in_force()
        if value == "to_review":
            return queryset.to_review(timezone.localdate())
        return queryset.filter(replaced_on__isnull=False)


class DrillFilter(OfSiteFilter):
    """Drills by words, village, site, kind, plan and day."""

    worded = "with_whom"

    kind = filters.ChoiceFilter(label=_("种类"), choices=EmergencyPlan.Kind.choices, empty_label=_("全部"))
    held_from = date_filter("held_on", "gte", label=_("演练从"))
    held_to = date_filter("held_on", "lte", label=_("演练到"))

    class Meta:
        model = Drill
        fields = ()


class IncidentFilter(OfSiteFilter):
    """Incidents by words, village, site, kind, state and day."""

    worded = "title"

    STATES = (("open", _("处置中")), ("closed", _("已结束")))

    kind = filters.ChoiceFilter(label=_("种类"), choices=Incident.Kind.choices, empty_label=_("全部"))
    state = filters.ChoiceFilter(label=_("状态"), choices=STATES, method="by_state", empty_label=_("全部"))
    happened_from = date_filter("happened_at", "date__gte", label=_("发生从"))
    happened_to = date_filter("happened_at", "date__lte", label=_("发生到"))

    class Meta:
        model = Incident
        fields = ()

    def by_state(self, queryset, name, value):
        return queryset.filter(closed_on__isnull=value == "open")

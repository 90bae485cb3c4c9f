"""How the list of mediation cases is narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chamber.models import MediationCase, Mediator
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter


def mediators_of(request):
    """The mediators by whom a list can be narrowed, those out of use too."""
    return (
        Mediator.objects.none() if request is None else Mediator.objects.visible_to(request.user).in_order()
    )


class MediationFilter(filters.FilterSet):
    """Mediation cases by number or title, state, source, kind, mediator and day. Who the parties are is not searched."""

    class State:
        """What a person asks for."""

        CHOICES = (
            ("open", _("调解中")),
            ("soon", _("期限临近或超期")),
            ("overdue", _("已超期")),
            ("closed", _("已结案")),
            ("agreed", _("调解成功")),
            ("confirming", _("司法确认中")),
            ("failed", _("调解不成")),
        )

    q = filters.CharFilter(
        label=_("编号或案由"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(
        label=_("状态"), choices=State.CHOICES, method="by_state", empty_label=_("全部")
    )
    kind = filters.ChoiceFilter(
        label=_("纠纷类型"), choices=MediationCase.Kind.choices, empty_label=_("全部")
    )
    source = filters.ChoiceFilter(
        label=_("来源"), choices=MediationCase.Source.choices, empty_label=_("全部")
    )
    mediator = NamedFilter(label=_("调解员"), queryset=mediators_of, empty_label=_("全部"))
    accepted_from = date_filter("accepted_on", "gte", label=_("受理从"))
    accepted_to = date_filter("accepted_on", "lte", label=_("受理到"))
    closed_from = date_filter("closed_on", "gte", label=_("结案从"))
    closed_to = date_filter("closed_on", "lte", label=_("结案到"))

    class Meta:
        model = MediationCase
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        return queryset.filter(Q(number__icontains=words) | Q(title__icontains=words))

    def by_state(self, queryset, name, value):
        on = timezone.localdate()
        narrowed = {
            "open": queryset.open,
            "soon": lambda: queryset.due_soon(on),
            "overdue": lambda: queryset.overdue(on),
            "closed": lambda: queryset.filter(closed_on__isnull=False),
            "agreed": queryset.agreed,
            "confirming": lambda: queryset.filter(confirmation=MediationCase.Confirmation.APPLIED),
            "failed": lambda: queryset.filter(outcome=MediationCase.Outcome.FAILED),
        }
        return narrowed[value]()

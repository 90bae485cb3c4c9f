"""How the list of events is narrowed."""

import django_filters as filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chamber.models import Event
from hengl_uf.web.filters import date_filter


def events_of(request):
    """The events whose page may lead to a list."""
    return Event.objects.none() if request is None else Event.objects.visible_to(request.user)


def event_filter():
    """The rows of one event; its page leads here with `event=<id>`."""
    return filters.ModelChoiceFilter(
        field_name="event", queryset=events_of, widget=forms.HiddenInput, label=_("活动")
    )


class EventFilter(filters.FilterSet):
    """Events by words, state, kind and day."""

    class State:
        """What a person asks for: the stored states, and those still to come."""

        CHOICES = (("coming", _("即将举办")), *Event.Status.choices)

    q = filters.CharFilter(
        label=_("名称或地点"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(
        label=_("状态"), choices=State.CHOICES, method="by_state", empty_label=_("全部")
    )
    kind = filters.ChoiceFilter(label=_("类别"), choices=Event.Kind.choices, empty_label=_("全部"))
    held_from = date_filter("held_on", "gte", label=_("从"))
    held_to = date_filter("held_on", "lte", label=_("到"))

    class Meta:
        model = Event
        fields = ()

    def by_words(self, queryset, name, value):
        return queryset.matching(value)

    def by_state(self, queryset, name, value):
        if value == "coming":
            return queryset.coming(timezone.localdate())
        return queryset.filter(status=value)

"""Filters that many lists share."""

import django_filters as filters
from django import forms
from django.apps import apps


def date_filter(field_name, lookup, label):
    """A day from or to which a list goes, picked by the browser's own calendar."""
    return filters.DateFilter(
        field_name=field_name,
        lookup_expr=lookup,
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def villages_of(request):
    """The villages by which this person can narrow a list, in yearbook order."""
    villages = apps.get_model("hengl_uf", "Village").objects.order_by("order")
    return villages if request is None else villages.within_reach_of(request.user)


class NoFilter(filters.FilterSet):
    """For lists of a dozen rows: nothing to narrow."""

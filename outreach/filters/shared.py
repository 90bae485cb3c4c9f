"""What several filters of outreach share."""

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.models import User
from outreach.models import Contact

FEW = 1000  # people or enterprises that words found, up to which their visits are looked up one by one


def staff_of(request):
    """The accounts by whose work a list can be narrowed."""
    if request is None or request.user.sees_all_villages:
        return User.objects.filter(role__in=("office", "village")).order_by("name", "pk")
    return User.objects.working_in(request.user.village_ids).order_by("name", "pk")


def ids_of(rows):
    """The rows as a condition: their ids when they are few, for then the database goes by its indexes to what is theirs."""
    ids = list(rows.values_list("pk", flat=True)[: FEW + 1])
    return ids if len(ids) <= FEW else rows.values("pk")


def contacts_of(request):
    """The people whose page may lead to a list."""
    return Contact.objects.none() if request is None else Contact.objects.visible_to(request.user)


def contact_filter(field_name="contact"):
    """The rows of one person. The person's page leads here with `contact=<id>`; nobody picks it from a list."""
    return filters.ModelChoiceFilter(
        field_name=field_name, queryset=contacts_of, widget=forms.HiddenInput, label=_("联系对象")
    )

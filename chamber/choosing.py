"""Choosing a Party organisation in a form, and narrowing a list to one."""

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from chamber.models import PartyOrganisation
from hengl_uf.web.typeahead import TypeaheadField


def organisation_field(user, **kwargs):
    """Choose an organisation that is not dissolved, among those that the person may see."""
    field = TypeaheadField(
        options_url="chamber:organisation-options", placeholder=_("党组织名称或拼音"), **kwargs
    )
    field.queryset = PartyOrganisation.objects.visible_to(user).active().in_name_order()
    return field


def organisations_of(request):
    """The organisations whose page may lead to a list."""
    known = PartyOrganisation.objects.all()
    return known.none() if request is None else known.visible_to(request.user)


def organisation_filter():
    """The rows of one organisation; its page leads here with `organisation=<id>`."""
    return filters.ModelChoiceFilter(
        field_name="organisation", queryset=organisations_of, widget=forms.HiddenInput, label=_("党组织")
    )

"""Choosing an enterprise in a form, and narrowing a list to one."""

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from hengl_uf.enterprises.models import Enterprise
from hengl_uf.web.typeahead import TypeaheadField


def enterprise_line(enterprise) -> str:
    """Name and village."""
    return f"{enterprise.name} · {enterprise.village.name}"


def enterprise_field(user, **kwargs):
    """Choose an enterprise among those that the person may see."""
    field = TypeaheadField(
        options_url="enterprises:enterprise-options",
        placeholder=_("企业名称、拼音或信用代码"),
        label_of=enterprise_line,
        **kwargs,
    )
    field.queryset = (
        Enterprise.objects.visible_to(user).current().select_related("village").order_by("pinyin", "pk")
    )
    return field


def enterprises_of(request):
    """The enterprises whose page may lead to a list."""
    return Enterprise.objects.none() if request is None else Enterprise.objects.visible_to(request.user)


def enterprise_filter():
    """The rows of one enterprise; its page leads here with `enterprise=<id>`."""
    return filters.ModelChoiceFilter(
        field_name="enterprise", queryset=enterprises_of, widget=forms.HiddenInput, label=_("企业")
    )

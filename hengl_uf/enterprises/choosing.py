"""Choosing an enterprise in a form, and narrowing a list to one."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hengl_uf.enterprises.models import Enterprise
from hengl_uf.web.typeahead import TypeaheadField


def enterprise_line(enterprise) -> str:
    """Name and village."""
    return f"{enterprise.name} · {enterprise.village.name}"


def enterprise_field(user, *, keep=None, **kwargs):
    """Choose an enterprise among those that the person may see; `keep` is the id of the one that a record has already,
    which stays a choice when it was removed since.
    """
    field = TypeaheadField(
        options_url="enterprises:enterprise-options",
        placeholder=_("企业名称、拼音或信用代码"),
        label_of=enterprise_line,
        **kwargs,
    )
    offered = Q(removed_at__isnull=True) | Q(pk=keep) if keep else Q(removed_at__isnull=True)
    field.queryset = (
        Enterprise.objects.visible_to(user).filter(offered).select_related("village").order_by("pinyin", "pk")
    )
    return field


def enterprises_of(request):
    """The enterprises whose page may lead to a list."""
    return Enterprise.objects.none() if request is None else Enterprise.objects.visible_to(request.user)


def enterprise_filter(field_name="enterprise"):
    """The rows of one enterprise; its page leads here with `enterprise=<id>`."""
    return filters.ModelChoiceFilter(
        field_name=field_name, queryset=enterprises_of, widget=forms.HiddenInput, label=_("企业")
    )

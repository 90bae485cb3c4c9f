"""How the list of Party activities is narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chamber.choosing import organisations_of
from chamber.models import PartyActivity, ServiceProject
from hengl_uf.web.filters import date_filter


def projects_of(request):
    """The service projects whose page may lead to a list."""
    known = ServiceProject.objects.all()
    return known.none() if request is None else known.visible_to(request.user)


def project_filter():
    """The rows of one service project; its page leads here with `project=<id>`."""
    return filters.ModelChoiceFilter(
        field_name="project", queryset=projects_of, widget=forms.HiddenInput, label=_("办实事项目")
    )


class PartyActivityFilter(filters.FilterSet):
    """Activities by words, kind, mode, organisation, project and day."""

    q = filters.CharFilter(
        label=_("主题或地点"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    kind = filters.ChoiceFilter(label=_("类别"), choices=PartyActivity.Kind.choices, empty_label=_("全部"))
    mode = filters.ChoiceFilter(label=_("形式"), choices=PartyActivity.Mode.choices, empty_label=_("全部"))
    held_from = date_filter("held_on", "gte", label=_("日期从"))
    held_to = date_filter("held_on", "lte", label=_("日期到"))
    organisation = filters.ModelChoiceFilter(
        field_name="organisations", queryset=organisations_of, widget=forms.HiddenInput, label=_("党组织")
    )
    project = project_filter()

    class Meta:
        model = PartyActivity
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        return queryset.filter(Q(topic__icontains=words) | Q(place__icontains=words))

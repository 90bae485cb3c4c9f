"""How the lists of associations and of what they share are narrowed."""

from datetime import timedelta

import django_filters as filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hengl_uf.offices.models import NOTICE_DAYS
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import villages_of
from outreach.filters.shared import staff_of
from outreach.models import Association, SharedResource

STATES = (("vacant", _("职务空缺")), ("ending", _("任期将届满")))
OFFERS = (("offered", _("可用")), ("closed", _("不可用")))


def associations_of(request):
    """The associations by which this person can narrow a list, by name."""
    known = Association.objects.current().in_name_order()
    return known if request is None else known.visible_to(request.user)


class AssociationFilter(filters.FilterSet):
    """Associations by name, kind, village, staff, and by what is due in their offices."""

    q = filters.CharFilter(
        label=_("名称或拼音"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    kind = filters.ChoiceFilter(label=_("类别"), choices=Association.Kind.choices, empty_label=_("全部"))
    state = filters.ChoiceFilter(label=_("换届"), choices=STATES, method="by_state", empty_label=_("全部"))
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    responsible = NamedFilter(label=_("联系人员"), queryset=staff_of, empty_label=_("全部"))

    class Meta:
        model = Association
        fields = ()

    def by_words(self, queryset, name, value):
        return queryset.matching(value)

    def by_state(self, queryset, name, value):
        on = timezone.localdate()
        if value == "vacant":
            return queryset.with_vacancy(on)
        return queryset.with_term_ending(on, on + timedelta(days=NOTICE_DAYS))


class ResourceFilter(filters.FilterSet):
    """Shared resources by name, kind, association and village, and whether they can be used today."""

    q = filters.CharFilter(
        label=_("名称或地点"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    kind = filters.ChoiceFilter(label=_("类别"), choices=SharedResource.Kind.choices, empty_label=_("全部"))
    association = NamedFilter(label=_("提供的社团"), queryset=associations_of, empty_label=_("全部"))
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    state = filters.ChoiceFilter(label=_("现在"), choices=OFFERS, method="by_state", empty_label=_("全部"))

    class Meta:
        model = SharedResource
        fields = ()

    def by_words(self, queryset, name, value):
        return queryset.matching(value)

    def by_state(self, queryset, name, value):
        on = timezone.localdate()
        return queryset.offered(on) if value == "offered" else queryset.exclude(pk__in=queryset.offered(on))

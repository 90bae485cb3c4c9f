"""How the lists of projects and of their milestones are narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of
from outreach.filters.shared import staff_of
from outreach.models import Milestone, Project


class ProjectFilter(filters.FilterSet):
    """Projects by name, state, kind, owner, village and day."""

    class State:
        """What a person asks for, wider than the stored states."""

        CHOICES = (
            ("running", _("进行中")),
            ("late", _("有超期")),
            ("done", _("已完成")),
            ("stopped", _("已停止")),
        )

    q = filters.CharFilter(
        label=_("项目名称"),
        field_name="name",
        lookup_expr="icontains",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    state = filters.ChoiceFilter(
        label=_("状态"), choices=State.CHOICES, method="by_state", empty_label=_("全部")
    )
    kind = filters.ChoiceFilter(label=_("类别"), choices=Project.Kind.choices, empty_label=_("全部"))
    owner = NamedFilter(label=_("负责人"), queryset=staff_of, empty_label=_("全部"))
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    due_from = date_filter("due_on", "gte", label=_("期限从"))
    due_to = date_filter("due_on", "lte", label=_("期限到"))
    done_from = date_filter("done_on", "gte", label=_("完成从"))
    done_to = date_filter("done_on", "lte", label=_("完成到"))

    class Meta:
        model = Project
        fields = ()

    def by_state(self, queryset, name, value):
        if value == "late":
            return queryset.late(timezone.localdate())
        return queryset.filter(status=value)


class MilestoneFilter(filters.FilterSet):
    """Milestones by name, state, owner, village and day."""

    class State:
        """What a person asks for; open and late are those of projects that run."""

        CHOICES = (("open", _("未完成")), ("late", _("已超期")), ("done", _("已完成")))

    q = filters.CharFilter(
        label=_("节点或项目"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    state = filters.ChoiceFilter(
        label=_("状态"), choices=State.CHOICES, method="by_state", empty_label=_("全部")
    )
    owner = NamedFilter(label=_("责任人"), queryset=staff_of, empty_label=_("全部"))
    village = NamedFilter(
        label=_("村（社区）"), field_name="project__village", queryset=villages_of, empty_label=_("全部")
    )
    due_from = date_filter("due_on", "gte", label=_("期限从"))
    due_to = date_filter("due_on", "lte", label=_("期限到"))

    class Meta:
        model = Milestone
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        return queryset.filter(Q(name__icontains=words) | Q(project__name__icontains=words))

    def by_state(self, queryset, name, value):
        if value == "open":
            return queryset.open()
        if value == "late":
            return queryset.late(timezone.localdate())
        return queryset.filter(done_on__isnull=False)

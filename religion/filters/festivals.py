"""How the lists of festivals, of their days and of the checks before them are narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hengl_uf.calendars.lunar import MONTHS
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of
from religion.models import Festival, Occurrence, Site, SpecialCheck


def sites_of(request):
    """The sites whose page may lead here."""
    return Site.objects.none() if request is None else Site.objects.visible_to(request.user)


def words_filter(label):
    """A search box; the set says in `by_words` what is looked through."""
    return filters.CharFilter(
        label=label, method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )


def site_filter(field_name="site"):
    """The site's page leads here with `site=<id>`; nobody picks it from a list."""
    return filters.ModelChoiceFilter(
        queryset=sites_of, field_name=field_name, widget=forms.HiddenInput, label=_("场所")
    )


def asks_for(filterset, *names) -> bool:
    """Whether the address names one of these."""
    return any(filterset.data.get(name) for name in names)


class FestivalFilter(filters.FilterSet):
    """Festivals by name, site, village and lunar month."""

    q = words_filter(_("诞期或场所"))
    village = NamedFilter(
        label=_("村（社区）"), field_name="site__village", queryset=villages_of, empty_label=_("全部")
    )
    site = site_filter()
    month = filters.ChoiceFilter(
        label=_("农历月"),
        field_name="lunar_month",
        choices=list(enumerate(MONTHS, 1)),
        empty_label=_("全部"),
    )

    class Meta:
        model = Festival
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        sites = Site.objects.matching(words).values("pk")
        return queryset.filter(Q(name__icontains=words) | Q(site__in=sites))


class OccurrenceFilter(filters.FilterSet):
    """Days of festivals by name, site, village, state and day. Without state and day those that are not over."""

    class State:
        """What a person asks for; held are all that are not called off."""

        CHOICES = (
            ("coming", _("还没有结束")),
            ("unconfirmed", _("待确认")),
            ("confirmed", _("已确认")),
            ("over", _("已结束")),
            ("held", _("没有取消")),
            ("cancelled", _("已取消")),
        )

    q = words_filter(_("诞期或场所"))
    village = NamedFilter(
        label=_("村（社区）"),
        field_name="festival__site__village",
        queryset=villages_of,
        empty_label=_("全部"),
    )
    site = site_filter("festival__site")
    state = filters.ChoiceFilter(
        label=_("状态"), choices=State.CHOICES, method="by_state", empty_label=_("接下来的")
    )
    starts_from = date_filter("starts_on", "gte", label=_("开始从"))
    starts_to = date_filter("starts_on", "lte", label=_("开始到"))

    class Meta:
        model = Occurrence
        fields = ()

    @property
    def qs(self):
        """Those found; what is over is shown to who asks for a state or for days."""
        found = super().qs
        return (
            found
            if asks_for(self, "state", "starts_from", "starts_to")
            else found.coming(timezone.localdate())
        )

    def by_words(self, queryset, name, value):
        words = value.strip()
        sites = Site.objects.matching(words).values("pk")
        return queryset.filter(Q(festival__name__icontains=words) | Q(festival__site__in=sites))

    def by_state(self, queryset, name, value):
        on = timezone.localdate()
        chosen = {
            "coming": lambda: queryset.coming(on),
            "unconfirmed": lambda: queryset.coming(on).unconfirmed(),
            "confirmed": lambda: queryset.coming(on).confirmed(),
            "over": lambda: queryset.over(on),
            "held": queryset.current,
            "cancelled": lambda: queryset.filter(cancelled_at__isnull=False),
        }
        return chosen[value]()


class SpecialCheckFilter(filters.FilterSet):
    """Special checks by what they come before, site, village, kind, state and day. Without state and day those not done."""

    class State:
        """What a person asks for; open are all that are not done, overdue those past their day."""

        CHOICES = (
            ("open", _("全部未检查")),
            ("due", _("现在可以检查")),
            ("overdue", _("已超期")),
            ("done", _("已检查")),
        )

    q = words_filter(_("节日或场所"))
    village = NamedFilter(
        label=_("村（社区）"), field_name="site__village", queryset=villages_of, empty_label=_("全部")
    )
    site = site_filter()
    kind = filters.ChoiceFilter(label=_("种类"), choices=SpecialCheck.Kind.choices, empty_label=_("全部"))
    state = filters.ChoiceFilter(
        label=_("状态"), choices=State.CHOICES, method="by_state", empty_label=_("未检查")
    )
    due_from = date_filter("due_on", "gte", label=_("最迟从"))
    due_to = date_filter("due_on", "lte", label=_("最迟到"))

    class Meta:
        model = SpecialCheck
        fields = ()

    @property
    def qs(self):
        """Those found; what is done is shown to who asks for a state or for days."""
        found = super().qs
        return found if asks_for(self, "state", "due_from", "due_to") else found.open()

    def by_words(self, queryset, name, value):
        words = value.strip()
        sites = Site.objects.matching(words).values("pk")
        return queryset.filter(Q(name__icontains=words) | Q(site__in=sites))

    def by_state(self, queryset, name, value):
        on = timezone.localdate()
        chosen = {
            "open": queryset.open,
            "due": lambda: queryset.due(on),
            "overdue": lambda: queryset.overdue(on),
            "done": queryset.done,
        }
        return chosen[value]()

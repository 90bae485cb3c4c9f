"""How surveys and the gaps that they show are narrowed."""

from datetime import date

import django_filters as filters
from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chamber.models import Survey
from hengl_uf.enterprises.choosing import enterprise_filter
from hengl_uf.enterprises.models import Enterprise, Industry
from hengl_uf.lib.text import fold
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of

BUILD, LINK, INCLUDE, SURVEY = "build", "link", "include", "survey"
GAPS = (
    (BUILD, _("应建未建")),
    (LINK, _("应联未联")),
    (INCLUDE, _("应纳未纳")),
    (SURVEY, _("今年还没有摸排")),
)
NO_INDUSTRY = "none"  # in an address
YES = (("yes", _("只看最近一次")),)


def industries_of(_request):
    """The industries by which a list of what concerns enterprises is narrowed."""
    return Industry.objects.order_by("order", "pk")


def industries_or_none():
    """The same, and those enterprises whose industry is not known."""
    known = industries_of(None).values_list("pk", "name")
    return [*((str(pk), name) for pk, name in known), (NO_INDUSTRY, _("行业未填"))]


def unsurveyed(enterprises, on: date):
    """Those of these enterprises at work that were not asked in the year of a day."""
    asked = Survey.objects.filter(enterprise=OuterRef("pk"), surveyed_on__year=on.year)
    return enterprises.current().filter(~Exists(asked), status=Enterprise.Status.OPERATING)


class WordsFilter(filters.FilterSet):
    """What concerns an enterprise, by the words of its name."""

    search_path = "enterprise__search_key"

    q = filters.CharFilter(
        label=_("企业名称或拼音"), method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )

    class Meta:
        fields = ()

    def by_words(self, queryset, name, value):
        for word in fold(value).split():
            queryset = queryset.filter(**{f"{self.search_path}__contains": word})
        return queryset


class SurveyFilter(WordsFilter):
    """Surveys by enterprise, village, industry, occasion and day."""

    village = NamedFilter(
        label=_("村（社区）"), field_name="enterprise__village", queryset=villages_of, empty_label=_("全部")
    )
    industry = NamedFilter(
        label=_("行业"), field_name="enterprise__industry", queryset=industries_of, empty_label=_("全部")
    )
    occasion = filters.ChoiceFilter(label=_("时机"), choices=Survey.Occasion.choices, empty_label=_("全部"))
    latest = filters.ChoiceFilter(label=_("次数"), choices=YES, method="by_latest", empty_label=_("每一次"))
    surveyed_from = date_filter("surveyed_on", "gte", label=_("日期从"))
    surveyed_to = date_filter("surveyed_on", "lte", label=_("日期到"))
    enterprise = enterprise_filter()

    class Meta:
        model = Survey
        fields = ()

    def by_latest(self, queryset, name, value):
        return queryset.latest()


class GapFilter(WordsFilter):
    """The latest surveys that show a gap, by village and industry."""

    industry_path = "enterprise__industry"

    gap = filters.ChoiceFilter(label=_("缺口"), choices=GAPS, method="by_gap", empty_label=None)
    village = NamedFilter(
        label=_("村（社区）"), field_name="enterprise__village", queryset=villages_of, empty_label=_("全部")
    )
    industry = filters.ChoiceFilter(
        label=_("行业"), choices=industries_or_none, method="by_industry", empty_label=_("全部")
    )

    class Meta:
        model = Survey
        fields = ()

    def __init__(self, data=None, *args, **kwargs):
        data = data.copy() if data is not None else {}
        if not data.get("gap"):
            data["gap"] = BUILD
        super().__init__(data, *args, **kwargs)

    def by_industry(self, queryset, name, value):
        path = self.industry_path
        return queryset.filter(**({f"{path}__isnull": True} if value == NO_INDUSTRY else {path: value}))

    def by_gap(self, queryset, name, value):
        branch = settings.PARTY_BRANCH_MEMBERS
        found = queryset.latest()
        if value == INCLUDE:
            return found.gap_include()
        return found.gap_link(branch) if value == LINK else found.gap_build(branch)


class UnsurveyedFilter(GapFilter):
    """Enterprises that were not asked this year, by village and industry."""

    search_path = "search_key"

    industry_path = "industry"

    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))

    class Meta:
        model = Enterprise
        fields = ()

    def by_gap(self, queryset, name, value):
        return unsurveyed(queryset, timezone.localdate())

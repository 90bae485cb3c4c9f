"""How the lists of members, fees, offices and evidence are narrowed."""

from datetime import timedelta

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chamber.models import CouncilOffice, CouncilTerm, Evidence, Fee, Membership
from hengl_uf.enterprises.choosing import enterprise_filter
from hengl_uf.enterprises.models import Industry
from hengl_uf.offices.models import NOTICE_DAYS
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of

SEARCH = {"type": "search"}
UNDER_WAY = "under_way"


def words_filter(label):
    """The search box of a list."""
    return filters.CharFilter(label=label, method="by_words", widget=forms.TextInput(attrs=SEARCH))


def industries_of(_request):
    """The industries by which a list can be narrowed."""
    return Industry.objects.order_by("order", "pk")


class MembershipFilter(filters.FilterSet):
    """Members by enterprise, state, village, industry and day."""

    STATES = (
        (Membership.Status.MEMBER, _("会员")),
        (UNDER_WAY, _("入会办理中")),
        *(one for one in Membership.Status.choices if one[0] != Membership.Status.MEMBER),
    )

    q = words_filter(_("企业或会员编号"))
    state = filters.ChoiceFilter(label=_("状态"), choices=STATES, method="by_state", empty_label=_("全部"))
    village = NamedFilter(
        label=_("村（社区）"), field_name="enterprise__village", queryset=villages_of, empty_label=_("全部")
    )
    industry = NamedFilter(
        label=_("行业"), field_name="enterprise__industry", queryset=industries_of, empty_label=_("全部")
    )
    joined_from = date_filter("joined_on", "gte", label=_("入会从"))
    joined_to = date_filter("joined_on", "lte", label=_("入会到"))
    enterprise = enterprise_filter()

    class Meta:
        model = Membership
        fields = ()

    def by_words(self, queryset, name, value):
        return queryset.matching(value)

    def by_state(self, queryset, name, value):
        return queryset.under_way() if value == UNDER_WAY else queryset.filter(status=value)


class FeeFilter(filters.FilterSet):
    """Fees by member, year, state, village and day."""

    STATES = (
        ("open", _("未缴")),
        ("overdue", _("逾期未缴")),
        ("paid", _("已缴")),
        ("waived", _("已减免")),
    )

    q = words_filter(_("企业或会员编号"))
    year = filters.NumberFilter(label=_("年度"), widget=forms.NumberInput(attrs={"min": 2000, "max": 2199}))
    state = filters.ChoiceFilter(label=_("状态"), choices=STATES, method="by_state", empty_label=_("全部"))
    village = NamedFilter(
        label=_("村（社区）"),
        field_name="membership__enterprise__village",
        queryset=villages_of,
        empty_label=_("全部"),
    )
    paid_from = date_filter("paid_on", "gte", label=_("缴费从"))
    paid_to = date_filter("paid_on", "lte", label=_("缴费到"))

    class Meta:
        model = Fee
        fields = ()

    def by_words(self, queryset, name, value):
        return queryset.filter(membership__in=Membership.objects.matching(value).order_by())

    def by_state(self, queryset, name, value):
        if value == "open":
            return queryset.open()
        if value == "overdue":
            return queryset.overdue(timezone.localdate())
        return queryset.filter(**{f"{value}_on__isnull": False})


class OfficeFilter(filters.FilterSet):
    """The council by title, holder or enterprise, and by what is due."""

    STATES = (("vacant", _("职务空缺")), ("ending", _("任期将届满")))

    q = words_filter(_("职务、姓名或会员单位"))
    state = filters.ChoiceFilter(label=_("换届"), choices=STATES, method="by_state", empty_label=_("全部"))

    class Meta:
        model = CouncilOffice
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        members = Membership.objects.matching(words).order_by()
        terms = CouncilTerm.objects.filter(Q(holder_name__icontains=words) | Q(membership__in=members))
        return queryset.filter(Q(title__icontains=words) | Q(pk__in=terms.values("office")))

    def by_state(self, queryset, name, value):
        on = timezone.localdate()
        if value == "vacant":
            return queryset.vacant(on)
        ending = CouncilTerm.objects.ending(on, on + timedelta(days=NOTICE_DAYS))
        return queryset.filter(pk__in=ending.values("office"))


class EvidenceFilter(filters.FilterSet):
    """Evidence by year, heading and words."""

    q = filters.CharFilter(
        label=_("材料名称"), field_name="title", lookup_expr="icontains", widget=forms.TextInput(attrs=SEARCH)
    )
    year = filters.NumberFilter(label=_("年度"), widget=forms.NumberInput(attrs={"min": 2000, "max": 2199}))
    heading = filters.ChoiceFilter(label=_("栏目"), choices=Evidence.Heading.choices, empty_label=_("全部"))

    class Meta:
        model = Evidence
        fields = ()

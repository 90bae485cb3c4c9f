"""How the lists of campaigns, pledges, receipts, instalments, allocations and aid projects are narrowed."""

import django_filters as filters
from django import forms
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chamber.models import AidMilestone, AidProject, Allocation, Campaign, Instalment, Pledge, Receipt
from hengl_uf.enterprises.choosing import enterprise_filter, enterprises_of
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.web.choices import NamedFilter
from hengl_uf.web.filters import date_filter, villages_of


def words_filter(label):
    """A box for words; `by_words` says where they are looked for."""
    return filters.CharFilter(
        label=label, method="by_words", widget=forms.TextInput(attrs={"type": "search"})
    )


def campaigns_of(request):
    """The campaigns, the newest first."""
    return Campaign.objects.current().order_by("-year", "-pk")


def campaign_filter(field_name="campaign"):
    """The rows of one campaign."""
    return NamedFilter(
        label=_("募捐活动"), field_name=field_name, queryset=campaigns_of, empty_label=_("全部")
    )


def kind_filter(field_name):
    """The rows of campaigns of one kind."""
    return filters.ChoiceFilter(
        label=_("募捐类别"), field_name=field_name, choices=Campaign.Kind.choices, empty_label=_("全部")
    )


def village_filter(field_name):
    """The rows of enterprises of one village."""
    return NamedFilter(
        label=_("企业所在村（社区）"), field_name=field_name, queryset=villages_of, empty_label=_("全部")
    )


def given_by(words, before="") -> Q:
    """Pledges whose giver is called so, by the name, its pinyin or the credit code; `before` leads to the pledge."""
    meant = Enterprise.objects.matching(words).values("pk")
    return Q(**{f"{before}enterprise__in": meant}) | Q(**{f"{before}donor_name__icontains": words})


class CampaignFilter(filters.FilterSet):
    """Campaigns by words, year, kind and state."""

    q = words_filter(_("名称"))
    kind = filters.ChoiceFilter(label=_("类别"), choices=Campaign.Kind.choices, empty_label=_("全部"))
    state = filters.ChoiceFilter(
        label=_("状态"),
        choices=(("open", _("进行中")), ("closed", _("已结账"))),
        method="by_state",
        empty_label=_("全部"),
    )
    year = filters.NumberFilter(label=_("年度"), min_value=2000, max_value=2199)
    year_from = filters.NumberFilter(
        label=_("年度从"), field_name="year", lookup_expr="gte", max_value=2199, widget=forms.HiddenInput
    )
    year_to = filters.NumberFilter(
        label=_("年度到"), field_name="year", lookup_expr="lte", max_value=2199, widget=forms.HiddenInput
    )

    class Meta:
        model = Campaign
        fields = ()

    def by_words(self, queryset, name, value):
        return queryset.filter(name__icontains=value.strip())

    def by_state(self, queryset, name, value):
        return queryset.filter(closed_on__isnull=value == "open")


class PledgeFilter(filters.FilterSet):
    """Pledges by giver, campaign, kind, year, state, village and day."""

    q = words_filter(_("认捐人或用途"))
    campaign = campaign_filter()
    state = filters.ChoiceFilter(
        label=_("状态"),
        choices=(("open", _("未到齐")), ("overdue", _("已逾期")), ("complete", _("已到齐"))),
        method="by_state",
        empty_label=_("全部"),
    )
    kind = kind_filter("campaign__kind")
    year_from = filters.NumberFilter(
        label=_("年度从"), field_name="campaign__year", lookup_expr="gte", max_value=2199
    )
    year_to = filters.NumberFilter(
        label=_("年度到"), field_name="campaign__year", lookup_expr="lte", max_value=2199
    )
    village = village_filter("enterprise__village")
    pledged_from = date_filter("pledged_on", "gte", label=_("认捐从"))
    pledged_to = date_filter("pledged_on", "lte", label=_("认捐到"))
    enterprise = enterprise_filter()

    class Meta:
        model = Pledge
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        return queryset.filter(given_by(words) | Q(purpose__icontains=words))

    def by_state(self, queryset, name, value):
        if value == "complete":
            return queryset.filter(received__gte=F("amount"))
        if value == "open":
            return queryset.filter(received__lt=F("amount"))
        late = Instalment.objects.filter(pledge=OuterRef("pk"), upto__gt=OuterRef("received"))
        return queryset.filter(Exists(late.filter(due_on__lt=timezone.localdate())))


class ReceiptFilter(filters.FilterSet):
    """Receipts by giver, campaign, kind, form, village and day."""

    q = words_filter(_("认捐人、实物或票据号"))
    campaign = campaign_filter("pledge__campaign")
    form = filters.ChoiceFilter(label=_("形式"), choices=Receipt.Form.choices, empty_label=_("全部"))
    kind = kind_filter("pledge__campaign__kind")
    village = village_filter("pledge__enterprise__village")
    received_from = date_filter("received_on", "gte", label=_("到账从"))
    received_to = date_filter("received_on", "lte", label=_("到账到"))
    enterprise = filters.ModelChoiceFilter(
        field_name="pledge__enterprise", queryset=enterprises_of, widget=forms.HiddenInput, label=_("企业")
    )

    class Meta:
        model = Receipt
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        own = Q(goods__icontains=words) | Q(voucher_no__icontains=words)
        return queryset.filter(given_by(words, "pledge__") | own)


class InstalmentFilter(filters.FilterSet):
    """Instalments by giver, campaign, state and day."""

    q = words_filter(_("认捐人"))
    campaign = campaign_filter("pledge__campaign")
    state = filters.ChoiceFilter(
        label=_("状态"),
        choices=(("open", _("未到齐")), ("overdue", _("已逾期")), ("complete", _("已到齐"))),
        method="by_state",
        empty_label=_("全部"),
    )
    village = village_filter("pledge__enterprise__village")
    due_from = date_filter("due_on", "gte", label=_("期限从"))
    due_to = date_filter("due_on", "lte", label=_("期限到"))

    class Meta:
        model = Instalment
        fields = ()

    def by_words(self, queryset, name, value):
        return queryset.filter(given_by(value.strip(), "pledge__"))

    def by_state(self, queryset, name, value):
        if value == "overdue":
            return queryset.overdue(timezone.localdate())
        return queryset.open() if value == "open" else queryset.filter(upto__lte=F("pledge__received"))


class AllocationFilter(filters.FilterSet):
    """Allocations by words, campaign, project, village of the project and day."""

    q = words_filter(_("项目、用途或凭证号"))
    campaign = campaign_filter()
    project = NamedFilter(
        label=_("公益项目"),
        queryset=lambda request: AidProject.objects.current().order_by("name"),
        empty_label=_("全部"),
    )
    village = NamedFilter(
        label=_("项目所在村（社区）"),
        field_name="project__village",
        queryset=villages_of,
        empty_label=_("全部"),
    )
    kind = kind_filter("campaign__kind")
    allocated_from = date_filter("allocated_on", "gte", label=_("拨付从"))
    allocated_to = date_filter("allocated_on", "lte", label=_("拨付到"))

    class Meta:
        model = Allocation
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        own = Q(what__icontains=words) | Q(voucher_no__icontains=words)
        return queryset.filter(own | Q(project__name__icontains=words))


class AidProjectFilter(filters.FilterSet):
    """Aid projects by words, state, village, campaign and day."""

    q = words_filter(_("项目或执行单位"))
    state = filters.ChoiceFilter(
        label=_("状态"),
        choices=(
            ("running", _("进行中")),
            ("late", _("有超期")),
            ("done", _("已完成")),
            ("stopped", _("已停止")),
        ),
        method="by_state",
        empty_label=_("全部"),
    )
    village = NamedFilter(label=_("村（社区）"), queryset=villages_of, empty_label=_("全部"))
    campaign = NamedFilter(
        label=_("款项来自"), queryset=campaigns_of, method="by_campaign", empty_label=_("全部")
    )
    due_from = date_filter("due_on", "gte", label=_("期限从"))
    due_to = date_filter("due_on", "lte", label=_("期限到"))

    class Meta:
        model = AidProject
        fields = ()

    def by_words(self, queryset, name, value):
        words = value.strip()
        return queryset.filter(Q(name__icontains=words) | Q(runner__icontains=words))

    def by_campaign(self, queryset, name, value):
        given = Allocation.objects.current().filter(campaign=value.pk, project=OuterRef("pk"))
        return queryset.filter(Exists(given))

    def by_state(self, queryset, name, value):
        if value != "late":
            return queryset.filter(status=value)
        on = timezone.localdate()
        late = AidMilestone.objects.filter(project=OuterRef("pk"), done_on__isnull=True, due_on__lt=on)
        return queryset.filter(Q(due_on__lt=on) | Exists(late), status=AidProject.Status.RUNNING)

"""应建尽建, 应联尽联, 应纳尽纳: how far, by village and by industry, and the enterprises that are missing."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.filters.surveys import (
    BUILD,
    GAPS,
    INCLUDE,
    LINK,
    NO_INDUSTRY,
    SURVEY,
    GapFilter,
    UnsurveyedFilter,
    industries_of,
    unsurveyed,
)
from chamber.models import Survey
from chamber.models.party import built, linked
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.places.models import Village
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import Page

KINDS = (BUILD, LINK, INCLUDE)


@dataclass
class Cell:
    """How far one of the three is in one row: what is due, what is done, and where the rest is listed."""

    due: int = 0
    gap: int = 0
    url: str = ""

    @property
    def done(self) -> int:
        return self.due - self.gap

    @property
    def share(self) -> str:
        """Done of due in a hundred, rounded down: 100% means that nothing is missing."""
        return f"{self.done * 100 // self.due}%" if self.due else ""


@dataclass
class CoverageRow:
    """One village, one industry, or all of them."""

    label: str
    query: dict
    cells: dict[str, Cell] = field(default_factory=lambda: {kind: Cell() for kind in KINDS})

    def add(self, counted):
        """Add what was counted for a part of it."""
        for kind, cell in self.cells.items():
            cell.due += counted[f"{kind}_due"]
            cell.gap += counted[f"{kind}_gap"]

    def in_order(self) -> list[Cell]:
        """The cells, each with the address of its gap."""
        for kind, cell in self.cells.items():
            cell.url = reverse("chamber:gap-list", query={"gap": kind, **self.query})
        return list(self.cells.values())


class Coverage(Page):
    """Coverage as two tables, and how many enterprises are still to be asked this year."""

    permission = Permission.PARTY_VIEW
    title = gettext_lazy("党的组织和工作覆盖")
    template_name = "chamber/coverage.html"

    def get(self, request):
        user, on = request.user, timezone.localdate()
        counted = counts_of(Survey.objects.visible_to(user))
        villages = Village.objects.order_by("order").values_list("pk", "name")
        industries = industries_of(request).values_list("pk", "name")
        named = {pk: (name, {"industry": pk}) for pk, name in industries}
        named[None] = (_("行业未填"), {"industry": NO_INDUSTRY})
        waiting = unsurveyed(Enterprise.objects.visible_to(user), on).count()
        may = user.may(Permission.PARTY_EDIT)
        return self.render(
            tables=[
                {
                    "heading": _("按村（社区）"),
                    "first": _("村（社区）"),
                    "rows": rows_by(
                        "village", {pk: (name, {"village": pk}) for pk, name in villages}, counted
                    ),
                },
                {
                    "heading": _("按行业"),
                    "first": _("行业"),
                    "rows": rows_by("industry", named, counted, empty=False),
                },
            ],
            words=definitions(),
            has_any=bool(counted),
            waiting=waiting,
            waiting_url=reverse("chamber:gap-list", query={"gap": SURVEY}),
            actions=[Action(_("登记摸排"), reverse("chamber:survey-add"), may, icon="plus")],
            add=Action(_("登记摸排"), reverse("chamber:survey-add"), may, icon="plus"),
        )


def definitions() -> list[dict]:
    """What the three count, in words."""
    words = {"branch": settings.PARTY_BRANCH_MEMBERS}
    return [
        {
            "label": _("应建尽建"),
            "value": _("最近一次摸排有正式党员 %(branch)s 人以上的企业；由党委、党总支或党支部覆盖的算已建。")
            % words,
        },
        {
            "label": _("应联尽联"),
            "value": _("有党员、正式党员不足 %(branch)s 人的企业；由任一党组织覆盖的算已联。") % words,
        },
        {"label": _("应纳尽纳"), "value": _("有党员的企业；党员全部纳入管理的算已纳。")},
    ]


def counts_of(surveys) -> list[dict]:
    """What is due and what is missing, by village and industry: one query."""
    branch = settings.PARTY_BRANCH_MEMBERS
    build, link = Q(full_members__gte=branch), Q(members__gt=0, full_members__lt=branch)
    grouped = (
        surveys.latest()
        .annotate(is_built=built(), is_linked=linked())
        .order_by()
        .values(village=F("enterprise__village"), industry=F("enterprise__industry"))
    )
    return list(
        grouped.annotate(
            build_due=Count("pk", filter=build),
            build_gap=Count("pk", filter=build & Q(is_built=False)),
            link_due=Count("pk", filter=link),
            link_gap=Count("pk", filter=link & Q(is_linked=False)),
            include_due=Count("pk", filter=Q(members__gt=0)),
            include_gap=Count("pk", filter=Q(members__gt=0, managed__lt=F("members"))),
        )
    )


def rows_by(key, named, counted, *, empty=True) -> list[CoverageRow]:
    """A row for each name, and a last one for all; rows without anything due are left out unless `empty`."""
    rows = {value: CoverageRow(label, query) for value, (label, query) in named.items()}
    whole = CoverageRow(_("合计"), {})
    for one in counted:
        rows[one[key]].add(one)
        whole.add(one)
    shown = [row for row in rows.values() if empty or any(cell.due for cell in row.cells.values())]
    return [*shown, whole]


class GapPage(ListPage, abstract=True):
    """A list of enterprises that are missing, each with the next step."""

    permission = Permission.PARTY_VIEW
    template_name = "chamber/gap_list.html"
    empty_text = gettext_lazy("没有缺口。")
    empty_hint = gettext_lazy("按最近一次摸排，应建、应联、应纳的都做到了。")

    def breadcrumbs(self):
        return [Crumb(_("党的组织和工作覆盖"), reverse("chamber:coverage"))]

    def gap(self) -> str:
        """Which gap is asked for; the first when the address names none."""
        asked = self.request.GET.get("gap", "")
        return asked if asked in dict(GAPS) else BUILD

    def get_title(self):
        return _("缺口清单：%(gap)s") % {"gap": dict(GAPS)[self.gap()]}

    def step(self, enterprise_pk) -> Action:
        """What to do next about an enterprise."""
        may = self.request.user.may(Permission.PARTY_EDIT)
        label, route = {
            BUILD: (_("设立党组织"), "chamber:organisation-add"),
            LINK: (_("纳入联合支部"), "chamber:cover-add"),
        }.get(self.gap(), (_("登记摸排"), "chamber:survey-add"))
        return Action(label, reverse(route, query={"enterprise": enterprise_pk}), may)


class GapList(GapPage):
    """The enterprises whose latest survey shows a gap: most members first."""

    model = Survey
    filters = GapFilter
    default_order = "-members"
    related = ("enterprise__village", "enterprise__industry")
    shown = (
        "surveyed_on members full_members managed enterprise__name enterprise__village__name"
        " enterprise__industry__name"
    )
    sums = (
        ("members", gettext_lazy("党员"), gettext_lazy("名")),
        ("managed", gettext_lazy("已纳入管理"), gettext_lazy("名")),
    )
    columns = (
        Column("enterprise", gettext_lazy("企业")),
        Column("members", gettext_lazy("党员（正式）"), ("full_members", "members"), css="cell-num"),
        Column("managed", gettext_lazy("已纳入管理"), css="cell-num"),
        Column("village", gettext_lazy("村（社区）")),
        Column("industry", gettext_lazy("行业"), css="cell-minor"),
        Column("surveyed_on", gettext_lazy("最近摸排"), css="cell-minor"),
        Column("step", gettext_lazy("下一步"), css="cell-action"),
    )

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_step = self.step(row.enterprise_id)
            row.shown_enterprise, row.shown_survey = row.enterprise, row
        return super().context(**more)


class UnsurveyedList(GapPage):
    """The enterprises at work that were not asked this year, by name, with their latest survey."""

    model = Enterprise
    filters = UnsurveyedFilter
    default_order = "enterprise"
    related = ("village", "industry")
    shown = "name village__name industry__name"
    columns = (
        Column("enterprise", gettext_lazy("企业"), ("pinyin",)),
        *(Column(one.key, one.label, css=one.css) for one in GapList.columns[1:]),
    )
    empty_hint = gettext_lazy("在营企业今年都摸排过了。")

    def context(self, **more):
        rows = more.get("rows", ())
        latest = {
            one.enterprise_id: one
            for one in Survey.objects.filter(enterprise__in=[row.pk for row in rows], is_latest=True)
        }
        for row in rows:
            row.shown_step = self.step(row.pk)
            row.shown_enterprise, row.shown_survey = row, latest.get(row.pk)
        return super().context(**more)


@permitted(Permission.PARTY_VIEW)
def gap_list(request):
    """The list of the gap that the address names."""
    page = UnsurveyedList if request.GET.get("gap") == SURVEY else GapList
    return page.as_view()(request)

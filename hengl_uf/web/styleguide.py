"""The style guide: every component with sample content, for everybody who is signed in."""

import datetime
from dataclasses import dataclass, field

from django import forms
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from hengl_uf.access.answers import Denied
from hengl_uf.access.guards import signed_in
from hengl_uf.web.elements import Action, Badge, Chip, Crumb, Total
from hengl_uf.web.forms import BaseForm
from hengl_uf.web.plans import PlanRow, plan_of
from hengl_uf.web.templatetags.web import icon_names

HERE = "#"
DAY = datetime.date(2026, 3, 5)
MOMENT = datetime.datetime(2026, 3, 5, 14, 5, tzinfo=datetime.UTC)
TOKENS = [
    "text",
    "text-2",
    "text-3",
    "canvas",
    "surface",
    "hover",
    "line",
    "accent",
    "accent-soft",
    "neutral",
    "info",
    "good",
    "warn",
    "bad",
]

# Section title, and the components that it shows.
SECTIONS = [
    ("colours", gettext_lazy("颜色与文字"), []),
    ("headers", gettext_lazy("页头与操作"), ["page_header", "breadcrumbs", "actions", "action"]),
    ("states", gettext_lazy("状态"), ["badge"]),
    ("notices", gettext_lazy("提示"), ["alert", "messages"]),
    ("lists", gettext_lazy("列表"), ["filter_bar", "chips", "table_head", "pagination", "total"]),
    ("empty", gettext_lazy("空状态与等待"), ["empty_state"]),
    ("facts", gettext_lazy("记录"), ["facts", "panel", "panel_head", "attachments"]),
    ("story", gettext_lazy("经过与修改记录"), ["chain", "timeline", "history"]),
    ("deadlines", gettext_lazy("期限"), ["deadline", "month"]),
    ("figures", gettext_lazy("数字"), ["figure_tile", "task_list"]),
    ("plans", gettext_lazy("计划一页图"), ["plan"]),
    ("forms", gettext_lazy("表单"), ["error_summary", "formset", "formset_row", "form_actions"]),
    ("conflicts", gettext_lazy("同时修改"), ["conflict"]),
    ("refusals", gettext_lazy("不能办理"), ["refusal"]),
    ("icons", gettext_lazy("图标"), []),
]


@dataclass(frozen=True)
class SampleDeadline:
    """Looks like `calendars.working_days.Deadline`, which this package may not import."""

    start: datetime.date = datetime.date(2026, 4, 27)
    due_on: datetime.date = datetime.date(2026, 5, 14)
    counted: tuple = tuple(
        (datetime.date(2026, month, day), number)
        for number, (month, day) in enumerate(
            [(4, 28), (4, 29), (4, 30), (5, 6), (5, 7), (5, 8), (5, 9), (5, 13), (5, 14)], 1
        )
    )
    skipped: tuple = field(
        default_factory=lambda: (
            *((datetime.date(2026, 5, day), _("劳动节")) for day in range(1, 6)),
            (datetime.date(2026, 5, 10), _("周日")),
        )
    )
    paused: tuple = field(
        default_factory=lambda: tuple(
            (datetime.date(2026, 5, day), _("等待当事人补交材料")) for day in (11, 12)
        )
    )
    estimated: bool = False
    remaining: int = 0

    @property
    def explanation(self):
        return _("从 2026年4月27日的次日起算 9 个工作日，到 2026年5月14日（周四）。")


class SampleForm(BaseForm):
    """A form with one field of each kind."""

    name = forms.CharField(label=gettext_lazy("姓名"), max_length=60)
    phone = forms.CharField(
        label=gettext_lazy("电话"), help_text=gettext_lazy("内地、香港、澳门号码都可以，例如 9123 4567。")
    )
    day = forms.DateField(label=gettext_lazy("日期"), widget=forms.DateInput(attrs={"type": "date"}))
    village = forms.ChoiceField(
        label=gettext_lazy("村（社区）"),
        choices=[("", "—"), ("1", gettext_lazy("三沙村")), ("2", gettext_lazy("横东村"))],
    )
    way = forms.ChoiceField(
        label=gettext_lazy("方式"),
        choices=[("1", gettext_lazy("上门")), ("2", gettext_lazy("电话")), ("3", gettext_lazy("视频"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("情况"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("写事情本身，不写信仰、民族、政治面貌、病史和家谱。"),
    )
    agreed = forms.BooleanField(label=gettext_lazy("已告知用途并得到同意"))


class SampleNeed(BaseForm):
    """One row of a formset."""

    text = forms.CharField(label=gettext_lazy("需求"), max_length=200)
    makes_case = forms.BooleanField(label=gettext_lazy("转为事项办理"), required=False)


class SampleFilters(forms.Form):
    """A filter bar."""

    q = forms.CharField(
        label=gettext_lazy("查找"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    place = forms.ChoiceField(
        label=gettext_lazy("村（社区）"),
        required=False,
        choices=[("", gettext_lazy("全部")), ("1", gettext_lazy("三沙村"))],
    )
    since = forms.DateField(
        label=gettext_lazy("日期从"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    mine = forms.BooleanField(label=gettext_lazy("只看我的"), required=False)


def inputs_of(component: str) -> str:
    """The first line of a component: what it is and what it takes."""
    source = get_template(f"components/{component}.html").template.source
    return source.split("\n", 1)[0].removeprefix("{#").removesuffix("#}").strip()


def sample_actions() -> list[Action]:
    """The buttons of a case, one of them refused."""
    return [
        Action(_("登记办理"), HERE, icon="check"),
        Action(_("转交"), HERE, icon="transfer"),
        Action(_("办结"), HERE, Denied(_("还没有办理记录，请先登记办理。"))),
        Action(_("暂停"), HERE, icon="player-pause"),
        Action(_("移除"), HERE, icon="trash", tone="bad"),
        Action(_("重办"), HERE, Denied(_("这件事项还没有办结。"), _("办结之后可以重办。"))),
    ]


def sample_rows() -> list[dict]:
    """Rows of a list of cases."""
    states = [
        Badge(_("超期"), "bad"),
        Badge(_("办理中"), "info"),
        Badge(_("已暂停"), "warn"),
        Badge(_("已办结"), "good"),
    ]
    titles = [_("协助办理回乡证换发"), _("祖屋修缮报建咨询"), _("咨询内地养老服务"), _("车辆临时通行")]
    return [
        {
            "title": title,
            "who": _("陈示例"),
            "village": _("三沙村"),
            "at": DAY + datetime.timedelta(days=number),
            "state": state,
        }
        for number, (title, state) in enumerate(zip(titles, states, strict=True))
    ]


def sample_story() -> list[dict]:
    """A timeline."""
    return [
        {
            "at": MOMENT,
            "title": _("登记办理"),
            "text": _("已与出入境窗口联系，约好周五上午带齐材料办理。"),
            "actor": _("李示例"),
            "now": True,
        },
        {"at": MOMENT - datetime.timedelta(days=1), "title": _("受理"), "actor": _("李示例"), "tone": "info"},
        {
            "at": MOMENT - datetime.timedelta(days=2),
            "title": _("走访中提出"),
            "actor": _("黄示例"),
            "url": HERE,
        },
    ]


def sample_chain() -> list[dict]:
    """A record on its way."""
    return [
        {"label": _("草稿"), "standing": "done", "words": _("已完成"), "note": "2026-3-2"},
        {"label": _("村级申报"), "standing": "done", "words": _("已完成"), "note": "2026-3-5"},
        {"label": _("镇级审核"), "standing": "now", "words": _("现在"), "note": "2026-3-9"},
        {"label": _("公示中"), "standing": "next", "words": _("还没有到"), "note": ""},
    ]


def sample_plan():
    """A plan of a year with things in every state."""
    day = datetime.date
    return plan_of(
        _("示例：2026年重点工作"),
        day(2026, 1, 1),
        day(2026, 12, 31),
        DAY + datetime.timedelta(days=100),
        [
            PlanRow(
                _("示例：春节前走访港澳同胞家庭"),
                _("李示例"),
                day(2026, 1, 12),
                day(2026, 2, 13),
                day(2026, 2, 11),
            ),
            PlanRow(
                _("示例：服务中心挂牌"),
                _("黄示例"),
                day(2026, 3, 18),
                day(2026, 3, 18),
                day(2026, 3, 18),
                url=HERE,
            ),
            PlanRow(
                _("示例：港澳台侨企业用地和员工子女入学情况摸底调查"),
                _("陈示例"),
                day(2026, 3, 2),
                day(2026, 5, 29),
                late=True,
                url=HERE,
            ),
            PlanRow(_("示例：恳谈会名单报送"), _("李示例"), day(2026, 6, 5), day(2026, 6, 5), late=True),
            PlanRow(_("示例：全年走访"), _("各村（社区）"), day(2026, 1, 1), day(2026, 12, 31)),
            PlanRow(_("示例：中秋联谊活动"), _("黄示例"), day(2026, 8, 24), day(2026, 9, 25)),
            PlanRow(_("示例：年度总结"), _("陈示例"), day(2026, 12, 30), day(2026, 12, 30)),
        ],
    )


def sample_history() -> list[dict]:
    """Entries of the audit trail."""
    return [
        {
            "at": MOMENT,
            "actor_name": _("李示例"),
            "sentence": _("修改了事项"),
            "changes": {_("经办人"): [_("黄示例"), _("李示例")]},
            "note": "",
        },
        {
            "at": MOMENT - datetime.timedelta(days=1),
            "actor_name": _("黄示例"),
            "sentence": _("登记了事项"),
            "changes": {},
            "note": "",
        },
    ]


def sample_pieces() -> dict:
    """Content of the small components."""
    return {
        "crumbs": [Crumb(_("首页"), "/"), Crumb(_("事项"), HERE)],
        "badges": [
            Badge(_("待受理")),
            Badge(_("办理中"), "info"),
            Badge(_("已办结"), "good"),
            Badge(_("快到期"), "warn"),
            Badge(_("超期 2 天"), "bad"),
        ],
        "fact_rows": [
            {"label": _("编号"), "value": "SX-2026-0042"},
            {"label": _("请求人"), "value": _("陈示例"), "url": HERE},
            {"label": _("电话"), "value": "+852 9123 4567"},
            {"label": _("村（社区）"), "value": _("三沙村")},
            {"label": _("说明"), "value": ""},
        ],
        "related": [
            {
                "label": _("协助办理回乡证换发"),
                "url": HERE,
                "badge": Badge(_("办理中"), "info"),
                "note": "2026-03-05",
            },
            {
                "label": _("祖屋修缮报建咨询"),
                "url": HERE,
                "badge": Badge(_("已办结"), "good"),
                "note": "2026-02-11",
                "action": Action(_("重办"), HERE, method="post"),
            },
        ],
        "files": [
            {
                "name": _("现场照片.jpg"),
                "url": HERE,
                "kind": "photo",
                "size": 245_000,
                "by": _("黄示例"),
                "at": DAY,
            },
            {
                "name": _("委托书.pdf"),
                "url": HERE,
                "kind": "pdf",
                "size": 1_245_000,
                "by": _("李示例"),
                "at": DAY,
            },
        ],
        "cards": [
            {
                "label": _("今年走访"),
                "value": 1920,
                "unit": _("次"),
                "url": HERE,
                "comparison": _("去年同期 1,744 次"),
            },
            {
                "label": _("办理中事项"),
                "value": 37,
                "unit": _("件"),
                "url": HERE,
                "comparison": _("其中快到期 4 件"),
            },
            {
                "label": _("已超期"),
                "value": 2,
                "unit": _("件"),
                "url": HERE,
                "tone": "bad",
                "comparison": _("最长超期 3 天"),
            },
        ],
    }


@require_safe
@signed_in
def styleguide(request):
    """Show all components; `?errors` shows the form as it comes back when refused."""
    form = SampleForm({"name": "", "phone": "123"} if "errors" in request.GET else None)
    needs = forms.formset_factory(SampleNeed, extra=1, can_delete=True)(prefix="needs")
    context = {
        "title": _("界面规范"),
        "tokens": TOKENS,
        "sections": [
            (key, label, [(name, inputs_of(name)) for name in names]) for key, label, names in SECTIONS
        ],
        "sample_actions": sample_actions(),
        "rows": sample_rows(),
        "columns": [
            {"label": _("事项"), "css": "", "sort_url": HERE, "direction": ""},
            {"label": _("请求人"), "css": "", "sort_url": None, "direction": ""},
            {"label": _("村（社区）"), "css": "", "sort_url": None, "direction": ""},
            {"label": _("到期"), "css": "", "sort_url": HERE, "direction": "desc"},
            {"label": _("状态"), "css": "", "sort_url": None, "direction": ""},
            {"label": "", "css": "", "sort_url": None, "direction": ""},
        ],
        "total": Total(1284, capped=False),
        "chips": [Chip(_("村（社区）"), _("三沙村"), HERE), Chip(_("日期从"), "2026-03-01", HERE)],
        "paging": {
            "number": 3,
            "first_url": HERE,
            "previous_url": HERE,
            "next_url": HERE,
            "from_row": 51,
            "to_row": 75,
        },
        "filter_form": SampleFilters(request.GET),
        "chain": sample_chain(),
        "story": sample_story(),
        "entries": sample_history(),
        "plan": sample_plan(),
        "deadline": SampleDeadline(),
        "due_badge": Badge(_("还剩 3 个工作日"), "info"),
        "form": form,
        "needs": needs,
        "conflict": {
            "by": _("黄示例"),
            "at": MOMENT,
            "changes": [{"label": _("地点"), "theirs": _("三沙村委会"), "yours": _("陈示例家中")}],
        },
        "icons": icon_names(),
        **sample_pieces(),
    }
    return render(request, "styleguide.html", context)

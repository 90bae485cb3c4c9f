"""Pages of the yearly fees: the list of all, opening a year for everybody, and what is done with one."""

from datetime import date

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import fees as actions
from chamber.filters.memberships import FeeFilter
from chamber.forms.fees import FeeForm, OpenForm, PayForm, ReopenForm, WaiveForm
from chamber.models import Fee, Membership
from chamber.views.memberships import list_crumb
from hengl_uf.access.answers import Denied
from hengl_uf.access.roles import Permission
from hengl_uf.lib.money import yuan
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import YUAN
from hengl_uf.web.removal import RemovalForm

WAITING = ("open", "overdue")


def fees_crumb():
    """The way to the list of fees."""
    return Crumb(_("会费"), reverse("chamber:fee-list"))


class FeeList(ListPage):
    """The fees of all members, the latest year first; of those still open, the most urgent first."""

    permission = Permission.MEMBERSHIP_VIEW
    model = Fee
    title = gettext_lazy("会费")
    template_name = "chamber/fee_list.html"
    filters = FeeFilter
    default_order = "-year"
    related = ("membership__enterprise__village",)
    shown = (
        "year amount due_on paid_on waived_on receipt_no membership__member_no"
        " membership__enterprise__name membership__enterprise__village__name"
    )
    sums = (("amount", gettext_lazy("合计"), YUAN),)
    columns = (
        Column("member", gettext_lazy("会员单位"), ("membership__enterprise__pinyin",)),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("year", gettext_lazy("年度"), ("year",)),
        Column("amount", gettext_lazy("会费"), ("amount",), css="cell-num"),
        Column("due", gettext_lazy("缴费期限"), ("due_on",)),
        Column("paid", gettext_lazy("缴费日期"), ("paid_on",), css="cell-minor"),
        Column("pay", "", css="cell-action"),
    )
    empty_text = gettext_lazy("还没有会费。")
    empty_hint = gettext_lazy("每年一次，为全部会员生成当年的会费；单独一家的在会员页面登记。")

    def get_queryset(self):
        return super().get_queryset().of_current()

    def breadcrumbs(self):
        return [list_crumb()]

    def order(self):
        key, descending = super().order()
        if self.request.GET.get("state") in WAITING and "sort" not in self.request.GET:
            return "due", False
        return key, descending

    def add(self):
        may = self.request.user.may(Permission.MEMBERSHIP_EDIT)
        return Action(_("生成年度会费"), reverse("chamber:fee-open"), may, icon="plus")

    def context(self, **more):
        on, may = timezone.localdate(), bool(self.request.user.may(Permission.MEMBERSHIP_EDIT))
        for row in more.get("rows", ()):
            row.shown_badge, row.shown_amount = row.badge(on), yuan(row.amount)
            row.shown_pay = None
            if may and not (row.paid_on or row.waived_on):
                url = reverse("chamber:fee-pay", args=[row.pk], query={"back": "list"})
                row.shown_pay = Action(_("登记缴费"), url)
        return super().context(**more)


def usual(year) -> dict:
    """With what a form about fees of a year begins: the sum and the day that most fees of the last year have."""
    found = Fee.objects.of_current().filter(year__lte=year).order_by()
    common = found.values("year", "amount", "due_on").annotate(count=Count("pk"))
    last = common.order_by("-year", "-count", "amount").first()
    if last is None:
        return {"year": year, "due_on": date(year, 12, 31)}
    due = last["due_on"]
    day = min(due.day, 28) if due.month == 2 else due.day
    due_on = date(due.year + year - last["year"], due.month, day)
    return {"year": year, "amount": last["amount"], "due_on": due_on}


class FeeOpen(FocusesFirst):
    """Make a year's fees for all members at once: first it tells what it would make, then it makes it."""

    permission = Permission.MEMBERSHIP_EDIT
    form_class = OpenForm
    template_name = "chamber/fee_open.html"
    title = gettext_lazy("生成年度会费")
    submit_label = gettext_lazy("核对")

    def breadcrumbs(self):
        return [list_crumb(), fees_crumb()]

    def form_kwargs(self):
        return {}

    def initial(self):
        return usual(timezone.localdate().year)

    def list_url(self):
        return reverse("chamber:fee-list")

    def post(self, request, **kwargs):
        saved = self.saved_before()
        form = self.make_form(request.POST)
        if saved or not form.is_valid():
            return super().post(request, **kwargs)
        fields = form.record_fields()
        opening = actions.preview(year=fields["year"], on=timezone.localdate(), amount=fields["amount"])
        seen = f"{opening.year}/{opening.made}/{opening.total}"
        if form.cleaned_data["seen"] == seen:
            return super().post(request, **kwargs)
        data = request.POST.copy()
        data["seen"] = seen
        form = self.make_form(data)
        form.is_valid()
        return self.show(form, opening=opening)

    def context(self, **more):
        opening = more.get("opening")
        context = super().context(**more)
        if opening:
            context |= {"facts": facts_of(opening), "submit_label": submit_words(opening)}
        return context

    def perform(self, form):
        return actions.open_fees(by=self.request.user, at=timezone.now(), **form.record_fields())

    def cancel_url(self):
        return self.list_url()

    def success_url(self):
        return reverse("chamber:fee-list", query={"year": self.object.year})

    def success_message(self):
        words = {"year": self.object.year, "count": self.object.made, "sum": yuan(self.object.total)}
        if not self.object.made:
            return _("全部会员都已有 %(year)s 年会费，没有新的要生成。") % words
        return _("已生成 %(year)s 年会费 %(count)s 笔，合计 %(sum)s。") % words


def submit_words(opening) -> str:
    """The button that makes what was told."""
    return _("生成 %(count)s 笔会费") % {"count": opening.made} if opening.made else _("完成")


def facts_of(opening) -> list[dict]:
    """What opening the fees makes, as pairs."""
    words = {"count": opening.made, "office": opening.by_office}
    return [
        {"label": _("现有会员"), "value": _("%(count)s 家") % {"count": opening.members}},
        {
            "label": _("已有 %(year)s 年会费") % {"year": opening.year},
            "value": _("%(count)s 家，不再生成") % {"count": opening.there},
        },
        {"label": _("这次生成"), "value": _("%(count)s 笔，其中 %(office)s 笔按商会职务计") % words},
        {"label": _("合计"), "value": yuan(opening.total)},
    ]


class FeePart(FocusesFirst, abstract=True):
    """A form about a fee or about the fees of a member; it leads back to the page of the member."""

    permission = Permission.MEMBERSHIP_EDIT
    model = Fee

    def get_queryset(self):
        related = "enterprise" if self.model is Membership else "membership__enterprise"
        return super().get_queryset().select_related(related)

    def membership(self):
        return self.object if isinstance(self.object, Membership) else self.object.membership

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        membership = self.membership()
        return [list_crumb(), Crumb(str(membership), membership.get_absolute_url())]

    def by_now(self) -> dict:
        """Who and when."""
        return {"by": self.request.user, "at": timezone.now()}

    def from_list(self) -> bool:
        """Whether the list of fees led here: it is where the next one waits."""
        return self.request.GET.get("back") == "list"

    def success_url(self):
        if self.from_list():
            return reverse("chamber:fee-list", query={"state": "open", "year": self.object.year})
        return self.membership().get_absolute_url()

    def cancel_url(self):
        return reverse("chamber:fee-list") if self.from_list() else self.membership().get_absolute_url()


class FeeAdd(FeePart):
    """Note a fee of one member."""

    model = Membership
    form_class = FeeForm
    title = gettext_lazy("登记会费")
    submit_label = gettext_lazy("登记")

    def answer(self):
        if not self.membership().member_no:
            return Denied(_("还没有发会员证，发证后再登记会费。"))
        return super().answer()

    def initial(self):
        on = timezone.localdate()
        by_office = actions.office_fees(on).get(self.membership().pk)
        return usual(on.year) | ({"amount": by_office} if by_office else {})

    def perform(self, form):
        return actions.add_fee(membership=self.object, **self.by_now(), **form.record_fields())

    def success_message(self):
        return _("已登记会费。")


class FeeEdit(FeePart):
    """Correct an open fee."""

    form_class = FeeForm

    def get_title(self):
        return _("修改会费：%(fee)s") % {"fee": self.object}

    def perform(self, form):
        version = self.posted_version()
        return actions.change_fee(fee=self.object, version=version, **self.by_now(), **form.record_fields())


class FeeVerb(FeePart, VerbPage, abstract=True):
    """What is done with one fee; its title says with which, and how much it is."""

    def get_title(self):
        words = {"verb": self.title, "fee": self.object, "sum": yuan(self.object.amount)}
        return _("%(verb)s：%(fee)s %(sum)s") % words


class FeePay(FeeVerb):
    """Note that a fee is paid."""

    form_class = PayForm
    title = gettext_lazy("登记缴费")
    submit_label = gettext_lazy("登记缴费")

    def initial(self):
        return {"paid_on": timezone.localdate()}

    def perform(self, form):
        return actions.pay_fee(fee=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        words = {"fee": self.object, "sum": yuan(self.object.amount)}
        return _("已登记 %(fee)s %(sum)s。") % words


class FeeWaive(FeeVerb):
    """Let a member off a fee."""

    form_class = WaiveForm
    title = gettext_lazy("减免")
    submit_label = gettext_lazy("减免")
    tone = "warn"
    explanation = gettext_lazy("减免后不再催缴，原因保留备查。")

    def perform(self, form):
        return actions.waive_fee(fee=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已减免。")


class FeeReopen(FeeVerb):
    """Take back that a fee was paid or waived."""

    form_class = ReopenForm
    title = gettext_lazy("撤回")
    submit_label = gettext_lazy("撤回")
    tone = "warn"
    explanation = gettext_lazy("登记错了时用：撤回后回到未缴，原来的缴费日期和票据号留在修改记录里。")

    def answer(self):
        if not (self.object.paid_on or self.object.waived_on):
            return Denied(_("这笔会费还没有缴，也没有减免。"))
        return self.membership().editable_by(self.request.user)

    def perform(self, form):
        return actions.reopen_fee(fee=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已撤回，回到未缴。")


class FeeRemove(FeeVerb):
    """Delete an open fee that was noted by mistake."""

    form_class = RemovalForm
    title = gettext_lazy("删去会费")
    submit_label = gettext_lazy("删去")
    tone = "bad"
    explanation = gettext_lazy("只用于登记错了的会费。金额和原因留在会员的修改记录里。")

    def perform(self, form):
        return actions.remove_fee(fee=self.object, **self.by_now(), **form.cleaned_data)

    def success_url(self):
        return self.membership().get_absolute_url()

    def success_message(self):
        return _("已删去会费。")

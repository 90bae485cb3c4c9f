"""Pages of pledges: who promised what to which campaign, in which instalments, and what came in."""

from datetime import timedelta
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import pledges as actions
from chamber.filters.giving import PledgeFilter
from chamber.forms.giving_rows import PARTS, PartRows, parts_of
from chamber.forms.pledges import PledgeForm, ThankForm, parts_fit
from chamber.models import Campaign, Instalment, Pledge
from chamber.views.giving_shared import GivingForm, campaigns_crumb, crumb_of
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date
from hengl_uf.lib.money import yuan
from hengl_uf.web.elements import Action, Badge, Column
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import YUAN, number_or_none
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovePage
from hengl_uf.web.rows import with_row_added

USUAL_DAYS = timedelta(days=30)  # until a pledge in one sum is due, when nobody says otherwise


class PledgeList(ListPage):
    """All pledges, the newest first."""

    permission = Permission.GIVING_VIEW
    model = Pledge
    title = gettext_lazy("认捐")
    template_name = "chamber/pledge_list.html"
    filters = PledgeFilter
    default_order = "-pledged"
    related = ("enterprise",)
    named = ("campaign",)
    shown = "donor_name enterprise__name campaign pledged_on amount received purpose"
    sums = (("amount", gettext_lazy("认捐"), YUAN), ("received", gettext_lazy("到账"), YUAN))
    columns = (
        Column("donor", gettext_lazy("认捐人")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("amount", gettext_lazy("认捐"), css="cell-num"),
        Column("received", gettext_lazy("已到账"), css="cell-num"),
        Column("pledged", gettext_lazy("认捐日期"), ("pledged_on",)),
        Column("campaign", gettext_lazy("募捐活动"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有认捐。")
    empty_hint = gettext_lazy("企业或个人答应捐多少、什么时候到账，登记在这里。")

    def get_queryset(self):
        return super().get_queryset().current()

    def breadcrumbs(self):
        return [campaigns_crumb()]

    def add(self):
        may = self.request.user.may(Permission.GIVING_EDIT)
        address = reverse("chamber:pledge-add")
        if campaign := number_or_none(self.request.GET.get("campaign")):
            address += f"?campaign={campaign}"
        return Action(_("登记认捐"), address, may, icon="plus")

    def context(self, **more):
        rows = more.get("rows", ())
        late = set(
            Instalment.objects.overdue(timezone.localdate())
            .filter(pledge__in=[row.pk for row in rows])
            .values_list("pledge", flat=True)
        )
        for row in rows:
            row.shown_badge = Badge(_("已逾期"), "bad") if row.pk in late else row.badge()
            row.shown_amount, row.shown_received = yuan(row.amount), yuan(row.received)
        return super().context(**more)


class PledgeDetail(DetailPage):
    """One pledge: what was promised, its instalments, what came in, what became of earmarked money."""

    permission = Permission.GIVING_VIEW
    model = Pledge
    template_name = "chamber/pledge_detail.html"
    related = ("campaign", "enterprise")
    shown = "campaign__name campaign__year campaign__closed_on campaign__removed_at enterprise__name"

    def breadcrumbs(self):
        return [campaigns_crumb(), crumb_of(self.object.campaign)]

    def state(self):
        if self.object.is_removed:
            return Badge(_("已移除"), "neutral")
        late = self.object.instalments.all().overdue(timezone.localdate()).exists()
        return Badge(_("已逾期"), "bad") if late else self.object.badge()

    def actions(self):
        pledge, user = self.object, self.request.user
        editable, bookable = pledge.editable_by(user), bookable_by(pledge, user)
        receive = Action(_("登记到账"), url("receive", pledge), bookable, icon="coin")
        thanked = pledge.thanked_on is not None
        thank = Action(
            _("改致谢日期") if thanked else _("登记致谢"), url("thank", pledge), editable, icon="heart"
        )
        letter = Action(_("出具感谢信"), url("letter", pledge), editable, icon="file-text")
        edit = Action(_("修改"), url("edit", pledge), bookable, icon="edit")
        complete = pledge.received >= pledge.amount
        first = (
            [edit, thank] if complete and thanked else [thank, edit] if complete else [receive, thank, edit]
        )
        if complete:
            first.append(receive)
        remove = Action(_("移除"), url("remove", pledge), bookable, icon="trash", tone="bad")
        return [*first, letter, remove]

    def panels(self):
        pledge, user, on = self.object, self.request.user, timezone.localdate()
        attach = reverse("chamber:pledge-attach", args=[pledge.pk])
        return {
            "facts": facts_of(pledge),
            "instalments": instalments_of(pledge, on),
            "receipts": receipts_of(pledge),
            "earmarked": earmarked_of(pledge),
            "may_book": bool(bookable_by(pledge, user)),
            **attachments_panel(pledge, user, attach),
        }


def bookable_by(pledge, user):
    """Who may enter into a pledge: the campaign is open, and the record is there."""
    return pledge.campaign.bookable_by(user) and pledge.editable_by(user)


def url(verb, pledge) -> str:
    """The address of a deed on a pledge."""
    route = "receipt-add" if verb == "receive" else f"pledge-{verb}"
    return reverse(f"chamber:{route}", args=[pledge.pk])


def facts_of(pledge) -> list[dict]:
    """What is known of a pledge, as pairs."""
    campaign, enterprise = pledge.campaign, pledge.enterprise
    facts = [
        {"label": _("募捐活动"), "value": campaign, "url": campaign.get_absolute_url()},
        {"label": _("认捐"), "value": yuan(pledge.amount)},
        {"label": _("已到账"), "value": yuan(pledge.received)},
        {"label": _("还差"), "value": yuan(pledge.left)},
        {"label": _("认捐日期"), "value": full_date(pledge.pledged_on)},
        {"label": _("致谢日期"), "value": pledge.thanked_on and full_date(pledge.thanked_on)},
    ]
    if pledge.purpose:
        facts.append({"label": _("指定用途"), "value": pledge.purpose})
    if enterprise:
        story = reverse("chamber:giving-detail", args=[enterprise.pk])
        facts.append({"label": _("企业"), "value": enterprise, "url": enterprise.get_absolute_url()})
        facts.append({"label": _("捐赠反馈"), "value": _("这家企业捐的钱做成了什么"), "url": story})
    return facts


def instalments_of(pledge, on) -> list:
    """The instalments in their order, each with what has come in for it."""
    rows = list(pledge.instalments.order_by("upto"))
    for row in rows:
        covered = min(row.amount, max(Decimal(0), pledge.received - (row.upto - row.amount)))
        row.shown_amount = yuan(row.amount)
        row.shown_missing = yuan(row.amount - covered) if 0 < covered < row.amount else ""
        row.shown_badge = instalment_badge(row, pledge, on)
    return rows


def instalment_badge(instalment, pledge, on) -> Badge:
    """Where an instalment stands, in a word."""
    if instalment.upto <= pledge.received:
        return Badge(_("已到齐"), "good")
    return Badge(_("已逾期"), "bad") if instalment.due_on < on else Badge(_("未到期"), "info")


def receipts_of(pledge) -> list:
    """What came in, the last first."""
    rows = list(pledge.receipts.current().order_by("-received_on", "-pk"))
    for row in rows:
        row.shown_amount = yuan(row.amount)
    return rows


def earmarked_of(pledge) -> list[dict]:
    """What the money of this pledge was given to."""
    found = pledge.allocations.current().select_related("project").order_by("-allocated_on", "-pk")
    return [
        {
            "label": one.project,
            "url": one.project.get_absolute_url(),
            "note": f"{yuan(one.amount)} · {one.what} · {full_date(one.allocated_on)}",
        }
        for one in found
    ]


class PledgeFormPage(GivingForm, abstract=True):
    """What noting and correcting a pledge have in common: rows of instalments below the form."""

    model = Pledge
    form_class = PledgeForm

    def breadcrumbs(self):
        return [campaigns_crumb(), *([crumb_of(self.object)] if self.object and self.object.pk else [])]

    def list_url(self):
        return reverse("chamber:pledge-list")

    def rows_initial(self) -> list[dict]:
        """The rows that the form opens with."""
        return []

    def make_form(self, data=None, files=None):
        form = super().make_form(data, files)
        bound = with_row_added(data, PARTS)
        form.rows = PartRows(bound, prefix=PARTS, initial=self.rows_initial())
        form.rows.heading, form.rows.row_label = _("分期"), _("分期")
        form.rows.hint = _("一次到账的不用填。各期合计要等于认捐金额。")
        form.rows.add_label = _("再加一期")
        return form

    def is_valid(self, form):
        return all([form.is_valid(), form.rows.is_valid()]) and parts_fit(form, form.rows)

    def context(self, **more):
        return super().context(formsets=[more["form"].rows], **more)


class PledgeAdd(PledgeFormPage):
    """Note a pledge."""

    title = gettext_lazy("登记认捐")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("campaign", "pledged_on", "due_on")

    def initial(self):
        today = timezone.localdate()
        newest = Campaign.objects.open().order_by("-year", "-pk")
        asked = number_or_none(self.request.GET.get("campaign"))
        chosen = newest.filter(pk=asked).first() if asked else None
        campaign = chosen or newest.first()
        enterprise = number_or_none(self.request.GET.get("enterprise"))
        return {
            "campaign": campaign and campaign.pk,
            "pledged_on": today,
            "due_on": today + USUAL_DAYS,
            "enterprise": enterprise,
        }

    def perform(self, form):
        return actions.add_pledge(parts=parts_of(form.rows), **self.by_now(), **form.record_fields())

    def success_message(self):
        words = {"donor": self.object.donor, "amount": yuan(self.object.amount)}
        return _("已登记“%(donor)s”认捐 %(amount)s。") % words

    def answer(self):
        return self.request.user.may(Permission.GIVING_EDIT)


class PledgeEdit(PledgeFormPage):
    """Correct a pledge and plan its instalments anew."""

    title = gettext_lazy("修改认捐")

    def get_queryset(self):
        return super().get_queryset().select_related("campaign", "enterprise")

    def answer(self):
        return bookable_by(self.object, self.request.user)

    def planned(self):
        """The instalments as they are."""
        return list(self.object.instalments.order_by("upto"))

    def initial(self):
        planned = self.planned()
        return {"due_on": planned[0].due_on if len(planned) == 1 else None}

    def rows_initial(self):
        planned = self.planned()
        if len(planned) < 2:
            return []
        return [{"due_on": one.due_on, "amount": one.amount} for one in planned]

    def perform(self, form):
        version = self.posted_version()
        return actions.change_pledge(
            pledge=self.object,
            version=version,
            parts=parts_of(form.rows),
            **self.by_now(),
            **form.record_fields(),
        )


class PledgeVerb(GivingForm, VerbPage, abstract=True):
    """A verb about one pledge."""

    model = Pledge

    def get_queryset(self):
        return super().get_queryset().select_related("campaign", "enterprise")

    def breadcrumbs(self):
        return [campaigns_crumb(), crumb_of(self.object.campaign), crumb_of(self.object)]


class PledgeThank(PledgeVerb):
    """Note that somebody was thanked."""

    form_class = ThankForm
    title = gettext_lazy("登记致谢")
    submit_label = gettext_lazy("登记")

    def initial(self):
        return {"thanked_on": self.object.thanked_on or timezone.localdate()}

    def perform(self, form):
        return actions.thank_pledge(pledge=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已登记致谢。")


class PledgeRemove(RemovePage):
    """Take away a pledge that was noted by mistake."""

    model = Pledge
    title = gettext_lazy("移除认捐")

    def get_queryset(self):
        return super().get_queryset().select_related("campaign", "enterprise")

    def answer(self):
        return bookable_by(self.object, self.request.user)

    def remove(self, **how):
        return actions.remove_pledge(pledge=self.object, **how)

    def list_url(self):
        return self.object.campaign.get_absolute_url()


class PledgeAttach(AttachPage):
    """Add files to a pledge: the letter of intent, vouchers."""

    model = Pledge

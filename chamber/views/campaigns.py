"""Pages of campaigns; the page of one is its ledger."""

import re
from decimal import Decimal

from django.db.models import F, Sum
from django.db.models.functions import Least
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from chamber.actions import campaigns as actions
from chamber.filters.giving import CampaignFilter
from chamber.forms.campaigns import CampaignForm
from chamber.models import Campaign, Instalment, Receipt
from chamber.views.giving_shared import GivingForm, campaigns_crumb, crumb_of, now_by
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import add_months, full_date, plain_date
from hengl_uf.lib.money import wan, yuan
from hengl_uf.web.elements import Action, Badge, Column
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import YUAN
from hengl_uf.web.pages import DetailPage, deed
from hengl_uf.web.removal import RemovePage

SUM = re.compile(r"([-\d,.]+)(.*)")  # a sum in words: its number and its unit
SHOWN = 8  # rows of a part of the ledger
SHOWN_ALLOCATIONS = 50


class CampaignList(ListPage):
    """All campaigns, the newest year first."""

    permission = Permission.GIVING_VIEW
    model = Campaign
    title = gettext_lazy("募捐活动")
    template_name = "chamber/campaign_list.html"
    filters = CampaignFilter
    default_order = "-year"
    shown = "name kind year closed_on pledged received allocated"
    sums = (
        ("pledged", gettext_lazy("认捐"), YUAN),
        ("received", gettext_lazy("到账"), YUAN),
        ("allocated", gettext_lazy("已拨付"), YUAN),
    )
    columns = (
        Column("name", gettext_lazy("名称")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("year", gettext_lazy("年度"), ("year",)),
        Column("pledged", gettext_lazy("认捐"), css="cell-num"),
        Column("received", gettext_lazy("到账"), css="cell-num"),
        Column("left", gettext_lazy("结余"), css="cell-num"),
    )
    empty_text = gettext_lazy("还没有募捐活动。")
    empty_hint = gettext_lazy("慈善万人行等募捐按年度建立，认捐、到账和拨付都记在它的账上。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.GIVING_EDIT)
        return Action(_("建立募捐活动"), reverse("chamber:campaign-add"), may, icon="plus")

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_badge = row.badge()
            row.shown_pledged, row.shown_received = wan(row.pledged), wan(row.received)
            row.shown_left = wan(row.left)
        return super().context(**more)


class CampaignDetail(DetailPage):
    """The ledger of one campaign: pledged, received, allocated, left, overdue; and the rows behind it."""

    permission = Permission.GIVING_VIEW
    model = Campaign
    template_name = "chamber/campaign_detail.html"

    def breadcrumbs(self):
        return [campaigns_crumb()]

    def state(self):
        return Badge(_("已移除"), "neutral") if self.object.is_removed else self.object.badge()

    def actions(self):
        campaign, user = self.object, self.request.user
        editable, bookable = campaign.editable_by(user), campaign.bookable_by(user)
        pledge = f"{reverse('chamber:pledge-add')}?campaign={campaign.pk}"
        if campaign.closed_on:
            first = [
                Action(_("重新开账"), url("reopen", campaign), editable, method="post", icon="rotate"),
                Action(_("修改"), url("edit", campaign), editable, icon="edit"),
            ]
        else:
            first = [
                Action(_("登记认捐"), pledge, bookable, icon="plus"),
                Action(_("登记拨付"), url("allocate", campaign), bookable, icon="coin"),
                Action(_("修改"), url("edit", campaign), editable, icon="edit"),
                Action(_("结账"), url("close", campaign), bookable, method="post", icon="check"),
            ]
        return [*first, Action(_("移除"), url("remove", campaign), editable, icon="trash", tone="bad")]

    def panels(self):
        campaign, user, on = self.object, self.request.user, timezone.localdate()
        overdue = overdue_of(campaign, on)
        attach = url("attach", campaign)
        return {
            "facts": facts_of(campaign),
            "ledger": ledger_of(campaign, overdue),
            "open_pledges": open_pledges(campaign, on),
            "open_url": listed("pledge", campaign, "&state=open"),
            "receipts": latest_receipts(campaign),
            "receipts_url": listed("receipt", campaign),
            "allocations": allocations_of(campaign),
            "allocations_url": listed("allocation", campaign),
            "may_book": bool(campaign.bookable_by(user)),
            **attachments_panel(campaign, user, attach),
        }


def url(verb, campaign) -> str:
    """The address of a deed on a campaign."""
    route = "allocation-add" if verb == "allocate" else f"campaign-{verb}"
    return reverse(f"chamber:{route}", args=[campaign.pk])


def listed(noun, campaign, more="") -> str:
    """The list of rows of a campaign."""
    return f"{reverse(f'chamber:{noun}-list')}?campaign={campaign.pk}{more}"


def facts_of(campaign) -> list[dict]:
    """What is known of a campaign, as pairs."""
    facts = [
        {"label": _("年度"), "value": _("%(year)s 年") % {"year": campaign.year}},
        {"label": _("类别"), "value": campaign.get_kind_display()},
        {
            "label": _("时间"),
            "value": _("%(first)s至%(last)s")
            % {"first": plain_date(campaign.starts_on), "last": plain_date(campaign.ends_on)},
        },
    ]
    more = [
        {"label": _("目标"), "value": campaign.goal and goal_words(campaign)},
        {"label": _("说明"), "value": campaign.summary},
        {"label": _("结账日期"), "value": campaign.closed_on and full_date(campaign.closed_on)},
    ]
    return facts + [fact for fact in more if fact["value"]]


def goal_words(campaign) -> str:
    """The goal, and how far what was pledged has come towards it."""
    words = {"goal": yuan(campaign.goal), "share": int(campaign.pledged * 100 / campaign.goal)}
    return _("%(goal)s，认捐达到 %(share)s%%") % words


def overdue_of(campaign, on) -> Decimal:
    """Yuan that should have come in by now: of each overdue instalment what is missing."""
    late = Instalment.objects.overdue(on).filter(pledge__campaign=campaign)
    missing = Sum(Least(F("amount"), F("upto") - F("pledge__received")))
    return late.aggregate(total=missing)["total"] or Decimal(0)


def ledger_of(campaign, overdue) -> list[dict]:
    """The sums of the ledger; each opens its rows."""

    def card(label, amount, url="", tone=""):
        number, unit = SUM.fullmatch(wan(amount)).groups()
        words = {"label": label, "value": number, "unit": unit, "comparison": yuan(amount)}
        return {**words, "url": url, "tone": tone}

    return [
        card(_("认捐"), campaign.pledged, listed("pledge", campaign)),
        card(_("到账"), campaign.received, listed("receipt", campaign)),
        card(_("已拨付"), campaign.allocated, listed("allocation", campaign)),
        card(_("结余（到账未拨付）"), campaign.left),
        card(
            _("逾期未到账"),
            overdue,
            listed("instalment", campaign, "&state=overdue"),
            "bad" if overdue else "",
        ),
    ]


def open_pledges(campaign, on) -> list[dict]:
    """Pledges that have not come in whole, those that wait longest first."""
    found = campaign.pledges.open().select_related("enterprise").prefetch_related("instalments")
    rows = [(first_open(pledge), pledge) for pledge in found.order_by("pledged_on", "pk")[:200]]
    rows.sort(key=lambda row: row[0].due_on)
    return [
        {
            "label": pledge.donor,
            "url": pledge.get_absolute_url(),
            "badge": Badge(_("已逾期"), "bad") if part.due_on < on else pledge.badge(),
            "note": _("还差 %(left)s，%(day)s 前到账")
            % {"left": yuan(pledge.left), "day": plain_date(part.due_on)},
        }
        for part, pledge in rows[:SHOWN]
    ]


def first_open(pledge):
    """The first instalment that what has come in does not cover."""
    return min(
        (one for one in pledge.instalments.all() if one.upto > pledge.received), key=lambda one: one.upto
    )


def latest_receipts(campaign) -> list[dict]:
    """What came in last."""
    found = Receipt.objects.current().filter(pledge__campaign=campaign).select_related("pledge__enterprise")
    return [
        {
            "label": one.pledge.donor,
            "url": one.get_absolute_url(),
            "note": f"{plain_date(one.received_on)} · {one.goods or one.get_form_display()} · {yuan(one.amount)}",
        }
        for one in found.order_by("-received_on", "-pk")[:SHOWN]
    ]


def allocations_of(campaign) -> list:
    """The allocations of a campaign with their words."""
    found = campaign.allocations.current().select_related("project", "pledge__enterprise")
    rows = list(found.order_by("-allocated_on", "-pk")[:SHOWN_ALLOCATIONS])
    for row in rows:
        row.shown_amount = yuan(row.amount)
    return rows


class CampaignAttach(AttachPage):
    """Add files to a campaign: the proposal, the poster, the public notice of the accounts."""

    model = Campaign


class CampaignRemove(RemovePage):
    """Take away a campaign that was set up by mistake."""

    model = Campaign
    title = gettext_lazy("移除募捐活动")
    explanation = gettext_lazy("只用于登记错了、没有认捐的募捐活动。记录和原因保留备查。")

    def remove(self, **how):
        return actions.remove_campaign(campaign=self.object, **how)

    def list_url(self):
        return reverse("chamber:campaign-list")


class CampaignFormPage(GivingForm, abstract=True):
    """What setting up and correcting a campaign have in common."""

    model = Campaign
    form_class = CampaignForm

    def breadcrumbs(self):
        return [campaigns_crumb(), *([crumb_of(self.object)] if self.object and self.object.pk else [])]

    def list_url(self):
        return reverse("chamber:campaign-list")


class CampaignAdd(CampaignFormPage):
    """Set up a campaign."""

    title = gettext_lazy("建立募捐活动")
    submit_label = gettext_lazy("建立")

    def initial(self):
        today = timezone.localdate()
        name = _("%(year)s 年慈善万人行") % {"year": today.year}
        return {"year": today.year, "name": name, "starts_on": today, "ends_on": add_months(today, 1)}

    def perform(self, form):
        return actions.add_campaign(**self.by_now(), **form.record_fields())

    def success_message(self):
        return _("已建立募捐活动，可以登记认捐了。")


class CampaignEdit(CampaignFormPage):
    """Correct a campaign."""

    title = gettext_lazy("修改募捐活动")

    def perform(self, form):
        version = self.posted_version()
        return actions.change_campaign(
            campaign=self.object, version=version, **self.by_now(), **form.record_fields()
        )


@require_POST
@permitted(Permission.GIVING_EDIT)
def campaign_close(request, pk):
    """Close the ledger."""
    campaign = get_object_or_404(Campaign.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        campaign,
        lambda: actions.close_campaign(campaign=campaign, **now_by(request)),
        _("已结账，不能再登记认捐、到账和拨付。需要时可以重新开账。"),
    )


@require_POST
@permitted(Permission.GIVING_EDIT)
def campaign_reopen(request, pk):
    """Open the ledger again."""
    campaign = get_object_or_404(Campaign.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        campaign,
        lambda: actions.reopen_campaign(campaign=campaign, **now_by(request)),
        _("已重新开账。"),
    )

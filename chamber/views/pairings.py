"""Pages of pairings; what is given in them is in `contributions.py`."""

from django.db.models import Sum
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from chamber.actions import pairings as actions
from chamber.filters.pairings import PairingFilter
from chamber.forms.pairings import EndForm, PairingForm
from chamber.models import Pairing
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date
from hengl_uf.lib.money import yuan
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import YUAN, number_or_none
from hengl_uf.web.pages import DetailPage, deed
from hengl_uf.web.removal import RemovePage

GIVEN_SHOWN = 30  # contributions on the page of a pairing


def list_crumb():
    """The way to the list of pairings."""
    return Crumb(_("结对帮扶"), reverse("chamber:pairing-list"))


def address(verb, pk) -> str:
    """The page of a verb about a pairing."""
    return reverse(f"chamber:pairing-{verb}", args=[pk])


class PairingList(ListPage):
    """All pairings, the latest first, with what was given in each."""

    permission = Permission.PAIRING_VIEW
    model = Pairing
    title = gettext_lazy("结对帮扶")
    template_name = "chamber/pairing_list.html"
    filters = PairingFilter
    default_order = "-starts"
    related = ("enterprise",)
    named = ("village",)
    shown = "kind village place starts_on ends_on ended_on enterprise__name"
    sums = (("given", gettext_lazy("累计投入"), YUAN),)
    columns = (
        Column("who", gettext_lazy("帮扶企业")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("where", gettext_lazy("结对地")),
        Column("kind", gettext_lazy("类别")),
        Column("given", gettext_lazy("累计投入")),
        Column("starts", gettext_lazy("结对日期"), ("starts_on",)),
        Column("ends", gettext_lazy("约定到期"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有结对。")
    empty_hint = gettext_lazy("万企帮万村、万企兴万村、云南永善等结对在这里登记，再逐笔记下投入和成效。")

    def get_queryset(self):
        return super().get_queryset().current().with_given()

    def add(self):
        may = self.request.user.may(Permission.PAIRING_EDIT)
        return Action(_("登记结对"), reverse("chamber:pairing-add"), may, icon="plus")

    def context(self, **more):
        on = timezone.localdate()
        for row in more.get("rows", ()):
            row.shown_badge, row.shown_given = row.badge(on), yuan(row.given)
        return super().context(**more)


class PairingDetail(DetailPage):
    """One pairing: who and where, the plan, what was given, what came of it."""

    permission = Permission.PAIRING_VIEW
    model = Pairing
    template_name = "chamber/pairing_detail.html"
    related = ("enterprise", "village")
    shown = "enterprise__name village__name"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        if self.object.is_removed:
            return Badge(_("已移除"), "neutral")
        return self.object.badge(timezone.localdate())

    def actions(self):
        one, user = self.object, self.request.user
        editable = one.editable_by(user)
        give = Action(_("登记投入"), address("give", one.pk), editable, icon="plus")
        edit = Action(_("修改"), address("edit", one.pk), editable, icon="edit")
        verbs = [edit, give] if one.ended_on else [give, edit]
        if one.ended_on:
            again, may = address("reopen", one.pk), one.reopenable_by(user)
            verbs.append(Action(_("撤回结束"), again, may, method="post", icon="rotate"))
        else:
            verbs.append(Action(_("结束结对"), address("end", one.pk), one.endable_by(user), icon="check"))
        remove = Action(_("移除"), address("remove", one.pk), editable, icon="trash", tone="bad")
        return [*verbs, remove]

    def panels(self):
        one, user = self.object, self.request.user
        given = one.contributions.current()
        total = given.aggregate(total=Sum("amount"))["total"] or 0
        rows = list(given.order_by("-given_on", "-pk")[:GIVEN_SHOWN])
        for row in rows:
            row.shown_amount = yuan(row.amount)
        return {
            "facts": facts_of(one),
            "contributions": rows,
            "given_total": yuan(total),
            "given_url": reverse("chamber:contribution-list", query={"pairing": one.pk}),
            "may_edit": bool(one.editable_by(user)),
            **attachments_panel(one, user, address("attach", one.pk)),
        }


def facts_of(one) -> list[dict]:
    """What is known of a pairing, as pairs."""
    enterprise = one.enterprise
    facts = [
        {"label": _("类别"), "value": one.get_kind_display()},
        {
            "label": _("帮扶企业"),
            "value": enterprise or _("商会整体"),
            "url": reverse("enterprises:enterprise-detail", args=[enterprise.pk]) if enterprise else "",
        },
        {"label": _("结对地"), "value": one.village or one.place},
        {"label": _("结对日期"), "value": full_date(one.starts_on)},
        {"label": _("约定到期"), "value": full_date(one.ends_on) if one.ends_on else _("没有期限")},
        {"label": _("帮扶计划"), "value": one.plan},
    ]
    more = [
        {"label": _("结束日期"), "value": one.ended_on and full_date(one.ended_on)},
        {"label": _("成效"), "value": one.result},
    ]
    return facts + [fact for fact in more if fact["value"]]


class PairingAttach(AttachPage):
    """Add agreements, photos and other proof."""

    model = Pairing


class PairingFormPage(FocusesFirst, abstract=True):
    """What registering and correcting a pairing have in common."""

    permission = Permission.PAIRING_EDIT
    model = Pairing
    form_class = PairingForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("chamber:pairing-list")


class PairingAdd(PairingFormPage):
    """Register a pairing."""

    title = gettext_lazy("登记结对")
    submit_label = gettext_lazy("登记结对")

    def initial(self):
        enterprise = number_or_none(self.request.GET.get("enterprise"))
        return {"starts_on": timezone.localdate(), "enterprise": enterprise}

    def perform(self, form):
        return actions.add_pairing(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已登记结对。")


class PairingChange(PairingFormPage, abstract=True):
    """A form about a pairing that is there."""

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]


class PairingEdit(PairingChange):
    """Correct a pairing."""

    title = gettext_lazy("修改结对")

    def perform(self, form):
        return actions.change_pairing(
            pairing=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class PairingEnd(PairingChange, VerbPage):
    """End a pairing, and say what came of it."""

    form_class = EndForm
    title = gettext_lazy("结束结对")
    submit_label = gettext_lazy("结束")
    explanation = gettext_lazy("结束后不再提醒到期。投入和成效继续计入统计；结束错了可以撤回。")

    def answer(self):
        return self.object.endable_by(self.request.user)

    def initial(self):
        return {"ended_on": timezone.localdate(), "result": self.object.result}

    def perform(self, form):
        return actions.end_pairing(
            pairing=self.object, by=self.request.user, at=timezone.now(), **form.cleaned_data
        )

    def success_message(self):
        return _("结对已结束。")


class PairingRemove(RemovePage):
    """Take a pairing away."""

    model = Pairing
    title = gettext_lazy("移除结对")
    explanation = gettext_lazy(
        "只用于登记错了的结对。移除后，连同其中的投入，不再出现在清单和统计里；记录和原因保留备查。"
    )

    def breadcrumbs(self):
        return [list_crumb(), *super().breadcrumbs()]

    def list_url(self):
        return reverse("chamber:pairing-list")

    def remove(self, **how):
        return actions.remove_pairing(pairing=self.object, **how)


@require_POST
@permitted(Permission.PAIRING_EDIT)
def pairing_reopen(request, pk):
    """Take back the end of a pairing."""
    pairing = get_object_or_404(Pairing.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        pairing,
        lambda: actions.reopen_pairing(pairing=pairing, by=request.user, at=timezone.now()),
        _("已撤回结束。"),
    )

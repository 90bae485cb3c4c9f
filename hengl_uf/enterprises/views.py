"""Pages of enterprises. An app that serves enterprises is led to from here by `navigation.RELATED`."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.enterprises import actions
from hengl_uf.enterprises.filters import EnterpriseFilter
from hengl_uf.enterprises.forms import EnterpriseForm, ProbeForm
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.lib.phones import display_phone
from hengl_uf.lib.text import clean_line
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovePage

OPTIONS_SHOWN = 8


def list_crumb():
    """The way to the list of enterprises."""
    return Crumb(_("企业"), reverse("enterprises:enterprise-list"))


class EnterpriseList(ListPage):
    """All enterprises by name."""

    permission = Permission.ENTERPRISE_VIEW
    model = Enterprise
    title = gettext_lazy("企业")
    template_name = "enterprises/enterprise_list.html"
    filters = EnterpriseFilter
    default_order = "name"
    named = ("village", "industry", "park")
    shown = "name credit_code main_business industry size status capital village park"
    columns = (
        Column("name", gettext_lazy("企业名称"), ("pinyin",)),
        Column("code", gettext_lazy("统一社会信用代码"), css="cell-minor"),
        Column("status", gettext_lazy("经营状态"), css="cell-state"),
        Column("industry", gettext_lazy("行业")),
        Column("size", gettext_lazy("规模")),
        Column("capital", gettext_lazy("资金来源")),
        Column("village", gettext_lazy("村（社区）、园区")),
    )
    empty_text = gettext_lazy("还没有企业。")
    empty_hint = gettext_lazy("走访或服务到的企业在这里登记一次，以后直接选用。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.ENTERPRISE_EDIT)
        return Action(_("登记企业"), reverse("enterprises:enterprise-add"), may, icon="plus")

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_badge = row.badge()
        return super().context(**more)


class EnterpriseDetail(DetailPage):
    """One enterprise: what it is, whom to ring up there, its files."""

    permission = Permission.ENTERPRISE_VIEW
    model = Enterprise
    template_name = "enterprises/enterprise_detail.html"
    related = ("village", "industry", "park")
    shown = "village__name industry__name park__name"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return Badge(_("已移除"), "neutral") if self.object.is_removed else self.object.badge()

    def actions(self):
        may = self.object.editable_by(self.request.user)
        verbs = (
            ("contact-add", _("登记联系人"), "plus", ""),
            ("enterprise-edit", _("修改"), "edit", ""),
            ("enterprise-remove", _("移除"), "trash", "bad"),
        )
        return [
            Action(label, reverse(f"enterprises:{route}", args=[self.object.pk]), may, icon=icon, tone=tone)
            for route, label, icon, tone in verbs
        ]

    def panels(self):
        one, user = self.object, self.request.user
        attach = reverse("enterprises:enterprise-attach", args=[one.pk])
        return {
            "facts": facts_of(one),
            "contacts": list(one.contacts.order_by("kind", "name", "pk")),
            "may_edit": bool(one.editable_by(user)),
            **attachments_panel(one, user, attach),
        }


def facts_of(one) -> list[dict]:
    """What is known of an enterprise, as pairs."""
    capital = one.get_capital_display()
    if one.capital_note:
        capital = _("%(capital)s（%(note)s）") % {"capital": capital, "note": one.capital_note}
    facts = [
        {"label": _("统一社会信用代码"), "value": one.credit_code},
        {"label": _("行业"), "value": one.industry},
        {"label": _("主营"), "value": one.main_business},
        {"label": _("规模"), "value": one.get_size_display()},
        {"label": _("资金来源"), "value": capital},
        {"label": _("村（社区）"), "value": one.village.name},
        {"label": _("工业园区"), "value": one.park},
        {"label": _("经营地址"), "value": one.address},
        {"label": _("办公电话"), "value": display_phone(one.office_phone)},
    ]
    former = {"label": _("曾用名"), "value": "\n".join(one.former_names)}
    return [former, *facts] if one.former_names else facts


class EnterpriseAttach(AttachPage):
    """Add the business licence and other files."""

    model = Enterprise


class EnterpriseFormPage(FocusesFirst, abstract=True):
    """What registering and correcting an enterprise have in common: a likely double is told before it is saved."""

    permission = Permission.ENTERPRISE_EDIT
    model = Enterprise
    form_class = EnterpriseForm
    template_name = "enterprises/enterprise_form.html"

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("enterprises:enterprise-list")

    def is_valid(self, form):
        valid = form.is_valid()
        found = self.find_likenesses(form)
        self.confirmed = form.cleaned_data["other_anyway"]
        same = next((one for one in found if one.same_code), None)
        if same:
            form.add_error("credit_code", str(actions.code_taken(same.enterprise)))
        elif found and not self.confirmed:
            form.add_error(None, _("可能已经登记过这家企业。请先看下面的记录；不是同一家，就勾选后再保存。"))
        elif valid:
            return True
        self.likenesses = found  # told beside other errors too, with the tick as it was
        return False

    def find_likenesses(self, form):
        return actions.likenesses(
            user=self.request.user,
            apart_from=self.object.pk if self.object else None,
            name=form.cleaned_data.get("name", ""),
            former_names=form.cleaned_data.get("former_names", ()),
            credit_code=form.cleaned_data.get("credit_code"),
        )

    def context(self, **more):
        return super().context(
            likenesses=getattr(self, "likenesses", []),
            confirmed=getattr(self, "confirmed", False),
            apart_from=self.object.pk if self.object else "",
            **more,
        )


class EnterpriseAdd(EnterpriseFormPage):
    """Register an enterprise."""

    title = gettext_lazy("登记企业")
    submit_label = gettext_lazy("登记企业")

    def initial(self):
        villages = self.request.user.village_ids
        return {"village": next(iter(villages)) if len(villages) == 1 else None}

    def perform(self, form):
        return actions.add_enterprise(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已登记%(name)s。") % {"name": self.object}


class EnterpriseEdit(EnterpriseFormPage):
    """Correct an enterprise's record."""

    title = gettext_lazy("修改企业")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def find_likenesses(self, form):
        """A correction asks only when it brings a name or a code that another may have."""
        changed = {"name", "former_names", "credit_code"} & set(form.changed_data)
        return super().find_likenesses(form) if changed else []

    def perform(self, form):
        return actions.change_enterprise(
            enterprise=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class EnterpriseRemove(RemovePage):
    """Take an enterprise out of the lists."""

    model = Enterprise
    title = gettext_lazy("移除企业")
    explanation = gettext_lazy(
        "只用于登记重复或登记错了的企业。已注销、已迁出的企业请在“修改”里改经营状态。移除后不能再选用，"
        "过去的走访、事项等仍然保留。"
    )

    def list_url(self):
        return reverse("enterprises:enterprise-list")

    def remove(self, **how):
        return actions.remove_enterprise(enterprise=self.object, **how)


@permitted(Permission.ENTERPRISE_VIEW)
def enterprise_options(request):
    """The choices under a type-ahead box."""
    words = clean_line(request.GET.get("q", ""))
    found = (
        Enterprise.objects.visible_to(request.user)
        .current()
        .select_related("village")
        .order_by("pinyin", "pk")
    )
    options = [
        {"value": one.pk, "label": f"{one.name} · {one.village.name}", "detail": one.credit_code or ""}
        for one in (found.matching(words)[:OPTIONS_SHOWN] if words else ())
    ]
    return render(request, "web/_options.html", {"options": options})


@require_POST
@permitted(Permission.ENTERPRISE_EDIT)
def enterprise_likeness(request):
    """Which enterprise may be the one that is being typed in: the part of the form that warns."""
    apart_from = number_or_none(request.POST.get("apart_from"))
    likenesses = actions.likenesses(
        user=request.user, apart_from=apart_from, **ProbeForm(request.POST).so_far()
    )
    context = {"likenesses": likenesses, "apart_from": apart_from or ""}
    return render(request, "enterprises/_likenesses.html", context)

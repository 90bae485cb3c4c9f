"""Pages of enterprises. An app that serves enterprises adds its own panels to its own pages."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.enterprises import actions
from hengl_uf.enterprises.forms import EnterpriseFilter, EnterpriseForm
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.lib.phones import display_phone
from hengl_uf.lib.text import clean_line
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage

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
    related = ("village",)
    columns = (
        Column("name", gettext_lazy("企业名称"), ("pinyin",)),
        Column("code", gettext_lazy("统一社会信用代码"), css="cell-minor"),
        Column("capital", gettext_lazy("资金来源")),
        Column("village", gettext_lazy("村（社区）")),
        Column("phone", gettext_lazy("办公电话"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有企业。")
    empty_hint = gettext_lazy("走访或服务到的企业在这里登记一次，以后直接选用。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.ENTERPRISE_EDIT)
        return Action(_("登记企业"), reverse("enterprises:enterprise-add"), may, icon="plus")


class EnterpriseDetail(DetailPage):
    """One enterprise."""

    permission = Permission.ENTERPRISE_VIEW
    model = Enterprise
    template_name = "enterprises/enterprise_detail.html"
    related = ("village",)

    def breadcrumbs(self):
        return [list_crumb()]

    def actions(self):
        may = self.object.editable_by(self.request.user)
        return [
            Action(_("修改"), reverse("enterprises:enterprise-edit", args=[self.object.pk]), may, icon="edit")
        ]

    def panels(self):
        one = self.object
        return {
            "facts": [
                {"label": _("统一社会信用代码"), "value": one.credit_code},
                {"label": _("资金来源"), "value": one.get_capital_display()},
                {"label": _("村（社区）"), "value": one.village.name},
                {"label": _("经营地址"), "value": one.address},
                {"label": _("办公电话"), "value": display_phone(one.office_phone)},
            ]
        }


class EnterpriseFormPage(FormPage, abstract=True):
    """What registering and correcting an enterprise have in common."""

    permission = Permission.ENTERPRISE_EDIT
    model = Enterprise
    form_class = EnterpriseForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("enterprises:enterprise-list")


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

    def perform(self, form):
        return actions.change_enterprise(
            enterprise=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


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

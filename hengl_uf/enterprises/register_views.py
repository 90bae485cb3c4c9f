"""Pages of the registers by which enterprises are told apart: industries and industrial parks."""

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.enterprises import registers
from hengl_uf.enterprises.filters import ParkFilter
from hengl_uf.enterprises.forms import IndustryForm, ParkForm
from hengl_uf.enterprises.models import Enterprise, Industry, Park
from hengl_uf.enterprises.views import list_crumb
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.filters import NoFilter
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.removal import RemovePage


class RegisterList(ListPage, abstract=True):
    """A list whose rows lead to their enterprises: how many there are, and at the right the way to correct the row."""

    permission = Permission.ENTERPRISE_VIEW
    relation = ""  # the field of an enterprise that names the row

    def breadcrumbs(self):
        return [list_crumb()]

    def context(self, **more):
        rows, user = more.get("rows", ()), self.request.user
        counts = self.counts([row.pk for row in rows])
        may = user.may(Permission.INDUSTRY_EDIT)
        for row in rows:
            row.shown_count = counts.get(row.pk, 0)
            row.shown_url = reverse("enterprises:enterprise-list", query={self.relation: row.pk})
            row.shown_actions = [Action(_("修改"), self.edit_url(row), may)] if may else []
        return super().context(**more)

    def counts(self, ids) -> dict[int, int]:
        """How many enterprises that the account may see each of these rows has."""
        seen = Enterprise.objects.visible_to(self.request.user).current()
        counted = seen.filter(**{f"{self.relation}__in": ids}).order_by().values(self.relation)
        return {one[self.relation]: one["count"] for one in counted.annotate(count=Count("pk"))}

    def edit_url(self, row) -> str:
        """Where the row is corrected."""
        raise NotImplementedError


class IndustryList(RegisterList):
    """All industries in the office's order."""

    model = Industry
    title = gettext_lazy("行业")
    template_name = "enterprises/industry_list.html"
    filters = NoFilter
    default_order = "order"
    page_size = 100
    relation = "industry"
    columns = (
        Column("order", gettext_lazy("行业"), ("order",)),
        Column("section", gettext_lazy("国标门类")),
        Column("count", gettext_lazy("企业（家）")),
        Column("active", gettext_lazy("状态"), css="cell-state"),
        Column("edit", "", css="cell-action"),
    )
    empty_text = gettext_lazy("还没有行业。")
    empty_hint = gettext_lazy("登记企业时从这里选行业；惠企政策也按行业告知。")

    def add(self):
        may = self.request.user.may(Permission.INDUSTRY_EDIT)
        return Action(_("添加行业"), reverse("enterprises:industry-add"), may, icon="plus")

    def edit_url(self, row):
        return reverse("enterprises:industry-edit", args=[row.pk])

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_badge = Badge(_("启用"), "good") if row.is_active else Badge(_("停用"), "neutral")
        return super().context(**more)


class IndustryFormPage(FocusesFirst, abstract=True):
    """What adding and correcting an industry have in common."""

    permission = Permission.INDUSTRY_EDIT
    model = Industry
    form_class = IndustryForm

    def breadcrumbs(self):
        return [list_crumb(), Crumb(_("行业"), reverse("enterprises:industry-list"))]

    def list_url(self):
        return reverse("enterprises:industry-list")


class IndustryAdd(IndustryFormPage):
    """Add an industry."""

    title = gettext_lazy("添加行业")
    submit_label = gettext_lazy("添加行业")

    def initial(self):
        last = Industry.objects.order_by("-order").values_list("order", flat=True).first() or 0
        return {"order": last + 1, "section": Industry.Section.C}

    def perform(self, form):
        return registers.add_industry(by=self.request.user, at=timezone.now(), **form.cleaned_data)

    def success_message(self):
        return _("已添加行业“%(name)s”。") % {"name": self.object}


class IndustryEdit(IndustryFormPage):
    """Correct an industry."""

    title = gettext_lazy("修改行业")

    def perform(self, form):
        return registers.change_industry(
            industry=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.cleaned_data,
        )


class ParkList(RegisterList):
    """All industrial parks, village by village."""

    model = Park
    title = gettext_lazy("工业园区")
    template_name = "enterprises/park_list.html"
    filters = ParkFilter
    default_order = "village"
    named = ("village",)
    shown = "name village address"
    relation = "park"
    columns = (
        Column("name", gettext_lazy("园区名称"), ("name",)),
        Column("village", gettext_lazy("村（社区）"), ("village__order", "name")),
        Column("address", gettext_lazy("地址"), css="cell-minor"),
        Column("count", gettext_lazy("企业（家）")),
        Column("edit", "", css="cell-action"),
    )
    empty_text = gettext_lazy("还没有工业园区。")
    empty_hint = gettext_lazy("登记村里的工业园区，企业和联防联治行动就能按园区登记和统计。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.INDUSTRY_EDIT)
        return Action(_("登记园区"), reverse("enterprises:park-add"), may, icon="plus")

    def edit_url(self, row):
        return reverse("enterprises:park-edit", args=[row.pk])


class ParkFormPage(FocusesFirst, abstract=True):
    """What registering and correcting a park have in common."""

    permission = Permission.INDUSTRY_EDIT
    model = Park
    form_class = ParkForm
    template_name = "enterprises/park_form.html"

    def breadcrumbs(self):
        return [list_crumb(), Crumb(_("工业园区"), reverse("enterprises:park-list"))]

    def list_url(self):
        return reverse("enterprises:park-list")

    def cancel_url(self):
        return self.list_url()


class ParkAdd(ParkFormPage):
    """Register a park."""

    title = gettext_lazy("登记工业园区")
    submit_label = gettext_lazy("登记园区")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("village",)

    def perform(self, form):
        return registers.add_park(by=self.request.user, at=timezone.now(), **form.cleaned_data)

    def success_message(self):
        return _("已登记园区“%(name)s”。") % {"name": self.object}


class ParkEdit(ParkFormPage):
    """Correct a park."""

    title = gettext_lazy("修改工业园区")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def perform(self, form):
        return registers.change_park(
            park=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.cleaned_data,
        )


class ParkRemove(RemovePage):
    """Take a park out of the lists."""

    model = Park

    def get_title(self):
        return _("移除园区：%(name)s") % {"name": self.object}

    def breadcrumbs(self):
        return [list_crumb(), Crumb(_("工业园区"), reverse("enterprises:park-list"))]

    def list_url(self):
        return reverse("enterprises:park-list")

    def remove(self, **how):
        return registers.remove_park(park=self.object, **how)

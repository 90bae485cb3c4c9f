"""Pages of the conditions of an application: the office's own list."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.filters import NoFilter
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from religion.actions import readiness_items as actions
from religion.forms.readiness_items import ReadinessItemForm
from religion.models import ReadinessItem
from religion.views.registrations import list_crumb


def items_crumb():
    """The way to the list of conditions."""
    return Crumb(_("申报条件"), reverse("religion:readiness-item-list"))


class ReadinessItemList(ListPage):
    """All conditions in the office's order."""

    permission = Permission.CHECKLIST_VIEW
    model = ReadinessItem
    title = gettext_lazy("申报条件")
    template_name = "religion/readiness_item_list.html"
    filters = NoFilter
    default_order = "order"
    page_size = 100
    columns = (
        Column("order", gettext_lazy("要求"), ("order",)),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("required", gettext_lazy("不具备时")),
        Column("source", gettext_lazy("来源")),
    )
    empty_text = gettext_lazy("还没有申报条件。")
    empty_hint = gettext_lazy("把上级对场所登记的要求逐条写在这里，村（社区）申报前逐项核对。")

    def get_queryset(self):
        return ReadinessItem.objects.all()

    def breadcrumbs(self):
        return [list_crumb()]

    def add(self):
        may = self.request.user.may(Permission.CHECKLIST_EDIT)
        return Action(_("增加条件"), reverse("religion:readiness-item-add"), may, icon="plus")

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_badge = Badge(_("启用"), "good") if row.is_active else Badge(_("停用"), "neutral")
        may_edit = bool(self.request.user.may(Permission.CHECKLIST_EDIT))
        return super().context(may_edit=may_edit, **more)


class ReadinessItemFormPage(FocusesFirst, abstract=True):
    """What adding and rewording a condition have in common."""

    permission = Permission.CHECKLIST_EDIT
    model = ReadinessItem
    form_class = ReadinessItemForm

    def get_queryset(self):
        return ReadinessItem.objects.all()

    def breadcrumbs(self):
        return [list_crumb(), items_crumb()]

    def list_url(self):
        return reverse("religion:readiness-item-list")

    def cancel_url(self):
        return self.list_url()

    def success_url(self):
        return self.list_url()


class ReadinessItemAdd(ReadinessItemFormPage):
    """Add a condition, at the end of the list."""

    title = gettext_lazy("增加申报条件")
    submit_label = gettext_lazy("增加")

    def initial(self):
        last = ReadinessItem.objects.order_by("-order").values_list("order", flat=True).first()
        return {"order": (last or 0) + 1}

    def perform(self, form):
        return actions.add_item(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已增加申报条件。还没有提交的申报也要核对这一条。")


class ReadinessItemEdit(ReadinessItemFormPage):
    """Reword a condition, or take it out of use."""

    title = gettext_lazy("修改申报条件")

    def perform(self, form):
        return actions.change_item(
            item=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )

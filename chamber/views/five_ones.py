"""Pages of the items of 五个一: the town's own, reworded and put in order. The matrix is in `five_one_matrix.py`."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from chamber.actions import five_ones as actions
from chamber.forms.five_ones import FiveOneForm
from chamber.models import FiveOne
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.filters import NoFilter
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import deed

DIRECTIONS = {"up": -1, "down": 1}


def matrix_crumb():
    """The way to the matrix."""
    return Crumb(_("五个一完成情况"), reverse("chamber:five-one-matrix"))


def list_crumb():
    """The way to the items."""
    return Crumb(_("五个一项目"), reverse("chamber:five-one-list"))


class FiveOneList(ListPage):
    """All items in the office's order."""

    permission = Permission.PARTY_VIEW
    model = FiveOne
    title = gettext_lazy("五个一项目")
    template_name = "chamber/five_one_list.html"
    filters = NoFilter
    default_order = "order"
    page_size = 100
    columns = (
        Column("order", gettext_lazy("名称"), ("order",)),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("note", gettext_lazy("要求"), css="cell-text"),
        Column("move", gettext_lazy("次序"), css="cell-action"),
    )
    empty_text = gettext_lazy("还没有五个一项目。")
    empty_hint = gettext_lazy("把本镇“五个一”的五项要求写在这里，各党组织每年逐项登记完成情况。")

    def breadcrumbs(self):
        return [matrix_crumb()]

    def add(self):
        may = self.request.user.may(Permission.PARTY_EDIT)
        return Action(_("增加项目"), reverse("chamber:five-one-add"), may, icon="plus")

    def context(self, **more):
        rows = list(more.get("rows", ()))
        for row in rows:
            row.shown_badge = Badge(_("启用"), "good") if row.is_active else Badge(_("停用"), "neutral")
        may_edit = bool(self.request.user.may(Permission.PARTY_EDIT))
        return super().context(
            may_edit=may_edit, first=rows[0] if rows else None, last=rows[-1] if rows else None, **more
        )


class FiveOneFormPage(FocusesFirst, abstract=True):
    """What adding and rewording an item have in common."""

    permission = Permission.PARTY_EDIT
    model = FiveOne
    form_class = FiveOneForm

    def breadcrumbs(self):
        return [matrix_crumb(), list_crumb()]

    def list_url(self):
        return reverse("chamber:five-one-list")


class FiveOneAdd(FiveOneFormPage):
    """Add an item."""

    title = gettext_lazy("增加五个一项目")
    submit_label = gettext_lazy("增加")

    def perform(self, form):
        return actions.add_five_one(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已增加“%(name)s”。") % {"name": self.object}


class FiveOneEdit(FiveOneFormPage):
    """Reword an item, or take it out of use."""

    title = gettext_lazy("修改五个一项目")

    def perform(self, form):
        return actions.change_five_one(
            item=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


@require_POST
@permitted(Permission.PARTY_EDIT)
def five_one_move(request, pk):
    """Put an item one place earlier or later."""
    item = get_object_or_404(FiveOne.objects.visible_to(request.user), pk=pk)
    steps = DIRECTIONS.get(request.POST.get("to", "down"))
    if steps is None:
        raise Http404
    return deed(
        request,
        item,
        lambda: actions.move_five_one(item=item, by=request.user, at=timezone.now(), steps=steps),
        _("已调整次序。"),
    )

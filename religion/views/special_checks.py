"""The list of special checks: what must be looked at before festivals and holidays, and what was."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Action, Column
from hengl_uf.web.lists import ListPage
from religion.filters.festivals import SpecialCheckFilter
from religion.models import SpecialCheck


class SpecialCheckList(ListPage):
    """Special checks by the day by which they are due: those that are not done, unless something else is asked for."""

    permission = Permission.INSPECTION_VIEW
    model = SpecialCheck
    title = gettext_lazy("专项检查")
    template_name = "religion/special_check_list.html"
    filters = SpecialCheckFilter
    default_order = "due"
    related = ("site__village", "inspection")
    shown = (
        "kind name day not_before due_on cancelled_on occurrence inspection__inspected_on "
        "site__name site__status site__village__name site__village"
    )
    columns = (
        Column("site", gettext_lazy("场所")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("why", gettext_lazy("为了")),
        Column("due", gettext_lazy("最迟"), ("due_on",)),
        Column("village", gettext_lazy("村（社区）"), css="cell-minor"),
        Column("action", ""),
    )
    empty_text = gettext_lazy("现在没有专项检查。")
    empty_hint = gettext_lazy(
        "确认诞期日期以后，以及春节、清明、重阳之前，每个场所的专项检查自动列在这里；期间做完一次巡查就算完成。"
    )

    def get_queryset(self):
        return super().get_queryset().current()

    def order(self):
        """What is done is read backwards."""
        key, descending = super().order()
        return key, descending or ("sort" not in self.request.GET and self.request.GET.get("state") == "done")

    def context(self, **more):
        user, on = self.request.user, timezone.localdate()
        may = bool(user.may(Permission.INSPECTION_EDIT))
        for row in more.get("rows", ()):
            row.shown_badge = row.badge(on)
            is_open = row.inspection_id is None and not row.site.is_closed
            can_be_done = is_open and row.not_before <= on <= row.day
            row.shown_action = start_action(row) if may and can_be_done else None
        return super().context(**more)


def start_action(check) -> Action:
    """The button that begins the inspection of its site."""
    return Action(
        _("巡查"), reverse("religion:inspection-start", args=[check.site_id]), icon="clipboard-check"
    )

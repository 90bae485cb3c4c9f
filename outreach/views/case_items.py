"""The checklist on the page of a case."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hengl_uf.access.answers import require
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.web.pages import deed
from outreach.actions import case_items as actions
from outreach.models import CaseItem


def checklist_panel(case, user) -> dict:
    """What the page of a case shows of its checklist."""
    items = list(case.items.select_related("done_by").order_by("order", "pk"))
    return {
        "items": items,
        "items_done": sum(1 for item in items if item.done_at),
        "may_tick": bool(case.checkable_by(user)),
    }


@require_POST
@permitted(Permission.CASE_HANDLE)
def case_item(request, pk):
    """Tick a line, or take the tick back: `done` says which, so that a second press changes nothing."""
    item = get_object_or_404(CaseItem.objects.visible_to(request.user).select_related("case"), pk=pk)
    require(item.case.checkable_by(request.user))
    done = request.POST.get("done") == "1"
    act = actions.tick_item if done else actions.untick_item
    return deed(
        request,
        item,
        lambda: act(item=item, by=request.user, at=timezone.now()),
        _("已完成这一项。") if done else _("已撤回这一项。"),
    )

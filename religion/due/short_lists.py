"""What waits for a person in the registry of sites, as short lists for home."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission, Role
from hengl_uf.lib.dates import full_date
from hengl_uf.reminders.short_lists import ShortList, line_of
from hengl_uf.web.elements import Badge
from religion.models import EventFiling, Hazard, Site


def sites_to_inspect(user, on):
    """Sites whose day of inspection has come."""
    return line_of(Site.objects.visible_to(user).due(on), "name", "next_inspection_on", note="village__name")


def hazards_at_hand(user, on):
    """Hazards that are not closed, for those who see to them."""
    rows = Hazard.objects.visible_to(user).open()
    return line_of(rows, "what", "due_on", note="site__name", state="state")


def overdue_hazards(user, on):
    """Overdue hazards, for those who only look."""
    rows = Hazard.objects.visible_to(user).overdue(on)
    return line_of(rows, "what", "due_on", note="site__name", state="state")


def large_events(user, on):
    """Large events ahead, for those who only look and for the office."""
    rows = EventFiling.objects.visible_to(user).coming(on).large()
    return line_of(rows, "title", "held_from", note="site__name", state="state")


def inspection_told(row, on):
    badge = Badge(_("已超期"), "bad") if row.day < on else Badge(_("今天到期"), "warn")
    return badge, f"{row.note} · {full_date(row.day)}"


def hazard_told(row, on):
    return Hazard(state=row.state, due_on=row.day).badge(on), f"{row.note} · {full_date(row.day)}"


def event_told(row, on):
    return EventFiling(state=row.state).badge(), f"{row.note} · {full_date(row.day)}"


def is_inspector(user) -> bool:
    return user.role == Role.INSPECTOR


def only_looks(user) -> bool:
    return bool(user.may(Permission.HAZARD_VIEW)) and not user.may(Permission.HAZARD_EDIT)


def looks_after_town(user) -> bool:
    return bool(user.may(Permission.FESTIVAL_VIEW)) and user.sees_all_villages


SHORT_LISTS = (
    ShortList(
        gettext_lazy("今天要巡查"),
        gettext_lazy("没有到期要巡查的场所。"),
        "religion:site-detail",
        is_inspector,
        sites_to_inspect,
        inspection_told,
        lambda user: reverse("religion:route"),
    ),
    ShortList(
        gettext_lazy("未销号的隐患"),
        "",
        "religion:hazard-detail",
        lambda user: user.may(Permission.HAZARD_EDIT),
        hazards_at_hand,
        hazard_told,
        lambda user: reverse("religion:hazard-list", query={"state": "open"}),
    ),
    ShortList(
        gettext_lazy("超期隐患"),
        "",
        "religion:hazard-detail",
        only_looks,
        overdue_hazards,
        hazard_told,
        lambda user: reverse("religion:hazard-list", query={"state": "overdue"}),
    ),
    ShortList(
        gettext_lazy("大型活动"),
        "",
        "religion:filing-detail",
        looks_after_town,
        large_events,
        event_told,
        lambda user: reverse("religion:filing-list", query={"large": "yes"}),
    ),
)

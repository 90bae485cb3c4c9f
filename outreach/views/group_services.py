"""Pages of group services; verbs are in `group_service_verbs.py`, bookings in `bookings.py`."""

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage
from outreach.actions import group_services as actions
from outreach.filters.group_services import ServiceFilter
from outreach.forms.group_services import ServiceForm
from outreach.forms.town import mine
from outreach.models import Booking, GroupService

Status = Booking.Status
USUAL_SLOTS = 20
# What the next batch of a service usually has of the last one.
SAME_AGAIN = ("title", "kind", "gather_at", "place", "slots", "notes", "needs_paper", "paper_reason")
# What the page of a service says of a booking.
SHOWN = "service slot status was_served note paper_tail contact__name contact__village__name"


def list_crumb():
    """The way to the list of group services."""
    return Crumb(_("团体服务"), reverse("outreach:group-service-list"))


def counts_of(service_ids) -> dict:
    """{(service id, state): bookings} of these services, whoever's they are: counts are for all."""
    found = Booking.objects.filter(service__in=service_ids).order_by().values("service", "status")
    return {(row["service"], row["status"]): row["n"] for row in found.annotate(n=Count("pk"))}


class ServiceList(ListPage):
    """All group services, newest first, with how many are booked."""

    permission = Permission.SERVICE_VIEW
    model = GroupService
    title = gettext_lazy("团体服务")
    template_name = "outreach/group_service_list.html"
    filters = ServiceFilter
    default_order = "-date"
    named = ("village", "staff")
    shown = "title kind status held_on slots village staff"
    columns = (
        Column("title", gettext_lazy("服务")),
        Column("status", gettext_lazy("状态"), css="cell-state"),
        Column("date", gettext_lazy("服务日期"), ("held_on",)),
        Column("booked", gettext_lazy("预约"), css="cell-num"),
        Column("village", gettext_lazy("村（社区）")),
        Column("staff", gettext_lazy("负责人"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有团体服务。")
    empty_hint = gettext_lazy("几个人要办同一件事时，组织一批，一起去办。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.SERVICE_EDIT)
        return Action(_("组织团体服务"), reverse("outreach:group-service-add"), may, icon="plus")

    def context(self, **more):
        rows = more.get("rows", ())
        counts = counts_of([row.pk for row in rows]) if rows else {}
        for row in rows:
            row.shown_badge = row.badge()
            row.booked = counts.get((row.pk, Status.BOOKED), 0)
            row.waiting = counts.get((row.pk, Status.WAITING), 0)
        return super().context(**more)


class ServiceDetail(DetailPage):
    """One group service: counts for all, and by name the bookings that this person may know of."""

    permission = Permission.SERVICE_VIEW
    model = GroupService
    template_name = "outreach/group_service_detail.html"
    related = ("village", "staff")
    shown = "village__name staff__name"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return self.object.badge()

    def actions(self):
        service, user = self.object, self.request.user

        def action(label, verb, answer, icon, method="get", tone=""):
            url = reverse(f"outreach:group-service-{verb}", args=[service.pk])
            return Action(label, url, answer, method, icon, tone)

        live, on = service.callable_by(user), timezone.localdate()
        answerable = service.answerable_by(user, on)
        book = action(_("登记预约"), "book", service.bookable_by(user), "user-plus")
        roll = action(_("点名"), "roll", answerable, "list-check")
        steps = [roll, book] if service.held_on <= on else [book, roll]
        if service.status == GroupService.Status.OPEN:
            steps.append(action(_("停止预约"), "close", service.closable_by(user), "player-pause", "post"))
        if service.status == GroupService.Status.CLOSED:
            steps.append(action(_("恢复预约"), "reopen", service.reopenable_by(user), "player-play", "post"))
        if service.is_live:
            steps.append(action(_("完成服务"), "done", answerable, "check"))
            if service.needs_paper:
                steps.append(action(_("查看证件号码"), "papers", live, "eye"))
        else:
            url = reverse("outreach:group-service-add", query={"like": service.pk})
            steps = [Action(_("再组织一批"), url, user.may(Permission.SERVICE_EDIT), icon="rotate")]
        last = [action(_("取消服务"), "cancel", live, "ban")] if service.is_live else []
        return [
            *steps,
            action(_("修改"), "edit", service.changeable_by(user), "edit"),
            *last,
            action(_("移除"), "remove", service.removable_by(user), "trash", tone="bad"),
        ]

    def panels(self):
        service, user = self.object, self.request.user
        seen = bookings_seen(service, user)
        counts = counts_of([service.pk])
        booked = counts.get((service.pk, Status.BOOKED), 0)
        waiting = counts.get((service.pk, Status.WAITING), 0)
        attach_url = reverse("outreach:group-service-attach", args=[service.pk])
        return {
            "facts": facts_of(service, booked, waiting),
            "booked": panel_of(seen[Status.BOOKED], user),
            "waiting": panel_of(seen[Status.WAITING], user),
            "booked_elsewhere": booked - len(seen[Status.BOOKED]),
            "waiting_elsewhere": waiting - len(seen[Status.WAITING]),
            **attachments_panel(service, user, attach_url),
        }


def bookings_seen(service, user) -> dict:
    """The booked by place and the waiting by turn, as far as this person may know of them."""
    found = Booking.objects.visible_to(user).filter(service=service).live()
    found = found.select_related("contact__village").only(*SHOWN.split())
    rows = list(found.order_by("slot", "pk"))
    for row in rows:
        row.service = service
    return {state: [row for row in rows if row.status == state] for state in (Status.BOOKED, Status.WAITING)}


def panel_of(bookings, user=None) -> list[dict]:
    """Rows of `components/panel.html`: place, name, village; the number's end, and what came of it. `user` is who
    may cancel them there, None: nobody.
    """
    return [
        {
            "label": _("%(slot)s 号　%(name)s") % {"slot": one.slot, "name": one.contact.name}
            if one.slot
            else one.contact.name,
            "url": one.get_absolute_url(),
            "note": _(" · ").join(filter(None, (one.contact.village.name, number_words(one), one.note))),
            "badge": one.badge() if one.was_served is not None else None,
            "action": cancel_action(one, user) if user else None,
        }
        for one in bookings
    ]


def number_words(booking) -> str:
    """The end of the document number, or that it is missing, where the service needs it."""
    if booking.masked_number:
        return _("证件 %(number)s") % {"number": booking.masked_number}
    return _("待补证件号码") if booking.service.needs_paper and booking.service.is_live else ""


def cancel_action(booking, user):
    """The button that gives the place back, or None where that is not to be done any more."""
    answer = booking.cancellable_by(user)
    url = reverse("outreach:booking-cancel", args=[booking.pk])
    return Action(_("取消"), url, answer) if answer else None


def facts_of(service, booked, waiting) -> list[dict]:
    """What is known of a group service, as pairs."""
    places = _("%(booked)s / %(slots)s") % {"booked": booked, "slots": service.slots}
    if waiting:
        places = _("%(places)s，候补 %(waiting)s 人") % {"places": places, "waiting": waiting}
    facts = [
        {"label": _("已约 / 名额"), "value": places},
        {"label": _("类别"), "value": service.get_kind_display()},
        {"label": _("服务日期"), "value": full_date(service.held_on)},
        {"label": _("集合时间"), "value": service.gather_at and f"{service.gather_at:%H:%M}"},
        {"label": _("地点"), "value": service.place},
        {"label": _("服务范围"), "value": service.village or _("全镇")},
        {"label": _("负责人"), "value": service.staff.name},
        {"label": _("注意事项"), "value": service.notes},
    ]
    if service.needs_paper:
        facts.append({"label": _("需要证件号码"), "value": service.paper_reason})
    if service.ending:
        facts.append({"label": _("结束说明"), "value": service.ending})
    return facts


class ServiceFormPage(FormPage, abstract=True):
    """What offering and correcting have in common."""

    permission = Permission.SERVICE_EDIT
    model = GroupService
    form_class = ServiceForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("outreach:group-service-list")


class ServiceAdd(ServiceFormPage):
    """Offer a group service."""

    title = gettext_lazy("组织团体服务")
    submit_label = gettext_lazy("开始预约")

    def initial(self):
        return {"slots": USUAL_SLOTS, **self.like(), **mine(self.request.user)}

    def like(self) -> dict:
        """What a new batch has of the one that the address names, if this person may know of it."""
        pk = number_or_none(self.request.GET.get("like"))
        last = self.get_queryset().current().filter(pk=pk).first() if pk else None
        return {name: getattr(last, name) for name in SAME_AGAIN} if last else {}

    def perform(self, form):
        return actions.offer_service(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已开始接受预约。")


class ServiceEdit(ServiceFormPage):
    """Correct a group service that is not over."""

    title = gettext_lazy("修改团体服务")

    def answer(self):
        return self.object.changeable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_service(
            service=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class ServiceAttach(AttachPage):
    """Add files to a group service."""

    model = GroupService


def waiting_badge(place) -> Badge:
    """Which place on the waiting list."""
    return Badge(_("候补第 %(place)s 位") % {"place": place}, "warn")

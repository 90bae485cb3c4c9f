"""Pages of bookings: made in a row at their service, listed, corrected, cancelled."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.form_pages import FormPage, VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage
from outreach.actions import bookings as actions
from outreach.filters.group_services import BookingFilter
from outreach.forms.group_services import BookingCancelForm, BookingForm
from outreach.models import Booking, GroupService
from outreach.views.group_services import (
    bookings_seen,
    counts_of,
    list_crumb,
    number_words,
    panel_of,
    waiting_badge,
)

Status = Booking.Status


class ServiceBook(FormPage):
    """Book people in, one after the other: after each the same form is open again, with the focus in it."""

    permission = Permission.SERVICE_EDIT
    model = GroupService
    form_class = BookingForm
    template_name = "outreach/group_service_book.html"
    title = gettext_lazy("登记预约")
    submit_label = gettext_lazy("预约")

    def get_queryset(self):
        return super().get_queryset().select_related("village")

    def answer(self):
        self.service = self.object
        return self.object.bookable_by(self.request.user)

    def form_kwargs(self):
        return super().form_kwargs() | {"service": self.service}

    def initial(self):
        return {"contact": self.request.GET.get("contact")}

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.service), self.service.get_absolute_url())]

    def context(self, **more):
        seen = bookings_seen(self.service, self.request.user)
        counts = counts_of([self.service.pk])
        return super().context(
            service=self.service,
            taken=counts.get((self.service.pk, Status.BOOKED), 0),
            queue=counts.get((self.service.pk, Status.WAITING), 0),
            booked=panel_of(seen[Status.BOOKED]),
            waiting=panel_of(seen[Status.WAITING]),
            booked_elsewhere=counts.get((self.service.pk, Status.BOOKED), 0) - len(seen[Status.BOOKED]),
            waiting_elsewhere=counts.get((self.service.pk, Status.WAITING), 0) - len(seen[Status.WAITING]),
            **more,
        )

    def cancel_url(self):
        """None: what was booked stays booked when the person is through; the way back stands below the rows."""
        return ""

    def perform(self, form):
        data = form.cleaned_data
        return actions.book(
            service=self.service,
            contact=data["contact"],
            by=self.request.user,
            at=timezone.now(),
            note=data["note"],
            paper=form.paper,
        )

    def success_url(self):
        return self.request.path

    def success_message(self):
        booking = self.object
        if booking.slot:
            return _("%(name)s已预约，%(slot)s 号。") % {"name": booking.contact, "slot": booking.slot}
        place = actions.place_in_line(booking)
        return _("名额已满，%(name)s排在候补第 %(place)s 位，有空位时自动转为预约。") % {
            "name": booking.contact,
            "place": place,
        }


class BookingList(ListPage):
    """All bookings, newest first: who was served by what, and when."""

    permission = Permission.SERVICE_VIEW
    model = Booking
    title = gettext_lazy("团体服务预约")
    template_name = "outreach/booking_list.html"
    filters = BookingFilter
    default_order = "-id"
    related = ("contact__village", "service")
    shown = (
        "status slot was_served created_at contact__name contact__region contact__village__name "
        "service__title service__held_on service__status"
    )
    columns = (
        Column("contact", gettext_lazy("联系对象")),
        Column("status", gettext_lazy("状态"), css="cell-state"),
        Column("service", gettext_lazy("团体服务")),
        Column("date", gettext_lazy("服务日期")),
        Column("village", gettext_lazy("村（社区）")),
    )
    empty_text = gettext_lazy("还没有预约。")
    empty_hint = gettext_lazy("打开一批团体服务，在“登记预约”里添加。")

    def get_queryset(self):
        return super().get_queryset().filter(service__removed_at__isnull=True)

    def breadcrumbs(self):
        return [list_crumb()]

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_badge = row.badge()
        return super().context(**more)


class BookingDetail(DetailPage):
    """One booking with its history."""

    permission = Permission.SERVICE_VIEW
    model = Booking
    template_name = "outreach/booking_detail.html"
    related = ("service", "contact__village", "created_by", "cancelled_by")

    def breadcrumbs(self):
        service = self.object.service
        return [list_crumb(), Crumb(str(service), service.get_absolute_url())]

    def state(self):
        booking = self.object
        if booking.status == Status.WAITING and booking.service.is_live:
            return waiting_badge(actions.place_in_line(booking))
        return booking.badge()

    def actions(self):
        booking = self.object
        answer = booking.cancellable_by(self.request.user)
        if not booking.service.is_live or booking.status == Status.CANCELLED:
            return []
        return [
            Action(_("修改"), reverse("outreach:booking-edit", args=[booking.pk]), answer, icon="edit"),
            Action(
                _("取消预约"),
                reverse("outreach:booking-cancel", args=[booking.pk]),
                answer,
                icon="ban",
                tone="bad",
            ),
        ]

    def panels(self):
        return {"facts": facts_of(self.object)}


def facts_of(booking) -> list[dict]:
    """What is known of a booking, as pairs."""
    service, contact = booking.service, booking.contact
    facts = [
        {"label": _("联系对象"), "value": contact, "url": contact.get_absolute_url()},
        {"label": _("村（社区）"), "value": contact.village.name},
        {"label": _("团体服务"), "value": service, "url": service.get_absolute_url()},
        {"label": _("服务日期"), "value": full_date(service.held_on)},
        {
            "label": _("登记"),
            "value": _("%(who)s，%(day)s") % {"who": booking.created_by, "day": day_of(booking)},
        },
        {"label": _("备注"), "value": booking.note},
    ]
    if booking.slot:
        facts.insert(0, {"label": _("名额号"), "value": booking.slot})
    if words := number_words(booking):
        facts.append({"label": _("证件号码"), "value": words})
    if booking.cancelled_reason:
        facts.append({"label": _("取消原因"), "value": booking.cancelled_reason})
    return facts


def day_of(booking) -> str:
    """The day on which it was made."""
    return full_date(timezone.localdate(booking.created_at))


class BookingPage(FormPage, abstract=True):
    """What the pages about one booking have in common."""

    permission = Permission.SERVICE_EDIT
    model = Booking

    def get_queryset(self):
        return super().get_queryset().select_related("service__village", "contact__village")

    def answer(self):
        return self.object.cancellable_by(self.request.user)

    def breadcrumbs(self):
        service = self.object.service
        return [
            list_crumb(),
            Crumb(str(service), service.get_absolute_url()),
            Crumb(str(self.object), self.object.get_absolute_url()),
        ]

    def success_url(self):
        return self.object.service.get_absolute_url()


class BookingEdit(BookingPage):
    """Correct the note, or add the number that was not at hand."""

    form_class = BookingForm
    title = gettext_lazy("修改预约")

    def form_kwargs(self):
        return super().form_kwargs() | {"service": self.object.service, "known": self.object}

    def initial(self):
        kind = {"paper_kind": self.object.paper_kind} if self.object.paper_kind else {}
        return {"note": self.object.note, **kind}

    def conflict(self, form, current):
        """Only the note can differ: a number is shown to nobody."""
        mine, theirs = form["note"].value(), current.note
        changes = [{"label": form["note"].label, "theirs": theirs, "yours": mine}] if mine != theirs else []
        return {"by": current.changed_by.name, "at": current.changed_at, "changes": changes}

    def perform(self, form):
        return actions.change_booking(
            booking=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            note=form.cleaned_data["note"],
            paper=form.paper,
        )


class BookingCancel(BookingPage, VerbPage):
    """Give the place back."""

    form_class = BookingCancelForm
    title = gettext_lazy("取消预约")
    submit_label = gettext_lazy("取消预约")
    tone = "bad"
    explanation = gettext_lazy("名额马上给候补的第一位；登记的证件号码一并清除。")

    def perform(self, form):
        return actions.cancel_booking(
            booking=self.object, by=self.request.user, at=timezone.now(), reason=form.cleaned_data["reason"]
        )

    def success_message(self):
        return _("已取消%(name)s的预约。") % {"name": self.object.contact}

"""The verbs of a group service: closed and opened to bookings, called, done, cancelled, removed; numbers read."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Crumb
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.pages import deed
from hengl_uf.web.removal import RemovalForm
from outreach.actions import bookings as booking_actions
from outreach.actions import group_services as actions
from outreach.forms.group_services import FinishForm, RollForm, ServiceCancelForm, YesForm
from outreach.models import Booking, GroupService
from outreach.views.group_services import list_crumb

# What the roll says of a booking.
SHOWN = "slot note was_served contact__name contact__region contact__village__name"


class ServiceVerb(VerbPage, abstract=True):
    """What the verbs of a group service have in common: whoever runs it, until it is over."""

    permission = Permission.SERVICE_EDIT
    model = GroupService

    def answer(self):
        return self.object.callable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def done(self, action, **words):
        """Make the action call on this service."""
        return action(service=self.object, by=self.request.user, at=timezone.now(), **words)


class ServiceRoll(ServiceVerb):
    """Call the roll: all on one page, each by one key or tap; what is saved so far is kept."""

    form_class = RollForm
    title = gettext_lazy("点名")
    submit_label = gettext_lazy("保存点名")
    explanation = gettext_lazy("点了一部分也可以先保存，回来接着点。")

    def answer(self):
        return self.object.answerable_by(self.request.user, timezone.localdate())

    def form_kwargs(self):
        booked = Booking.objects.visible_to(self.request.user).filter(service=self.object).booked()
        rows = booked.select_related("contact__village").only(*SHOWN.split())
        return {"bookings": rows.order_by("slot")}

    def perform(self, form):
        return self.done(actions.call_roll, came=form.came())

    def success_message(self):
        left = self.object.bookings.booked().filter(was_served__isnull=True).count()
        return _("已保存，还有 %(left)s 人没有点名。") % {"left": left} if left else _("已保存，全部点完。")


class ServiceDone(ServiceVerb):
    """Say that it was given."""

    form_class = FinishForm
    title = gettext_lazy("完成服务")
    submit_label = gettext_lazy("完成服务")

    def answer(self):
        return self.object.answerable_by(self.request.user, timezone.localdate())

    def context(self, **more):
        left = self.object.bookings.booked().filter(was_served__isnull=True).count()
        words = _("完成后不能再点名和预约，登记的证件号码全部清除。")
        if left:
            words = _("还有 %(left)s 人没有点名，完成后算作未到。") % {"left": left} + words
        return {**super().context(**more), "explanation": words, "tone": "warn" if left else ""}

    def perform(self, form):
        return self.done(actions.finish_service, ending=form.cleaned_data["ending"])

    def success_message(self):
        return _("已完成。")


class ServiceCancel(ServiceVerb):
    """Call it off."""

    form_class = ServiceCancelForm
    title = gettext_lazy("取消服务")
    submit_label = gettext_lazy("取消服务")
    tone = "bad"
    explanation = gettext_lazy("取消后不能恢复，登记的证件号码全部清除。请通知已预约和候补的人。")

    def perform(self, form):
        return self.done(actions.cancel_service, reason=form.cleaned_data["reason"])

    def success_message(self):
        return _("已取消服务。")


class ServiceRemove(ServiceVerb):
    """Take away a service that was entered by mistake."""

    form_class = RemovalForm
    title = gettext_lazy("移除团体服务")
    submit_label = gettext_lazy("移除")
    tone = "bad"
    explanation = gettext_lazy(
        "只用于登记错了、还没有人预约的服务。移除后不再出现在清单和统计里，记录和原因仍然保留备查。"
    )

    def answer(self):
        return self.object.removable_by(self.request.user)

    def perform(self, form):
        return self.done(actions.remove_service, reason=form.cleaned_data["reason"])

    def success_url(self):
        return reverse("outreach:group-service-list")

    def success_message(self):
        return _("已移除团体服务。")


class ServicePapers(ServiceVerb):
    """Show the document numbers in full to whoever runs the service, on the day; who looked is noted."""

    form_class = YesForm
    title = gettext_lazy("查看证件号码")
    submit_label = gettext_lazy("查看，并记入日志")
    explanation = gettext_lazy(
        "将显示全部已预约的人的完整证件号码，只在办理当天需要时查看。谁在什么时候看过，会记入这批服务的历史。"
    )

    def save(self, form):
        """Reading leaves nothing but its note: the numbers are the answer itself, at no address of their own."""
        rows = booking_actions.read_numbers(service=self.object, by=self.request.user)
        return self.render("outreach/group_service_papers.html", form=form, rows=rows)


@require_POST
@permitted(Permission.SERVICE_EDIT)
def service_close(request, pk):
    """Take no more bookings."""
    service = get_object_or_404(GroupService.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        service,
        lambda: actions.close_service(service=service, by=request.user, at=timezone.now()),
        _("已停止预约。"),
    )


@require_POST
@permitted(Permission.SERVICE_EDIT)
def service_reopen(request, pk):
    """Take bookings again."""
    service = get_object_or_404(GroupService.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        service,
        lambda: actions.reopen_service(service=service, by=request.user, at=timezone.now()),
        _("已恢复预约。"),
    )

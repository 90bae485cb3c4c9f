"""The verbs of an event: closed and opened to registrations, held, called off, removed."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from chamber.actions import events as actions
from chamber.forms.events import HoldForm, ReasonForm
from chamber.models import Event
from chamber.views.events import crumbs_of
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.pages import deed
from hengl_uf.web.removal import RemovePage


class EventVerb(FocusesFirst, VerbPage, abstract=True):
    """What the verbs of an event have in common."""

    permission = Permission.EVENT_EDIT
    model = Event

    def answer(self):
        return self.object.runnable_by(self.request.user)

    def breadcrumbs(self):
        return crumbs_of(self.object)

    def done(self, action, **words):
        """Make the action call on this event."""
        return action(event=self.object, by=self.request.user, at=timezone.now(), **words)


class EventHold(EventVerb):
    """Write down that it was held, how it went and how many came; or correct that."""

    form_class = HoldForm
    title = gettext_lazy("登记举办情况")
    submit_label = gettext_lazy("保存，活动办结")

    def answer(self):
        return self.object.holdable_by(self.request.user)

    def form_kwargs(self):
        booked = self.object.registrations.booked().select_related("enterprise").order_by("pk")
        return {"registrations": list(booked)}

    def initial(self):
        return {"summary": self.object.summary}

    def context(self, **more):
        words = _("没有签到记录的按报名人数填好，按实际修改。") if self.nobody_yet(more["form"]) else ""
        return {**super().context(**more), "explanation": words}

    def nobody_yet(self, form) -> bool:
        """Whether nobody who is booked was checked in."""
        return bool(form.registrations) and all(one.came is None for one in form.registrations)

    def conflict(self, form, current):
        """The counts are typed anew: beside each other stands only the summary."""
        return {"by": current.changed_by.name, "at": current.changed_at, "changes": []}

    def perform(self, form):
        return self.done(
            actions.hold_event,
            version=self.posted_version(),
            came=form.came(),
            summary=form.cleaned_data["summary"],
        )

    def success_message(self):
        return _("已登记举办情况。谈到的商机可以在下面登记。")


class EventCancel(EventVerb):
    """Call it off."""

    form_class = ReasonForm
    title = gettext_lazy("取消活动")
    submit_label = gettext_lazy("取消活动")
    tone = "bad"
    explanation = gettext_lazy(
        "取消后企业打开报名链接会看到已取消和原因。请另行通知已报名的企业。改期的，请直接修改日期。"
    )

    def perform(self, form):
        return self.done(actions.cancel_event, reason=form.cleaned_data["reason"])

    def success_message(self):
        return _("已取消活动。")


class EventRemove(RemovePage):
    """Take away an event that was entered by mistake."""

    model = Event
    title = gettext_lazy("移除活动")
    explanation = gettext_lazy(
        "只用于登记错了、还没有企业报名的活动。移除后不再出现在名单和统计里，记录和原因保留备查。"
    )

    def answer(self):
        return self.object.removable_by(self.request.user)

    def breadcrumbs(self):
        return crumbs_of(self.object)

    def list_url(self):
        return reverse("chamber:event-list")

    def remove(self, **how):
        return actions.remove_event(event=self.object, **how)


@require_POST
@permitted(Permission.EVENT_EDIT)
def event_close(request, pk):
    """Take no more registrations."""
    event = get_object_or_404(Event.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        event,
        lambda: actions.close_event(event=event, by=request.user, at=timezone.now()),
        _("已停止报名。"),
    )


@require_POST
@permitted(Permission.EVENT_EDIT)
def event_reopen(request, pk):
    """Take registrations again."""
    event = get_object_or_404(Event.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        event,
        lambda: actions.reopen_event(event=event, by=request.user, at=timezone.now()),
        _("已恢复报名。"),
    )

"""The verbs of an activity: held, cancelled, removed."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Crumb
from hengl_uf.web.form_pages import FormPage, VerbPage
from hengl_uf.web.removal import RemovalForm
from outreach.actions import activities as actions
from outreach.forms.activities import HoldForm
from outreach.forms.group_services import ServiceCancelForm
from outreach.models import Activity
from outreach.views.activities import list_crumb


class ActivityVerb(FormPage, abstract=True):
    """What the verbs of an activity have in common."""

    permission = Permission.ACTIVITY_EDIT
    model = Activity

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def done(self, action, **words):
        """Make the action call on this activity."""
        return action(activity=self.object, by=self.request.user, at=timezone.now(), **words)


class ActivityHeld(ActivityVerb):
    """Write down that it was held, with its counts."""

    form_class = HoldForm
    title = gettext_lazy("登记举办情况")
    submit_label = gettext_lazy("登记")

    def answer(self):
        return self.object.holdable_by(self.request.user)

    def initial(self):
        return {"held_on": self.object.held_on, "ends_on": self.object.ends_on}

    def form_kwargs(self):
        return super().form_kwargs() | {"activity": self.object}

    def plain_form(self, data, files, initial):
        return self.form_class(data, files, initial=initial, **self.form_kwargs())

    def conflict(self, form, current):
        """The counts are typed anew: beside each other stand only the days."""
        return {"by": current.changed_by.name, "at": current.changed_at, "changes": []}

    def perform(self, form):
        return self.done(
            actions.hold_activity,
            version=self.posted_version(),
            uploads=form.cleaned_data["files"],
            **form.record_fields(),
        )

    def success_message(self):
        return _("已登记举办情况。")


class ActivityCancel(ActivityVerb, VerbPage):
    """Say that it will not take place."""

    form_class = ServiceCancelForm
    title = gettext_lazy("取消活动")
    submit_label = gettext_lazy("取消活动")
    tone = "bad"
    explanation = gettext_lazy("取消后仍然列在清单里，状态为已取消。改期的，请直接修改日期。")

    def answer(self):
        return self.object.cancellable_by(self.request.user)

    def perform(self, form):
        return self.done(actions.cancel_activity, reason=form.cleaned_data["reason"])

    def success_message(self):
        return _("已取消活动。")


class ActivityRemove(ActivityVerb, VerbPage):
    """Take away an activity that was entered by mistake."""

    form_class = RemovalForm
    title = gettext_lazy("移除活动")
    submit_label = gettext_lazy("移除")
    tone = "bad"
    explanation = gettext_lazy(
        "只用于登记错了的活动；不办了的，请用“取消活动”。移除后不再出现在清单和统计里，记录和原因仍然保留备查。"
    )

    def answer(self):
        return self.object.editable_by(self.request.user)

    def perform(self, form):
        return self.done(actions.remove_activity, reason=form.cleaned_data["reason"])

    def success_url(self):
        return reverse("outreach:activity-list")

    def success_message(self):
        return _("已移除活动。")

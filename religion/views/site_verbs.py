"""What is decided about a site: its class, and whether it is in use."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.answers import Denied
from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from religion.actions import sites as actions
from religion.forms.sites import ClassForm, ClosingForm, ReopeningForm
from religion.models import Site
from religion.views.sites import list_crumb, suggestion_line


class SiteVerb(FocusesFirst, VerbPage, abstract=True):
    """A decision about one site."""

    permission = Permission.SITE_EDIT
    model = Site

    def get_queryset(self):
        return super().get_queryset().select_related("village")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def by_now(self) -> dict:
        """Who and when."""
        return {"by": self.request.user, "at": timezone.now()}


class SiteConfirmClass(SiteVerb):
    """The office confirms the class of a site, against what its measures suggest."""

    permission = Permission.REGISTRATION_REVIEW
    form_class = ClassForm
    title = gettext_lazy("确认场所类别")
    submit_label = gettext_lazy("确认类别")

    def answer(self):
        return actions.classifiable_by(self.object, self.request.user)

    def initial(self):
        return {"site_class": self.object.suggested_class}

    def context(self, **more):
        self.explanation = suggestion_line(self.object)
        return super().context(**more)

    def conflict(self, form, current):
        return {"by": current.changed_by.name, "at": current.changed_at, "changes": []}

    def perform(self, form):
        version = self.posted_version()
        return actions.confirm_class(site=self.object, version=version, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已确认为%(label)s。") % {"label": self.object.get_confirmed_class_display()}


class SiteClose(SiteVerb):
    """A site is under repair, or closed."""

    form_class = ClosingForm
    title = gettext_lazy("登记停用")
    submit_label = gettext_lazy("登记停用")
    tone = "warn"
    explanation = gettext_lazy(
        "修缮中的场所照常巡查，不办活动；停止开放的不再安排巡查和诞期。没有销号的隐患仍要整改。以后可以恢复开放。"
    )

    def answer(self):
        if self.object.is_closed:
            return Denied(_("这个场所已经停止开放。"))
        return super().answer()

    def form_kwargs(self):
        return {"current": self.object.status}

    def initial(self):
        status = Site.Status.CLOSED if self.object.status == Site.Status.REPAIR else Site.Status.REPAIR
        return {"status": status, "on": timezone.localdate()}

    def perform(self, form):
        return actions.close_site(site=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已登记：%(status)s。") % {"status": self.object.get_status_display()}


class SiteReopen(SiteVerb):
    """A site is in use again."""

    form_class = ReopeningForm
    title = gettext_lazy("恢复开放")
    submit_label = gettext_lazy("恢复开放")
    explanation = gettext_lazy("恢复后照常安排巡查和诞期。")

    def answer(self):
        if self.object.status == Site.Status.OPEN:
            return Denied(_("这个场所正常开放。"))
        return super().answer()

    def initial(self):
        return {"on": timezone.localdate()}

    def perform(self, form):
        return actions.reopen_site(site=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已恢复开放。")

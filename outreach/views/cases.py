"""Pages of cases: list, add, edit. The page of one case is in `case_detail.py`, verbs are in `case_verbs.py`."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.lists import ListPage
from outreach.actions import cases as actions
from outreach.filters.cases import CaseFilter
from outreach.forms.cases import CaseForm, NewCaseForm
from outreach.models import ServiceCase
from outreach.words import case_day, case_minor_line


def list_crumb():
    """The way to the list of cases."""
    return Crumb(_("求助事项"), reverse("outreach:case-list"))


class CaseList(ListPage):
    """All cases, newest first."""

    permission = Permission.CASE_VIEW
    model = ServiceCase
    title = gettext_lazy("求助事项")
    template_name = "outreach/case_list.html"
    filters = CaseFilter
    default_order = "-opened"
    related = ("contact", "enterprise")
    named = ("category", "village", "handler")
    shown = (
        "number title status opened_on due_on resolved_on reopened_count category village handler "
        "contact__name enterprise__name"
    )
    columns = (
        Column("title", gettext_lazy("诉求")),
        Column("status", gettext_lazy("状态"), css="cell-state"),
        Column("due", gettext_lazy("办理期限")),
        Column("village", gettext_lazy("村（社区）")),
        Column("handler", gettext_lazy("经办人")),
        Column("opened", gettext_lazy("登记日期"), ("opened_on",), "cell-minor"),
    )
    empty_text = gettext_lazy("还没有求助事项。")
    empty_hint = gettext_lazy("走访中提出的诉求可以直接转为事项，也可以在这里登记。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        return Action(
            _("登记事项"),
            reverse("outreach:case-add"),
            self.request.user.may(Permission.CASE_EDIT),
            icon="plus",
        )

    def context(self, **more):
        on = timezone.localdate()
        for row in more.get("rows", ()):
            row.shown_badge = row.badge(on)
            row.shown_line, row.shown_day = case_minor_line(row), case_day(row)
        return super().context(**more)


class CaseAttach(AttachPage):
    """Add files to a case."""

    model = ServiceCase


# The fields of a case that have a default or are seldom needed: folded away, so that the form fits a phone.
FOLDED = ("enterprise", "village", "detail", "opened_on")


class CaseFormPage(FormPage, abstract=True):
    """What opening and correcting a case have in common."""

    permission = Permission.CASE_EDIT
    model = ServiceCase
    template_name = "outreach/case_form.html"

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("outreach:case-list")

    def context(self, **more):
        folded = [more["form"][name] for name in FOLDED]
        is_open = any(field.errors for field in folded) or (self.object and self.object.enterprise_id)
        return super().context(more_fields=folded, more_open=is_open, **more)


class CaseAdd(CaseFormPage):
    """Open a case."""

    form_class = NewCaseForm
    title = gettext_lazy("登记求助事项")
    submit_label = gettext_lazy("登记事项")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("category", "village", "opened_on")

    def initial(self):
        given, villages = self.request.GET, self.request.user.village_ids
        return {
            "opened_on": timezone.localdate(),
            "contact": given.get("contact"),
            "enterprise": given.get("enterprise"),
            "village": next(iter(villages)) if len(villages) == 1 else None,
            "mine": True,
        }

    def perform(self, form):
        user = self.request.user
        handler = user if form.cleaned_data["mine"] else None
        return actions.open_case(by=user, at=timezone.now(), handler=handler, **form.record_fields())

    def success_message(self):
        return _("已登记事项 %(number)s。") % {"number": self.object.number}


class CasePageWithCrumbs(FormPage, abstract=True):
    """What the pages about one case have in common."""

    permission = Permission.CASE_HANDLE
    model = ServiceCase

    def breadcrumbs(self):
        return [list_crumb(), Crumb(self.object.number, self.object.get_absolute_url())]

    def done(self, action, **words):
        """Make the action call on this case."""
        return action(case=self.object, by=self.request.user, at=timezone.now(), **words)


class CaseEdit(CaseFormPage):
    """Correct a case."""

    form_class = CaseForm
    title = gettext_lazy("修改事项")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(self.object.number, self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_case(
            case=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )

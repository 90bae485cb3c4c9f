"""Pages of care calls and their verbs."""

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
from hengl_uf.web.removal import RemovalForm
from outreach.actions import care_calls as actions
from outreach.actions.enquiries import note_number_read
from outreach.filters.care_calls import CareCallFilter
from outreach.forms.care_calls import CareCallForm, CloseForm, PassForm
from outreach.models import CareCall
from outreach.views.promises import promises_panel
from outreach.views.receptions import folded_of

# What has a default or is seldom needed: folded away, so that ten calls in a row are quick.
FOLDED = ("called_on", "village", "staff", "phone")


def list_crumb():
    """The way to the list of care calls."""
    return Crumb(_("关怀随访"), reverse("outreach:care-call-list"))


class CareCallList(ListPage):
    """All care calls, newest first."""

    permission = Permission.CARE_VIEW
    model = CareCall
    title = gettext_lazy("关怀随访")
    template_name = "outreach/care_call_list.html"
    filters = CareCallFilter
    default_order = "-date"
    related = ("contact",)
    named = ("village", "staff")
    shown = "called_on person need status passed_to passed_to_name village staff contact__name"
    columns = (
        Column("who", gettext_lazy("谁，需要什么")),
        Column("status", gettext_lazy("状态"), css="cell-state"),
        Column("date", gettext_lazy("日期"), ("called_on",)),
        Column("village", gettext_lazy("村（社区）")),
        Column("staff", gettext_lazy("随访人"), css="cell-minor"),
        Column("passed", gettext_lazy("转交"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有关怀随访记录。")
    empty_hint = gettext_lazy("给居家的老人或家属打电话之后，在这里登记一条。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.CARE_EDIT)
        return Action(_("登记随访"), reverse("outreach:care-call-add"), may, icon="plus")

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_badge, row.shown_whom = row.badge(), whom(row)
        return super().context(**more)


class CareCallDetail(DetailPage):
    """One care call: what is needed, who was asked to help, what came of it."""

    permission = Permission.CARE_VIEW
    model = CareCall
    template_name = "outreach/care_call_detail.html"
    related = ("contact", "village", "staff", "passed_by", "closed_by")
    shown = "contact__name village__name staff__name passed_by__name closed_by__name"

    def opened(self):
        if self.object.phone and not self.object.contact_id:
            note_number_read(row=self.object, by=self.request.user)

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return self.object.badge()

    def actions(self):
        call, user = self.object, self.request.user
        editable = call.editable_by(user)
        address = {
            verb: reverse(f"outreach:care-call-{verb}", args=[call.pk])
            for verb in ("pass", "close", "edit", "remove")
        }
        hand_on = Action(_("转交"), address["pass"], call.passable_by(user), icon="transfer")
        close = Action(_("办结"), address["close"], call.closable_by(user), icon="check")
        verbs = {CareCall.Status.RAISED: [hand_on, close], CareCall.Status.PASSED: [close, hand_on]}
        return [
            *verbs.get(call.status, ()),
            Action(_("修改"), address["edit"], editable, icon="edit"),
            Action(_("移除"), address["remove"], editable, icon="trash", tone="bad"),
        ]

    def panels(self):
        return {
            "facts": facts_of(self.object),
            **promises_panel(self.object, self.request.user),
        }


def whom(call) -> str:
    """To whom a need was passed, in a line."""
    return _("、").join(filter(None, (str(call.get_passed_to_display()), call.passed_to_name)))


def facts_of(call) -> list[dict]:
    """What is known of a care call, as pairs."""
    known = call.contact
    passed = call.passed_on and _("%(day)s 转交%(whom)s（%(by)s）") % {
        "day": full_date(call.passed_on),
        "whom": whom(call),
        "by": call.passed_by,
    }
    closed = call.closed_on and _("%(day)s 办结（%(by)s）：%(result)s") % {
        "day": full_date(call.closed_on),
        "by": call.closed_by,
        "result": call.result,
    }
    return [
        {
            "label": _("联系对象") if known else _("称呼"),
            "value": known or call.person,
            "url": known and known.get_absolute_url(),
        },
        *(() if known else [{"label": _("电话"), "value": call.shown_phone}]),
        {"label": _("随访日期"), "value": full_date(call.called_on)},
        {"label": _("需要什么"), "value": call.need or _("没有需要")},
        *([{"label": _("转交"), "value": passed}] if passed else ()),
        *([{"label": _("结果"), "value": closed}] if closed else ()),
        {"label": _("村（社区）"), "value": call.village.name if call.village else _("全镇")},
        {"label": _("随访人"), "value": call.staff.name},
    ]


class CareCallFormPage(FormPage, abstract=True):
    """What logging and correcting a care call have in common."""

    permission = Permission.CARE_EDIT
    model = CareCall
    form_class = CareCallForm
    template_name = "outreach/care_call_form.html"

    def context(self, **more):
        return super().context(**folded_of(more["form"], FOLDED), **more)

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("outreach:care-call-list")


class CareCallAdd(CareCallFormPage):
    """Log a care call; ten in a row are quick."""

    title = gettext_lazy("登记关怀随访")
    submit_label = gettext_lazy("登记随访")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("called_on", "staff")

    def initial(self):
        return {
            "called_on": timezone.localdate(),
            "staff": self.request.user.pk,
            "contact": self.request.GET.get("contact"),
        }

    def perform(self, form):
        return actions.log_care_call(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        if self.object.need:
            return _("已登记随访，需要待转交。")
        return _("已登记随访，没有需要。")


class CareCallEdit(CareCallFormPage):
    """Correct a care call."""

    title = gettext_lazy("修改关怀随访")

    def get(self, request, **kwargs):
        if self.object.phone:
            note_number_read(row=self.object, by=request.user)  # the form shows it in full
        return super().get(request, **kwargs)

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_care_call(
            call=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class CareCallVerb(VerbPage, abstract=True):
    """A verb of a care call."""

    permission = Permission.CARE_EDIT
    model = CareCall

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def done(self, deed, **words):
        """Make the call of the deed."""
        return deed(call=self.object, by=self.request.user, at=timezone.now(), **words)


class CareCallPass(CareCallVerb):
    """Pass a need on."""

    form_class = PassForm
    title = gettext_lazy("转交需要")
    submit_label = gettext_lazy("转交")

    def answer(self):
        return self.object.passable_by(self.request.user)

    def initial(self):
        call = self.object
        return {
            "passed_to": call.passed_to or CareCall.PassedTo.VILLAGE,
            "passed_to_name": call.passed_to_name,
        }

    def perform(self, form):
        return self.done(actions.pass_on, **form.cleaned_data)

    def success_message(self):
        return _("已转交%(whom)s。") % {"whom": whom(self.object)}


class CareCallClose(CareCallVerb):
    """Say what came of a need."""

    form_class = CloseForm
    title = gettext_lazy("办结需要")
    submit_label = gettext_lazy("办结")

    def answer(self):
        return self.object.closable_by(self.request.user)

    def perform(self, form):
        return self.done(actions.close_care_call, result=form.cleaned_data["result"])

    def success_message(self):
        return _("已办结。")


class CareCallRemove(CareCallVerb):
    """Take a care call away, with the reason."""

    form_class = RemovalForm
    title = gettext_lazy("移除关怀随访")
    submit_label = gettext_lazy("移除")
    tone = "bad"
    explanation = gettext_lazy("移除后不再出现在清单和统计里，记录和原因仍然保留备查。")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def perform(self, form):
        return self.done(actions.remove_care_call, reason=form.cleaned_data["reason"])

    def success_url(self):
        return reverse("outreach:care-call-list")

    def success_message(self):
        return _("已移除。")

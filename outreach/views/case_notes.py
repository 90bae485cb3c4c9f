"""Restricted notes of a case: written for named readers, opened one at a time."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_time
from hengl_uf.web.elements import Action, Crumb
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.pages import DetailPage
from outreach.actions import case_notes as actions
from outreach.forms.case_notes import CaseNoteForm
from outreach.models import CaseNote
from outreach.views.case_verbs import CaseVerb
from outreach.views.cases import list_crumb


def notes_panel(case, user) -> dict:
    """The notes of a case that this person may open: who wrote them and when, without their words."""
    notes = CaseNote.objects.visible_to(user).filter(case=case).select_related("created_by")
    return {"notes": notes.only("created_at", "created_by__name", "case_id").order_by("pk")}


class CaseNoteAdd(CaseVerb):
    """Write a note for named readers."""

    form_class = CaseNoteForm
    title = gettext_lazy("写限阅备注")
    submit_label = gettext_lazy("保存备注")

    def answer(self):
        return self.object.notable_by(self.request.user)

    def form_kwargs(self):
        return {"user": self.request.user, "case": self.object, "writer": self.request.user}

    def perform(self, form):
        return self.done(actions.add_note, **form.cleaned_data)

    def success_url(self):
        return self.object.case.get_absolute_url()

    def success_message(self):
        return _("已保存，只有您和指定的人看得到。")


class CaseNoteDetail(DetailPage):
    """One note, opened; opening it is told in the audit trail."""

    permission = Permission.CASE_VIEW
    model = CaseNote
    template_name = "outreach/case_note.html"
    related = ("case", "created_by")

    def opened(self):
        actions.note_was_read(note=self.object, by=self.request.user)

    def breadcrumbs(self):
        case = self.object.case
        return [list_crumb(), Crumb(case.number, case.get_absolute_url())]

    def actions(self):
        note = self.object
        answer = note.editable_by(self.request.user)
        url = reverse("outreach:case-note-edit", args=[note.pk])
        return [Action(_("修改"), url, answer, icon="edit")] if answer else []

    def panels(self):
        note = self.object
        readers = _("、").join(note.readers.order_by("name", "pk").values_list("name", flat=True))
        return {
            "facts": [
                {"label": _("事项"), "value": note.case, "url": note.case.get_absolute_url()},
                {"label": _("填写人"), "value": note.created_by.name},
                {"label": _("填写时间"), "value": full_time(note.created_at)},
                {"label": _("可以查看的人"), "value": readers},
            ]
        }


class CaseNoteEdit(FormPage):
    """Correct a note, or let others read it."""

    permission = Permission.CASE_HANDLE
    model = CaseNote
    form_class = CaseNoteForm
    title = gettext_lazy("修改限阅备注")

    def get_queryset(self):
        return super().get_queryset().select_related("case", "created_by")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        case = self.object.case
        return [list_crumb(), Crumb(case.number, case.get_absolute_url())]

    def form_kwargs(self):
        return {**super().form_kwargs(), "case": self.object.case, "writer": self.object.created_by}

    def perform(self, form):
        return actions.change_note(
            note=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.cleaned_data,
        )

"""Restricted notes of a mediation case: for those who handle mediation, opened one at a time."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import mediation_notes as actions
from chamber.forms.mediations import MediationNoteForm
from chamber.models import MediationNote
from chamber.views.mediation_verbs import MediationVerb
from chamber.views.mediations import list_crumb
from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_time
from hengl_uf.web.elements import Action, Crumb
from hengl_uf.web.pages import DetailPage


class MediationNoteAdd(MediationVerb):
    """Write a restricted note."""

    form_class = MediationNoteForm
    title = gettext_lazy("写限阅备注")
    submit_label = gettext_lazy("保存备注")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def perform(self, form):
        return self.done(actions.add_note, **form.cleaned_data)

    def success_message(self):
        return _("已保存，只有办理调解的人看得到。")


class MediationNoteDetail(DetailPage):
    """One note, opened; opening it is told in the audit trail."""

    permission = Permission.MEDIATION_EDIT
    model = MediationNote
    template_name = "chamber/mediation_note.html"
    related = ("case", "created_by")

    def opened(self):
        actions.note_was_read(note=self.object, by=self.request.user)

    def breadcrumbs(self):
        case = self.object.case
        return [list_crumb(), Crumb(case.number, case.get_absolute_url())]

    def actions(self):
        answer = self.object.editable_by(self.request.user)
        url = reverse("chamber:mediation-note-edit", args=[self.object.pk])
        return [Action(_("修改"), url, answer, icon="edit")]

    def panels(self):
        note = self.object
        return {
            "facts": [
                {"label": _("案件"), "value": note.case, "url": note.case.get_absolute_url()},
                {"label": _("填写人"), "value": note.created_by.name},
                {"label": _("填写时间"), "value": full_time(note.created_at)},
            ]
        }


class MediationNoteEdit(MediationVerb):
    """Correct a note."""

    model = MediationNote
    form_class = MediationNoteForm
    title = gettext_lazy("修改限阅备注")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def get(self, request, **kwargs):
        actions.note_was_read(note=self.object, by=request.user)
        return super().get(request, **kwargs)

    def perform(self, form):
        version = self.posted_version()
        return actions.change_note(note=self.object, version=version, **self.by_now(), **form.cleaned_data)

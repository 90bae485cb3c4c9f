"""Pages that apps mount, and what their detail pages show."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.attachments import actions
from hengl_uf.attachments.forms import AttachForm
from hengl_uf.attachments.kinds import CSV, DOCX, JPEG, PDF, TEXT, XLSX
from hengl_uf.attachments.models import Attachment
from hengl_uf.attachments.refusals import FIELD
from hengl_uf.web.elements import Action, Crumb
from hengl_uf.web.form_pages import FormPage

ICONS = {
    JPEG.content_type: "photo",
    PDF.content_type: "pdf",
    DOCX.content_type: "text",
    TEXT.content_type: "text",
    XLSX.content_type: "sheet",
    CSV.content_type: "sheet",
}


class AttachPage(FormPage, abstract=True):
    """Adding files to a record. An app states the model and mounts it at `<noun>/<id>/attach/`."""

    form_class = AttachForm
    title = gettext_lazy("添加附件")
    submit_label = gettext_lazy("添加")

    def __init_subclass__(cls, **kwargs):
        if cls.model is not None:
            cls.permission = cls.model.edit_permission
        super().__init_subclass__(**kwargs)

    def breadcrumbs(self):
        return [Crumb(str(self.object), self.object.get_absolute_url())]

    def answer(self):
        return actions.may_change(self.request.user, self.object)

    def perform(self, form):
        chosen = form.cleaned_data[FIELD]
        actions.attach_all(
            owner=self.object,
            uploads=chosen,
            caption=form.cleaned_data["caption"],
            by=self.request.user,
            at=timezone.now(),
        )
        return self.object

    def success_message(self):
        return _("已添加附件。")


def attachments_panel(owner, user, add_url="") -> dict:
    """What `components/attachments.html` shows: the files of a record, and what this person may do with them."""
    answer = actions.may_change(user, owner)
    return {
        "files": [in_list(attachment, bool(answer)) for attachment in Attachment.objects.about(owner)],
        "add": Action(_("添加附件"), add_url, answer, icon="paperclip") if add_url else None,
    }


def in_list(attachment, may_change: bool) -> dict:
    """One file of the list."""
    return {
        "name": attachment.name,
        "caption": attachment.caption,
        "url": attachment.get_absolute_url(),
        "kind": ICONS.get(attachment.content_type, "file"),
        "thumb_url": attachment.thumbnail_url if attachment.is_image else "",
        "size": attachment.size,
        "by": attachment.created_by.name,
        "at": attachment.created_at,
        "remove_url": attachment.remove_url if may_change else "",
    }

"""Pages that apps mount, and what their detail pages show."""

from django.utils import timezone
from django.utils.http import urlencode
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
    """Adding files to a record. An app states the model and mounts it at `<noun>/<id>/attach/`.

    Where files belong to positions of the record, `positions` states them as (key, words), and the form asks which;
    `?position=key` in the address decides it beforehand. What shows the files takes the same `positions`.
    """

    form_class = AttachForm
    title = gettext_lazy("添加附件")
    submit_label = gettext_lazy("添加")
    positions: tuple[tuple[str, str], ...] = ()

    def __init_subclass__(cls, **kwargs):
        if cls.model is not None:
            cls.permission = cls.model.edit_permission
        super().__init_subclass__(**kwargs)

    def breadcrumbs(self):
        return [Crumb(str(self.object), self.object.get_absolute_url())]

    def answer(self):
        return actions.may_change(self.request.user, self.object)

    def position(self) -> str:
        """The position that the address names, or "": it is asked then."""
        named = self.request.GET.get("position", "")
        return named if named in dict(self.positions) else ""

    def get_title(self):
        title, position = super().get_title(), self.position()
        if not position:
            return title
        return _("%(title)s：%(position)s") % {"title": title, "position": dict(self.positions)[position]}

    def form_kwargs(self):
        if not self.positions:
            return super().form_kwargs()
        return {**super().form_kwargs(), "positions": self.positions, "position": self.position()}

    def perform(self, form):
        chosen = form.cleaned_data[FIELD]
        actions.attach_all(
            owner=self.object,
            uploads=chosen,
            caption=form.cleaned_data["caption"],
            position=form.cleaned_data.get("position", ""),
            by=self.request.user,
            at=timezone.now(),
        )
        return self.object

    def success_message(self):
        return _("已添加附件。")


def attachments_panel(owner, user, add_url="", position=None, positions=(), *, has_any=True) -> dict:
    """What `components/attachments.html` shows: the files of a record, and what this person may do with them.

    With `position` only the files of this one, under its words as `heading`, and added to it; `positions` are those
    of the `AttachPage`. With `has_any` false nothing is asked: the page knows that there are none.
    """
    answer = actions.may_change(user, owner)
    files = Attachment.objects.about(owner) if has_any else Attachment.objects.none()
    if position is None:
        return panel_of(files, answer, add_url, positions)
    one = panel_of(files.filter(position=position), answer, at_position(add_url, position), ())
    return {"heading": dict(positions).get(position, ""), "position": position, **one}


def attachments_by_position(owner, user, add_url="", *, positions) -> list[dict]:
    """A panel for each position, in their order, and a last one for files without any when there are such: one query."""
    answer = actions.may_change(user, owner)
    files = list(Attachment.objects.about(owner))
    panels = [
        {
            "heading": words,
            "position": key,
            **panel_of([one for one in files if one.position == key], answer, at_position(add_url, key), ()),
        }
        for key, words in positions
    ]
    rest = [one for one in files if one.position not in dict(positions)]
    return (
        [*panels, {"heading": _("其他附件"), "position": "", **panel_of(rest, answer, "", ())}]
        if rest
        else panels
    )


def at_position(add_url, position) -> str:
    """The address of adding files to this position."""
    return f"{add_url}?{urlencode({'position': position})}" if add_url and position else add_url


def panel_of(files, answer, add_url, positions) -> dict:
    """These files and the button that adds one."""
    words = dict(positions)
    return {
        "files": [in_list(one, bool(answer)) | {"position": words.get(one.position, "")} for one in files],
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

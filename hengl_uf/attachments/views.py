"""Handing out files, and taking them away. Who may do what, the record that a file belongs to decides."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from hengl_uf.access.guards import signed_in
from hengl_uf.attachments import actions, store
from hengl_uf.attachments.forms import RemoveForm
from hengl_uf.attachments.kinds import JPEG, PDF
from hengl_uf.attachments.models import Attachment
from hengl_uf.web.elements import Crumb
from hengl_uf.web.form_pages import VerbPage

# Browsers lay out an image that is opened by itself with a style of their own.
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
# Chromium shows no PDF in a sandbox; its own viewer keeps the file apart from our pages.
PDF_VIEWER = (
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@signed_in
@require_safe
def attachment_file(request, pk, name):
    """The file itself, for who may see the record that it belongs to; 404 for everybody else."""
    attachment = get_object_or_404(Attachment.objects.visible_to(request.user), pk=pk)
    shown = attachment.content_type in (JPEG.content_type, PDF.content_type)
    return hand_out(
        request,
        store.content_path(attachment.sha256),
        etag=attachment.sha256,
        content_type=attachment.content_type,
        as_attachment=not shown,
        filename=attachment.name,
    )


@signed_in
@require_safe
def attachment_thumb(request, pk):
    """The small picture of an image."""
    images = Attachment.objects.visible_to(request.user).filter(kind=Attachment.Kind.IMAGE)
    attachment = get_object_or_404(images, pk=pk)
    return hand_out(
        request,
        store.thumbnail_path(attachment.sha256),
        etag=f"{attachment.sha256}-thumb",
        content_type=JPEG.content_type,
        filename=attachment.name,
    )


def hand_out(request, path, *, etag, content_type, filename, as_attachment=False):
    """A stored file as a response that no browser takes for a page of ours; 304 when the browser has it."""
    etag = quote_etag(etag)
    response = get_conditional_response(request, etag=etag, response=None)
    if response is None:
        try:
            file = path.open("rb")
        except FileNotFoundError:
            raise Http404(_("这个文件的内容不在服务器上。")) from None
        response = FileResponse(
            file, content_type=content_type, as_attachment=as_attachment, filename=filename
        )
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"  # kept, but asked for each time: rights change
    response["Content-Security-Policy"] = PDF_VIEWER if content_type == PDF.content_type else SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response


class RemovePage(VerbPage, abstract=True):
    """Taking a file away, with the reason. Its permission is the record's: see `attachment_remove`."""

    permission = None
    model = Attachment
    form_class = RemoveForm
    submit_label = gettext_lazy("移除附件")
    explanation = gettext_lazy("移除后，谁也看不到这个文件；移除的人和原因留在这条记录的历史里。")
    tone = "bad"

    def get_title(self):
        return _("移除“%(name)s”") % {"name": self.object.name}

    def breadcrumbs(self):
        return [Crumb(str(self.object.owner), self.success_url())]

    def answer(self):
        return actions.may_change(self.request.user, self.object.owner)

    def perform(self, form):
        return actions.remove(
            attachment=self.object,
            reason=form.cleaned_data["reason"],
            by=self.request.user,
            at=timezone.now(),
        )

    def success_url(self):
        return self.object.owner.get_absolute_url()

    cancel_url = success_url

    def success_message(self):
        return _("已移除附件“%(name)s”。") % {"name": self.object.name}


@signed_in
def attachment_remove(request, pk):
    """Ask for the reason, then remove; only who may edit the record."""
    attachment = get_object_or_404(Attachment.objects.visible_to(request.user), pk=pk)
    return RemovePage.as_view(permission=attachment.owner.edit_permission)(request, pk=pk)

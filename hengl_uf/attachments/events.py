"""What is written into the trail of a record about its files."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

ATTACHED = Event("attachments.attachment.added", _("添加了附件"))
REMOVED = Event("attachments.attachment.removed", _("移除了附件"))

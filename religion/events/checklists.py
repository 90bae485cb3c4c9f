"""What can happen to checklists."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

CHECKLIST_DRAFTED = Event("religion.checklist.drafted", _("起草了检查表新版"))
CHECKLIST_CHANGED = Event("religion.checklist.changed", _("修改了检查表草稿"))
CHECKLIST_PUBLISHED = Event("religion.checklist.published", _("发布了检查表"))
CHECKLIST_DROPPED = Event("religion.checklist.dropped", _("删除了检查表草稿"))

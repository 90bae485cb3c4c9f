"""What can happen to Party organisations, surveys and coverage."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

ORGANISATION_ADDED = Event("chamber.organisation.added", _("登记了党组织"))
ORGANISATION_CHANGED = Event("chamber.organisation.changed", _("修改了党组织"))
ORGANISATION_DISSOLVED = Event("chamber.organisation.dissolved", _("撤销了党组织"))
ORGANISATION_RESTORED = Event("chamber.organisation.restored", _("恢复了党组织"))
ORGANISATION_REMOVED = Event("chamber.organisation.removed", _("移除了党组织"))
MEMBERS_COUNTED = Event("chamber.organisation.members_counted", _("登记了党员人数"))
COUNT_DELETED = Event("chamber.organisation.count_deleted", _("删去了登记错的党员人数"))
ELECTION_HELD = Event("chamber.organisation.election_held", _("登记了换届"))
ELECTION_DELETED = Event("chamber.organisation.election_deleted", _("删去了登记错的换届"))
ENTERPRISE_COVERED = Event("chamber.organisation.enterprise_covered", _("登记了覆盖企业"))
ENTERPRISE_LEFT = Event("chamber.organisation.enterprise_left", _("不再覆盖企业"))
POST_ADDED = Event("chamber.organisation.post_added", _("设了党内职务"))
POST_CHANGED = Event("chamber.organisation.post_changed", _("修改了党内职务"))
POST_TERM_BEGUN = Event("chamber.organisation.post_term_begun", _("登记了党内任期"))
POST_TERM_CHANGED = Event("chamber.organisation.post_term_changed", _("修改了党内任期"))
POST_TERM_ENDED = Event("chamber.organisation.post_term_ended", _("登记了离任"))
SURVEY_ADDED = Event("chamber.survey.added", _("登记了双同步摸排"))
SURVEY_CHANGED = Event("chamber.survey.changed", _("修改了双同步摸排"))

"""What can happen in outreach, in the sentences that history shows."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

CENTRE_CHANGED = Event("outreach.centre.changed", _("修改了服务中心资料"))
CONTACT_ADDED = Event("outreach.contact.added", _("登记了联系对象"))
CONTACT_CHANGED = Event("outreach.contact.changed", _("修改了联系对象"))
CONTACT_REMOVED = Event("outreach.contact.removed", _("移除了联系对象"))
CONTACT_READ = Event("outreach.contact.read", _("查看了联系对象的个人信息"))
VISIT_LOGGED = Event("outreach.visit.logged", _("登记了走访"))
VISIT_CHANGED = Event("outreach.visit.changed", _("修改了走访"))
VISIT_REMOVED = Event("outreach.visit.removed", _("移除了走访"))
PROMISE_MADE = Event("outreach.promise.made", _("登记了承诺"))
PROMISE_KEPT = Event("outreach.promise.kept", _("兑现了承诺"))
CASE_OPENED = Event("outreach.case.opened", _("登记了求助事项"))
CASE_CHANGED = Event("outreach.case.changed", _("修改了求助事项"))
CASE_TAKEN = Event("outreach.case.taken", _("受理了事项"))
CASE_ACTED = Event("outreach.case.acted", _("记录了办理经过"))
CASE_PAUSED = Event("outreach.case.paused", _("暂停了事项"))
CASE_RESUMED = Event("outreach.case.resumed", _("恢复办理事项"))
CASE_RESOLVED = Event("outreach.case.resolved", _("办结了事项"))
CASE_REOPENED = Event("outreach.case.reopened", _("重办了事项"))
CASE_HANDED_OVER = Event("outreach.case.handed_over", _("转交了事项"))
CASE_REMOVED = Event("outreach.case.removed", _("移除了事项"))
TOPIC_CHANGED = Event("outreach.topic.changed", _("修改了指南主题"))
TOPIC_PUBLISHED = Event("outreach.topic.published", _("发布了指南主题"))
TOPIC_VERIFIED = Event("outreach.topic.verified", _("核实了指南主题"))
CATEGORY_CHANGED = Event("outreach.category.changed", _("调整了事项类别"))

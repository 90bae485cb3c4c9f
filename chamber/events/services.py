"""What can happen to questions, policies, agreements and apprenticeships."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

QUESTION_RAISED = Event("chamber.question.raised", _("登记了企业问题"))
QUESTION_CHANGED = Event("chamber.question.changed", _("修改了企业问题"))
QUESTION_ANSWERED = Event("chamber.question.answered", _("登记了答复"))
QUESTION_RATED = Event("chamber.question.rated", _("登记了满意度"))
QUESTION_REOPENED = Event("chamber.question.reopened", _("重新办理了企业问题"))
QUESTION_REMOVED = Event("chamber.question.removed", _("移除了企业问题"))

POLICY_ADDED = Event("chamber.policy.added", _("登记了惠企政策"))
POLICY_CHANGED = Event("chamber.policy.changed", _("修改了惠企政策"))
POLICY_REMOVED = Event("chamber.policy.removed", _("移除了惠企政策"))
POLICY_TOLD = Event("chamber.policy.told", _("告知了企业"))
POLICY_TOLD_BACK = Event("chamber.policy.told_back", _("撤回了告知"))
POLICY_READ = Event("chamber.policy.read", _("收到企业阅知"))

AGREEMENT_ADDED = Event("chamber.agreement.added", _("登记了协议"))
AGREEMENT_CHANGED = Event("chamber.agreement.changed", _("修改了协议"))
AGREEMENT_RENEWED = Event("chamber.agreement.renewed", _("续签了协议"))
AGREEMENT_ENDED = Event("chamber.agreement.ended", _("终止了协议"))
AGREEMENT_REMOVED = Event("chamber.agreement.removed", _("移除了协议"))
AGREEMENT_RESTORED = Event("chamber.agreement.restored", _("恢复了协议"))

COHORT_ADDED = Event("chamber.apprenticeship.added", _("登记了学徒班"))
COHORT_CHANGED = Event("chamber.apprenticeship.changed", _("修改了学徒班"))
COHORT_STARTED = Event("chamber.apprenticeship.started", _("开班"))
COHORT_FINISHED = Event("chamber.apprenticeship.finished", _("登记了结业"))
COHORT_STOPPED = Event("chamber.apprenticeship.stopped", _("停办了学徒班"))
COHORT_REMOVED = Event("chamber.apprenticeship.removed", _("移除了学徒班"))

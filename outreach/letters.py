"""Letters (文书) made of a case: what their placeholders mean, and the values of one case."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.documents.letters import house_values
from hengl_uf.documents.placeholders import COMMON, Placeholders
from hengl_uf.lib.dates import plain_date

PLACEHOLDERS = Placeholders(
    {
        "number": (gettext_lazy("编号"), gettext_lazy("事项编号")),
        "requester": (gettext_lazy("求助人"), gettext_lazy("求助的人或企业")),
        "request": (gettext_lazy("诉求"), gettext_lazy("求助事项的诉求")),
        "category": (gettext_lazy("类别"), gettext_lazy("事项类别")),
        "opened": (gettext_lazy("受理日期"), gettext_lazy("受理起算日")),
        "limit": (gettext_lazy("办理时限"), gettext_lazy("多少个工作日")),
        "due": (gettext_lazy("办理期限"), gettext_lazy("到期的那一天，暂停时空着")),
        "resolved": (gettext_lazy("办结日期"), gettext_lazy("没有办结时空着")),
        "outcome": (gettext_lazy("办理结果"), gettext_lazy("没有办结时空着")),
        "handler": (gettext_lazy("经办人"), gettext_lazy("经办人姓名")),
        "centre": (gettext_lazy("服务中心"), gettext_lazy("受理的村（社区）")),
        **COMMON,
        "department": (gettext_lazy("转办部门"), gettext_lazy("没有转办时空着")),
        "question": (gettext_lazy("转办事项"), gettext_lazy("请部门办理的内容")),
        "sent": (gettext_lazy("转办日期"), gettext_lazy("转出的那一天")),
        "answer_due": (gettext_lazy("答复期限"), gettext_lazy("请部门答复的期限")),
    }
)


def values_of(case, *, on, referral=None) -> dict[str, object]:
    """What stands for each placeholder in a letter about this case, by our own keys; empty where it has no value."""
    return {
        "number": case.number,
        "requester": case.contact or case.enterprise,
        "request": case.title,
        "category": case.category.name,
        "opened": plain_date(case.opened_on),
        "limit": _("%(days)s 个工作日") % {"days": case.limit_days},
        "due": case.due_on and plain_date(case.due_on),
        "resolved": case.resolved_on and plain_date(case.resolved_on),
        "outcome": case.outcome,
        "handler": case.handler and case.handler.name,
        "centre": case.village.name,
        **house_values(on),
        "department": referral and referral.department,
        "question": referral and referral.question,
        "sent": referral and plain_date(referral.sent_on),
        "answer_due": referral and plain_date(referral.due_on),
    }

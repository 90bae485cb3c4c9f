"""Documents (文书) of the chamber: what their placeholders mean, and the values of one record."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.documents.letters import house_values
from hengl_uf.documents.placeholders import COMMON, Placeholders
from hengl_uf.lib.dates import plain_date
from hengl_uf.lib.money import yuan
from hengl_uf.places.models import Town

CHAMBER = {"chamber": (gettext_lazy("商会"), gettext_lazy("商会名称"))}

# The parties sign an agreement themselves, so nothing of ours stands below its words.
MEDIATION = Placeholders(
    {
        "number": (gettext_lazy("编号"), gettext_lazy("调解案件编号")),
        "title": (gettext_lazy("案由"), gettext_lazy("为什么事起纠纷")),
        "kind": (gettext_lazy("纠纷类型"), gettext_lazy("如买卖合同")),
        "source": (gettext_lazy("来源"), gettext_lazy("法院委派委托、当事人申请或移送")),
        "source_no": (gettext_lazy("法院案号"), gettext_lazy("没有时空着")),
        "applicants": (gettext_lazy("申请人"), gettext_lazy("申请人的名称或姓名")),
        "respondents": (gettext_lazy("被申请人"), gettext_lazy("被申请人的名称或姓名")),
        "thirds": (gettext_lazy("第三人"), gettext_lazy("没有时空着")),
        "sum": (gettext_lazy("标的额"), gettext_lazy("争议的金额")),
        "agreed_sum": (gettext_lazy("调解金额"), gettext_lazy("没有调解成功时空着")),
        "accepted": (gettext_lazy("受理日期"), gettext_lazy("受理的那一天")),
        "due": (gettext_lazy("调解期限"), gettext_lazy("到期的那一天")),
        "closed": (gettext_lazy("结案日期"), gettext_lazy("没有结案时空着")),
        "outcome": (gettext_lazy("结果"), gettext_lazy("没有结案时空着")),
        "outcome_note": (gettext_lazy("结果说明"), gettext_lazy("结案时写的说明")),
        "mediator": (gettext_lazy("调解员"), gettext_lazy("没有指定时空着")),
        "handler": (gettext_lazy("经办人"), gettext_lazy("经办人姓名")),
        **CHAMBER,
        **COMMON,
    },
    signature="",
    dated="",
)

THANKS = Placeholders(
    {
        "donor": (gettext_lazy("认捐人"), gettext_lazy("认捐的企业或个人")),
        "campaign": (gettext_lazy("募捐活动"), gettext_lazy("募捐活动的名称")),
        "year": (gettext_lazy("年度"), gettext_lazy("募捐活动的年度")),
        "pledged": (gettext_lazy("认捐日期"), gettext_lazy("认捐的那一天")),
        "amount": (gettext_lazy("认捐金额"), gettext_lazy("认捐的金额")),
        "received": (gettext_lazy("到账金额"), gettext_lazy("到出具文书时收到的金额，没有收到时空着")),
        "purpose": (gettext_lazy("指定用途"), gettext_lazy("没有指定时空着")),
        **CHAMBER,
        **COMMON,
    },
    signature="chamber",
)

CERTIFICATE = Placeholders(
    {
        "enterprise": (gettext_lazy("会员单位"), gettext_lazy("企业名称")),
        "credit_code": (gettext_lazy("信用代码"), gettext_lazy("统一社会信用代码，没有登记时空着")),
        "number": (gettext_lazy("会员编号"), gettext_lazy("发证时给的编号")),
        "joined": (gettext_lazy("入会日期"), gettext_lazy("入会的那一天")),
        "village": (gettext_lazy("村居"), gettext_lazy("企业所在的村（社区）")),
        **CHAMBER,
        **COMMON,
    },
    signature="chamber",
    dated="joined",
)

SETS = {"mediation": MEDIATION, "thanks": THANKS, "certificate": CERTIFICATE}


def chamber_values(on) -> dict[str, object]:
    """The values that every document of the chamber can have."""
    town = Town.objects.values_list("name", flat=True).first()
    return {"chamber": town and _("%(town)s商会") % {"town": town}, **house_values(on)}


def values_of_mediation(case, *, on) -> dict[str, object]:
    """What stands for each placeholder in a document about this mediation case, by our own keys."""
    named: dict[str, list[str]] = {}
    for party in case.partys.order_by("pk"):
        named.setdefault(party.side, []).append(party.name)
    sides = {side: _("、").join(names) for side, names in named.items()}
    return {
        "number": case.number,
        "title": case.title,
        "kind": case.get_kind_display(),
        "source": case.get_source_display(),
        "source_no": case.source_no,
        "applicants": sides.get("applicant"),
        "respondents": sides.get("respondent"),
        "thirds": sides.get("third"),
        "sum": yuan(case.sum),
        "agreed_sum": None if case.agreed_sum is None else yuan(case.agreed_sum),
        "accepted": plain_date(case.accepted_on),
        "due": plain_date(case.due_on),
        "closed": case.closed_on and plain_date(case.closed_on),
        "outcome": case.outcome and case.get_outcome_display(),
        "outcome_note": case.outcome_note,
        "mediator": case.mediator and case.mediator.name,
        "handler": case.staff.name,
        **chamber_values(on),
    }


def values_of_thanks(pledge, *, on) -> dict[str, object]:
    """What stands for each placeholder in a letter about this pledge, by our own keys."""
    return {
        "donor": pledge.donor,
        "campaign": pledge.campaign.name,
        "year": str(pledge.campaign.year),
        "pledged": plain_date(pledge.pledged_on),
        "amount": yuan(pledge.amount),
        "received": yuan(pledge.received) if pledge.received else None,
        "purpose": pledge.purpose,
        **chamber_values(on),
    }


def values_of_certificate(membership, *, on) -> dict[str, object]:
    """What stands for each placeholder in the certificate of this member, by our own keys."""
    enterprise = membership.enterprise
    return {
        "enterprise": enterprise.name,
        "credit_code": enterprise.credit_code,
        "number": membership.member_no,
        "joined": membership.joined_on and plain_date(membership.joined_on),
        "village": enterprise.village.name,
        **chamber_values(on),
    }

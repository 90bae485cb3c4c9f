"""Who may do what: the roles, the permissions, and the one table that joins them.

Read `GRANTS` aloud to the office: it is the agreement. A user stores only the short key of the role.
"""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """The seven kinds of account (design 1)."""

    OFFICE = "office", _("统战办工作人员")
    CHAMBER = "chamber", _("商会秘书处")
    VILLAGE = "village", _("村（社区）服务中心人员")
    INSPECTOR = "inspector", _("巡查员")
    LEADER = "leader", _("分管领导")
    AUDITOR = "auditor", _("审计员")
    ADMINISTRATOR = "administrator", _("系统管理员")


class Permission(StrEnum):
    """One thing that a role may do; the value is `app.noun.verb`."""

    DASHBOARD_VIEW = "figures.dashboard.view"
    SEARCH = "search.view"

    CENTRE_VIEW = "outreach.centre.view"
    CENTRE_EDIT = "outreach.centre.edit"
    CONTACT_VIEW = "outreach.contact.view"
    CONTACT_EDIT = "outreach.contact.edit"
    VISIT_VIEW = "outreach.visit.view"
    VISIT_EDIT = "outreach.visit.edit"
    CASE_VIEW = "outreach.case.view"
    CASE_EDIT = "outreach.case.edit"
    CASE_HANDLE = "outreach.case.handle"
    PROMISE_VIEW = "outreach.promise.view"
    PROMISE_EDIT = "outreach.promise.edit"
    ENQUIRY_VIEW = "outreach.enquiry.view"
    ENQUIRY_EDIT = "outreach.enquiry.edit"
    ASSOCIATION_VIEW = "outreach.association.view"
    ASSOCIATION_EDIT = "outreach.association.edit"
    ACTIVITY_VIEW = "outreach.activity.view"
    ACTIVITY_EDIT = "outreach.activity.edit"
    WISH_VIEW = "outreach.wish.view"
    WISH_EDIT = "outreach.wish.edit"
    PROJECT_VIEW = "outreach.project.view"
    PROJECT_EDIT = "outreach.project.edit"
    SERVICE_VIEW = "outreach.group_service.view"
    SERVICE_EDIT = "outreach.group_service.edit"
    CARE_VIEW = "outreach.care_call.view"
    CARE_EDIT = "outreach.care_call.edit"
    LETTER_VIEW = "outreach.letter.view"
    LETTER_EDIT = "outreach.letter.edit"
    GUIDE_VIEW = "outreach.guide.view"
    GUIDE_EDIT = "outreach.guide.edit"

    MEMBERSHIP_VIEW = "chamber.membership.view"
    MEMBERSHIP_EDIT = "chamber.membership.edit"
    PARTY_VIEW = "chamber.party.view"
    PARTY_EDIT = "chamber.party.edit"
    EVENT_VIEW = "chamber.event.view"
    EVENT_EDIT = "chamber.event.edit"
    QUESTION_VIEW = "chamber.question.view"
    QUESTION_EDIT = "chamber.question.edit"
    POLICY_VIEW = "chamber.policy.view"
    POLICY_EDIT = "chamber.policy.edit"
    TRAINING_VIEW = "chamber.training.view"
    TRAINING_EDIT = "chamber.training.edit"
    MEDIATION_VIEW = "chamber.mediation.view"
    MEDIATION_EDIT = "chamber.mediation.edit"
    GIVING_VIEW = "chamber.giving.view"
    GIVING_EDIT = "chamber.giving.edit"
    PAIRING_VIEW = "chamber.pairing.view"
    PAIRING_EDIT = "chamber.pairing.edit"
    CHAMBER_LETTER_VIEW = "chamber.letter.view"
    CHAMBER_LETTER_EDIT = "chamber.letter.edit"

    SITE_VIEW = "religion.site.view"
    SITE_EDIT = "religion.site.edit"
    REGISTRATION_EDIT = "religion.registration.edit"
    REGISTRATION_REVIEW = "religion.registration.review"
    CHECKLIST_VIEW = "religion.checklist.view"
    CHECKLIST_EDIT = "religion.checklist.edit"
    INSPECTION_VIEW = "religion.inspection.view"
    INSPECTION_EDIT = "religion.inspection.edit"
    HAZARD_VIEW = "religion.hazard.view"
    HAZARD_EDIT = "religion.hazard.edit"
    HAZARD_CHECK = "religion.hazard.check"
    FESTIVAL_VIEW = "religion.festival.view"
    FESTIVAL_EDIT = "religion.festival.edit"
    FILING_ANSWER = "religion.filing.answer"
    EMERGENCY_VIEW = "religion.emergency.view"
    EMERGENCY_EDIT = "religion.emergency.edit"
    PLATE_EDIT = "religion.plate.edit"
    SITE_LETTER_VIEW = "religion.letter.view"
    SITE_LETTER_EDIT = "religion.letter.edit"

    ENTERPRISE_VIEW = "enterprises.enterprise.view"
    ENTERPRISE_EDIT = "enterprises.enterprise.edit"
    INDUSTRY_EDIT = "enterprises.industry.edit"

    AUDIT_VIEW = "audit.entry.view"
    USER_VIEW = "access.user.view"
    USER_EDIT = "access.user.edit"
    VILLAGE_VIEW = "places.village.view"
    VILLAGE_EDIT = "places.village.edit"
    GRID_VIEW = "places.grid.view"
    GRID_EDIT = "places.grid.edit"
    CATEGORY_VIEW = "outreach.category.view"
    CATEGORY_EDIT = "outreach.category.edit"

    @property
    def label(self) -> str:
        """What this permission lets a person do, in words."""
        return str(PERMISSION_LABELS[self])


P = Permission

# A test holds that every permission has its words: the account page reads them to the person.
PERMISSION_LABELS = {
    P.DASHBOARD_VIEW: _("查看工作台"),
    P.SEARCH: _("搜索"),
    P.CENTRE_VIEW: _("查看服务中心"),
    P.CENTRE_EDIT: _("修改服务中心信息"),
    P.CONTACT_VIEW: _("查看联系对象"),
    P.CONTACT_EDIT: _("登记和修改联系对象"),
    P.VISIT_VIEW: _("查看走访记录"),
    P.VISIT_EDIT: _("登记和修改走访"),
    P.CASE_VIEW: _("查看求助事项"),
    P.CASE_EDIT: _("登记和修改求助事项"),
    P.CASE_HANDLE: _("承办、办结和移交求助事项"),
    P.PROMISE_VIEW: _("查看承诺"),
    P.PROMISE_EDIT: _("登记和兑现承诺"),
    P.ENQUIRY_VIEW: _("查看来电来访和接待"),
    P.ENQUIRY_EDIT: _("登记和修改来电来访、接待"),
    P.ASSOCIATION_VIEW: _("查看社团和共享资源"),
    P.ASSOCIATION_EDIT: _("维护社团和共享资源"),
    P.ACTIVITY_VIEW: _("查看活动"),
    P.ACTIVITY_EDIT: _("登记和修改活动"),
    P.WISH_VIEW: _("查看微心愿"),
    P.WISH_EDIT: _("登记微心愿、认领和实现情况"),
    P.PROJECT_VIEW: _("查看项目"),
    P.PROJECT_EDIT: _("建立和推进项目"),
    P.SERVICE_VIEW: _("查看团体服务"),
    P.SERVICE_EDIT: _("组织团体服务、登记预约"),
    P.CARE_VIEW: _("查看关怀随访"),
    P.CARE_EDIT: _("登记和办理关怀随访"),
    P.LETTER_VIEW: _("查看文书模板"),
    P.LETTER_EDIT: _("修改文书模板"),
    P.GUIDE_VIEW: _("查看服务指南的编写情况"),
    P.GUIDE_EDIT: _("编写和发布服务指南"),
    P.MEMBERSHIP_VIEW: _("查看会员、会费、商会职务和四好商会材料"),
    P.MEMBERSHIP_EDIT: _("办理入会退会、会费、商会职务和四好商会材料"),
    P.PARTY_VIEW: _("查看两新党组织和党建工作"),
    P.PARTY_EDIT: _("登记和修改两新党组织、党建工作"),
    P.EVENT_VIEW: _("查看商会活动、报名和商机"),
    P.EVENT_EDIT: _("组织商会活动，登记报名、签到和商机"),
    P.QUESTION_VIEW: _("查看企业问题"),
    P.QUESTION_EDIT: _("登记企业问题和答复"),
    P.POLICY_VIEW: _("查看惠企政策"),
    P.POLICY_EDIT: _("登记惠企政策、告知企业"),
    P.TRAINING_VIEW: _("查看协议和学徒班"),
    P.TRAINING_EDIT: _("登记协议和学徒班"),
    P.MEDIATION_VIEW: _("查看调解案件"),
    P.MEDIATION_EDIT: _("受理和办理调解案件"),
    P.GIVING_VIEW: _("查看募捐、认捐和公益项目"),
    P.GIVING_EDIT: _("登记募捐、认捐、到账和拨付"),
    P.PAIRING_VIEW: _("查看结对帮扶和社会治理"),
    P.PAIRING_EDIT: _("登记结对帮扶和社会治理"),
    P.CHAMBER_LETTER_VIEW: _("查看商会文书模板"),
    P.CHAMBER_LETTER_EDIT: _("修改商会文书模板"),
    P.SITE_VIEW: _("查看场所和登记情况"),
    P.SITE_EDIT: _("登记和修改场所"),
    P.REGISTRATION_EDIT: _("申报场所登记编号、建档编号和变更"),
    P.REGISTRATION_REVIEW: _("审核、公示、上报场所登记，确认类别，给编号和注销"),
    P.CHECKLIST_VIEW: _("查看检查表"),
    P.CHECKLIST_EDIT: _("修改和发布检查表"),
    P.INSPECTION_VIEW: _("查看巡查"),
    P.INSPECTION_EDIT: _("巡查场所"),
    P.HAZARD_VIEW: _("查看隐患"),
    P.HAZARD_EDIT: _("登记隐患和整改"),
    P.HAZARD_CHECK: _("复查隐患、销号"),
    P.FESTIVAL_VIEW: _("查看诞期和活动报备"),
    P.FESTIVAL_EDIT: _("登记和确认诞期，报备活动"),
    P.FILING_ANSWER: _("答复活动报备"),
    P.EMERGENCY_VIEW: _("查看应急预案、演练和突发情况"),
    P.EMERGENCY_EDIT: _("登记应急预案、演练和突发情况"),
    P.PLATE_EDIT: _("制作和停用场所码"),
    P.SITE_LETTER_VIEW: _("查看场所文书模板"),
    P.SITE_LETTER_EDIT: _("修改场所文书模板"),
    P.ENTERPRISE_VIEW: _("查看企业"),
    P.ENTERPRISE_EDIT: _("登记和修改企业"),
    P.INDUSTRY_EDIT: _("维护行业和工业园区"),
    P.AUDIT_VIEW: _("查阅审计记录"),
    P.USER_VIEW: _("查看账号"),
    P.USER_EDIT: _("建立、修改、停用账号，重置密码"),
    P.GRID_VIEW: _("查看网格"),
    P.GRID_EDIT: _("维护网格"),
    P.VILLAGE_VIEW: _("查看村（社区）资料"),
    P.VILLAGE_EDIT: _("补充村（社区）资料"),
    P.CATEGORY_VIEW: _("查看事项类别和时限"),
    P.CATEGORY_EDIT: _("调整事项类别和时限"),
}

READS_OUTREACH = frozenset(
    {
        P.CENTRE_VIEW,
        P.CONTACT_VIEW,
        P.VISIT_VIEW,
        P.CASE_VIEW,
        P.PROMISE_VIEW,
        P.ENQUIRY_VIEW,
        P.ASSOCIATION_VIEW,
        P.ACTIVITY_VIEW,
        P.WISH_VIEW,
        P.PROJECT_VIEW,
        P.SERVICE_VIEW,
        P.CARE_VIEW,
        P.GUIDE_VIEW,
        P.ENTERPRISE_VIEW,
    }
)
LOGS_OUTREACH = frozenset(
    {
        P.CONTACT_EDIT,
        P.VISIT_EDIT,
        P.CASE_EDIT,
        P.CASE_HANDLE,
        P.PROMISE_EDIT,
        P.ENQUIRY_EDIT,
        P.ACTIVITY_EDIT,
        P.WISH_EDIT,
        P.PROJECT_EDIT,
        P.SERVICE_EDIT,
        P.CARE_EDIT,
        P.LETTER_VIEW,
        P.ENTERPRISE_EDIT,
    }
)
READS_CHAMBER = frozenset(
    {
        P.MEMBERSHIP_VIEW,
        P.PARTY_VIEW,
        P.EVENT_VIEW,
        P.QUESTION_VIEW,
        P.POLICY_VIEW,
        P.TRAINING_VIEW,
        P.MEDIATION_VIEW,
        P.GIVING_VIEW,
        P.PAIRING_VIEW,
        P.ENTERPRISE_VIEW,
    }
)
KEEPS_CHAMBER = frozenset(
    {
        P.MEMBERSHIP_EDIT,
        P.PARTY_EDIT,
        P.EVENT_EDIT,
        P.QUESTION_EDIT,
        P.POLICY_EDIT,
        P.TRAINING_EDIT,
        P.MEDIATION_EDIT,
        P.GIVING_EDIT,
        P.PAIRING_EDIT,
        P.CHAMBER_LETTER_VIEW,
        P.CHAMBER_LETTER_EDIT,
        P.ENTERPRISE_EDIT,
        P.INDUSTRY_EDIT,
    }
)
READS_RELIGION = frozenset(
    {P.SITE_VIEW, P.CHECKLIST_VIEW, P.INSPECTION_VIEW, P.HAZARD_VIEW, P.FESTIVAL_VIEW, P.EMERGENCY_VIEW}
)
INSPECTS = frozenset({P.INSPECTION_EDIT, P.HAZARD_EDIT, P.HAZARD_CHECK, P.SITE_LETTER_VIEW})
KEEPS_SITES = frozenset({P.SITE_EDIT, P.REGISTRATION_EDIT, P.FESTIVAL_EDIT, P.EMERGENCY_EDIT})
EVERYBODY = frozenset({P.DASHBOARD_VIEW})

GRANTS: dict[Role, frozenset[Permission]] = {
    # Logs visits, calls and cases of the whole town; keeps the associations, the centres, the letters and the guide;
    # reads what the chamber keeps; keeps the registry of sites, and takes the town's steps there.
    Role.OFFICE: EVERYBODY
    | READS_OUTREACH
    | LOGS_OUTREACH
    | READS_CHAMBER
    | READS_RELIGION
    | INSPECTS
    | KEEPS_SITES
    | {P.REGISTRATION_REVIEW, P.CHECKLIST_EDIT, P.FILING_ANSWER, P.PLATE_EDIT, P.SITE_LETTER_EDIT}
    | {P.ASSOCIATION_EDIT, P.LETTER_EDIT}
    | {P.SEARCH, P.CENTRE_EDIT, P.GUIDE_EDIT, P.GRID_VIEW, P.GRID_EDIT, P.CATEGORY_VIEW, P.CATEGORY_EDIT},
    # Keeps the chamber and the enterprises; sees nothing of the people whom outreach serves.
    Role.CHAMBER: EVERYBODY | READS_CHAMBER | KEEPS_CHAMBER | {P.SEARCH},
    # Logs visits and cases, and keeps and inspects the sites, of the villages given to the account.
    Role.VILLAGE: EVERYBODY
    | READS_OUTREACH
    | LOGS_OUTREACH
    | READS_RELIGION
    | INSPECTS
    | KEEPS_SITES
    | {P.SEARCH, P.GRID_VIEW},
    # Inspects sites of the villages given to the account; sees nothing of the people whom outreach serves.
    Role.INSPECTOR: EVERYBODY | READS_RELIGION | INSPECTS | {P.SEARCH, P.GRID_VIEW},
    # Looks at everything and opens every number; writes nothing but signatures.
    Role.LEADER: EVERYBODY | READS_OUTREACH | READS_CHAMBER | READS_RELIGION | {P.SEARCH, P.GRID_VIEW},
    # Reads the audit trail, nothing else.
    Role.AUDITOR: EVERYBODY | {P.AUDIT_VIEW},
    # Accounts and reference tables; no business records.
    Role.ADMINISTRATOR: EVERYBODY
    | {P.USER_VIEW, P.USER_EDIT}
    | {P.VILLAGE_VIEW, P.VILLAGE_EDIT, P.GRID_VIEW, P.GRID_EDIT, P.CATEGORY_VIEW, P.CATEGORY_EDIT},
}

# Roles whose work covers the whole town; the others see the villages given to the account.
WHOLE_TOWN = frozenset({Role.OFFICE, Role.CHAMBER, Role.LEADER})
BY_VILLAGE = frozenset({Role.VILLAGE, Role.INSPECTOR})

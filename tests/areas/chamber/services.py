"""Questions, policies, agreements and apprenticeships."""

from datetime import timedelta

from django.utils import timezone

from chamber import links
from chamber.actions import agreements, apprenticeships, policies, questions
from hengl_uf.enterprises.models import Enterprise
from tests.areas.answers import CHAMBER_DEED, CHAMBER_READ, CHAMBER_WRITE, OPEN
from tests.factories.chamber_services import (
    AgreementFactory,
    CohortFactory,
    PolicyFactory,
    QuestionFactory,
    ServedEnterpriseFactory,
    industry,
    member,
)

TABLE: list = [
    ("chamber:question-list", "", "get", CHAMBER_READ),
    ("chamber:question-add", "", "get", CHAMBER_WRITE),
    ("chamber:question-detail", "question", "get", CHAMBER_READ),
    ("chamber:question-edit", "question", "get", CHAMBER_WRITE),
    ("chamber:question-answer", "question", "get", CHAMBER_WRITE),
    ("chamber:question-satisfaction", "answered_question", "get", CHAMBER_WRITE),
    ("chamber:question-reopen", "unsatisfied_question", "get", CHAMBER_WRITE),
    ("chamber:question-remove", "question", "get", CHAMBER_WRITE),
    ("chamber:question-attach", "question", "get", CHAMBER_WRITE),
    ("chamber:policy-list", "", "get", CHAMBER_READ),
    ("chamber:policy-add", "", "get", CHAMBER_WRITE),
    ("chamber:policy-detail", "policy", "get", CHAMBER_READ),
    ("chamber:policy-edit", "policy", "get", CHAMBER_WRITE),
    ("chamber:policy-remove", "policy", "get", CHAMBER_WRITE),
    ("chamber:policy-attach", "policy", "get", CHAMBER_WRITE),
    ("chamber:policy-match", "policy", "get", CHAMBER_READ),
    ("chamber:policy-tell", "policy", "get", CHAMBER_WRITE),
    ("chamber:policy-notice-list", "policy", "get", CHAMBER_READ),
    ("chamber:policy-notice-file", "policy", "get", CHAMBER_WRITE),
    ("chamber:policy-notice-remove", "policy_notice", "post", CHAMBER_DEED),
    ("chamber:policy-link", "policy_token", "get", OPEN),
    ("chamber:agreement-list", "", "get", CHAMBER_READ),
    ("chamber:agreement-add", "", "get", CHAMBER_WRITE),
    ("chamber:agreement-detail", "agreement", "get", CHAMBER_READ),
    ("chamber:agreement-edit", "agreement", "get", CHAMBER_WRITE),
    ("chamber:agreement-renew", "agreement", "get", CHAMBER_WRITE),
    ("chamber:agreement-end", "agreement", "get", CHAMBER_WRITE),
    ("chamber:agreement-remove", "agreement", "get", CHAMBER_WRITE),
    ("chamber:agreement-attach", "agreement", "get", CHAMBER_WRITE),
    ("chamber:apprenticeship-list", "", "get", CHAMBER_READ),
    ("chamber:apprenticeship-add", "", "get", CHAMBER_WRITE),
    ("chamber:apprenticeship-detail", "cohort", "get", CHAMBER_READ),
    ("chamber:apprenticeship-edit", "cohort", "get", CHAMBER_WRITE),
    ("chamber:apprenticeship-start", "new_cohort", "get", CHAMBER_WRITE),
    ("chamber:apprenticeship-finish", "cohort", "get", CHAMBER_WRITE),
    ("chamber:apprenticeship-stop", "cohort", "get", CHAMBER_WRITE),
    ("chamber:apprenticeship-remove", "cohort", "get", CHAMBER_WRITE),
    ("chamber:apprenticeship-attach", "cohort", "get", CHAMBER_WRITE),
]
PAGES: dict = {
    "secretary-services": [
        "/chamber/question/",
        "/chamber/question/?q=nothing",
        "/chamber/question/add/",
        "{question}",
        "{question}edit/",
        "{question}answer/",
        "{question}remove/",
        "{answered_question}",
        "{answered_question}satisfaction/",
        "{unsatisfied_question}",
        "{unsatisfied_question}reopen/",
        "/chamber/policy/",
        "/chamber/policy/add/",
        "{policy}",
        "{policy}edit/",
        "{policy}match/",
        "{policy}tell/",
        "{policy}notice/",
        "/chamber/agreement/",
        "/chamber/agreement/add/",
        "{agreement}",
        "{agreement}edit/",
        "{agreement}renew/",
        "{agreement}end/",
        "{ended_agreement}",
        "/chamber/apprenticeship/",
        "/chamber/apprenticeship/add/",
        "{cohort}",
        "{cohort}edit/",
        "{new_cohort}start/",
        "{cohort}finish/",
        "{cohort}stop/",
        "{done_cohort}",
    ],
    "stranger-services": [
        "/chamber/p/{policy_token}/",
        "/chamber/p/{policy_token}/?lang=zh-hant",
        "/chamber/p/{policy_token}/?lang=en",
    ],
    "leader-services": [
        "/chamber/question/",
        "{question}",
        "/chamber/policy/",
        "{policy}",
        "{policy}match/",
        "{policy}notice/",
        "{agreement}",
        "{cohort}",
    ],
}

LONG = "园区道路照明改造和消防通道占用问题"


def furnish(*, secretary, village):
    """One record of each kind and state."""
    at, today = timezone.now(), timezone.localdate()
    by = {"by": secretary, "at": at}
    trade = industry()
    firms = [
        ServedEnterpriseFactory(
            by=secretary,
            village=village,
            industry=trade,
            size=Enterprise.Size.SMALL,
            name=f"示例中山市横栏镇服务第{number}照明电器科技实业有限公司",
        )
        for number in range(1, 4)
    ]
    member(firms[0], by=secretary)
    days = {"raised_on": today - timedelta(days=20), "answer_due_on": today - timedelta(days=2)}
    asked = {"by": secretary, "enterprise": firms[0], **days}
    question = QuestionFactory(**asked, text=LONG * 8, department=f"示例{LONG}协调部门")
    answered, unsatisfied = QuestionFactory(**asked), QuestionFactory(**asked)
    answer = {"answer": f"{LONG}已安排。" * 4, "answered_on": today}
    questions.answer_question(question=answered, **by, **answer)
    questions.answer_question(question=unsatisfied, **by, **answer, satisfaction="unsatisfied")
    policy = PolicyFactory(
        by=secretary,
        title=f"示例{LONG}扶持办法",
        sizes=["small", "micro"],
        summary=f"{LONG}。\n" * 5,
        how=LONG,
        valid_until=today + timedelta(days=30),
    )
    policy.industries.set([trade])
    told, _read = policies.tell_policy(policy=policy, **by, enterprises=firms[:2])
    policies.mark_read(notice=_read, at=at)
    parties = [
        agreements.PartySet("school", "示例职业技术学校"),
        agreements.PartySet("enterprise", enterprise=firms[0]),
        agreements.PartySet("chamber", "示例商会"),
    ]
    dates = {"signed_on": today, "starts_on": today, "expires_on": today + timedelta(days=40)}
    signed = {**by, "parties": parties, **dates}
    agreement = agreements.add_agreement(title=f"示例{LONG}三方协议", content=LONG * 5, **signed)
    ended = agreements.add_agreement(title="示例终止协议", **signed)
    agreements.end_agreement(agreement=ended, **by, ended_on=today, reason=LONG)
    training = [apprenticeships.TrainerSet(one, 10, 2) for one in firms]
    cohort = apprenticeships.add_cohort(
        **by,
        name=f"示例启匠工程{LONG}班",
        school="示例职业技术学校",
        trade="灯饰装配",
        agreement=agreement,
        starts_on=today - timedelta(days=90),
        ends_on=today + timedelta(days=90),
        planned=30,
        enterprises=training,
    )
    apprenticeships.start_cohort(cohort=cohort, **by, enrolled=28)
    done = CohortFactory(by=secretary)
    apprenticeships.start_cohort(cohort=done, **by, enrolled=20)
    apprenticeships.finish_cohort(cohort=done, **by, completed=18, hired=15, ending=LONG)
    return {
        "question": question,
        "answered_question": answered,
        "unsatisfied_question": unsatisfied,
        "policy": policy,
        "policy_notice": told,
        "policy_token": [links.token("policy", told.pk)],
        "agreement": agreement,
        "ended_agreement": ended,
        "spare_agreement": AgreementFactory(by=secretary),
        "cohort": cohort,
        "new_cohort": CohortFactory(by=secretary),
        "done_cohort": done,
    }

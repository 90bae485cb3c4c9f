"""The numbers of services for enterprises."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chamber.figures.scoped import OF_ENTERPRISE, seen
from chamber.models import Agreement, Cohort, Event, Opportunity, Policy, Question
from hengl_uf.access.roles import Permission
from hengl_uf.figures.figure import Figure
from hengl_uf.figures.listing import listed, of_village
from hengl_uf.web.measures import ShareOf
from hengl_uf.web.numbers import SHARE

SATISFIED = ShareOf(Q(satisfaction=Question.Satisfaction.SATISFIED))


EVENTS = Figure(
    code="chamber.events",
    label=_("商会活动"),
    unit=_("场次"),
    definition=_("期内已举办的培训讲座、考察、展会、座谈会等，按日期计。"),
    needs=Permission.EVENT_VIEW,
    rows=lambda scope: seen(Event, scope).held_within(scope.period),
    list_url=listed("chamber:event-list", start="held_from", end="held_to", whole_town=True, state="done"),
    whole_town=True,
)
OPPORTUNITIES = Figure(
    code="chamber.opportunities",
    label=_("跟进中的商机"),
    unit=_("个"),
    definition=_("目前在洽谈或已签约、还没有落地的商机。"),
    needs=Permission.EVENT_VIEW,
    rows=lambda scope: of_village(seen(Opportunity, scope).open(), scope, OF_ENTERPRISE),
    list_url=listed("chamber:opportunity-list", state="open"),
    over_time=False,
)
QUESTIONS = Figure(
    code="chamber.questions",
    label=_("企业问题"),
    unit=_("个"),
    definition=_("期内企业提出的问题，按提出日期计。"),
    needs=Permission.QUESTION_VIEW,
    rows=lambda scope: of_village(seen(Question, scope).raised_within(scope.period), scope, OF_ENTERPRISE),
    list_url=listed("chamber:question-list", start="raised_from", end="raised_to"),
)
QUESTIONS_SATISFIED = Figure(
    code="chamber.questions_satisfied",
    label=_("答复满意率"),
    unit=SHARE,
    definition=_("期内已答复的问题中企业表示满意的比例，未回访的计入分母。"),
    needs=Permission.QUESTION_VIEW,
    rows=lambda scope: of_village(seen(Question, scope).answered_within(scope.period), scope, OF_ENTERPRISE),
    list_url=listed("chamber:question-list", start="answered_from", end="answered_to"),
    measure=SATISFIED,
)
QUESTIONS_OVERDUE = Figure(
    code="chamber.questions_overdue",
    label=_("超期未答复问题"),
    unit=_("个"),
    definition=_("目前已过答复期限、还没有答复的企业问题。"),
    needs=Permission.QUESTION_VIEW,
    rows=lambda scope: of_village(seen(Question, scope).overdue(scope.on), scope, OF_ENTERPRISE),
    list_url=listed("chamber:question-list", state="overdue"),
    over_time=False,
    wrong_when_any=True,
)
POLICIES = Figure(
    code="chamber.policies",
    label=_("有效惠企政策"),
    unit=_("项"),
    definition=_("目前有效的惠企政策。"),
    needs=Permission.POLICY_VIEW,
    rows=lambda scope: seen(Policy, scope).valid(scope.on),
    list_url=listed("chamber:policy-list", whole_town=True, state="valid"),
    over_time=False,
    whole_town=True,
)
AGREEMENTS = Figure(
    code="chamber.agreements",
    label=_("有效协议"),
    unit=_("份"),
    definition=_("目前没有到期也没有终止的协议。"),
    needs=Permission.TRAINING_VIEW,
    rows=lambda scope: seen(Agreement, scope).in_force(scope.on),
    list_url=listed("chamber:agreement-list", whole_town=True, state="in_force"),
    over_time=False,
    whole_town=True,
)
APPRENTICES = Figure(
    code="chamber.apprentices",
    label=_("在培学徒"),
    unit=_("名"),
    definition=_("目前培养中的学徒班的入学人数之和。"),
    needs=Permission.TRAINING_VIEW,
    rows=lambda scope: seen(Cohort, scope).current().filter(status=Cohort.Status.RUNNING),
    list_url=listed("chamber:apprenticeship-list", whole_town=True, state="running"),
    measure="enrolled",
    over_time=False,
    whole_town=True,
)

FIGURES = (
    EVENTS,
    OPPORTUNITIES,
    QUESTIONS,
    QUESTIONS_SATISFIED,
    QUESTIONS_OVERDUE,
    POLICIES,
    AGREEMENTS,
    APPRENTICES,
)

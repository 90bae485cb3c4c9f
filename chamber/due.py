"""What falls due in the chamber."""

from datetime import timedelta

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Coalesce, Concat, NullIf
from django.utils.translation import gettext_lazy as _

from chamber.models import (
    Agreement,
    AidMilestone,
    AidProject,
    Cohort,
    CouncilOffice,
    CouncilTerm,
    Event,
    Fee,
    Instalment,
    MediationCase,
    Opportunity,
    PartyOrganisation,
    PartyPost,
    PartyTerm,
    Policy,
    Question,
    ServiceProject,
)
from hengl_uf.access.roles import Permission
from hengl_uf.reminders.following_up import Source, listed

DAYS = timedelta(days=5)  # before an answer, a sum or a limit, from which on they are shown
WEEK = timedelta(days=7)  # the same for milestones and what is to be finished
MONTH = timedelta(days=30)  # the same for policies and cohorts that end
SEASON = timedelta(days=60)  # the same for terms, elections and agreements: what follows wants preparing


def of_enterprise(path="enterprise"):
    """The name of the enterprise of a row, as its words."""
    return F(f"{path}__name")


def fees(user, on):
    rows = Fee.objects.visible_to(user).open().filter(due_on__lte=on + WEEK)
    words = Concat(of_enterprise("membership__enterprise"), Value(" "), Cast("year", CharField()))
    return listed(rows, "membership_id", words, "due_on")


def council_terms(user, on):
    rows = CouncilTerm.objects.visible_to(user).ending(on, on + SEASON)
    return listed(rows, "office_id", Concat("office__title", Value(" "), "holder_name"), "ends_on")


def council_vacancies(user, on):
    return listed(CouncilOffice.objects.visible_to(user).vacant(on), "pk", "title", Value(on))


def of_living(rows, path):
    """Those of Party organisations that are neither removed nor dissolved."""
    return rows.filter(**{f"{path}__removed_at__isnull": True, f"{path}__dissolved_on__isnull": True})


def party_terms(user, on):
    rows = of_living(PartyTerm.objects.visible_to(user).ending(on, on + SEASON), "office__organisation")
    words = Concat("office__organisation__name", Value(" "), "office__title", Value(" "), "holder_name")
    return listed(rows, "office__organisation_id", words, "ends_on")


def party_vacancies(user, on):
    rows = of_living(PartyPost.objects.visible_to(user).vacant(on), "organisation")
    return listed(rows, "organisation_id", Concat("organisation__name", Value(" "), "title"), Value(on))


def elections(user, on):
    rows = PartyOrganisation.objects.visible_to(user).election_due(on + SEASON)
    return listed(rows, "pk", "name", "election_due_on")


def service_projects(user, on):
    rows = ServiceProject.objects.visible_to(user).current()
    rows = rows.filter(status=ServiceProject.Status.RUNNING, due_on__lte=on + WEEK)
    return listed(rows, "pk", "name", "due_on")


def events(user, on):
    """Those whose day has come and that nobody has closed with their attendance."""
    rows = Event.objects.visible_to(user).current().filter(status__in=Event.LIVE, held_on__lte=on)
    return listed(rows, "pk", "title", "held_on")


def opportunities(user, on):
    rows = Opportunity.objects.visible_to(user).open().filter(follow_up_on__lte=on)
    return listed(rows, "pk", "what", "follow_up_on")


def questions(user, on):
    rows = Question.objects.visible_to(user).open().filter(answer_due_on__lte=on + DAYS)
    return listed(rows, "pk", "text", "answer_due_on")


def policies(user, on):
    return listed(Policy.objects.visible_to(user).ending(on, on + MONTH), "pk", "title", "valid_until")


def agreements(user, on):
    return listed(Agreement.objects.visible_to(user).expiring(on + SEASON), "pk", "title", "expires_on")


def cohorts(user, on):
    rows = Cohort.objects.visible_to(user).current().filter(status__in=Cohort.LIVE, ends_on__lte=on + MONTH)
    return listed(rows, "pk", "name", "ends_on")


def mediations(user, on):
    return listed(MediationCase.objects.visible_to(user).due_soon(on), "pk", "title", "due_on")


def instalments(user, on):
    rows = Instalment.objects.visible_to(user).open().filter(due_on__lte=on + DAYS)
    donor = Coalesce(of_enterprise("pledge__enterprise"), NullIf("pledge__donor_name", Value("")))
    return listed(rows, "pledge_id", donor, "due_on")


def aid_milestones(user, on):
    rows = AidMilestone.objects.visible_to(user).open().filter(due_on__lte=on + WEEK)
    return listed(rows, "project_id", Concat("project__name", Value("："), "name"), "due_on")


def aid_projects(user, on):
    rows = AidProject.objects.visible_to(user).current()
    rows = rows.filter(status=AidProject.Status.RUNNING, due_on__lt=on)
    return listed(rows, "pk", "name", "due_on")


P = Permission
SOURCES = (
    Source(_("会费"), "chamber:membership-detail", P.MEMBERSHIP_EDIT, fees),
    Source(_("商会任期届满"), "chamber:office-detail", P.MEMBERSHIP_EDIT, council_terms),
    Source(_("商会职务空缺"), "chamber:office-detail", P.MEMBERSHIP_EDIT, council_vacancies),
    Source(_("换届"), "chamber:organisation-detail", P.PARTY_EDIT, elections),
    Source(_("党内任期届满"), "chamber:organisation-detail", P.PARTY_EDIT, party_terms),
    Source(_("党内职务空缺"), "chamber:organisation-detail", P.PARTY_EDIT, party_vacancies),
    Source(_("办实事项目"), "chamber:service-project-detail", P.PARTY_EDIT, service_projects),
    Source(_("活动待补记"), "chamber:event-detail", P.EVENT_EDIT, events),
    Source(_("商机跟进"), "chamber:opportunity-detail", P.EVENT_EDIT, opportunities),
    Source(_("企业问题答复"), "chamber:question-detail", P.QUESTION_EDIT, questions),
    Source(_("政策到期"), "chamber:policy-detail", P.POLICY_EDIT, policies),
    Source(_("协议到期"), "chamber:agreement-detail", P.TRAINING_EDIT, agreements),
    Source(_("学徒班结业"), "chamber:apprenticeship-detail", P.TRAINING_EDIT, cohorts),
    Source(_("调解期限"), "chamber:mediation-detail", P.MEDIATION_EDIT, mediations),
    Source(_("认捐到账"), "chamber:pledge-detail", P.GIVING_EDIT, instalments),
    Source(_("公益项目节点"), "chamber:aid-project-detail", P.GIVING_EDIT, aid_milestones),
    Source(_("公益项目超期"), "chamber:aid-project-detail", P.GIVING_EDIT, aid_projects),
)

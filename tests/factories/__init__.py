"""Records for tests, made with few words."""

from tests.factories.associations import AssociationFactory, OfficeFactory, ResourceFactory, TermFactory
from tests.factories.calls import CareCallFactory, EnquiryFactory, ReceptionFactory
from tests.factories.case_parts import CaseNoteFactory, ReferralFactory, checklist_line
from tests.factories.outreach import CaseFactory, ContactFactory, VisitFactory
from tests.factories.plans import PlanFactory
from tests.factories.projects import MilestoneFactory, ProjectFactory, RiskFactory, SpendingFactory
from tests.factories.together import ActivityFactory, ServiceFactory, WishFactory

__all__ = [
    "AssociationFactory",
    "CareCallFactory",
    "CaseFactory",
    "CaseNoteFactory",
    "ContactFactory",
    "EnquiryFactory",
    "MilestoneFactory",
    "OfficeFactory",
    "PlanFactory",
    "ProjectFactory",
    "ReceptionFactory",
    "ReferralFactory",
    "ResourceFactory",
    "RiskFactory",
    "SpendingFactory",
    "TermFactory",
    "VisitFactory",
    "checklist_line",
    "ActivityFactory",
    "ServiceFactory",
    "WishFactory",
]

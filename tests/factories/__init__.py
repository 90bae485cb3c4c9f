"""Records for tests, made with few words."""

from tests.factories.associations import AssociationFactory, OfficeFactory, ResourceFactory, TermFactory
from tests.factories.outreach import CaseFactory, ContactFactory, VisitFactory
from tests.factories.projects import MilestoneFactory, ProjectFactory, RiskFactory, SpendingFactory

__all__ = [
    "AssociationFactory",
    "CaseFactory",
    "ContactFactory",
    "MilestoneFactory",
    "OfficeFactory",
    "ProjectFactory",
    "ResourceFactory",
    "RiskFactory",
    "SpendingFactory",
    "TermFactory",
    "VisitFactory",
]

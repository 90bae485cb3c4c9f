"""Records for tests, made with few words."""

from tests.factories.outreach import CaseFactory, ContactFactory, VisitFactory

__all__ = ["CaseFactory", "ContactFactory", "VisitFactory"]

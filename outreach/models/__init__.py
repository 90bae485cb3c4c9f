"""The records of outreach, by noun."""

from outreach.models.cases import CaseCategory, CasePause, CaseStep, ServiceCase
from outreach.models.centres import ServiceCentre
from outreach.models.contacts import Contact, ContactPhone
from outreach.models.guide import GuideRevision, GuideText, GuideTopic, Language
from outreach.models.visits import Need, Promise, Visit

__all__ = [
    "CaseCategory",
    "CasePause",
    "CaseStep",
    "Contact",
    "ContactPhone",
    "GuideRevision",
    "GuideText",
    "GuideTopic",
    "Language",
    "Need",
    "Promise",
    "ServiceCase",
    "ServiceCentre",
    "Visit",
]

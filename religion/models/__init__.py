"""The records of the registry of sites, by field of work."""

from religion.models.checklists import Checklist, ChecklistItem
from religion.models.documents import SiteTemplate
from religion.models.emergencies import Drill, EmergencyPlan, Incident, IncidentStep
from religion.models.festivals import Festival, Occurrence, SpecialCheck
from religion.models.filings import EventFiling
from religion.models.hazards import Hazard, HazardStep
from religion.models.inspections import Inspection, InspectionAnswer
from religion.models.officers import SiteOfficer, SitePost
from religion.models.plates import Plate
from religion.models.registrations import ReadinessAnswer, ReadinessItem, Registration, RegistrationStep
from religion.models.sites import Site, SiteNumber

__all__ = [
    "Checklist",
    "ChecklistItem",
    "Drill",
    "EmergencyPlan",
    "EventFiling",
    "Festival",
    "Hazard",
    "HazardStep",
    "Incident",
    "IncidentStep",
    "Inspection",
    "InspectionAnswer",
    "Occurrence",
    "Plate",
    "ReadinessAnswer",
    "ReadinessItem",
    "Registration",
    "RegistrationStep",
    "Site",
    "SiteNumber",
    "SiteOfficer",
    "SitePost",
    "SiteTemplate",
    "SpecialCheck",
]

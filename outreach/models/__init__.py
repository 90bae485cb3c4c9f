"""The records of outreach, by noun."""

from outreach.models.activities import Activity, Attendance
from outreach.models.associations import (
    Association,
    Headcount,
    Office,
    ResourceUse,
    Seat,
    SharedResource,
    Term,
)
from outreach.models.care_calls import CareCall
from outreach.models.case_parts import CaseItem, CaseNote, CategoryItem, LetterTemplate, Referral
from outreach.models.cases import CaseCategory, CasePause, CaseStep, ServiceCase
from outreach.models.centres import ServiceCentre
from outreach.models.contacts import Contact, ContactPhone
from outreach.models.enquiries import Enquiry, Reception
from outreach.models.group_services import Booking, GroupService
from outreach.models.guide import GuideRevision, GuideText, GuideTopic, Language
from outreach.models.merges import ContactMerge
from outreach.models.plans import PlannedVisit
from outreach.models.projects import Milestone, Project, Risk, Spending
from outreach.models.promises import Promise
from outreach.models.visits import Need, Visit
from outreach.models.wishes import Wish

__all__ = [
    "Activity",
    "Association",
    "Attendance",
    "Booking",
    "CareCall",
    "CaseCategory",
    "CaseItem",
    "CaseNote",
    "CasePause",
    "CaseStep",
    "CategoryItem",
    "Contact",
    "ContactMerge",
    "ContactPhone",
    "Enquiry",
    "GroupService",
    "GuideRevision",
    "GuideText",
    "GuideTopic",
    "Headcount",
    "Language",
    "LetterTemplate",
    "Milestone",
    "Need",
    "Office",
    "PlannedVisit",
    "Project",
    "Promise",
    "Reception",
    "Referral",
    "ResourceUse",
    "Risk",
    "Seat",
    "ServiceCase",
    "ServiceCentre",
    "SharedResource",
    "Spending",
    "Term",
    "Visit",
    "Wish",
]

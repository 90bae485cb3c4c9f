"""The records of the chamber, by noun."""

from chamber.models.aid import AidMilestone, AidProject, Allocation
from chamber.models.documents import ChamberTemplate
from chamber.models.events import Event, Opportunity, Registration
from chamber.models.giving import Campaign, Instalment, Pledge, Receipt
from chamber.models.mediation import MediationCase, MediationNote, Mediator, Party, Session
from chamber.models.memberships import Evidence, Fee, Membership
from chamber.models.offices import CouncilOffice, CouncilTerm, PartyPost, PartyTerm
from chamber.models.pairing import Contribution, JointAction, Pairing
from chamber.models.party import Covered, Election, PartyCount, PartyOrganisation, Survey
from chamber.models.party_work import Award, FiveOne, FiveOneTick, PartyActivity, ServicePost, ServiceProject
from chamber.models.services import Policy, PolicyNotice, Question
from chamber.models.training import Agreement, AgreementParty, Cohort, CohortEnterprise

__all__ = [
    "Agreement",
    "AgreementParty",
    "AidMilestone",
    "AidProject",
    "Allocation",
    "Award",
    "Campaign",
    "ChamberTemplate",
    "Cohort",
    "CohortEnterprise",
    "Contribution",
    "CouncilOffice",
    "CouncilTerm",
    "Covered",
    "Election",
    "Event",
    "Evidence",
    "Fee",
    "FiveOne",
    "FiveOneTick",
    "Instalment",
    "JointAction",
    "MediationCase",
    "MediationNote",
    "Mediator",
    "Membership",
    "Opportunity",
    "Pairing",
    "Party",
    "PartyActivity",
    "PartyCount",
    "PartyOrganisation",
    "PartyPost",
    "PartyTerm",
    "Pledge",
    "Policy",
    "PolicyNotice",
    "Question",
    "Receipt",
    "Registration",
    "ServicePost",
    "ServiceProject",
    "Session",
    "Survey",
]

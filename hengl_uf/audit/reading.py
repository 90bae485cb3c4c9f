"""Which entries of the trail say that somebody read personal data: what the auditor looks at first."""

READINGS = (
    "outreach.contact.read",
    "outreach.contact.looked_up",
    "outreach.caller.number_read",
    "outreach.case.note_read",
    "outreach.group_service.paper_read",
    "enterprises.contact.phone_read",
    "chamber.event.roll_read",
    "chamber.registration.read",
    "chamber.mediation.read",
    "chamber.mediation.note_read",
    "religion.officer.phone_read",
    "religion.filing.read",
)

"""What each area of the portal says of itself to the tests that walk all pages.

A module here holds `TABLE`, its rows of the permission table; `PAGES`, who opens which of its pages in a browser
(`{name}` is the address of a record); and `furnish()`, which makes one record of each kind and state, named. Those of the
chamber are made by its secretary.
"""

from importlib import import_module

NAMES = (
    "activities",
    "associations",
    "care_calls",
    "case_parts",
    "enquiries",
    "enterprises",
    "group_services",
    "merges",
    "plans",
    "projects",
    "promises",
    "wishes",
)
CHAMBER_NAMES = (
    "memberships",
    "party",
    "party_work",
    "events",
    "services",
    "mediation",
    "giving",
    "pairing",
)
RELIGION_NAMES = (
    "sites",
    "registrations",
    "checklists",
    "inspections",
    "hazards",
    "festivals",
    "filings",
    "emergencies",
    "plates",
    "letters",
    "overview",
)
CHAMBER = [import_module(f"tests.areas.chamber.{name}") for name in CHAMBER_NAMES]
RELIGION = [import_module(f"tests.areas.religion.{name}") for name in RELIGION_NAMES]
AREAS = [*(import_module(f"tests.areas.{name}") for name in NAMES), *CHAMBER, *RELIGION]


def furnished(*, clerk, officer, secretary, village) -> dict:
    """The records of all areas, by name."""
    made: dict = {}
    for area in AREAS:
        by = {"secretary": secretary} if area in CHAMBER else {"clerk": clerk, "officer": officer}
        records = area.furnish(**by, village=village)
        assert not made.keys() & records.keys(), f"{area.__name__} gives a name that is taken"
        made |= records
    return made

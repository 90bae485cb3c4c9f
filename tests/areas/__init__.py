"""What each area of the portal says of itself to the tests that walk all pages.

A module here holds `TABLE`, its rows of the permission table; `PAGES`, who opens which of its pages in a browser
(`{name}` is the address of a record); and `furnish()`, which makes one record of each kind and state, named.
"""

from importlib import import_module

NAMES = (
    "activities",
    "associations",
    "care_calls",
    "case_parts",
    "enquiries",
    "group_services",
    "merges",
    "plans",
    "projects",
    "promises",
    "wishes",
)
AREAS = [import_module(f"tests.areas.{name}") for name in NAMES]

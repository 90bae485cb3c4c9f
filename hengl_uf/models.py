"""All models of the house, gathered: its packages keep their own `models.py`."""

from hengl_uf.access.models import User
from hengl_uf.attachments.models import Attachment
from hengl_uf.audit.models import Entry, Head, Link
from hengl_uf.calendars.models import CalendarDay, CalendarYear
from hengl_uf.enterprises.models import Enterprise, EnterpriseContact, Industry, Park
from hengl_uf.figures.models import Tally
from hengl_uf.numbering.models import Counter
from hengl_uf.places.models import Grid, Town, Village
from hengl_uf.web.models import FormReceipt

__all__ = [
    "Attachment",
    "CalendarDay",
    "CalendarYear",
    "Counter",
    "Enterprise",
    "EnterpriseContact",
    "Entry",
    "FormReceipt",
    "Grid",
    "Head",
    "Industry",
    "Link",
    "Park",
    "Tally",
    "Town",
    "User",
    "Village",
]

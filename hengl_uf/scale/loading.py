"""Loading synthetic records: all of it or nothing, then the tables put in order for reading."""

from dataclasses import dataclass
from datetime import date
from random import Random

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event, record
from hengl_uf.calendars.current import load_calendar
from hengl_uf.figures.models import Tally
from hengl_uf.figures.tallying import fold
from hengl_uf.places.models import Town, Village
from hengl_uf.scale.calls import Calls
from hengl_uf.scale.chamber import Chamber
from hengl_uf.scale.people import Register, Staff
from hengl_uf.scale.shape import CONTACTS, ENTERPRISES, per_day
from hengl_uf.scale.sites import SITES, Sites
from hengl_uf.scale.work import Work
from outreach.models import Contact, Visit

CHUNK = 20_000  # visits that are gathered before they are written
SCALE_LOADED = Event("scale.loaded", _("载入了合成数据"))


class RealRecords(Exception):
    """The town holds records that are not a demo's; synthetic ones would mix with them."""


@dataclass(frozen=True)
class Loaded:
    """How many rows of each table were written."""

    rows: dict[str, int]


def load_scale(*, visits: int, seed: int, until: date, confirmed: bool = False) -> Loaded:
    """Load so many visits, and contacts, cases and the rest in proportion, over the ten years up to a day.

    The same seed, count, last day and starting state give the same records with the same ids. Raises `RealRecords`.
    """
    refuse_real(confirmed)
    with transaction.atomic():
        loaded = write_all(visits=visits, seed=seed, until=until)
        Town.objects.filter(pk=1).update(is_demo=True)
        note = f"visits={visits} seed={seed} until={until}"
        record(SCALE_LOADED, target=Town.objects.get(pk=1), by=None, note=note)
    fold()
    settle([*loaded.rows, Tally._meta.db_table])
    return loaded


def refuse_real(confirmed: bool) -> None:
    """Stop unless the town is a demo, or empty, or somebody said that they mean it."""
    if confirmed or Town.objects.filter(is_demo=True).exists():
        return
    if Visit.objects.exists() or Contact.objects.exists():
        raise RealRecords


def write_all(*, visits: int, seed: int, until: date) -> Loaded:
    """Make and write all rows in this transaction."""
    with connection.cursor() as cursor:
        # Foreign keys are checked chunk by chunk; left to the commit, millions of checks would be held in memory.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    rng = Random(seed)
    villages = list(Village.objects.order_by("order"))
    days = list(per_day(visits, until=until))
    staff = Staff(rng, villages)
    register = Register(rng, villages, staff)
    register.add_enterprises(round(visits * ENTERPRISES), first=days[0][0])
    register.add_contacts(max(len(villages), round(visits * CONTACTS)), first=days[0][0], until=until)
    register.write()
    work = Work(rng, staff, register, load_calendar(), until)
    calls = Calls(Random(seed + 1), staff, register, until)
    chamber = Chamber(Random(seed + 2), staff, register, until)
    chamber.write()
    sites = Sites(Random(seed + 3), villages, staff, until, round(visits * SITES))
    sites.write()
    waiting = 0
    for day, count in days:
        work.add_day(day, count)
        calls.add_day(day, count)
        waiting += count
        if waiting >= CHUNK:
            work.write()
            calls.write()
            waiting = 0
    work.write()
    calls.write()
    work.numbers.keep()
    sheets = [*register.sheets, *work.sheets, *calls.sheets, *chamber.sheets, *sites.sheets]
    for sheet in sheets:
        sheet.finish()
    return Loaded({sheet.table: sheet.written for sheet in sheets})


def settle(tables: list[str]) -> None:
    """Have the database tidy what was written in one go, as its own housekeeping would do later."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"VACUUM (ANALYZE) {table}")

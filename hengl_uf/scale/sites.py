"""The registry of sites of a synthetic town: sites with their numbers, and ten years of inspections, hazards and festivals.

Inspections and hazards are written as they ended. The rules by which people bring them there (a finished inspection stands,
a hazard closes only with proof) are set aside for the loading alone, in its own transaction.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random

from django.db import connection

from hengl_uf.lib.names import pinyin_key, search_key
from hengl_uf.places.models import Village
from hengl_uf.scale.copying import NULL, Sheet
from hengl_uf.scale.people import KEPT, STAMPS, Staff
from hengl_uf.scale.shape import SHARES, YEARS, Draw
from religion.models import (
    Checklist,
    Festival,
    Hazard,
    Inspection,
    InspectionAnswer,
    Occurrence,
    Plate,
    Registration,
    Site,
    SiteNumber,
)

SITES = 0.0003  # for each visit, at least two a village
REGISTERED = 0.2  # of all sites are 登记编号场所
FAILED = 0.012  # of all answers
BETWEEN = {"registered": 30, "filed": 91}  # days between two inspections
OPEN_LAST = 20  # days: of the hazards found in these, most are still open
GUARDED = ("religion_inspection", "religion_inspectionanswer", "religion_hazard", "religion_registration")
KINDS = ("土地庙", "北帝庙", "天后庙", "观音堂", "洪圣庙", "康公庙", "关帝庙", "华光庙")
RECORD = {"version": 1}


class Sites:
    """The records of the registry, by a chance of its own."""

    def __init__(self, rng: Random, villages: list[Village], staff: Staff, until: date, count: int) -> None:
        self.rng, self.villages, self.staff, self.until = rng, villages, staff, until
        self.count = max(2 * len(villages), count)
        self.first = date(until.year - YEARS, 1, 5)
        self.items = self.fire_items()
        self.sheets: list[Sheet] = []

    def fire_items(self) -> list[tuple[int, str, str, bool]]:
        """The items of the fire checklist: (id, code, text, whether it is major)."""
        self.checklist = Checklist.objects.published().filter(kind=Checklist.Kind.FIRE).first()
        lines = self.checklist.items.all() if self.checklist else ()
        return [(one.pk, one.code, one.text, one.is_major) for one in lines]

    def sheet(self, model, columns, constants=None, *, stamped=True) -> Sheet:
        """A sheet of this field of work, written in its turn."""
        one = Sheet(model, f"{columns} {STAMPS}" if stamped else columns, constants or {})
        self.sheets.append(one)
        return one

    def write(self) -> None:
        """Make and write everything."""
        self.add_sites()
        self.add_inspections()
        self.add_festivals()
        with rules_set_aside():
            for sheet in self.sheets:
                sheet.write()

    def site_sheet(self) -> Sheet:
        """The sheet of sites: what all have in common, and what nothing is known of."""
        none = dict.fromkeys(
            [
                "value_note",
                "founded",
                "rebuilt",
                "main_deity",
                "other_deities",
                "structure",
                "tenure_note",
                "village_keeper",
                "village_phone",
                "accounts_shown",
                "water_source",
                "burner",
                "prov_system_no",
                "note",
                "status_reason",
                "class_reason",
            ],
            "",
        )
        empty = dict.fromkeys(
            [
                "founded_century",
                "town_contact_id",
                "extinguishers",
                "smoke_alarms",
                "emergency_lights",
                "synced_on",
                "status_since",
                "official_no",
            ],
            NULL,
        )
        return self.sheet(
            Site,
            "id village_id name lat lng land_area floor_area largest_event suggested_class confirmed_class confirmed_against "
            "class_confirmed_at class_confirmed_by_id file_no numbered_on last_inspected_on next_inspection_on pinyin "
            "search_key",
            {
                **none,
                **empty,
                **KEPT,
                "aliases": "{}",
                "kind": "folk",
                "address": "示例路 1 号",
                "has_heritage_value": "f",
                "heritage": "none",
                "tenure": "clear",
                "management": "group",
                "truck_access": "unknown",
                "status": "open",
                "risk": 1,
            },
        )

    def registration_sheet(self) -> Sheet:
        """The sheet of registrations, all numbered long ago."""
        return self.sheet(
            Registration,
            "id site_id state state_since numbered_on public_from public_until",
            {
                **dict.fromkeys(
                    [
                        "applicant",
                        "statement",
                        "change_reason",
                        "public_where",
                        "objections_note",
                        "reported_to",
                        "returned_reason",
                        "cancelled_reason",
                    ],
                    "",
                ),
                **KEPT,
                "round": 1,
                "objections": "none",
                "reported_on": NULL,
            },
        )

    def add_sites(self) -> None:
        """Each with its number, its plate and its registration."""
        sites = self.site_sheet()
        numbers = self.sheet(
            SiteNumber,
            "id site_id number given_on",
            {"kind": "file", "authority": "", "ended_on": NULL, "ended_reason": "", **RECORD},
        )
        registrations = self.registration_sheet()
        plates = self.sheet(
            Plate,
            "id site_id token",
            {"place": "", "revoked_at": NULL, "revoked_by_id": NULL, "revoked_reason": "", **RECORD},
        )
        draw = Draw(self.rng, dict(zip((one.pk for one in self.villages), SHARES, strict=True)))
        self.sites: list[tuple[int, int, str]] = []
        for number in range(self.count):
            village = self.villages[number].pk if number < len(self.villages) else draw()
            pk, by = sites.next_id(), self.staff.office[0]
            large = self.rng.random() < REGISTERED
            kind = "registered" if large else "filed"
            name = f"{KINDS[number % len(KINDS)]}（示例）{pk}"
            no = f"HC-{self.first.year}-{pk:05d}"
            stamps = (f"{self.first} 09:00+08", by) * 2
            last = self.until - timedelta(days=int(self.rng.random() * BETWEEN[kind] * 1.1))
            areas = (620, 480, 1500) if large else (90 + number % 300, 40 + number % 200, NULL)
            place = (round(22.46 + self.rng.random() * 0.16, 6), round(113.15 + self.rng.random() * 0.17, 6))
            sites.add(
                pk,
                village,
                name,
                *place,
                *areas,
                *[kind] * 3,
                *stamps[:2],
                no,
                self.first,
                last,
                last + timedelta(days=BETWEEN[kind]),
                pinyin_key(name)[:400],
                search_key(name, no),
                *stamps,
            )
            numbers.add(numbers.next_id(), pk, no, self.first, *stamps)
            registrations.add(registrations.next_id(), pk, kind, *[self.first] * 4, *stamps)
            plates.add(plates.next_id(), pk, f"scale-{pk:026d}", *stamps)
            self.sites.append((pk, village, kind))

    def add_inspections(self) -> None:
        """By the interval of the class, each with all answers, and a hazard for each that failed."""
        if not self.items:
            return
        self.inspections = self.sheet(
            Inspection,
            "id site_id inspected_on inspector_id finished_at passed failed",
            {
                "companions": "",
                "purpose": "routine",
                "arrival": "plate",
                "distance": 12,
                "remark": "",
                "not_applicable": 0,
                **KEPT,
            },
        )
        self.lists = self.sheet(Inspection.checklists.through, "inspection_id checklist_id", stamped=False)
        self.answers = self.sheet(
            InspectionAnswer, "id inspection_id item_id result note answered_at", stamped=False
        )
        self.hazards = self.sheet(
            Hazard,
            "id site_id answer_id item_id clause what found_on grade way limit_days due_on follower_id state rectified_on "
            "rectified_by_id rectifier_name checked_on checked_by_id",
            {
                **dict.fromkeys(
                    ["owner_name", "measure", "interim_measure", "referred_to", "rectified_how"], ""
                ),
                "referred_on": NULL,
                "round": 1,
                "escalated_on": NULL,
                **RECORD,
            },
        )
        for site, village, kind in self.sites:
            day = self.until - timedelta(days=int(self.rng.random() * BETWEEN[kind]))
            open_items: set[int] = set()  # of one item one hazard at a time is open
            while day > self.first:
                self.add_inspection(site, village, day, open_items)
                day -= timedelta(days=BETWEEN[kind] + int(self.rng.random() * 5))

    def add_inspection(self, site, village, day, open_items) -> None:
        pk, by, at = self.inspections.next_id(), self.staff.worker(village), f"{day} 10:00+08"
        failed = 0
        for item in self.items:
            fails = self.rng.random() < FAILED and item[0] not in open_items
            answer = self.answers.next_id()
            self.answers.add(answer, pk, item[0], "fail" if fails else "pass", "示例" if fails else "", at)
            if fails:
                failed += 1
                self.add_hazard(site, day, by, answer, item, open_items)
        self.inspections.add(pk, site, day, by, at, len(self.items) - failed, failed, at, by, at, by)
        self.lists.add(pk, self.checklist.pk)

    def add_hazard(self, site, day, by, answer, item, open_items) -> None:
        item_id, code, text, is_major = item
        other = next(one for one in self.staff.office if one != by)
        due = day + timedelta(days=14)
        is_open = (self.until - day).days < OPEN_LAST and self.rng.random() < 0.7
        ends = [NULL, NULL, "", NULL, NULL] if is_open else [due, by, "示例", due, other]
        if is_open:
            open_items.add(item_id)
        self.hazards.add(
            self.hazards.next_id(),
            site,
            answer,
            item_id,
            f"fire:{code}",
            text,
            day,
            "major" if is_major else "general",
            "dated",
            10,
            due,
            by,
            "open" if is_open else "closed",
            *ends,
            f"{day} 10:00+08",
            by,
            f"{due} 10:00+08",
            by,
        )

    def add_festivals(self) -> None:
        """One of each site, held on the same day of each year, as a lunar day nearly is."""
        festivals = self.sheet(
            Festival,
            "id site_id name lunar_month lunar_day",
            {"days_before": 0, "days": 1, "leap": "ordinary", "usual_people": NULL, "note": "", **KEPT},
        )
        occurrences = self.sheet(
            Occurrence,
            "id festival_id lunar_year computed_on starts_on ends_on confirmed_at confirmed_by_id",
            {
                "is_leap": "f",
                "expected_people": NULL,
                "crowd_note": "",
                "note": "",
                "cancelled_at": NULL,
                "cancelled_by_id": NULL,
                "cancelled_reason": "",
                "changed_at": NULL,
                "changed_by_id": NULL,
                **RECORD,
            },
            stamped=False,
        )
        by = self.staff.office[0]
        for number, (site, _village, _kind) in enumerate(self.sites):
            pk, month, place = festivals.next_id(), number % 12 + 1, number % 28 + 1
            festivals.add(pk, site, "诞期（示例）", month, place, *(f"{self.first} 09:00+08", by) * 2)
            for year in range(self.first.year + 1, self.until.year + 1):
                day = date(year, month, place) + timedelta(days=28)
                occurrences.add(occurrences.next_id(), pk, year, *[day] * 3, f"{year}-01-05 09:00+08", by)


@contextmanager
def rules_set_aside() -> Iterator[None]:
    """Within this transaction, what the triggers hold of the guarded tables is not asked."""
    with connection.cursor() as cursor:
        for table in GUARDED:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    with connection.cursor() as cursor:
        for table in GUARDED:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")

"""The people of a synthetic town: its accounts, contacts and enterprises."""

import re
import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from hengl_uf.access.models import User
from hengl_uf.access.roles import Role
from hengl_uf.enterprises.models import Enterprise, Industry
from hengl_uf.lib.names import company_key, pinyin_key, romanised_surnames, search_key
from hengl_uf.places.models import Village
from hengl_uf.scale.copying import NULL, Sheet
from hengl_uf.scale.shape import SHARES, Draw
from outreach.models import Contact, ContactPhone

OFFICE_STAFF = 8
VILLAGE_STAFF = 30
NAMES = 12_000  # different names; in a large town several people share one
KNOWN_BEFORE = 0.4  # the share of contacts that were registered before the ten years

STAMPS = "created_at created_by_id changed_at changed_by_id"
FRESH = {"version": 1}
KEPT = {"version": 1, "removed_at": NULL, "removed_by_id": NULL, "removed_reason": ""}


@cache
def table() -> dict[str, str]:
    """The parts of names, and how sentences speak of people."""
    return tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))


@cache
def parts(name: str) -> list[tuple[str, str]]:
    """Pieces of names: (in Chinese, romanised)."""
    split = (re.fullmatch(r"([^A-Za-z]+)([A-Za-z]*)", piece) for piece in table()[name].split())
    return [match.groups() for match in split]


def person(rng: Random) -> tuple[str, str]:
    """A name and its romanisation."""
    surname, first, second = (rng.choice(parts(name)) for name in ("surnames", "first", "second"))
    return surname[0] + first[0] + second[0], f"{surname[1]} {first[1]} {second[1]}"


@cache
def indexed(name: str, latin: str) -> tuple[str, str, str, str]:
    """A name with the keys that sort and find it: made once, for they cost more than all the rest of a contact."""
    return name, latin, pinyin_key(name)[:400], search_key(name, latin, *romanised_surnames(name))


def industry() -> int | str:
    """Manufacturing, which most of the town lives on."""
    return Industry.objects.filter(section="C").values_list("pk", flat=True).first() or NULL


class Staff:
    """The accounts that do the work. Nobody can sign in with them: they have no password."""

    def __init__(self, rng: Random, villages: list[Village]) -> None:
        self.rng = rng
        self.users = Sheet(
            User,
            "id username name role created_at password",
            {
                "phone": "",
                "email": "",
                "is_active": "t",
                "must_change_password": "t",
                "session_epoch": 0,
                "version": 1,
            },
        )
        self.works_in = Sheet(User.villages.through, "user_id village_id")
        self.office = [self.add(Role.OFFICE) for _ in range(OFFICE_STAFF)]
        self.of_village = {village.pk: [] for village in villages}
        for village, share in zip(villages, SHARES, strict=True):
            for _ in range(max(1, round(VILLAGE_STAFF * share / 100))):
                user = self.add(Role.VILLAGE)
                self.works_in.add(user, village.pk)
                self.of_village[village.pk].append(user)

    def add(self, role: Role) -> int:
        """One account more; returns its id."""
        pk = self.users.next_id()
        name, _latin = person(self.rng)
        self.users.add(pk, f"scale-{pk:03d}", name, role.value, "2016-01-01 08:00+08", "!" + "-" * 40)
        return pk

    def worker(self, village: int) -> int:
        """Who works in a village: mostly its own staff."""
        pick = self.rng.random
        team = self.of_village[village] if pick() < 0.7 else self.office
        return team[int(pick() * len(team))]


class Register:
    """The contacts and enterprises, in the order of their registration, each with its village."""

    def __init__(self, rng: Random, villages: list[Village], staff: Staff) -> None:
        self.rng, self.staff = rng, staff
        self.village = Draw(rng, dict(zip((village.pk for village in villages), SHARES, strict=True)))
        self.contacts: dict[int, list[tuple[date, int]]] = {village.pk: [] for village in villages}
        self.enterprises: dict[int, list[int]] = {village.pk: [] for village in villages}
        self.contact_sheet = Sheet(
            Contact,
            "id name other_names region village_id languages legal_basis consented_at notice_version responsible_id "
            f"retain_until retention_set_on pinyin search_key {STAMPS}",
            {"grid_id": NULL, "merged_into_id": NULL, "remark": "", **KEPT},
        )
        self.phone_sheet = Sheet(ContactPhone, "id contact_id number reversed", {"order": 0})
        self.enterprise_sheet = Sheet(
            Enterprise,
            f"id name village_id capital pinyin search_key name_keys {STAMPS}",
            {
                "credit_code": NULL,
                "former_names": "{}",
                "industry_id": industry(),
                "main_business": "",
                "size": "",
            }
            | {
                "status": "operating",
                "park_id": NULL,
                "capital_note": "",
                "address": "",
                "office_phone": "",
                **KEPT,
            },
        )
        self.names = [person(rng) for _ in range(NAMES)]
        self.region = Draw(rng, {"hong_kong": 62, "macao": 25, "taiwan": 4, "overseas": 9})

    def add_contacts(self, count: int, *, first: date, until: date) -> None:
        """Register so many people: some before the first day, the others evenly until the last."""
        span = (until - first).days
        for number in range(count):
            place = number / count
            early = place < KNOWN_BEFORE
            day = (
                first - timedelta(days=1)
                if early
                else first + timedelta(days=int(span * (place - KNOWN_BEFORE) / (1 - KNOWN_BEFORE)))
            )
            self.add_contact(day, until)

    def add_contact(self, day: date, until: date) -> None:
        rng = self.rng
        pk, village, region = self.contact_sheet.next_id(), self.village(), self.region()
        name, latin, pinyin, key = indexed(*self.names[int(rng.random() * NAMES)])
        by, at = self.staff.worker(village), f"{day} 09:{int(rng.random() * 60):02d}+08"
        basis = ("consent", at, "2026-1") if rng.random() < 0.4 else ("duty", NULL, "")
        other = f'{{"{latin}"}}' if region != "taiwan" else "{}"
        kept_until = max(day, until).replace(day=1).replace(year=until.year + 1 + int(rng.random() * 3))
        self.contact_sheet.add(
            pk,
            name,
            other,
            region,
            village,
            "{yue}",
            *basis,
            by,
            kept_until,
            day,
            pinyin,
            key,
            at,
            by,
            at,
            by,
        )
        self.contacts[village].append((day, pk))
        self.add_phone(pk, region)

    def add_phone(self, contact: int, region: str) -> None:
        """A number that looks like one of the region and can be nobody's: theirs never begin with 0."""
        code = "+852" if region == "hong_kong" else "+853"
        number = f"{code}0{int(self.rng.random() * 10_000_000):07d}"
        self.phone_sheet.add(self.phone_sheet.next_id(), contact, number, number[::-1])

    def add_enterprises(self, count: int, *, first: date) -> None:
        """Register so many enterprises before the first day, at least one in every village."""
        rng, at = self.rng, f"{first} 08:30+08"
        capital = Draw(rng, {"mainland": 70, "hong_kong": 18, "macao": 5, "taiwan": 4, "overseas": 3})
        for number in range(max(count, len(self.enterprises))):
            village = list(self.enterprises)[number] if number < len(self.enterprises) else self.village()
            name = f"{rng.choice(parts('firms'))[0]}{rng.choice(parts('first'))[0]}{rng.choice(parts('trades'))[0]}"
            pk, by = self.enterprise_sheet.next_id(), self.staff.office[0]
            key = f"{search_key(name)} "
            keys = pinyin_key(name)[:400], key, f"{{{company_key(name)}}}"
            self.enterprise_sheet.add(pk, name, village, capital(), *keys, at, by, at, by)
            self.enterprises[village].append(pk)

    def write(self) -> None:
        for sheet in self.sheets:
            sheet.write()

    @property
    def sheets(self) -> list[Sheet]:
        return [
            self.staff.users,
            self.staff.works_in,
            self.contact_sheet,
            self.phone_sheet,
            self.enterprise_sheet,
        ]

"""Who is calling: people found by a number, by its last digits, or by a name, within what the account may see."""

import re
import unicodedata
from dataclasses import dataclass

from django.db.models import Q
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

from hengl_uf.lib.phones import PhoneError, parse_phone
from hengl_uf.lib.text import clean_line
from outreach.forms.fields import REGION_OF_PHONE
from outreach.models import Contact, ContactPhone, Enquiry, Promise, ServiceCase

SHOWN = 9  # people to choose from: each has a digit of its own, 0 is for nobody of them
FEWEST_DIGITS = 4
LONGEST = 60  # characters of a number or name
AREA = "0760"  # of the town's own fixed lines, which ring without it
REGIONS = {"852": "hong_kong", "853": "macao", "886": "taiwan", "86": ""}


@dataclass(frozen=True)
class Lookup:
    """What is known of a caller.

    `contacts` are those who may be meant, at most `SHOWN`; `phones` the number by which each was found; `is_whole`
    when all digits of exactly one of them were typed.
    """

    typed: str = ""
    contacts: tuple[Contact, ...] = ()
    phones: tuple[str, ...] = ()
    is_number: bool = False
    is_whole: bool = False
    has_more: bool = False
    region: str = ""
    is_doubtful: bool = False

    @property
    def person(self) -> Contact | None:
        """The one who is meant, when it can be nobody else."""
        return self.contacts[0] if len(self.contacts) == 1 else None

    def phone_of(self, contact) -> str:
        """The stored number by which this person was found, or ""."""
        found = dict(zip((one.pk for one in self.contacts), self.phones, strict=False))
        return found.get(contact.pk, "")


def look_up(user, typed: str) -> Lookup:
    """Look a caller up among the people whom this account may see."""
    text = tidy(typed)
    known = Contact.objects.visible_to(user).current()
    if not text:
        return Lookup()
    return by_number(known, text) if is_number(text) else by_name(known, text)


def by_number(known, text) -> Lookup:
    """Those with a phone that ends in these digits: a number without its code may be one of several places."""
    digits = ending(text)
    region, is_doubtful, e164 = guess(text)
    plain = {"typed": text, "is_number": True, "region": region, "is_doubtful": is_doubtful}
    if len(digits) < FEWEST_DIGITS:
        return Lookup(**plain)
    wanted = Q(reversed__startswith=digits[::-1])
    if e164:
        wanted |= Q(number__startswith=f"{e164}x")
    phones = ContactPhone.objects.filter(wanted, contact__in=known).order_by("contact__pinyin", "contact_id")
    rows = phones.select_related("contact__village", "contact__responsible")[: 2 * SHOWN]
    found = {}
    for row in rows:
        found.setdefault(row.contact_id, row)
    kept = list(found.values())[:SHOWN]
    return Lookup(
        contacts=tuple(row.contact for row in kept),
        phones=tuple(row.number for row in kept),
        is_whole=len(found) == 1 and covers(digits, kept[0].number),
        has_more=len(found) > SHOWN,
        **plain,
    )


def by_name(known, text) -> Lookup:
    """Those with such a name."""
    found = called(known, text).in_name_order().select_related("village", "responsible")[: SHOWN + 1]
    contacts = tuple(found)
    return Lookup(typed=text, contacts=contacts[:SHOWN], has_more=len(contacts) > SHOWN)


def called(known, words):
    """Those of these people whom the words name; marks alone name nobody."""
    return known.matching(words) if any(char.isalnum() for char in words) else known.none()


def tidy(typed: str) -> str:
    """What was typed, on one line, in half width."""
    return unicodedata.normalize("NFKC", clean_line(typed))[:LONGEST]


def is_number(text: str) -> bool:
    """Whether this is meant as a number and not as a name."""
    return text[:1] in "+(" or text[:1].isdecimal()


def ending(text: str) -> str:
    """The digits with which a stored number ends: without an extension, the 00 of calls abroad, the 0 of an area code."""
    digits = re.sub(r"\D", "", re.match(r"[\d+\-() .]*", text)[0])
    return re.sub(r"^0{1,2}(?=[1-9]\d{8})", "", digits)


def covers(digits: str, stored: str) -> bool:
    """Whether these digits are all of a stored number, its country code (or the town's area code) apart."""
    whole = stored.partition("x")[0].removeprefix("+")
    if not whole.endswith(digits):
        return False
    rest = whole.removesuffix(digits)
    return rest in ("", f"86{AREA[1:]}") or int(rest) in COUNTRY_CODE_TO_REGION_CODE


def guess(text: str) -> tuple[str, bool, str]:
    """(region of the caller, whether the number is doubtful, the number in E.164), each as far as it can be told."""
    try:
        phone = number_of(text)
    except PhoneError:
        return "", False, ""
    code = next((code for code in REGIONS if phone.e164.startswith(f"+{code}")), None)
    return REGIONS[code] if code else "overseas", phone.doubtful, phone.e164


def number_of(text: str, region: str = ""):
    """The number as a `Phone`; raises `PhoneError`.

    Eight digits are of Hong Kong or Macao when the caller is from there; else a mobile of Hong Kong by their first
    digit (5, 6, 7, 9), or a fixed line of the town, which the display shows without its area code.
    """
    if region not in ("hong_kong", "macao") and re.fullmatch(r"\d{4}[ -]?\d{4}", text):
        return parse_phone(text, "HK") if text[0] in "5679" else parse_phone(f"{AREA}-{text}")
    return parse_phone(text, REGION_OF_PHONE.get(region, "CN"))


def doings_of(contact) -> dict:
    """What is going on with a person: open cases and promises, and the last calls."""
    return {
        "cases": ServiceCase.objects.open().filter(contact=contact).order_by("due_on", "pk")[:5],
        "promises": Promise.objects.open().filter(contact=contact).order_by("due_on", "pk")[:5],
        "calls": Enquiry.objects.current()
        .filter(contact=contact)
        .select_related("topic", "staff")
        .order_by("-asked_on", "-pk")[:3],
    }

"""What the public reads about a service centre, in its language. Names and addresses are never converted by machine."""

from dataclasses import dataclass

import phonenumbers

from hengl_uf.lib.phones import PhoneError, parse_phone
from hengl_uf.places.models import Village
from outreach.models import Language, ServiceCentre

# The language tags of pages and of pieces in another language (BCP 47).
TAGS = {Language.ZH_HANS: "zh-Hans", Language.ZH_HANT: "zh-Hant-HK", Language.EN: "en"}

# What the demo town writes behind its numbers; the page says it in the reader's own language.
SAMPLE_MARK = "（示例）"


@dataclass(frozen=True)
class Said:
    """A piece of text and the language that it is in."""

    text: str
    lang: str


@dataclass(frozen=True)
class Line:
    """A telephone number as people dial it, with what a phone dials on a tap (nothing for samples and oddities)."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Card:
    """One centre as the public sees it."""

    anchor: str
    name: Said
    other_name: Said | None
    hotline: Line | None
    address: Said | None
    hours: Said | None
    post: Said | None
    is_sample: bool


def card(centre: ServiceCentre, language: str) -> Card:
    """What a page in `language` says about a centre."""
    village = centre.village
    return Card(
        anchor=anchor(village),
        name=village_name(village, language),
        other_name=Said(village.name, TAGS[Language.ZH_HANS]) if language == Language.EN else None,
        hotline=hotline(centre, language),
        address=said(centre, "address", language),
        hours=said(centre, "hours", language),
        post=said(centre, "duty_post", language),
        is_sample=centre.is_sample,
    )


def anchor(village: Village) -> str:
    """The part of the address behind # that leads to a village."""
    return village.pinyin.lower().replace(" ", "-")


def village_name(village: Village, language: str) -> Said:
    """The village's own name in this language."""
    if language == Language.EN:
        kind = "Community" if village.kind == Village.Kind.COMMUNITY else "Village"
        return Said(f"{village.pinyin} {kind}", TAGS[Language.EN])
    return Said(village.name_hant if language == Language.ZH_HANT else village.name, TAGS[Language(language)])


def said(centre: ServiceCentre, name: str, language: str) -> Said | None:
    """A field of the centre in this language; where nobody wrote it, what stands there in simplified script."""
    suffix = {Language.ZH_HANT: "_hant", Language.EN: "_en"}.get(Language(language), "")
    if suffix and (text := getattr(centre, name + suffix)):
        return Said(text, TAGS[Language(language)])
    text = getattr(centre, name)
    return Said(text, TAGS[Language.ZH_HANS]) if text else None


def hotline(centre: ServiceCentre, language: str) -> Line | None:
    """The number to dial: with +86 for readers in Hong Kong and Macao; a sample cannot be dialled."""
    if not centre.hotline:
        return None
    if centre.is_sample:
        return Line(centre.hotline.removesuffix(SAMPLE_MARK))
    try:
        phone = parse_phone(centre.hotline)
    except PhoneError:
        return Line(centre.hotline)
    href = f"tel:{phone.e164}" + (f",{phone.extension}" if phone.extension else "")
    if language == Language.ZH_HANS:
        return Line(phone.display, href)
    number = phonenumbers.parse(phone.e164)
    text = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return Line(f"{text} # {phone.extension}" if phone.extension else text, href)

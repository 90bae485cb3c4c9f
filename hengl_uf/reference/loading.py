"""Loading the reference data: what is missing is added, what people have edited since is left alone."""

from collections import Counter
from collections.abc import Callable

from django.db import transaction

from chamber.models import ChamberTemplate, FiveOne
from hengl_uf.calendars.reference import load_calendar_days
from hengl_uf.documents.first import load_first
from hengl_uf.enterprises.models import Industry
from hengl_uf.places.models import Town, Village
from hengl_uf.reference.sites import load_readiness, load_site_checklists
from hengl_uf.reference.tables import DATA, rows
from outreach.guide.reference import load_centres, load_guide
from outreach.models import CaseCategory, CategoryItem, LetterTemplate
from religion.actions.standing import suggest_anew
from religion.models import SiteTemplate


def load_town() -> int:
    """Make the one row of the town; a name that somebody edited stays, and so does the mark of a demo town."""
    _, made = Town.objects.get_or_create(pk=1, defaults=next(rows("town")))
    return int(made)


def load_villages() -> int:
    """Make the eleven villages. A code that the table knows is filled in where it is missing; none is guessed."""
    known = {village.order: village for village in Village.objects.all()}
    changed = 0
    for row in rows("villages"):
        village = known.get(int(row["order"]))
        if village is None:
            kind = (
                Village.Kind.COMMUNITY
                if row["kind"] == Village.Kind.COMMUNITY.label
                else Village.Kind.VILLAGE
            )
            Village.objects.create(
                order=int(row["order"]),
                name=row["name"],
                kind=kind,
                name_hant=row["name_hant"],
                pinyin=row["pinyin"],
                code12=row["code12"] or None,
            )
        elif row["code12"] and not village.code12:
            village.code12 = row["code12"]
            village.save(update_fields=["code12"])
        else:
            continue
        changed += 1
    return changed


def load_categories() -> int:
    """Make the kinds of cases that are missing.

    Their limits in working days are sober defaults of this software, for the office to edit; they are not official
    and promise nothing to the public. Sources of the kinds: cases that service windows elsewhere count.
    """
    known = set(CaseCategory.objects.values_list("code", flat=True))
    missing = [CaseCategory(**row) for row in rows("case_categories") if row["code"] not in known]
    CaseCategory.objects.bulk_create(missing)
    return len(missing)


def load_checklists() -> int:
    """Give each category that has no checklist yet, not even one that was put out of use, its first few lines.

    They are plain steps of service, none of them required: what must be done before a case is closed, the office says.
    """
    bare = {category.code: category for category in CaseCategory.objects.filter(items=None)}
    lines = [row for row in rows("case_category_items") if row["code"] in bare]
    place: Counter[str] = Counter()
    for row in lines:
        place[row["code"]] += 1
        row["order"] = str(place[row["code"]])
    CategoryItem.objects.bulk_create(
        CategoryItem(category=bare[row["code"]], text=row["text"], order=int(row["order"]), is_required=False)
        for row in lines
    )
    return len(lines)


def load_letters() -> int:
    """Make the kinds of letters that are missing, in neutral words without a hotline or a rule of law."""
    return load_first(LetterTemplate, DATA / "letters.toml")


def load_chamber_letters() -> int:
    """Make the kinds of documents of the chamber that are missing, in neutral words as well."""
    return load_first(ChamberTemplate, DATA / "chamber_letters.toml")


def load_site_letters() -> int:
    """Make the kinds of documents of the registry of sites that are missing: 整改通知书, 档案卡, 检查记录表, 活动报备表."""
    return load_first(SiteTemplate, DATA / "religion_letters.toml")


def load_industries() -> int:
    """Make an industry for each section of GB/T 4754-2017 while there is none; the office adds finer ones of its own."""
    if Industry.objects.exists():
        return 0
    sections = enumerate(Industry.Section, 1)
    made = [Industry(name=str(one.label), section=one.value, order=order) for order, one in sections]
    return len(Industry.objects.bulk_create(made))


def load_five_ones() -> int:
    """Make five rows of 五个一 while there is none. What the five are is the town's own and not known here: to be named."""
    if FiveOne.objects.exists():
        return 0
    made = [FiveOne(name=row["name"], order=int(row["order"])) for row in rows("five_ones")]
    return len(FiveOne.objects.bulk_create(made))


PIECES: dict[str, Callable[[], int | None]] = {
    "town": load_town,
    "villages": load_villages,
    "calendar": load_calendar_days,
    "categories": load_categories,
    "checklists": load_checklists,
    "letters": load_letters,
    "chamber_letters": load_chamber_letters,
    "industries": load_industries,
    "five_ones": load_five_ones,
    "site_letters": load_site_letters,
    "site_checklists": load_site_checklists,
    "readiness": load_readiness,
    "site_classes": suggest_anew,
    "centres": load_centres,
    "guide": load_guide,
}


@transaction.atomic
def load_reference() -> dict[str, int]:
    """Load all pieces, in their order. Returns how many rows each one changed: all zero when nothing was missing."""
    return {name: load() or 0 for name, load in PIECES.items()}

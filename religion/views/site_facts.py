"""What is known of a site, as pairs: how it stands, and its facts by group."""

from django.utils.translation import gettext as _

from hengl_uf.lib.dates import full_date, plain_date
from hengl_uf.lib.phones import display_phone
from hengl_uf.web.elements import Badge
from religion.classification import plain
from religion.views.sites import class_words


def class_badge(site) -> Badge | None:
    """That somebody has to confirm its class, in a word."""
    return Badge(_("待确认类别"), "warn") if site.has_doubtful_class else None


def standing_of(site, on) -> list[dict]:
    """How it stands: in use, class, numbers, risk, inspections."""
    facts = [
        {"label": _("使用情况"), "value": status_words(site)},
        {"label": _("场所类别"), "value": class_words(site)},
        {"label": _("类别确认"), "value": confirmed_words(site)},
        {"label": _("登记编号"), "value": site.official_no},
        {"label": _("内部档号"), "value": site.file_no},
        {"label": _("风险"), "value": site.get_risk_display()},
        {"label": _("最近巡查"), "value": site.last_inspected_on and full_date(site.last_inspected_on)},
        {"label": _("下次巡查"), "value": next_words(site, on)},
    ]
    return [fact for fact in facts if fact["value"]]


def status_words(site) -> str:
    """Whether it is in use, since when and why not."""
    words = [str(site.get_status_display())]
    if site.status_since:
        words.append(_("%(day)s起") % {"day": plain_date(site.status_since)})
    return _("，").join([*words, *filter(None, [site.status_reason])])


def confirmed_words(site) -> str:
    """Who confirmed its class, when and why."""
    if not site.confirmed_class:
        return _("还没有确认")
    words = {"who": site.class_confirmed_by, "day": plain_date(site.class_confirmed_at)}
    line = _("%(who)s于 %(day)s 确认") % words
    return _("，").join(filter(None, (line, site.class_reason)))


def next_words(site, on) -> str:
    """When it is to be inspected again."""
    if site.is_closed:
        return _("停止开放，不巡查")
    day = full_date(site.next_inspection_on)
    return _("%(day)s，已超期") % {"day": day} if site.next_inspection_on < on else day


def groups_of(site) -> list[dict]:
    """The facts by group; what is not known is left out, save what decides its class."""
    groups = (
        (_("基本情况"), basics_of(site)),
        (_("规模和价值"), measures_of(site)),
        (_("建筑和来历"), building_of(site)),
        (_("管理和产权"), keeping_of(site)),
        (_("消防"), fire_of(site)),
    )
    return [{"heading": heading, "facts": facts} for heading, facts in groups if facts]


def known(*pairs) -> list[dict]:
    """These (label, value) as facts, without those that nobody filled in."""
    return [{"label": label, "value": value} for label, value in pairs if value not in (None, "", [], ())]


def label_of(site, name) -> str:
    """What a field of the site is called."""
    return str(site._meta.get_field(name).verbose_name)


def plain_facts(site, *names) -> list[dict]:
    """These fields as they are read."""
    shown = ((name, getattr(site, f"get_{name}_display", None)) for name in names)
    return known(*((label_of(site, name), read() if read else getattr(site, name)) for name, read in shown))


def basics_of(site) -> list[dict]:
    """Its names, address and place."""
    place = site.lat is not None and f"{site.lat}, {site.lng}"
    return known(
        (label_of(site, "aliases"), _("、").join(site.aliases)),
        (label_of(site, "village"), site.village),
        (label_of(site, "address"), site.address),
        (_("经纬度（WGS-84）"), place or _("还没有填")),
        (label_of(site, "prov_system_no"), site.prov_system_no),
        (label_of(site, "synced_on"), site.synced_on and full_date(site.synced_on)),
        (label_of(site, "note"), site.note),
    )


def measures_of(site) -> list[dict]:
    """What decides its class: shown also when it is not known."""
    units = (
        (_("占地面积"), site.land_area, _("%(number)s 平方米")),
        (_("建筑面积"), site.floor_area, _("%(number)s 平方米")),
        (_("最大活动规模"), site.largest_event, _("%(number)s 人")),
    )
    facts = [
        {"label": label, "value": words % {"number": plain(value)} if value is not None else ""}
        for label, value, words in units
    ]
    worth = _("有") if site.has_heritage_value else _("没有认定")
    return [
        *facts,
        {"label": _("重大价值"), "value": _("：").join(filter(None, (worth, site.value_note)))},
        *plain_facts(site, "heritage"),
    ]


def building_of(site) -> list[dict]:
    """When it was built, of what, and for whom."""
    century = site.founded_century and _("公元 %(number)s 世纪") % {"number": site.founded_century}
    return [
        *known((label_of(site, "founded"), _("，").join(filter(None, (site.founded, century))))),
        *plain_facts(site, "rebuilt", "main_deity", "other_deities", "structure"),
    ]


def keeping_of(site) -> list[dict]:
    """Who runs it, who answers for it in village and town, and whose the ground is."""
    phone = site.village_phone and display_phone(site.village_phone)
    return [
        *plain_facts(site, "management"),
        *known(
            (label_of(site, "village_keeper"), _("，").join(filter(None, (site.village_keeper, phone)))),
            (label_of(site, "town_contact"), site.town_contact),
        ),
        *plain_facts(site, "accounts_shown", "tenure", "tenure_note"),
    ]


def fire_of(site) -> list[dict]:
    """Its fire precautions."""
    return plain_facts(
        site,
        "extinguishers",
        "smoke_alarms",
        "emergency_lights",
        "water_source",
        "truck_access",
        "burner",
    )

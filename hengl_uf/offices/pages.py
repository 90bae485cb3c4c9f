"""What pages show of offices and terms: who sits where now, what is empty, who sat there before."""

from django.utils.translation import gettext as _

from hengl_uf.web.elements import Badge


def vacancy(missing) -> Badge:
    """That places of an office are empty, in a word."""
    return Badge(_("空缺 %(count)s 名") % {"count": missing}, "warn")


def offices_with(offices, terms, on) -> list[dict]:
    """The offices as they come, each with the terms of those who hold it now or later (`present`), and of the `past`.

    `terms` are those of these offices, in the order in which they are to stand; each gets a `shown_badge`. An office
    that should be held and has empty places gets a `badge`.
    """
    by_office = {}
    for term in terms:
        term.shown_badge = term.badge(on)
        by_office.setdefault(term.office_id, []).append(term)
    shown = []
    for office in offices:
        own = by_office.get(office.pk, [])
        missing = office.seats - sum(term.is_running(on) for term in own)
        badge = vacancy(missing) if missing > 0 and office.is_required else None
        present = [term for term in own if term.ends_on is None or term.ends_on >= on]
        past = [term for term in own if term.ends_on and term.ends_on < on]
        shown.append({"office": office, "badge": badge, "present": present, "past": past})
    return shown


def past_terms(offices, edit_url=None) -> list[dict]:
    """The terms that are over as items of a panel, the latest first; `edit_url` gives where one is corrected."""
    past = [term for one in offices for term in one["past"]]
    return [
        {
            "label": str(term),
            "url": edit_url(term) if edit_url else "",
            "note": _("，").join(filter(None, (term.days, term.ended_reason))),
        }
        for term in sorted(past, key=lambda term: term.ends_on, reverse=True)
    ]

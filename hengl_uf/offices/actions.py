"""What the deeds about offices and terms have in common: who may sit where, who leaves when, and the refusals.

The deeds are the apps'. They open the transaction, claim the office (its lock lets one person at a time fill its
places), `insist`, call these, and write the audit entry.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.lib.dates import plain_date
from hengl_uf.web.last_word import told
from hengl_uf.web.refusals import DeedRefused

NAMED = 5  # holders in a sentence


class SeatsHeld(DeedRefused):
    """More people hold the office than it would have seats."""


class OfficeFull(DeedRefused):
    """All seats of the office are held in this time."""


class EndsBeforeStart(DeedRefused):
    """A term ends on its first day or later."""


class NotInOffice(DeedRefused):
    """Nobody can leave an office on a day on which they do not hold it."""


def keep_seats(office, *, at):
    """Raise `SeatsHeld` when more people hold the claimed office, today or later, than it is to have seats."""
    on = timezone.localdate(at)
    terms = list(office.terms.overlapping(on).order_by("starts_on", "pk"))
    held = most_at_once(terms, on)
    if office.seats < held:
        words = {"count": held, "names": holders(terms)}
        raise SeatsHeld(_("有 %(count)s 人同时任职：%(names)s。名额不能更少。") % words, field="seats")


def seat(term, *, by, at):
    """Give the term a place of its claimed office and save it; the database lets no two hold one place at a time.

    A term that has a place keeps it when it can. Raises `EndsBeforeStart`, and `OfficeFull`, which names who holds
    the office, also when another was quicker.
    """
    if term.ends_on and term.ends_on < term.starts_on:
        raise EndsBeforeStart(_("届满日期不能早于任期开始。"), field="ends_on")
    others = list(others_of(term))
    if most_at_once(others, term.starts_on) >= term.office.seats:
        raise office_full(term)
    if term.place is None or any(other.place == term.place for other in others):
        term.place = term.office.free_place(others)
    if term.place is None:
        raise office_full(term)
    with told(**{term.one_holder_constraint(): lambda: office_full(term)}):
        term.stamp(by=by, at=at).save()


def end_term_early(term, *, by, at, last_on, reason):
    """Save the last day in office of somebody who left before the end, and why. Raises `NotInOffice`."""
    if last_on < term.starts_on:
        day = plain_date(term.starts_on)
        raise NotInOffice(_("任期从 %(day)s 开始，离任不能更早。") % {"day": day}, field="last_on")
    if term.ends_on and last_on >= term.ends_on:
        day = plain_date(term.ends_on)
        raise NotInOffice(_("任期到 %(day)s 届满，提前离任要在这之前。") % {"day": day}, field="last_on")
    term.ends_on, term.ended_reason = last_on, reason
    term.stamp(by=by, at=at).save()


def others_of(term):
    """The other terms of the office that share a day with this one."""
    found = term.office.terms.overlapping(term.starts_on, term.ends_on).exclude(pk=term.pk)
    return found.order_by("starts_on", "pk")


def most_at_once(terms, since) -> int:
    """How many of these terms run at one time at most, from a day on."""
    days = {max(term.starts_on, since) for term in terms}
    return max((sum(term.is_running(day) for term in terms) for day in days), default=0)


def office_full(term) -> OfficeFull:
    """The refusal that names who holds the office, and until when."""
    words = {"title": term.office.title, "seats": term.office.seats, "names": holders(others_of(term))}
    sentence = _("“%(title)s”有 %(seats)s 个名额，这段时间已由%(names)s担任。请改日期，或先登记离任。")
    return OfficeFull(sentence % words, field="starts_on")


def holders(terms) -> str:
    """Who holds it and until when, in a few words."""
    named = [_("%(name)s（%(days)s）") % {"name": one.holder_name, "days": one.days} for one in terms]
    words = _("、").join(named[:NAMED])
    return _("%(names)s等") % {"names": words} if len(named) > NAMED else words

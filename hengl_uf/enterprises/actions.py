"""Deeds about enterprises: registered, corrected, renamed, removed; and who may be registered already."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.enterprises import events
from hengl_uf.enterprises.models import MOST_FORMER_NAMES, Enterprise, Park, keys_of
from hengl_uf.lib.names import company_key
from hengl_uf.lib.uscc import UsccError, parse_uscc
from hengl_uf.places.reach import within_reach
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = (
    "name",
    "former_names",
    "credit_code",
    "status",
    "industry",
    "main_business",
    "size",
    "capital",
    "capital_note",
    "village",
    "park",
    "address",
    "office_phone",
)
MOST_ALIKE = 20  # enterprises looked at beside a form


class CodeTaken(DeedRefused):
    """Another enterprise has this credit code."""


class BadCode(DeedRefused):
    """This is no credit code; the sentence says which character and why."""


class WrongPark(DeedRefused):
    """The park lies in another village, or is removed."""


class TooManyNames(DeedRefused):
    """No more former names can be kept."""


@dataclass(frozen=True)
class Likeness:
    """An enterprise that may be the one about to be registered, and why, in words; `same_code` leaves no doubt."""

    enterprise: Enterprise
    why: str
    same_code: bool = False


@transaction.atomic
def add_enterprise(*, by, at, **fields):
    """Register an enterprise. Raises `CodeTaken`, `BadCode`, `WrongPark`, `TooManyNames`, `NoReach`."""
    enterprise = keep(Enterprise(**fields), by=by, at=at)
    record(events.ENTERPRISE_ADDED, target=enterprise, by=by)
    return enterprise


@transaction.atomic
def change_enterprise(*, enterprise, by, at, version=None, keep_old_name=False, **fields):
    """Change an enterprise's record; `keep_old_name` counts a name that it no longer has among the former ones.

    Raises `StaleEdit`, `NotYours`, and what `add_enterprise` raises.
    """
    enterprise = Enterprise.claim(enterprise.pk, version)
    insist(enterprise.editable_by(by))
    before, old_name = snapshot(enterprise, FIELDS), enterprise.name
    for name, value in fields.items():
        setattr(enterprise, name, value)
    if keep_old_name and enterprise.name != old_name:
        enterprise.former_names = [*enterprise.former_names, old_name]
    keep(enterprise, by=by, at=at)
    changes = changes_between(before, snapshot(enterprise, FIELDS))
    record(events.ENTERPRISE_CHANGED, target=enterprise, by=by, changes=changes)
    return enterprise


@transaction.atomic
def remove_enterprise(*, enterprise, by, at, reason):
    """Take an enterprise out of the lists, kept with the reason; what was done for it stays. Raises `NotYours`."""
    enterprise = Enterprise.claim(enterprise.pk)
    insist(enterprise.editable_by(by))
    enterprise.removed_at, enterprise.removed_by, enterprise.removed_reason = at, by, reason
    enterprise.stamp(by=by, at=at).save()
    record(events.ENTERPRISE_REMOVED, target=enterprise, by=by, note=reason)
    return enterprise


def likenesses(*, user, name="", former_names=(), credit_code="", apart_from=None) -> list[Likeness]:
    """Enterprises that may be the one about to be registered: the same code, or a name in common, former ones too,
    whatever the script and the words that most companies of the town have in their names.

    Only those that the account may see; `apart_from` is the id of the record that is being corrected.
    """
    known = Enterprise.objects.visible_to(user).current().exclude(pk=apart_from).select_related("village")
    same = list(known.filter(credit_code=credit_code)) if credit_code else []
    keys = keys_of(name, *former_names)
    alike = known.called_like(keys).exclude(pk__in=[one.pk for one in same]).order_by("pinyin", "pk")
    return [
        *(Likeness(one, _("信用代码相同"), same_code=True) for one in same),
        *(Likeness(one, why_alike(one, name, keys)) for one in alike[:MOST_ALIKE]),
    ]


def why_alike(enterprise, name, keys) -> str:
    """In which way two enterprises have a name in common."""
    if enterprise.name == name:
        return _("名称相同")
    if company_key(enterprise.name) in keys:
        return _("名称相近") if company_key(enterprise.name) == company_key(name) else _("与曾用名相近")
    former = [one for one in enterprise.former_names if company_key(one) in keys]
    return _("曾用名：%(names)s") % {"names": _("、").join(former)}


def code_taken(other) -> CodeTaken:
    """The refusal that names who has the credit code."""
    words = {"name": other, "village": other.village}
    return CodeTaken(_("“%(name)s”（%(village)s）已经用这个信用代码登记过。") % words, field="credit_code")


def keep(enterprise, *, by, at):
    """Save it with its keys; the database decides on wrong and double credit codes, also of two clerks at once."""
    within_reach(by, enterprise.village)
    enterprise.credit_code = read_code(enterprise.credit_code)
    enterprise.former_names = former_names_of(enterprise)
    check_park(enterprise)
    enterprise.index_name()
    with told(
        enterprise_credit_code_once=lambda: taken_by_another(enterprise),
        enterprise_credit_code_valid=lambda: BadCode(_("这不是有效的统一社会信用代码。"), "credit_code"),
    ):
        enterprise.stamp(by=by, at=at).save()
    return enterprise


def read_code(text) -> str | None:
    """The code in its one form, None for none. Raises `BadCode`."""
    try:
        return parse_uscc(text) if text else None
    except UsccError as error:
        raise BadCode(str(error), field="credit_code") from error


def taken_by_another(enterprise) -> CodeTaken:
    """The refusal when somebody else has registered the code."""
    return code_taken(Enterprise.objects.current().get(credit_code=enterprise.credit_code))


def former_names_of(enterprise) -> list[str]:
    """Its former names, each once and without the present one. Raises `TooManyNames`."""
    names = [name for name in dict.fromkeys(enterprise.former_names) if name != enterprise.name]
    if len(names) > MOST_FORMER_NAMES:
        words = {"most": MOST_FORMER_NAMES}
        raise TooManyNames(_("曾用名最多记 %(most)s 个，请先删去一个。") % words, field="former_names")
    return names


def check_park(enterprise):
    """Hold the park, so that it is neither moved nor removed meanwhile. Raises `WrongPark`."""
    if enterprise.park_id is None:
        return
    park = Park.claim(enterprise.park_id)
    if park.is_removed:
        raise WrongPark(_("这个园区已移除，请另选。"), field="park")
    if park.village_id != enterprise.village_id:
        words = {"park": park, "village": enterprise.village}
        raise WrongPark(_("“%(park)s”不在%(village)s。") % words, field="park")

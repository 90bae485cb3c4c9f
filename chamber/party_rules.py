"""What the rules say of an organisation's size, as hints with their source: they refuse nothing.

《中国共产党支部工作条例（试行）》: three full members make a branch, fewer join with others; a branch has at most fifty
members, a joint one about five units; seven full members elect a committee; a term is three years as a rule.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from chamber.models import PartyOrganisation

MOST_MEMBERS = 50  # of a branch
MOST_UNITS = 5  # of a joint branch
COMMITTEE = (3, 5, 7)  # members of a branch's committee: from, to, at most
Kind = PartyOrganisation.Kind
BRANCHES = (Kind.BRANCH, Kind.JOINT_BRANCH)


@dataclass(frozen=True)
class Known:
    """What the hints go by."""

    kind: str
    members: int
    full_members: int
    is_counted: bool
    units: int
    seats: int


def source() -> str:
    """Where the rules stand."""
    return _("依据：《中国共产党支部工作条例（试行）》")


def kind_help() -> str:
    """What the rule says about the kinds, beside the field."""
    words = {"branch": settings.PARTY_BRANCH_MEMBERS, "units": MOST_UNITS, "most": MOST_MEMBERS}
    return (
        _(
            "正式党员 %(branch)s 人以上成立党支部；不足的可与其他单位成立联合党支部，覆盖一般不超过 %(units)s 个单位。"
            "党支部党员一般不超过 %(most)s 人。（《中国共产党支部工作条例（试行）》）"
        )
        % words
    )


def term_help() -> str:
    """What the rule says about terms, beside the field."""
    words = {"years": settings.PARTY_TERM_YEARS}
    return _("党支部每届一般 %(years)s 年。（《中国共产党支部工作条例（试行）》）") % words


def posts_help() -> str:
    """What the rule says about the posts of a branch."""
    words = {"members": settings.PARTY_COMMITTEE_MEMBERS} | dict(
        zip(("least", "usual", "most"), COMMITTEE, strict=True)
    )
    return (
        _(
            "正式党员 %(members)s 人以上的党支部设支部委员会，由 %(least)s 至 %(usual)s 人组成，一般不超过 %(most)s 人；"
            "不足的设书记 1 名，必要时可设副书记 1 名。（《中国共产党支部工作条例（试行）》）"
        )
        % words
    )


def hints(known: Known) -> list[str]:
    """What is worth a look about an organisation, each a sentence; nothing for what has not been counted."""
    if known.kind not in BRANCHES:
        return []
    found = [*by_size(known)] if known.is_counted else []
    if known.kind == Kind.JOINT_BRANCH and known.units > MOST_UNITS:
        words = {"units": known.units, "most": MOST_UNITS}
        found.append(_("覆盖 %(units)s 个单位。联合党支部覆盖单位一般不超过 %(most)s 个。") % words)
    return found


def by_size(known: Known):
    """The hints that go by the numbers of members."""
    branch, committee = settings.PARTY_BRANCH_MEMBERS, settings.PARTY_COMMITTEE_MEMBERS
    words = {"full": known.full_members, "members": known.members, "branch": branch, "committee": committee}
    if known.full_members < branch:
        yield _("正式党员 %(full)s 人，不足 %(branch)s 人。") % words + (
            _("可考虑并入联合党支部。") if known.kind == Kind.BRANCH else _("可考虑增加联合的单位。")
        )
    if known.members > MOST_MEMBERS:
        yield _("党员 %(members)s 人，党支部党员一般不超过 %(most)s 人。") % {**words, "most": MOST_MEMBERS}
    if known.full_members >= committee and known.seats < COMMITTEE[0]:
        yield _(
            "正式党员 %(full)s 人，满 %(committee)s 人的党支部应设支部委员会（%(least)s 至 %(usual)s 人）。"
        ) % {
            **words,
            "least": COMMITTEE[0],
            "usual": COMMITTEE[1],
        }
    if known.seats > COMMITTEE[2]:
        most = {"seats": known.seats, "most": COMMITTEE[2]}
        yield _("已设 %(seats)s 个名额，支部委员会一般不超过 %(most)s 人。") % most

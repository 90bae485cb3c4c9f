"""Answers to "may I?": a yes, or a no that explains itself. Shared by view, template and test."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from hengl_uf.access.roles import GRANTS, Permission, Role


@dataclass(frozen=True)
class Allowed:
    """Yes."""

    reason: str = ""
    who_can: str = ""

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True)
class Denied:
    """No, with the reason and who could do it, as sentences for the person."""

    reason: str
    who_can: str = ""

    def __bool__(self) -> bool:
        return False


Answer = Allowed | Denied


class Refused(PermissionDenied):
    """A 403 that carries its `Denied`."""

    def __init__(self, denied: Denied):
        super().__init__(denied.reason)
        self.denied = denied


def may(user, permission: Permission) -> Answer:
    """Whether the role of `user` holds `permission`; what the single case allows is the model's to say."""
    if not user.is_authenticated:
        return Denied(_("请先登录。"))
    if permission in GRANTS.get(user.role, frozenset()):
        return Allowed()
    holders = [str(role.label) for role in Role if permission in GRANTS[role]]
    return Denied(
        _("您的岗位（%(role)s）没有这项权限。") % {"role": user.get_role_display()},
        _("可以办理的岗位：%(roles)s。") % {"roles": _("、").join(holders)},
    )


def require(answer: Answer) -> None:
    """Go on when allowed; else raise `Refused`."""
    if isinstance(answer, Denied):
        raise Refused(answer)

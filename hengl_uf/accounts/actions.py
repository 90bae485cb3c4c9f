"""Deeds about accounts; each writes its audit entry in its own transaction."""

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hengl_uf.access.attempts import forget_failures_of
from hengl_uf.access.models import User
from hengl_uf.access.roles import BY_VILLAGE, Role
from hengl_uf.accounts import events
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.web.refusals import DeedRefused, StaleEdit

FIELDS = ("name", "role", "villages", "phone", "email")


class OwnAccount(DeedRefused):
    """An administrator cannot do this to the own account."""


class LastAdministrator(DeedRefused):
    """Without this account nobody could administer the portal."""


class UsernameTaken(DeedRefused):
    """Another account has this username."""


class VillagesMissing(DeedRefused):
    """Village staff and inspectors work in the villages given to them: at least one."""


# --- signing in and out ----------------------------------------------------------------------------------


@transaction.atomic
def note_sign_in(*, user, address):
    """Tell the trail who came in, and from where."""
    return record(events.SIGNED_IN, target=user, by=user, note=from_address(address))


@transaction.atomic
def note_sign_out(*, user, address):
    """Tell the trail who left."""
    return record(events.SIGNED_OUT, target=user, by=user, note=from_address(address))


@transaction.atomic
def note_failed_sign_in(*, username, address, locked):
    """Tell the trail that somebody failed to come in as this account, if there is one of that name."""
    user = User.objects.filter(username=username).first()
    if user is None:
        return
    record(events.SIGN_IN_FAILED, target=user, by=None, note=from_address(address))
    if locked:
        record(events.LOCKED_OUT, target=user, by=None, note=from_address(address))


def from_address(address) -> str:
    """Where a visitor came from, for a note."""
    return _("来源地址：%(address)s") % {"address": address} if address else ""


# --- one's own password ----------------------------------------------------------------------------------


@transaction.atomic
def change_own_password(*, user, password, at):
    """Set the password a person chose; the other sessions of the account end, for their hash no longer fits."""
    row = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    set_password(row, password, must_change=False, at=at)
    record(events.PASSWORD_CHANGED, target=row, by=row)
    return row


def set_password(row, password, *, must_change, at):
    """Keep a new password on a locked row."""
    row.set_password(password)
    row.must_change_password = must_change
    row.password_changed_at = at
    row.save(update_fields=["password", "must_change_password", "password_changed_at"])


# --- the administrator's deeds ---------------------------------------------------------------------------


@transaction.atomic
def add_account(*, username, name, role, villages, phone="", email="", password, by, at):
    """Make an account whose first password must be changed. Raises `UsernameTaken`, `VillagesMissing`."""
    villages = villages_for(role, villages)
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                username,
                password,
                name=name,
                role=role,
                villages=villages,
                phone=phone,
                email=email,
                created_by=by,
            )
    except IntegrityError:
        raise UsernameTaken(_("这个用户名已有人使用，请换一个。"), "username") from None
    changes = changes_between({}, {_("用户名"): user.username, **snapshot(user, FIELDS)})
    record(events.ADDED, target=user, by=by, changes=changes)
    return user


@transaction.atomic
def edit_account(*, user, version, name, role, villages, phone, email, by, at):
    """Change what an account is; a new role ends its sessions.

    Raises `StaleEdit`, `LastAdministrator`, `VillagesMissing`.
    """
    row, others = lock_beside_administrators(user)
    if version is not None and row.version != version:
        raise StaleEdit(
            _("%(name)s 在您填写期间修改过这个账号，您的修改还没有保存。") % {"name": row.changed_by.name},
            row,
        )
    if row.role == Role.ADMINISTRATOR and role != Role.ADMINISTRATOR and row.is_active:
        keep_an_administrator(others)
    villages = villages_for(role, villages)
    before = snapshot(row, FIELDS)
    if role != row.role:
        row.session_epoch += 1
    row.name, row.role, row.phone, row.email = name, role, phone, email
    row.version, row.changed_by, row.changed_at = row.version + 1, by, at
    row.save()
    row.villages.set(villages)
    changes = changes_between(before, snapshot(row, FIELDS))
    if changes:
        record(events.EDITED, target=row, by=by, changes=changes)
    return row


@transaction.atomic
def disable_account(*, user, reason, by, at):
    """Shut an account out, its running sessions included. Raises `OwnAccount`, `LastAdministrator`."""
    row, others = lock_beside_administrators(user)
    if row.pk == by.pk:
        raise OwnAccount(_("不能停用自己的账号，请由另一位系统管理员办理。"))
    if not row.is_active:
        return row
    if row.role == Role.ADMINISTRATOR:
        keep_an_administrator(others)
    row.is_active = False
    row.session_epoch += 1
    row.save(update_fields=["is_active", "session_epoch"])
    record(events.DISABLED, target=row, by=by, note=reason)
    return row


@transaction.atomic
def enable_account(*, user, by, at):
    """Let an account in again."""
    row = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if not row.is_active:
        row.is_active = True
        row.save(update_fields=["is_active"])
        record(events.ENABLED, target=row, by=by)
    return row


@transaction.atomic
def reset_password(*, user, password, by, at):
    """Give a temporary password that must be changed; sessions end, a lock is lifted. Raises `OwnAccount`."""
    if user.pk == by.pk:
        raise OwnAccount(_("自己的密码请在“我的账号”里修改。"))
    row = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    set_password(row, password, must_change=True, at=at)
    forget_failures_of(row.username)
    record(events.PASSWORD_RESET, target=row, by=by)
    return row


@transaction.atomic
def unlock_account(*, user, by, at):
    """Lift the lock that failed sign-ins put on an account, from every address."""
    if forget_failures_of(user.username):
        record(events.UNLOCKED, target=user, by=by)
    return user


def lock_beside_administrators(user):
    """Lock this account and all active administrators, in one order for everybody; returns it and the others.

    Two administrators who shut each other out at the same moment thus come one after the other.
    """
    one_or_administrator = Q(pk=user.pk) | Q(role=Role.ADMINISTRATOR, is_active=True)
    rows = User.objects.filter(one_or_administrator).order_by("pk").select_for_update(no_key=True)
    by_id = {row.pk: row for row in rows}
    return by_id.pop(user.pk), list(by_id.values())


def keep_an_administrator(others):
    """Refuse when no active administrator would be left."""
    if not others:
        raise LastAdministrator(_("这是最后一位启用的系统管理员。请先建立或启用另一位，再办理。"))


def villages_for(role, villages):
    """The villages an account of this role holds: none where the role does not go by village."""
    if role not in BY_VILLAGE:
        return []
    if not villages:
        raise VillagesMissing(_("这个岗位须至少选一个负责的村（社区）。"), "villages")
    return list(villages)

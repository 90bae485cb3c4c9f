"""The accounts of the demo town: one for each role, with the password in a file, and colleagues who fill the lists."""

import json
import os
from pathlib import Path

from django.conf import settings
from django.db import transaction

from hengl_uf.access.models import User
from hengl_uf.access.passwords import temporary_password
from hengl_uf.access.roles import BY_VILLAGE, Role
from hengl_uf.accounts import events
from hengl_uf.accounts.actions import add_account, set_password
from hengl_uf.audit.trail import record
from hengl_uf.demo.words import marked, words
from hengl_uf.places.models import Village

HOME_VILLAGE = 6  # the order of 三沙村, to which the `village` account belongs


def accounts_file() -> Path:
    """Where the passwords of the seven accounts are kept: {role: {"username", "password"}}, mode 600."""
    return settings.VAR / "demo-accounts.json"


def add_accounts(*, at) -> dict[str, str]:
    """Make the accounts of the seven roles and their colleagues. Returns {username: password} of the seven."""
    home = Village.objects.get(order=HOME_VILLAGE)
    passwords = {}
    for role in Role:
        passwords[role.value] = temporary_password()
        name = words("people")["accounts"][role.value]["name"]
        user = _add(role.value, name, role, [home] if role in BY_VILLAGE else [], passwords[role.value], at)
        user.must_change_password = False
        user.password_changed_at = at
        user.save(update_fields=["must_change_password", "password_changed_at"])
    _add_colleagues(at)
    return passwords


def _add_colleagues(at) -> None:
    """A second and third person in the office, and one for each other village. They have no password yet."""
    accounts = words("people")["accounts"]
    for number, name in enumerate(accounts["office"]["colleagues"], 2):
        _add(f"office{number}", name, Role.OFFICE, [], None, at)
    others = Village.objects.exclude(order=HOME_VILLAGE).order_by("order")
    for village, name in zip(others, accounts["village"]["colleagues"], strict=True):
        _add(f"village-{village.pinyin.lower()}", name, Role.VILLAGE, [village], None, at)


def _add(username, name, role, villages, password, at) -> User:
    return add_account(
        username=username, name=marked(name), role=role, villages=villages, password=password, by=None, at=at
    )


@transaction.atomic
def reset_passwords(*, at) -> dict[str, str]:
    """Give the seven accounts new passwords, because the file with the old ones is lost."""
    passwords = {}
    for user in User.objects.select_for_update(no_key=True).filter(username__in=Role.values):
        passwords[user.username] = temporary_password()
        set_password(user, passwords[user.username], must_change=False, at=at)
        record(events.PASSWORD_RESET, target=user, by=None)
    return passwords


def write_accounts(passwords: dict[str, str]) -> None:
    """Write the file, whole or not at all, readable by its owner alone."""
    accounts = {
        role: {"username": role, "password": passwords[role]} for role in Role.values if role in passwords
    }
    file = accounts_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(
        os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as stream:
        json.dump(accounts, stream, ensure_ascii=False, indent=2)
    draft.replace(file)


def file_is_good() -> bool:
    """Whether the file names all seven roles."""
    try:
        return set(json.loads(accounts_file().read_text(encoding="utf-8"))) >= set(Role.values)
    except (OSError, ValueError, TypeError):
        return False

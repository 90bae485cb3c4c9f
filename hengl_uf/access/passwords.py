"""What a password must be (GB/T 22239-2019, identity: complexity)."""

import re
import secrets

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

CLASSES = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^A-Za-z0-9]")
WANTED = 3
SHORTEST = 10  # characters

# A temporary password is read out or copied by hand: no signs that look alike.
LETTERS = "abcdefghijkmnpqrstuvwxyz"
CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DIGITS = "23456789"


def temporary_password() -> str:
    """A random first password in four groups of four, about 80 bits, that meets our own rules."""
    while True:
        word = "-".join(
            "".join(secrets.choice(LETTERS + CAPITALS + DIGITS) for _one in range(4)) for _group in range(4)
        )
        if all(any(sign in signs for sign in word) for signs in (LETTERS, CAPITALS, DIGITS)):
            return word


class LengthValidator:
    """At least `SHORTEST` characters; Django's own says so in English only."""

    def validate(self, password, user=None):
        if len(password) < SHORTEST:
            raise ValidationError(self.get_help_text(), code="password_too_short")

    def get_help_text(self):
        return _("密码至少 %(count)d 位。") % {"count": SHORTEST}


class CharacterClassesValidator:
    """At least three of: lower case, upper case, digits, other signs."""

    def validate(self, password, user=None):
        if sum(bool(re.search(one, password)) for one in CLASSES) < WANTED:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self):
        return _("密码须包含大写字母、小写字母、数字、其他符号中的至少三种。")

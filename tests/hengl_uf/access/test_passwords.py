"""What a password must be, and what a temporary one is."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from hengl_uf import settings as ours
from hengl_uf.access.passwords import temporary_password


def test_a_temporary_password_meets_our_rules_and_is_never_the_same():
    words = {temporary_password() for _time in range(200)}
    assert len(words) == 200
    for word in words:
        validate_password(word)


def test_a_temporary_password_has_no_signs_that_look_alike():
    assert not set("".join(temporary_password() for _time in range(200))) & set("0O1lI")


@pytest.mark.parametrize("word", ["Abcdefgh12", "abcdefg-12", "春风2026ABCDE"])
def test_three_kinds_of_ten_are_enough(word):
    validate_password(word)


@pytest.mark.parametrize("word", ["Abcdef-12", "abcdefgh12", "ABCDEFGH12", "春风春风春风春风春风"])
def test_too_short_or_too_plain(word):
    with pytest.raises(ValidationError, match=r"密码至少 10 位|至少三种"):
        validate_password(word)


def test_the_product_hashes_with_argon2():
    assert ours.PASSWORD_HASHERS[0] == "django.contrib.auth.hashers.Argon2PasswordHasher"

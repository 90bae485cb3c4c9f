"""Short texts sealed for the database (AES-256-GCM), and marks by which equal ones are found (HMAC-SHA256).

A sealed text: version (1 byte), nonce (12), ciphertext with its tag (16). One secret gives both keys, by HKDF;
it is kept outside the database.
"""

import hashlib
import hmac
import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MARK_LENGTH: Final = 64
"""Characters of a mark."""

_VERSION: Final = b"\x01"
_NONCE: Final = 12
_TAG: Final = 16


class SealBroken(Exception):
    """The sealed text does not open: another key or context, or it was changed or cut. Never says more."""


def seal(text: str, *, key: str, context: str) -> bytes:
    """Return the text sealed for one place, the `context` ("outreach.booking:12"); each time other bytes."""
    nonce = os.urandom(_NONCE)
    sealed = _cipher(key).encrypt(nonce, text.encode(), _VERSION + context.encode())
    return _VERSION + nonce + sealed


def unseal(blob: bytes | memoryview, *, key: str, context: str) -> str:
    """Return the text that was sealed with the same key for the same context. Raises SealBroken."""
    sealed = bytes(blob)
    if sealed[:1] != _VERSION or len(sealed) < len(_VERSION) + _NONCE + _TAG:
        raise SealBroken
    nonce, rest = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
    try:
        return _cipher(key).decrypt(nonce, rest, _VERSION + context.encode()).decode()
    except (InvalidTag, UnicodeDecodeError) as error:
        raise SealBroken from error


def mark(text: str, *, key: str) -> str:
    """Return the same 64 characters for the same text and key, from which nobody without the key learns it."""
    return hmac.new(_derived(key, b"mark"), text.encode(), hashlib.sha256).hexdigest()


def _cipher(key: str) -> AESGCM:
    return AESGCM(_derived(key, b"seal"))


def _derived(key: str, purpose: bytes) -> bytes:
    """A key of 32 bytes for one purpose, so that no key serves two."""
    return HKDF(SHA256(), 32, salt=None, info=b"hengl-uf document " + purpose).derive(key.encode())

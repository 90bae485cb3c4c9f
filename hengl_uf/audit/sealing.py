"""How an entry is sealed and how links are hashed: pure functions, the same for writing and for proving."""

import hashlib
import hmac
import json
from datetime import UTC

SEALED_FIELDS = (
    "id",  # so that an old entry, copied as a new one, does not fit its seal
    "event",
    "sentence",
    "actor_id",
    "actor_name",
    "target_type",
    "target_id",
    "target_name",
    "village_id",
    "changes",
    "note",
)


def seal(entry, key: str) -> str:
    """The HMAC-SHA256 of all that the entry says, in hex."""
    words = {name: getattr(entry, name) for name in SEALED_FIELDS}
    words["at"] = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(key.encode(), text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def link_hash(previous: str, entry_id: int, entry_seal: str) -> str:
    """The hash of a link: SHA-256 over the link before it, the entry's id and its seal. The trigger does the same."""
    return hashlib.sha256(f"{previous}:{entry_id}:{entry_seal}".encode()).hexdigest()

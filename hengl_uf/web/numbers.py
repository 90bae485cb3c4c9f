"""Numbers out of addresses and forms."""

LARGEST_ID = 2**63 - 1


def number_or_none(text) -> int | None:
    """A whole number that can be an id, or None: a forged one is no reason for a crash."""
    try:
        number = int(text)
    except (TypeError, ValueError):
        return None
    return number if 0 <= number <= LARGEST_ID else None

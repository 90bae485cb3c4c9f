"""Check that every catalogue of translations compiles: placeholders and plural forms agree."""

import sys
from pathlib import Path

from babel.messages.pofile import read_po

BASE = Path(__file__).resolve().parent.parent


def main() -> int:
    """Print each message that is broken; return 1 when there is one."""
    broken = 0
    for file in sorted((BASE / "locale").glob("*/LC_MESSAGES/*.po")):
        with file.open("rb") as stream:
            catalogue = read_po(stream, locale=file.parent.parent.name, abort_invalid=True)
        for message, errors in catalogue.check():
            for error in errors:
                broken += 1
                print(f"{file.relative_to(BASE)}:{message.lineno}: {error}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())

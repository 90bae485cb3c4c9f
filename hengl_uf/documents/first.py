"""The templates that an app starts with, kept as TOML; from then on they are the office's."""

import tomllib
from pathlib import Path

from hengl_uf.documents.models import DocumentTemplate


def load_first(model: type[DocumentTemplate], file: Path) -> int:
    """Make the templates of this file (`[[letters]]`, by the names of the fields) that are missing; tell how many.

    Missing is one whose code is in no row: what people changed or put out of use stays as it is. Their order is that
    of the file.
    """
    known = set(model.objects.values_list("code", flat=True))
    given = tomllib.loads(file.read_text(encoding="utf-8"))["letters"]
    missing = [
        model(order=order, **{name: words.strip() for name, words in one.items()})
        for order, one in enumerate(given, 1)
        if one["code"] not in known
    ]
    model.objects.bulk_create(missing)
    return len(missing)

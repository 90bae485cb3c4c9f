"""Small tables to take along: CSV that spreadsheets open as it is, and take no cell of for a formula."""

import csv
from collections.abc import Iterable

from django.http import HttpResponse

FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def csv_file(name: str, heading: Iterable[str], rows: Iterable[Iterable[str]]) -> HttpResponse:
    """A table to be saved under a name."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response.write("\ufeff")  # so that spreadsheets read it as UTF-8
    table = csv.writer(response)
    table.writerow(heading)
    table.writerows([plain_cell(cell) for cell in row] for row in rows)
    return response


def plain_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in FORMULAS else text

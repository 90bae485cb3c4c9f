"""Rows that are typed beside a record: one more of them without a script."""

from hengl_uf.web.numbers import number_or_none


def with_row_added(data, *prefixes):
    """The posted data with one more empty row where the person asked for one of these; None stays None."""
    if data is None or (prefix := data.get("add_row")) not in prefixes:
        return data
    data = data.copy()
    total = number_or_none(data.get(f"{prefix}-TOTAL_FORMS")) or 0
    data[f"{prefix}-TOTAL_FORMS"] = str(total + 1)
    return data

"""The database's word for rules that many models have."""

from django.db import models


def between(name: str, first: str, last: str) -> models.CheckConstraint:
    """The database's word for: `last` is empty or not before `first`."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{last}__isnull": True}) | models.Q(**{f"{last}__gte": models.F(first)}),
        name=name,
    )


def paired(name: str, *fields: str) -> models.CheckConstraint:
    """The database's word for: all of these are empty, or none is."""
    empty = models.Q(**{f"{field}__isnull": True for field in fields})
    full = models.Q(**{f"{field}__isnull": False for field in fields})
    return models.CheckConstraint(condition=empty | full, name=name)

"""Queries that are composed once and asked often.

A union of a dozen parts takes Django several times as long to compose as PostgreSQL to answer. Which SQL it is depends
on little: the account's role and villages, and what else the caller names as its `key`. So it is composed once for
each, with stand-ins for the values that change, and those are put in when it is asked.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from hengl_uf.access.models import User

ACCOUNT = -1  # stands for the id of the account that asks
KEPT = 512  # statements that a process remembers


def ask(build: Callable[..., QuerySet], *, key: Hashable, user, value_of: Callable) -> list[tuple]:
    """The rows of `build(viewer, key)`, a queryset of tuples.

    `viewer` has the role and villages of `user`, and `ACCOUNT` as its id: the queryset may depend on nothing else of
    the account. `value_of` gives the value that a stand-in stands for, and every other value as it is.
    """
    statement = composed(build, key, user.role, frozenset(user.village_ids))
    if statement is None:
        return []
    sql, params = statement
    with connection.cursor() as cursor:
        cursor.execute(sql, [user.pk if one == ACCOUNT else value_of(one) for one in params])
        return cursor.fetchall()


@lru_cache(maxsize=KEPT)
def composed(build, key, role, village_ids) -> tuple[str, tuple] | None:
    """SQL and its values, stand-ins among them; None when it is known to find nothing."""
    viewer = User(pk=ACCOUNT, role=role)
    viewer.__dict__["village_ids"] = village_ids  # read already, as that of the account was
    try:
        sql, params = build(viewer, key).query.sql_with_params()
    except EmptyResultSet:
        return None
    return sql, tuple(params)

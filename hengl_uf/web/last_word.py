"""The database's last word, in a sentence: what it refuses reaches a person like any other refusal."""

from contextlib import contextmanager

from django.db import IntegrityError, transaction

from hengl_uf.web.refusals import DeedRefused


class NotYours(DeedRefused):
    """The record is removed, at its end, or out of the account's reach by now."""


@contextmanager
def told(**refusals):
    """Save within a savepoint; when the constraint of this name refuses, raise what its function returns."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        constraint = error.__cause__.diag.constraint_name
        if constraint not in refusals:
            raise
        raise refusals[constraint]() from error


def insist(answer):
    """Raise `NotYours` unless the locked record still allows it to this account."""
    if not answer:
        raise NotYours(answer.reason)

"""A town without checklists."""

from django.db import connection


def forget_checklists():
    """Empty the tables of checklists, past the triggers that let the published ones stand."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("truncate religion_checklist cascade")
        cursor.execute("set constraints all deferred")

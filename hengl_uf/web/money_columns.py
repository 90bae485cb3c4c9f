"""Columns of money: yuan to the cent, which the database does not round but refuses when it has more decimals."""

from django.db import models

from hengl_uf.lib.money import CENT

DOMAIN = "hengl_uf_yuan"  # made by the migration 0004 of the house


class YuanField(models.DecimalField):
    """A sum in yuan, of at most twelve digits before the point and two behind it.

    `numeric(14, 2)` would round 0.125 to 0.13 without a word; the domain takes the number as it comes, and its check
    refuses a third decimal.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_digits": 14, "decimal_places": 2, **kwargs})

    def db_type(self, connection):
        return DOMAIN

    def from_db_value(self, value, expression, connection):
        """A stored sum, or one of several, always with its cents: 0 and 0.00 are the same text."""
        return None if value is None else value.quantize(CENT)

    def cast_db_type(self, connection):
        """Casts are of answers, not of what is stored: the plain type."""
        return "numeric"

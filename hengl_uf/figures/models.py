"""Tallies: counts by day that the database keeps itself, so that a year of 100,000 visits is a sum of 4,000 numbers."""

from django.db import models


class TallyQuerySet(models.QuerySet):
    """Tallies as a set."""

    def total(self) -> int:
        return self.aggregate(total=models.Sum("n"))["total"] or 0


class Tally(models.Model):
    """So many rows of one source (or so much of what they sum) belong to this village and day. Several rows add up.

    Written by triggers in the transaction of the record itself (`figures/tallying.py`): each change adds a row of
    +n or -n, so that two writers never wait for each other; a job folds the rows of a day into one.
    """

    source = models.CharField(max_length=40)
    village_id = models.BigIntegerField()
    day = models.DateField()
    n = models.IntegerField()

    objects = TallyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["source", "day"], include=["village_id", "n"], name="tally_by_day")]

    def __str__(self):
        return f"{self.source} {self.day} {self.village_id}: {self.n:+}"

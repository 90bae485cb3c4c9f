"""Offices (职务) and terms (任期) as abstract models; each app has tables, constraint names and rights of its own.

A concrete office may belong to something, or to nothing. A concrete term states the foreign key `office`
(PROTECT, related_name "terms"), its rights, and in `Meta.constraints` a `between(…, "starts_on", "ends_on")`, a
`place_of_its_office(…)` and a `one_holder_a_place(…)`; its office a `seats_constraint(…)`. `actions.py` fills them.
"""

from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Count, F, Func, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.lib.dates import plain_date
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record

MOST_SEATS = 99
NOTICE_DAYS = 60  # before the end of a term, from which on it is told


def seats_constraint(name: str) -> models.CheckConstraint:
    """The database's word for: an office has a seat at least, and not more than its places can be counted for."""
    return models.CheckConstraint(condition=Q(seats__range=(1, MOST_SEATS)), name=name)


def place_of_its_office(name: str) -> models.CheckConstraint:
    """The database's word for: the place of a term is one of its office."""
    first, last = F("office_id") * 100 + 1, F("office_id") * 100 + MOST_SEATS
    return models.CheckConstraint(condition=Q(place__range=(first, last)), name=name)


def one_holder_a_place(name: str) -> ExclusionConstraint:
    """The database's word for: no two hold one place on one day."""
    days = Func(
        F("starts_on"), F("ends_on"), Value("[]"), function="daterange", output_field=DateRangeField()
    )
    place = Func(F("place"), F("place"), Value("[]"), function="int8range")
    return ExclusionConstraint(
        name=name,
        expressions=[(place, RangeOperators.OVERLAPS), (days, RangeOperators.OVERLAPS)],
        violation_error_message=_("同一职务的任期不能重叠。"),
    )


class OfficeSet(models.QuerySet):
    """Offices as a set."""

    def with_holders(self, on):
        """Each with `holders`, the number of those who hold it on a day."""
        terms = self.model._meta.get_field("terms").related_model
        of_office = terms.objects.running(on).filter(office=OuterRef("pk")).order_by().values("office")
        return self.annotate(holders=Coalesce(Subquery(of_office.values(number=Count("pk"))), 0))

    def vacant(self, on):
        """Those that should be held and have fewer holders on a day than seats."""
        return self.with_holders(on).filter(is_required=True, holders__lt=F("seats"))


class OfficeBase(Record):
    """An office (职务) and how many may hold it at a time."""

    title = models.CharField(_("职务"), max_length=40)
    seats = models.PositiveSmallIntegerField(_("名额"), default=1)
    order = models.PositiveSmallIntegerField(_("次序"), default=0)
    # Whether an empty place is something to see to.
    is_required = models.BooleanField(_("空缺时提醒"), default=True)

    objects = OfficeSet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.title

    @property
    def place_base(self) -> int:
        """The number from which the places of this office are counted; see `TermBase.place`."""
        return self.pk * 100

    def free_place(self, others) -> int | None:
        """The first place that none of these terms takes."""
        taken = {term.place for term in others}
        places = range(self.place_base + 1, self.place_base + MOST_SEATS + 1)
        return next((place for place in places if place not in taken), None)


class TermSet(models.QuerySet):
    """Terms as a set."""

    def running(self, on):
        """In office on a day."""
        return self.overlapping(on, on)

    def overlapping(self, starts_on, ends_on=None):
        """In office on a day at least of this time, which may be without end."""
        found = self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
        return found.filter(starts_on__lte=ends_on) if ends_on else found

    def ending(self, on, until):
        """In office on a day, and ending by another."""
        return self.running(on).filter(ends_on__lte=until)


class TermBase(Record):
    """The time for which one person holds one place of an office: first and last day, both counted."""

    # Which place of the office: the office's id times 100, plus 1 for the first place, 2 for the second …
    # One number, because the database compares ranges of numbers without any extension.
    place = models.BigIntegerField(editable=False)
    holder_name = models.CharField(_("姓名"), max_length=60)
    starts_on = models.DateField(_("任期开始"))
    ends_on = models.DateField(_("任期届满"), null=True, blank=True, help_text=_("没有期限的不填。"))
    ended_reason = models.CharField(_("提前离任原因"), max_length=200, blank=True)

    objects = TermSet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.office.title} {self.holder_name}"

    @classmethod
    def one_holder_constraint(cls) -> str:
        """The name under which the database refuses a second holder of a place."""
        return next(one.name for one in cls._meta.constraints if isinstance(one, ExclusionConstraint))

    def badge(self, on) -> Badge:
        """Whether the person is in office, in a word."""
        if self.starts_on > on:
            return Badge(_now("未到任"), "info")
        if not self.is_running(on):
            return Badge(_now("已离任") if self.ended_reason else _now("已届满"), "neutral")
        if self.is_ending(on, on + timedelta(days=NOTICE_DAYS)):
            return Badge(_now("将届满"), "warn")
        return Badge(_now("在任"), "good")

    def is_running(self, on) -> bool:
        """Whether the person is in office on a day."""
        return self.starts_on <= on and (self.ends_on is None or self.ends_on >= on)

    def is_ending(self, on, until) -> bool:
        """Whether the person is in office on a day, and leaves by another."""
        return self.is_running(on) and self.ends_on is not None and self.ends_on <= until

    @property
    def days(self) -> str:
        """From when to when, in words."""
        words = {"first": plain_date(self.starts_on), "last": self.ends_on and plain_date(self.ends_on)}
        return _now("%(first)s 至 %(last)s") % words if self.ends_on else _now("%(first)s 起") % words

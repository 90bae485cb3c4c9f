"""The State Council's list of public holidays and make-up workdays, year by year."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarDay(models.Model):
    """A day on which the published list departs from Monday to Friday: a holiday or a make-up workday."""

    class Kind(models.TextChoices):
        OFF = "off", _("休")
        WORK = "work", _("班")

    date = models.DateField(_("日期"), unique=True)
    kind = models.CharField(_("休或班"), max_length=4, choices=Kind.choices)
    name = models.CharField(_("节日"), max_length=40, help_text=_("放假的节日；调休上班的，写所调的节日。"))
    notice = models.CharField(_("依据"), max_length=200, help_text=_("公布这一天的通知或名单。"))

    class Meta:
        verbose_name = _("节假日")
        verbose_name_plural = _("节假日")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=("off", "work")), name="calendarday_kind_known"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="calendarday_named"),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.get_kind_display()} {self.name}"


class CalendarYearQuerySet(models.QuerySet["CalendarYear"]):
    """Years by what is known of them."""

    def published(self) -> "CalendarYearQuerySet":
        """The years whose list is known and counts."""
        return self.filter(published=True)

    def stamp(self) -> tuple[tuple[int, int, bool], ...]:
        """A value that changes whenever any year's list does."""
        return tuple(self.order_by("pk").values_list("pk", "revision", "published"))


class CalendarYear(models.Model):
    """A year and whether its list is published; until then it is counted Monday to Friday, as an estimate."""

    year = models.PositiveSmallIntegerField(_("年份"), unique=True)
    published = models.BooleanField(_("已发布"), default=False)
    source = models.CharField(_("来源"), max_length=200)
    revision = models.PositiveIntegerField(_("版次"), default=1, help_text=_("名单每改一次加一。"))

    objects = CalendarYearQuerySet.as_manager()

    class Meta:
        verbose_name = _("节假日年度")
        verbose_name_plural = _("节假日年度")

    def __str__(self) -> str:
        return str(self.year)

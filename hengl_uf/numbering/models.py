"""The last number given in each series and period."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Counter(models.Model):
    """How far a series has come in one period, such as the cases of a year. `next_number` writes it."""

    series = models.CharField(_("系列"), max_length=60)
    period = models.CharField(_("期间"), max_length=100, help_text=_("编号去掉顺序号后的部分。"))
    last = models.PositiveIntegerField(_("最后一号"))

    class Meta:
        verbose_name = _("编号")
        verbose_name_plural = _("编号")
        constraints = [models.UniqueConstraint(fields=["series", "period"], name="counter_unique_period")]

    def __str__(self) -> str:
        return f"{self.series} {self.period} {self.last}"

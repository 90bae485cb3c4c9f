"""Which class a site should have, and why: 《广东省民间信仰活动场所登记编号和建档编号管理规定》 (2025).

Any one of four makes it 登记编号场所: the land, the floor, the largest single event of a year, or its value; all others are
建档编号场所. The figures are settings, because other places and other years have others. Pure: all is handed in.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _


class SiteClass(models.TextChoices):
    """The two classes."""

    REGISTERED = "registered", _("登记编号场所")
    FILED = "filed", _("建档编号场所")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From how much on a site is 登记编号: square metres of land and of floor, people at one event."""

    land: Decimal
    floor: Decimal
    people: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The class that the measures lead to, and each reason in words."""

    site_class: SiteClass
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        """The reasons as one sentence."""
        return _now("；").join(self.reasons) + _now("。")


def thresholds() -> Thresholds:
    """Those of the settings."""
    return Thresholds(
        land=Decimal(settings.SITE_LAND_AREA),
        floor=Decimal(settings.SITE_FLOOR_AREA),
        people=settings.SITE_EVENT_PEOPLE,
    )


def suggest(
    *,
    land_area: Decimal | None,
    floor_area: Decimal | None,
    largest_event: int | None,
    has_heritage_value: bool,
    limits: Thresholds,
) -> Suggestion:
    """The class that these measures lead to. Areas in m², `largest_event` in people; None is not known."""
    measures = (
        (land_area, limits.land, _now("占地面积 %(is)s 平方米，达到 %(limit)s 平方米"), _now("占地面积")),
        (floor_area, limits.floor, _now("建筑面积 %(is)s 平方米，达到 %(limit)s 平方米"), _now("建筑面积")),
        (
            largest_event,
            limits.people,
            _now("一年内单次活动最多 %(is)s 人，达到 %(limit)s 人"),
            _now("最大活动规模"),
        ),
    )
    reached = tuple(
        words % {"is": plain(value), "limit": plain(limit)}
        for value, limit, words, _name in measures
        if value is not None and value >= limit
    )
    if has_heritage_value:
        reached += (_now("有重大历史文物价值，或者代表性强、影响广"),)
    if reached:
        return Suggestion(SiteClass.REGISTERED, reached)
    unknown = _now("、").join(name for value, _limit, _words, name in measures if value is None)
    reasons = [_now("面积、活动规模都没有达到登记编号的标准，也没有认定重大价值")]
    if unknown:
        reasons = [
            _now("已知的面积和活动规模都没有达到登记编号的标准"),
            _now("%(names)s还没有填") % {"names": unknown},
        ]
    return Suggestion(SiteClass.FILED, tuple(reasons))


def plain(number) -> str:
    """A number without zeros behind the point."""
    return f"{number.normalize():f}" if isinstance(number, Decimal) else str(number)

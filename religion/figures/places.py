"""The numbers of the sites themselves and of their registration."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.access.roles import Permission
from hengl_uf.figures.figure import Figure
from hengl_uf.figures.listing import listed
from hengl_uf.web.numbers import SHARE
from religion.classification import SiteClass
from religion.figures.scoped import seen
from religion.measures import NUMBERED_SHARE
from religion.models import Registration, Site


def sites(scope):
    """Sites within the scope."""
    return seen(Site, scope, "village")


SITES = Figure(
    code="religion.sites",
    label=_("民间信仰活动场所"),
    unit=_("处"),
    definition=_("目前登记在册的场所，不含已移除的。"),
    needs=Permission.SITE_VIEW,
    rows=sites,
    list_url=listed("religion:site-list"),
    over_time=False,
)
SITES_NUMBERED = Figure(
    code="religion.sites_numbered",
    label=_("已编号场所"),
    unit=_("处"),
    definition=_("目前持有登记编号或建档编号的场所，变更期间仍计入。"),
    needs=Permission.SITE_VIEW,
    rows=lambda scope: sites(scope).numbered(),
    list_url=listed("religion:site-list", numbered="yes"),
    over_time=False,
)
SITES_NUMBERED_SHARE = Figure(
    code="religion.sites_numbered_share",
    label=_("编号完成率"),
    unit=SHARE,
    definition=_("目前在册场所中持有登记编号或建档编号的比例。"),
    needs=Permission.SITE_VIEW,
    rows=sites,
    list_url=listed("religion:site-list"),
    measure=NUMBERED_SHARE,
    over_time=False,
)
SITES_REGISTERED = Figure(
    code="religion.sites_registered",
    label=SiteClass.REGISTERED.label,
    unit=_("处"),
    definition=_("目前属于登记编号类的场所；还没有确认类别的按建议类别计。"),
    needs=Permission.SITE_VIEW,
    rows=lambda scope: sites(scope).of_class(SiteClass.REGISTERED),
    list_url=listed("religion:site-list", site_class=SiteClass.REGISTERED.value),
    over_time=False,
)
SITES_FILED = Figure(
    code="religion.sites_filed",
    label=SiteClass.FILED.label,
    unit=_("处"),
    definition=_("目前属于建档编号类的场所；还没有确认类别的按建议类别计。"),
    needs=Permission.SITE_VIEW,
    rows=lambda scope: sites(scope).of_class(SiteClass.FILED),
    list_url=listed("religion:site-list", site_class=SiteClass.FILED.value),
    over_time=False,
)
CLASS_DOUBTFUL = Figure(
    code="religion.class_doubtful",
    label=_("类别待确认"),
    unit=_("处"),
    definition=_("目前类别没有人确认过，或者确认以后面积、活动规模有变、建议类别不同了的场所。"),
    needs=Permission.SITE_VIEW,
    rows=lambda scope: sites(scope).with_doubtful_class(),
    list_url=listed("religion:site-list", doubt="yes"),
    over_time=False,
)
REGISTRATIONS_UNDER_WAY = Figure(
    code="religion.registrations_under_way",
    label=_("办理中的登记"),
    unit=_("件"),
    definition=_("目前从村级申报到报上级之间、还没有给编号的登记和变更。"),
    needs=Permission.SITE_VIEW,
    rows=lambda scope: seen(Registration, scope).under_way(),
    list_url=listed("religion:registration-list", state="under_way"),
    over_time=False,
)

FIGURES = (
    SITES,
    SITES_NUMBERED,
    SITES_NUMBERED_SHARE,
    SITES_REGISTERED,
    SITES_FILED,
    CLASS_DOUBTFUL,
    REGISTRATIONS_UNDER_WAY,
)

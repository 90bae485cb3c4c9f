"""The numbers of the registers that all apps share."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.models import User
from hengl_uf.access.roles import Permission
from hengl_uf.audit.models import Entry
from hengl_uf.audit.reading import READINGS
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.figures.figure import Figure
from hengl_uf.places.models import Grid


def entries(scope):
    """The audit entries of the period."""
    return Entry.objects.within(scope.period)


def entries_url(scope, **more):
    """The list of the audit entries of the period."""
    days = {"start": scope.period.starts_on.isoformat(), "end": scope.period.ends_on.isoformat()}
    return reverse("audit:entry-list", query=days | more)


ENTERPRISES = Figure(
    code="enterprises.enterprises",
    label=_("在册企业"),
    unit=_("家"),
    definition=_("登记在册、没有移除的企业。"),
    needs=Permission.ENTERPRISE_VIEW,
    rows=lambda scope: Enterprise.objects.visible_to(scope.user).current(),
    list_url=lambda scope: reverse("enterprises:enterprise-list"),
    over_time=False,
)
OVERSEAS = Figure(
    code="enterprises.overseas_capital",
    label=_("港澳台侨企业"),
    unit=_("家"),
    definition=_("在册企业中资金来自香港、澳门、台湾或海外的。"),
    needs=Permission.ENTERPRISE_VIEW,
    rows=lambda scope: Enterprise.objects.visible_to(scope.user).current().from_outside(),
    list_url=lambda scope: reverse("enterprises:enterprise-list", query={"capital": "outside"}),
    over_time=False,
)
GRIDS = Figure(
    code="places.grids",
    label=_("网格"),
    unit=_("个"),
    definition=_("看得到的村（社区）里登记的网格。"),
    needs=Permission.GRID_VIEW,
    rows=lambda scope: Grid.objects.visible_to(scope.user).current(),
    list_url=lambda scope: reverse("places:grid-list"),
    over_time=False,
)

ACCOUNTS = Figure(
    code="access.accounts",
    label=_("启用的账号"),
    unit=_("个"),
    definition=_("可以登录的账号。"),
    needs=Permission.USER_VIEW,
    rows=lambda scope: User.objects.visible_to(scope.user).active(),
    list_url=lambda scope: reverse("access:user-list", query={"active": "true"}),
    over_time=False,
)
ACCOUNTS_DISABLED = Figure(
    code="access.accounts_disabled",
    label=_("停用的账号"),
    unit=_("个"),
    definition=_("已停用、不能登录的账号。"),
    needs=Permission.USER_VIEW,
    rows=lambda scope: User.objects.visible_to(scope.user).filter(is_active=False),
    list_url=lambda scope: reverse("access:user-list", query={"active": "false"}),
    over_time=False,
)
AUDIT_ENTRIES = Figure(
    code="audit.entries",
    label=_("审计记录"),
    unit=_("条"),
    definition=_("期内写入的审计记录。"),
    needs=Permission.AUDIT_VIEW,
    rows=entries,
    list_url=entries_url,
)
PERSONAL_DATA_READ = Figure(
    code="audit.personal_data_read",
    label=_("查看个人信息"),
    unit=_("次"),
    definition=_("期内查看个人信息的次数：联系对象、当事人、电话、证件号码、限阅备注等。"),
    needs=Permission.AUDIT_VIEW,
    rows=lambda scope: entries(scope).filter(event__in=READINGS),
    list_url=lambda scope: entries_url(scope, reading="true"),
)

FIGURES = (ENTERPRISES, OVERSEAS, GRIDS, ACCOUNTS, ACCOUNTS_DISABLED, AUDIT_ENTRIES, PERSONAL_DATA_READ)

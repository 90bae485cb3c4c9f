"""The numbers of members and their fees."""

from django.utils.translation import gettext_lazy as _

from chamber.figures.scoped import OF_ENTERPRISE, seen
from chamber.models import Fee, Membership
from hengl_uf.access.roles import Permission
from hengl_uf.figures.figure import Figure
from hengl_uf.figures.listing import listed, of_village
from hengl_uf.web.numbers import YUAN

OF_MEMBER = "membership__enterprise__village"


MEMBERS = Figure(
    code="chamber.members",
    label=_("商会会员"),
    unit=_("家"),
    definition=_("目前的会员企业，不含在办的申请。"),
    needs=Permission.MEMBERSHIP_VIEW,
    rows=lambda scope: of_village(seen(Membership, scope).members(), scope, OF_ENTERPRISE),
    list_url=listed("chamber:membership-list", state="member"),
    over_time=False,
)
APPLICATIONS = Figure(
    code="chamber.applications",
    label=_("在办入会申请"),
    unit=_("件"),
    definition=_("目前在初审、理事会审议或待发证的入会申请。"),
    needs=Permission.MEMBERSHIP_VIEW,
    rows=lambda scope: of_village(seen(Membership, scope).under_way(), scope, OF_ENTERPRISE),
    list_url=listed("chamber:membership-list", state="under_way"),
    over_time=False,
)
FEES_PAID = Figure(
    code="chamber.fees_paid",
    label=_("收到会费"),
    unit=YUAN,
    definition=_("期内收到的会费，按缴费日期计。"),
    needs=Permission.MEMBERSHIP_VIEW,
    rows=lambda scope: of_village(seen(Fee, scope).paid_within(scope.period), scope, OF_MEMBER),
    list_url=listed("chamber:fee-list", start="paid_from", end="paid_to"),
    measure="amount",
)
FEES_OVERDUE = Figure(
    code="chamber.fees_overdue",
    label=_("逾期会费"),
    unit=_("笔"),
    definition=_("目前已过缴费期限、没有缴也没有减免的会费。"),
    needs=Permission.MEMBERSHIP_VIEW,
    rows=lambda scope: of_village(seen(Fee, scope).overdue(scope.on), scope, OF_MEMBER),
    list_url=listed("chamber:fee-list", state="overdue"),
    over_time=False,
    wrong_when_any=True,
)

FIGURES = (
    MEMBERS,
    APPLICATIONS,
    FEES_PAID,
    FEES_OVERDUE,
)

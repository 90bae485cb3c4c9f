"""What may be done to a registration: in which states, by whom, from which day. Pages and deeds ask the same rules."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Allowed, Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date
from hengl_uf.places.reach import may_change
from religion.classification import SiteClass
from religion.models.registrations import NUMBERED, UNDER_WAY, WRITABLE, State


@dataclass(frozen=True)
class Verb:
    """One thing that is done to a registration; `key` is the end of its route."""

    key: str
    label: str | Promise
    states: tuple[State, ...]
    permission: Permission
    icon: str = ""
    tone: str = ""

    def answer(self, registration, user) -> Answer:
        """Whether this account may do it as the registration stands, or why not."""
        if registration.is_removed:
            return Denied(_now("这份登记已移除。"))
        if registration.state not in self.states:
            words = {"state": registration.get_state_display(), "verb": self.label}
            return Denied(_now("这份登记现在是“%(state)s”，不能%(verb)s。") % words)
        if registration.site.is_removed and self.key not in AFTER_REMOVAL:
            return Denied(_now("这个场所已移除，登记不再办理。"))
        return may_change(registration, user, self.permission)


EDIT, REVIEW = Permission.REGISTRATION_EDIT, Permission.REGISTRATION_REVIEW

# In the order in which they are offered: the next step first.
VERBS = (
    Verb("submit", _("提交申报"), WRITABLE, EDIT, "send"),
    Verb("review", _("审核通过"), (State.SUBMITTED,), REVIEW, "check"),
    Verb("publish", _("开始公示"), (State.REVIEWED,), REVIEW, "flag"),
    Verb("number", _("编号"), (State.PUBLIC, State.REPORTED), REVIEW, "certificate"),
    Verb("report", _("报上级"), (State.PUBLIC,), REVIEW, "arrow-forward-up"),
    Verb("return", _("退回"), UNDER_WAY, REVIEW, "arrow-back-up", "bad"),
    Verb("withdraw", _("撤回申报"), (State.SUBMITTED,), EDIT, "rotate"),
    Verb("change", _("办理变更"), NUMBERED, EDIT, "arrows-exchange"),
    Verb("edit", _("修改"), WRITABLE, EDIT, "edit"),
    Verb("drop-change", _("取消变更"), (State.CHANGING,), EDIT, "rotate"),
    Verb("cancel", _("注销"), (*NUMBERED, State.CHANGING), REVIEW, "ban", "bad"),
    Verb("remove", _("移除"), (State.DRAFT,), EDIT, "trash", "bad"),
)
VERB = {verb.key: verb for verb in VERBS}
AFTER_REMOVAL = ("cancel", "remove")  # what ends a registration is done also when its site is gone


def openable(site, user) -> Answer:
    """Whether this account may begin the registration of a site."""
    return may_change(site, user, EDIT)


def attachable(registration, user) -> Answer:
    """Whether this account may add files: the village while it writes, the office until the end."""
    if registration.state == State.CANCELLED:
        return Denied(_now("这份登记已注销。"))
    if registration.state not in WRITABLE and not user.may(REVIEW):
        return Denied(_now("申报期间由统战办添加材料；要补材料请先撤回或者等退回。"))
    return may_change(registration, user, EDIT)


def public_over(registration, on) -> Answer:
    """Whether the days in public are over on a day; there are such days from the publication on."""
    if registration.public_until is not None and on <= registration.public_until:
        words = {"day": full_date(registration.public_until)}
        return Denied(_now("公示到 %(day)s为止，期满后第二天起再办。") % words)
    return Allowed()


def class_settled(site) -> Answer:
    """Whether a person has confirmed the class against what the measures say today."""
    if not site.confirmed_class:
        return Denied(_now("场所类别还没有确认，请先在场所页面确认类别。"))
    if site.has_doubtful_class:
        return Denied(_now("确认类别后场所的数据有变化，请先在场所页面重新确认类别。"))
    return Allowed()


def numberable(registration, on) -> Answer:
    """Whether it is time for the number: the class is settled, its way is walked, the days in public are over."""
    settled = class_settled(registration.site)
    if not settled:
        return settled
    if registration.state == State.PUBLIC and registration.site.confirmed_class == SiteClass.REGISTERED:
        return Denied(_now("登记编号场所要先报上级，上级给出编号后再登记。"))
    return public_over(registration, on) if registration.state == State.PUBLIC else Allowed()


def answer_of(key, registration, user, on) -> Answer:
    """Whether this account may do it today."""
    answer = VERB[key].answer(registration, user)
    if not answer:
        return answer
    if key == "number":
        return numberable(registration, on)
    return public_over(registration, on) if key == "report" else answer


def verbs_for(registration, user) -> list[Verb]:
    """What is done in this state by accounts like this one; of the rest there is no button."""
    return [verb for verb in VERBS if registration.state in verb.states and user.may(verb.permission)]

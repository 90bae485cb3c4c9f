"""What the page of a registration shows: the chain of its states, what comes next, facts, conditions, numbers, steps."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date, plain_date
from hengl_uf.web.elements import Action, Badge
from religion.actions.registrations import public_days
from religion.classification import SiteClass
from religion.models import ReadinessItem
from religion.models.registrations import NUMBERED, UNDER_WAY, WRITABLE, State
from religion.registration_rules import class_settled, numberable, public_over

WALK = (State.SUBMITTED, State.REVIEWED, State.PUBLIC, State.REPORTED)


@dataclass(frozen=True)
class Stop:
    """One state on the way: behind it, here, or ahead; with the day on which it was reached."""

    label: str
    standing: str  # done, now, next
    note: str = ""

    @property
    def words(self) -> str:
        """Where it is, for those who hear it."""
        return {"done": _("已完成"), "now": _("现在"), "next": _("还没有到")}[self.standing]


def chain_of(registration, steps) -> list[Stop]:
    """The states from the beginning of this round to its end, as stops; the report upwards only where it is on the way."""
    state = State(registration.state)
    first = State.CHANGING if registration.round > 1 else State.DRAFT
    last = last_of(registration)
    way = [first, *WALK, last]
    reached = {step.to_state: step.taken_on for step in steps if step.round == registration.round}
    if last != State.REGISTERED and state != State.REPORTED and State.REPORTED not in reached:
        way.remove(State.REPORTED)
    if state == State.CANCELLED:
        way = [last, State.CANCELLED]
        reached |= {last: registration.numbered_on}
    here = way.index(state)
    return [
        Stop(
            str(one.label),
            standing_of(place, here, ended=state in (*NUMBERED, State.CANCELLED)),
            plain_date(reached[one]) if place <= here and reached.get(one) else "",
        )
        for place, one in enumerate(way)
    ]


def standing_of(place, here, *, ended) -> str:
    """Behind, here or ahead; at the end of the way all is done."""
    if place < here or (place == here and ended):
        return "done"
    return "now" if place == here else "next"


def last_of(registration) -> State:
    """The state to which its way leads: as it is numbered, else by the class of its site."""
    if registration.state in NUMBERED:
        return State(registration.state)
    registered = registration.site.effective_class == SiteClass.REGISTERED
    return State.REGISTERED if registered else State.FILED


def next_of(registration, user, on) -> dict:
    """Whose turn it is and what to do, in a sentence: {text, tone, title}; empty where nothing waits."""
    state = registration.state
    if registration.is_removed or state == State.CANCELLED:
        return {}
    if state in WRITABLE:
        return turn_of_village(registration)
    if state in UNDER_WAY:
        return {"title": _("下一步：镇统战办"), "text": turn_of_town(registration, on), "tone": "info"}
    return {}


def turn_of_village(registration) -> dict:
    """What the village has to do, with the reason when its application came back."""
    text = _("核对申报条件、补齐材料，然后提交申报。")
    if registration.state == State.CHANGING:
        text = _("写好变更后的情况，核对申报条件，然后提交申报；办完以前原编号继续有效。")
    if registration.returned_reason:
        return {
            "title": _("镇统战办已退回，请改好后再提交"),
            "text": registration.returned_reason,
            "tone": "warn",
        }
    return {"title": _("下一步：村（社区）"), "text": text, "tone": "info"}


def turn_of_town(registration, on) -> str:
    """What the office has to do in this state."""
    state = registration.state
    if state == State.SUBMITTED:
        return _("审核资料：齐全的审核通过，不齐全的写明原因退回。")
    if state == State.REVIEWED:
        return _("在村（社区）公示，听取意见。")
    over = public_over(registration, on) if state == State.PUBLIC else None
    if over is not None and not over:
        return over.reason
    answer = numberable(registration, on)
    if answer:
        return _("可以编号了。")
    if state == State.PUBLIC and class_settled(registration.site):
        return _("公示期已满，请报上级。")
    return answer.reason


def facts_of(registration) -> list[dict]:
    """What is known of a registration, as pairs."""
    facts = [
        {
            "label": _("场所"),
            "value": registration.site.name,
            "url": registration.site.get_absolute_url(),
        },
        {"label": _("村（社区）"), "value": registration.site.village.name},
        {"label": _("申报组织"), "value": registration.applicant},
        {"label": _("申报说明"), "value": registration.statement},
    ]
    more = [
        {"label": _("变更内容和原因"), "value": registration.change_reason},
        {"label": _("公示时间"), "value": public_time(registration)},
        {"label": _("公示地点"), "value": registration.public_where},
        {"label": _("公示结果"), "value": outcome_of(registration)},
        {"label": _("报送日期"), "value": registration.reported_on and full_date(registration.reported_on)},
        {"label": _("报送机关"), "value": registration.reported_to},
        {"label": _("编号日期"), "value": registration.numbered_on and full_date(registration.numbered_on)},
        {"label": _("注销原因"), "value": registration.cancelled_reason},
    ]
    return facts + [fact for fact in more if fact["value"]]


def public_time(registration) -> str:
    """From when to when it is in public."""
    if registration.public_from is None:
        return ""
    days = {"first": full_date(registration.public_from), "last": full_date(registration.public_until)}
    return _("%(first)s至%(last)s") % days


def outcome_of(registration) -> str:
    """What came of the days in public."""
    words = (str(registration.get_objections_display() or ""), registration.objections_note)
    return _("：").join(filter(None, words))


def class_of(site, user) -> dict:
    """The class as the measures suggest it, with the reasons, and as a person confirmed it."""
    suggestion, settled = site.suggestion(), class_settled(site)
    facts = [
        {"label": _("建议类别"), "value": suggestion.site_class.label},
        {"label": _("理由"), "value": suggestion.words},
        {
            "label": _("确认类别"),
            "value": site.get_confirmed_class_display() if site.confirmed_class else _("还没有确认"),
        },
    ]
    if site.class_reason:
        facts.append({"label": _("类别说明"), "value": site.class_reason})
    may = user.may(Permission.REGISTRATION_REVIEW)
    confirm = Action(
        _("确认类别"), reverse("religion:site-confirm-class", args=[site.pk]), may, icon="checkbox"
    )
    return {
        "facts": facts,
        "doubt": "" if settled else settled.reason,
        "confirm": None if settled else confirm,
    }


def readiness_of(registration) -> list[dict]:
    """Each condition with its answer: those of today, and those that were answered before they went out of use."""
    answers = {one.item_id: one for one in registration.readiness.all()}
    items = [
        one for one in ReadinessItem.objects.order_by("order", "pk") if one.is_active or one.pk in answers
    ]
    return [
        {
            "text": item.text,
            "required": item.is_required,
            "badge": answer_badge(answers.get(item.pk)),
            "note": answers[item.pk].note if item.pk in answers else "",
        }
        for item in items
    ]


def answer_badge(answer) -> Badge:
    """An answer in a word."""
    if answer is None:
        return Badge(_("没有核对"), "warn")
    return Badge(_("具备"), "good") if answer.is_met else Badge(_("不具备"), "bad")


def numbers_of(site) -> list[dict]:
    """The numbers that the site was ever given, those that it holds first."""
    rows = sorted(
        site.numbers.all(), key=lambda one: (one.ended_on is not None, one.kind != "official", -one.pk)
    )
    return [
        {
            "number": one.number,
            "kind": one.get_kind_display(),
            "authority": one.authority,
            "given_on": one.given_on,
            "ended_on": one.ended_on,
            "reason": one.ended_reason,
            "badge": Badge(_("已停用"), "neutral") if one.ended_on else Badge(_("使用中"), "good"),
        }
        for one in rows
    ]


def title_of(step) -> str:
    """What a step was, in a word."""
    if step.is_return:
        return _("退回")
    if not step.from_state:
        return _("开始登记")
    if step.from_state == State.SUBMITTED and step.to_state in WRITABLE:
        return _("撤回申报")
    if step.from_state == State.CHANGING and step.to_state in NUMBERED:
        return _("取消变更")
    if step.from_state == State.CHANGING and step.to_state == State.SUBMITTED:
        return _("申报变更")
    return str(step.get_to_state_display())


def timeline_of(registration, steps) -> list[dict]:
    """The steps, newest first."""
    newest = len(steps) - 1
    return [
        {
            "at": step.taken_at,
            "title": title_of(step),
            "text": text_of(step),
            "actor": step.taken_by.name,
            "tone": "warn" if step.is_return else "",
            "now": place == newest and registration.state != State.CANCELLED,
        }
        for place, step in reversed(list(enumerate(steps)))
    ]


def text_of(step) -> str:
    """Why, and the day where it is not the one on which it was written down."""
    noted = timezone.localdate(step.taken_at)
    day = "" if step.taken_on == noted else _("日期：%(day)s") % {"day": full_date(step.taken_on)}
    return "\n".join(filter(None, (step.reason, day)))


def public_clock(registration, on) -> dict:
    """The days in public counted out, and how many are left; empty while it is not in public."""
    if registration.state != State.PUBLIC:
        return {}
    left = (registration.public_until - on).days
    words = _("公示还有 %(days)s 天") % {"days": left} if left else _("公示最后一天")
    badge = Badge(_("公示期满"), "good") if left < 0 else Badge(words, "info")
    return {"deadline": public_days(registration.public_from), "deadline_badge": badge}

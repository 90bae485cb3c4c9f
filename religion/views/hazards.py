"""Pages of hazards: listed, noted, one with its loop; the deeds on it are in `hazard_verbs.py`."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.answers import Denied
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage
from hengl_uf.calendars.current import load_calendar
from hengl_uf.lib.dates import full_date, plain_date
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import SHARE, number_or_none
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.templatetags.web import shortened
from religion.actions import hazards as actions
from religion.filters.hazards import HazardFilter
from religion.forms.hazards import NoteForm
from religion.measures import CLOSED_SHARE
from religion.models import Hazard, Site
from religion.views.hazard_story import deadline_of, loop_of, rounds_of, steps_of

WAITING = ("open", "to_rectify", "to_check", "overdue", "escalated")


def list_crumb():
    """The way to the list of hazards."""
    return Crumb(_("隐患"), reverse("religion:hazard-list"))


def days_left(hazard, calendar, on) -> str:
    """How many working days are left, in words; "" for a closed one."""
    if not hazard.is_open:
        return ""
    if hazard.due_on == on:
        return _("今天到期")
    days = calendar.days_left(hazard.due_on, on)
    if hazard.due_on < on:
        return _("超期 %(days)s 个工作日") % {"days": -days}
    return _("还有 %(days)s 个工作日") % {"days": days} if days else _("下个工作日以前")


class HazardList(ListPage):
    """Hazards, latest found first; what is open by the day on which it is due."""

    permission = Permission.HAZARD_VIEW
    model = Hazard
    title = gettext_lazy("隐患")
    template_name = "religion/hazard_list.html"
    filters = HazardFilter
    default_order = "-found"
    related = ("site__village",)
    shown = "what grade state found_on due_on owner_name escalated_on site__name site__village__name"
    columns = (
        Column("what", gettext_lazy("隐患")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("due", gettext_lazy("整改期限"), ("due_on",)),
        Column("owner", gettext_lazy("责任人")),
        Column("village", gettext_lazy("村（社区）")),
        Column("found", gettext_lazy("发现日期"), ("found_on",), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有隐患。")
    empty_hint = gettext_lazy("巡查中不合格的项目会自动登记在这里；巡查以外看到的，用“登记隐患”登记。")

    def get_queryset(self):
        return super().get_queryset().current()

    def get(self, request):
        """The share that is closed says something of what was found in a time."""
        if request.GET.get("found_from") or request.GET.get("found_to"):
            self.sums = ((CLOSED_SHARE, gettext_lazy("整改率"), SHARE),)
        return super().get(request)

    def order(self):
        """Of what is still to be done, the most urgent first."""
        waiting = self.request.GET.get("state") in WAITING
        return ("due", False) if waiting and "sort" not in self.request.GET else super().order()

    def add(self):
        may = self.request.user.may(Permission.HAZARD_EDIT)
        return Action(_("登记隐患"), reverse("religion:hazard-add"), may, icon="plus")

    def context(self, **more):
        on, calendar = timezone.localdate(), load_calendar()
        for row in more.get("rows", ()):
            row.shown_badge, row.shown_grade = row.badge(on), row.grade_badge()
            row.shown_left = days_left(row, calendar, on)
        return super().context(**more)


class HazardDetail(DetailPage):
    """One hazard: where it stands in its loop, by when, its photos of each round, and every step."""

    permission = Permission.HAZARD_VIEW
    model = Hazard
    template_name = "religion/hazard_detail.html"
    related = ("site__village", "item", "answer__inspection", "follower", "rectified_by", "checked_by")
    shown = (
        "site__name site__village site__address site__removed_at site__status site__village__name item__code "
        "item__text item__clause answer__inspection__inspected_on follower__name rectified_by__name "
        "checked_by__name"
    )

    def get_title(self):
        return shortened(self.object.what, 40)

    def breadcrumbs(self):
        site = self.object.site
        return [list_crumb(), Crumb(site.name, site.get_absolute_url())]

    def state(self):
        return self.object.badge(timezone.localdate())

    def actions(self):
        hazard, user = self.object, self.request.user
        if not hazard.is_open:
            verbs = [("find-again", _("再次发现"), self.again(), "refresh")]
        elif hazard.state == Hazard.State.RECTIFIED:
            verbs = [
                ("check", _("复查"), hazard.checkable_by(user), "clipboard-check"),
                ("plan", _("调整安排"), hazard.editable_by(user), "edit"),
            ]
        else:
            rectify = ("rectify", _("登记整改"), hazard.rectifiable_by(user), "check")
            label = _("写明临时措施") if hazard.wants_interim_measure else _("安排整改")
            plan = ("plan", label, hazard.editable_by(user), "edit")
            verbs = [plan, rectify] if hazard.wants_interim_measure else [rectify, plan]
        buttons = [
            Action(label, reverse(f"religion:hazard-{verb}", args=[hazard.pk]), answer, icon=icon)
            for verb, label, answer, icon in verbs
        ]
        return [*buttons, self.letter()] if hazard.is_open else buttons

    def letter(self):
        """The notice that the site signs."""
        may = self.request.user.may(Permission.SITE_LETTER_VIEW)
        return Action(
            _("整改通知书"), reverse("religion:hazard-letter", args=[self.object.pk]), may, icon="file-text"
        )

    def again(self):
        """Whether it can be opened for another round: also the site must be in use."""
        site = self.object.site
        if site.is_removed or site.status == Site.Status.CLOSED:
            return Denied(_("场所已停止开放或者档案已移除。"))
        return self.object.reopenable_by(self.request.user)

    def panels(self):
        hazard, user, on = self.object, self.request.user, timezone.localdate()
        steps = list(hazard.steps.select_related("taken_by", "answer__inspection").order_by("pk"))
        attach = reverse("religion:hazard-attach", args=[hazard.pk])
        left = days_left(hazard, load_calendar(), on)
        return {
            "note": note_of(hazard, left),
            "warnings": warnings_of(hazard),
            "chain": loop_of(hazard),
            "facts": facts_of(hazard, steps),
            "deadline": deadline_of(hazard, steps),
            "deadline_badge": Badge(left, "bad" if hazard.is_overdue(on) else "info"),
            "rounds": rounds_of(hazard, hazard.editable_by(user), attach),
            "steps": steps_of(steps),
        }


def note_of(hazard, left) -> str:
    """The hazard in a line: where, how serious, by when."""
    words = [hazard.site.name, hazard.site.village.name, str(hazard.get_grade_display())]
    if hazard.is_open:
        words += [_("期限 %(day)s") % {"day": plain_date(hazard.due_on)}, left]
    return " · ".join(words)


def warnings_of(hazard) -> list[str]:
    """What has to be known before anything else."""
    said = []
    if hazard.is_open and hazard.escalated_on:
        said.append(_("已超期，%(day)s提请领导督办。") % {"day": plain_date(hazard.escalated_on)})
    if hazard.wants_interim_measure:
        said.append(_("这是重大隐患：先写明整改完成以前怎样保证安全。"))
    return said


def facts_of(hazard, steps) -> list[dict]:
    """What is known of a hazard, as pairs."""
    site, item = hazard.site, hazard.item
    facts = [
        {"label": _("隐患"), "value": hazard.what},
        {"label": _("场所"), "value": site.name, "url": site.get_absolute_url()},
        {"label": _("地址"), "value": f"{site.village.name}{site.address}"},
        {"label": _("级别"), "value": hazard.get_grade_display()},
        {"label": _("处置方式"), "value": hazard.get_way_display()},
        {"label": _("发现日期"), "value": found_words(hazard, steps)},
        {"label": _("整改责任人"), "value": hazard.owner_name},
        {"label": _("督促人"), "value": hazard.follower.name},
        {"label": _("整改措施"), "value": hazard.measure},
    ]
    referred = hazard.referred_on and _("%(to)s，%(day)s") % {
        "to": hazard.referred_to,
        "day": plain_date(hazard.referred_on),
    }
    more = [
        {"label": _("检查项目"), "value": item and f"{item.code} {item.text}"},
        {"label": _("依据"), "value": item and item.clause},
        {"label": _("临时管控措施"), "value": hazard.interim_measure},
        {"label": _("上报"), "value": referred},
        {"label": _("整改人"), "value": hazard.rectifier_name},
        {"label": _("整改情况"), "value": hazard.rectified_how},
        {"label": _("整改登记"), "value": hazard.rectified_by and hazard.rectified_by.name},
        {"label": _("复查人"), "value": hazard.checked_by and hazard.checked_by.name},
    ]
    facts += [fact for fact in more if fact["value"]]
    if hazard.answer:
        inspection = hazard.answer.inspection
        words = _("%(day)s巡查") % {"day": full_date(inspection.inspected_on)}
        facts.append({"label": _("来自"), "value": words, "url": inspection.get_absolute_url()})
    return facts


def found_words(hazard, steps) -> str:
    """The day on which it was found, and the first one when it was found again."""
    found = full_date(hazard.found_on)
    if hazard.round == 1 or not steps:
        return found
    words = {"day": found, "number": hazard.round, "first": plain_date(steps[0].taken_on)}
    return _("%(day)s（第 %(number)s 次；第一次 %(first)s）") % words


class HazardAttach(AttachPage):
    """Add photos of this round."""

    model = Hazard
    title = gettext_lazy("添加照片")

    @property
    def positions(self):
        return ((self.object.before, _("整改前")), (self.object.after, _("整改后")))


class HazardAdd(FocusesFirst):
    """Note a hazard that was seen outside an inspection."""

    permission = Permission.HAZARD_EDIT
    model = Hazard
    form_class = NoteForm
    title = gettext_lazy("登记隐患")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("site", "found_on")

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("religion:hazard-list")

    def initial(self):
        return {
            "site": number_or_none(self.request.GET.get("site")),
            "grade": Hazard.Grade.GENERAL,
            "found_on": timezone.localdate(),
        }

    def perform(self, form):
        return actions.note(by=self.request.user, at=timezone.now(), **form.cleaned_data)

    def success_message(self):
        return _("已登记隐患，整改期限 %(day)s。") % {"day": full_date(self.object.due_on)}

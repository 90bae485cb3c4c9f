"""Pages of inspections: all of them, one with what was found, and those entered from paper. The phone's are in `inspecting.py`."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.actions import may_change
from hengl_uf.attachments.models import Attachment
from hengl_uf.attachments.pages import AttachPage, panel_of
from hengl_uf.documents import letters
from hengl_uf.lib.dates import full_date, full_time
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovePage
from religion.actions import inspections as actions
from religion.actions.letters import inspection_by
from religion.filters.inspections import InspectionFilter
from religion.forms.inspections import ChangeForm, PaperForm
from religion.models import Hazard, Inspection, InspectionAnswer
from religion.models.inspections import position_of
from religion.views.inspecting import list_crumb

Result = InspectionAnswer.Result
OF_AN_ITEM = position_of("")
POSITIONS = ((letters.POSITION, gettext_lazy("检查记录表")),)


class InspectionList(ListPage):
    """All inspections, newest first."""

    permission = Permission.INSPECTION_VIEW
    model = Inspection
    title = gettext_lazy("巡查")
    template_name = "religion/inspection_list.html"
    filters = InspectionFilter
    default_order = "-day"
    related = ("site__village",)
    named = ("inspector",)
    shown = "inspected_on purpose finished_at failed inspector site__name site__village__name"
    columns = (
        Column("site", gettext_lazy("场所")),
        Column("state", gettext_lazy("结果"), css="cell-state"),
        Column("day", gettext_lazy("巡查日期"), ("inspected_on",)),
        Column("village", gettext_lazy("村（社区）")),
        Column("inspector", gettext_lazy("巡查人")),
        Column("purpose", gettext_lazy("巡查类型"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有巡查记录。")
    empty_hint = gettext_lazy("扫场所码，或者从“今天的路线”里选一个场所开始巡查；用纸表做的巡查在这里补登。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.INSPECTION_EDIT)
        return Action(_("补登纸表巡查"), reverse("religion:inspection-add"), may, icon="plus")

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_badge = row.badge()
        route = Action(_("今天的路线"), reverse("religion:route"), icon="route")
        return super().context(route=route, **more)


class InspectionDetail(DetailPage):
    """One inspection: what was found, the hazards that it made, and all answers by the lists of its day."""

    permission = Permission.INSPECTION_VIEW
    model = Inspection
    template_name = "religion/inspection_detail.html"
    related = ("site__village", "inspector")

    def breadcrumbs(self):
        site = self.object.site
        return [list_crumb(), Crumb(str(site), site.get_absolute_url())]

    def state(self):
        return Badge(_("已移除"), "neutral") if self.object.is_removed else self.object.badge()

    def actions(self):
        inspection, user = self.object, self.request.user
        if inspection.is_finished:
            return [
                Action(
                    _("出具检查记录表"),
                    reverse("religion:inspection-letter", args=[inspection.pk]),
                    inspection_by(inspection, user),
                    icon="file-text",
                )
            ]
        editable = inspection.editable_by(user)
        verbs = (
            ("answer", _("继续巡查"), "clipboard-check", ""),
            ("edit", _("修改类型和备注"), "edit", ""),
            ("attach", _("添加照片"), "photo", ""),
            ("remove", _("移除"), "trash", "bad"),
        )
        return [
            Action(
                label,
                reverse(f"religion:inspection-{verb}", args=[inspection.pk]),
                editable,
                icon=icon,
                tone=tone,
            )
            for verb, label, icon, tone in verbs
        ]

    def panels(self):
        inspection, user = self.object, self.request.user
        lists = list(inspection.checklists.all())
        files = list(Attachment.objects.about(inspection))
        found = answers_of(inspection, files)
        hazards = hazards_of(inspection, user)
        for one in found:
            one.shown_hazard = hazards.get(one.pk)
        parts = by_group(found)
        return {
            "note": " · ".join(
                [full_date(inspection.inspected_on), inspection.inspector.name, *(one.title for one in lists)]
            ),
            "facts": facts_of(inspection),
            "counts": counts_of(inspection, found),
            "failed": [one for one in found if one.result == Result.FAIL],
            "unanswered": 0 if inspection.is_finished else len(actions.items_of(inspection)) - len(found),
            "hazards": list(dict.fromkeys(hazards.values())),
            "may_plan": bool(user.may(Permission.HAZARD_EDIT)),
            "checks": list(inspection.special_checks.order_by("day", "pk")),
            "parts": parts,
            "lists": lists,
            "attachments": self.others(files),
        }

    def others(self, files) -> dict | None:
        """The files of the whole, beside those of the items: photos, and the record made of it."""
        inspection, user = self.object, self.request.user
        whole = [one for one in files if not one.position.startswith(OF_AN_ITEM)]
        add_url = (
            "" if inspection.is_finished else reverse("religion:inspection-attach", args=[inspection.pk])
        )
        if not (whole or add_url):
            return None
        words = {"heading": _("照片和文件"), "position": ""}
        return panel_of(whole, may_change(user, inspection), add_url, POSITIONS) | words


def answers_of(inspection, files) -> list[InspectionAnswer]:
    """The answers in the order of the lists, each with its photos."""
    photos: dict[str, list[Attachment]] = {}
    for one in files:
        photos.setdefault(one.position, []).append(one)
    found = sorted(
        inspection.answers.select_related("item__checklist"),
        key=lambda one: (actions.place_of(one.item.checklist), one.item.order, one.item_id),
    )
    for one in found:
        one.shown_badge, one.shown_photos = one.badge(), photos.get(position_of(one.item_id), [])
    return found


def hazards_of(inspection, user) -> dict[int, Hazard]:
    """The hazards that were found in it, by answer: new ones, and those seen or opened again."""
    if not inspection.failed or not user.may(Permission.HAZARD_VIEW):
        return {}
    on = timezone.localdate()
    made = {one.answer_id: one for one in Hazard.objects.filter(answer__inspection=inspection)}
    again = Hazard.objects.filter(steps__answer__inspection=inspection).exclude(answer__in=made)
    steps = dict(again.values_list("steps__answer", "pk").filter(steps__answer__inspection=inspection))
    rows = Hazard.objects.in_bulk(steps.values())
    found = made | {answer: rows[pk] for answer, pk in steps.items()}
    for hazard in found.values():
        hazard.shown_badge, hazard.shown_grade = hazard.badge(on), hazard.grade_badge()
        hazard.shown_again = hazard.answer_id not in made
    return found


def by_group(found) -> list[dict]:
    """The answers by list and group."""
    parts: list[dict] = []
    for one in found:
        key = (one.item.checklist_id, one.item.group)
        if not parts or parts[-1]["key"] != key:
            parts.append({"key": key, "list": one.item.checklist, "group": one.item.group, "answers": []})
        parts[-1]["answers"].append(one)
    return parts


def counts_of(inspection, found) -> list[dict]:
    """How many passed, failed, did not apply: as counted at the end, until then so far."""
    tones = InspectionAnswer.TONES
    return [
        {"label": one.label, "count": sum(row.result == one for row in found), "tone": tones[one]}
        for one in Result
    ]


def facts_of(inspection) -> list[dict]:
    """What is known of an inspection beside its answers, as pairs."""
    site = inspection.site
    arrival = inspection.get_arrival_display()
    if inspection.distance is not None:
        words = {"arrival": arrival, "distance": distance_words(inspection.distance)}
        arrival = _("%(arrival)s，距场所 %(distance)s") % words
    facts = [
        {"label": _("场所"), "value": site, "url": site.get_absolute_url()},
        {"label": _("村（社区）"), "value": site.village},
        {"label": _("巡查日期"), "value": full_date(inspection.inspected_on)},
        {"label": _("巡查人"), "value": inspection.inspector},
        {"label": _("巡查类型"), "value": inspection.get_purpose_display()},
        {"label": _("到场方式"), "value": arrival},
    ]
    more = [
        {"label": _("参加单位"), "value": inspection.companions},
        {"label": _("备注"), "value": inspection.remark},
        {"label": _("完成时间"), "value": inspection.finished_at and full_time(inspection.finished_at)},
        {"label": _("下次应查"), "value": inspection.is_finished and full_date(site.next_inspection_on)},
        {"label": _("移除原因"), "value": inspection.removed_reason},
    ]
    return facts + [fact for fact in more if fact["value"]]


def distance_words(metres) -> str:
    """A distance as one says it: 85 米, 1.2 公里."""
    if metres < 1000:
        return _("%(count)d 米") % {"count": metres}
    return _("%(count).1f 公里") % {"count": metres / 1000}


class InspectionAdd(FocusesFirst):
    """Enter a round that was made with paper: then its list is answered as on a phone."""

    permission = Permission.INSPECTION_EDIT
    model = Inspection
    form_class = PaperForm
    template_name = "religion/inspection_add.html"
    title = gettext_lazy("补登纸表巡查")
    submit_label = gettext_lazy("下一步：填检查结果")
    begun = None

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("religion:inspection-list")

    def initial(self):
        return {
            "site": number_or_none(self.request.GET.get("site", "")),
            "inspected_on": timezone.localdate(),
            "inspector": self.request.user.pk,
            "kinds": ["fire"],
        }

    def perform(self, form):
        try:
            return actions.start(by=self.request.user, at=timezone.now(), **form.record_fields())
        except actions.HalfDone as refusal:
            self.begun = refusal.inspection
            raise

    def context(self, **more):
        return super().context(begun=self.begun, **more)

    def success_url(self):
        return reverse("religion:inspection-answer", args=[self.object.pk])

    def success_message(self):
        return _("已建立这次巡查，请逐项填写检查结果。")


class InspectionEdit(FocusesFirst):
    """Correct what stands beside the answers, as long as it is not finished."""

    permission = Permission.INSPECTION_EDIT
    model = Inspection
    form_class = ChangeForm
    title = gettext_lazy("修改巡查")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change(
            inspection=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class InspectionAttach(AttachPage):
    """Add photos of the whole, as long as it is not finished."""

    model = Inspection


class InspectionRemove(RemovePage):
    """Take one away that was begun by mistake."""

    model = Inspection
    explanation = gettext_lazy(
        "只有没有完成的巡查可以移除；移除后不再出现在名单和统计里，记录和原因保留备查。"
    )

    def list_url(self):
        return reverse("religion:inspection-list")

    def cancel_url(self):
        return self.object.get_absolute_url()

    def remove(self, **how):
        return actions.remove(inspection=self.object, **how)

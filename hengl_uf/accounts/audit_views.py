"""The auditor's pages: what was done, by whom, when, and whether the trail was last proven whole."""

from datetime import date, timedelta
from pathlib import Path

import django_filters
from django import forms
from django.apps import apps
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.models import User
from hengl_uf.access.roles import Permission
from hengl_uf.audit import anchors
from hengl_uf.audit.models import Entry, Head
from hengl_uf.audit.proof import last_anchor
from hengl_uf.audit.reading import READINGS
from hengl_uf.places.models import Village
from hengl_uf.web.elements import Column, Crumb
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage, Page

PROOF_IS_OLD = timedelta(hours=36)  # the proof runs every night; one missed night is worth a word
NOBODY = "none"
DAYS = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2199, 12, 31))]


def kinds_of_target() -> list[tuple[str, str]]:
    """The kinds of record that the trail may speak of, by their names."""
    ours = [
        model for model in apps.get_models() if Path(model._meta.app_config.path).parent == settings.BASE_DIR
    ]
    return sorted(
        ((model._meta.label_lower, str(model._meta.verbose_name)) for model in ours), key=lambda kind: kind[1]
    )


def people() -> list[tuple[str, str]]:
    """Everybody who can have done something."""
    names = User.objects.order_by("name", "username").values_list("pk", "name", "username")
    return [(str(pk), f"{name}（{username}）") for pk, name, username in names]


class DayInput(forms.DateInput):
    """The browser's own picker of a day."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class EntryFilter(django_filters.FilterSet):
    """Filters of the trail."""

    start = django_filters.DateFilter(
        label=gettext_lazy("从"), widget=DayInput, validators=DAYS, method="since"
    )
    end = django_filters.DateFilter(
        label=gettext_lazy("到"), widget=DayInput, validators=DAYS, method="until"
    )
    person = django_filters.ChoiceFilter(
        label=gettext_lazy("操作人"),
        field_name="actor_id",
        empty_label=gettext_lazy("全部操作人"),
        null_label=gettext_lazy("系统"),
        null_value=NOBODY,
    )
    event = django_filters.ChoiceFilter(label=gettext_lazy("事件"), empty_label=gettext_lazy("全部事件"))
    reading = django_filters.BooleanFilter(
        label=gettext_lazy("查看个人信息"), widget=forms.HiddenInput, method="only_readings"
    )
    target_type = django_filters.ChoiceFilter(
        label=gettext_lazy("对象类别"), choices=kinds_of_target, empty_label=gettext_lazy("全部类别")
    )
    target_id = django_filters.NumberFilter(label=gettext_lazy("对象编号"), decimal_places=0, min_value=1)

    class Meta:
        model = Entry
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["person"].extra["choices"] = people()  # read once, not at each look at the field
        self.filters["event"].extra["choices"] = Entry.objects.kinds()

    def only_readings(self, queryset, name, wanted):
        """The figure of readings leads here."""
        return queryset.filter(event__in=READINGS) if wanted else queryset.exclude(event__in=READINGS)

    def since(self, queryset, name, day):
        return queryset.filter(at__gte=midnight(day))

    def until(self, queryset, name, day):
        return queryset.filter(at__lt=midnight(day + timedelta(days=1)))


def midnight(day):
    """The first moment of a day here."""
    return timezone.make_aware(timezone.datetime(day.year, day.month, day.day))


def proof_state(now) -> dict:
    """What the last proof found, as the page tells it: text, tone, at, links."""
    try:
        anchor = last_anchor()
    except anchors.BrokenAnchors:
        return {
            "tone": "bad",
            "text": _("证明文件被改动，请立即请系统管理员运行 manage.py verify_audit 查明。"),
        }
    if anchor is None:
        return {"tone": "warn", "text": _("还没有做过完整性证明。每晚会自动证明一次。")}
    at = parse_datetime(anchor.at)
    head = Head.objects.filter(pk=1).first() or Head()
    if head.position < anchor.position:
        return {
            "tone": "bad",
            "text": _("现有记录少于上次证明时的记录，请立即请系统管理员运行 manage.py verify_audit 查明。"),
        }
    words = {"at": at, "links": anchor.position, "since": head.position - anchor.position}
    if now - at > PROOF_IS_OLD:
        return {"tone": "warn", "text": _("上次证明已过去较久，请系统管理员检查夜间任务。"), **words}
    return {"tone": "good", "text": _("记录完整，没有被改动、删除或插入。"), **words}


class EntryList(ListPage):
    """The trail, newest first."""

    permission = Permission.AUDIT_VIEW
    model = Entry
    filters = EntryFilter
    title = gettext_lazy("审计记录")
    template_name = "audit/entry_list.html"
    default_order = "-at"
    columns = (
        Column("at", gettext_lazy("时间"), ("at",)),
        Column("actor", gettext_lazy("操作人")),
        Column("sentence", gettext_lazy("事件")),
        Column("target", gettext_lazy("对象")),
        Column("note", gettext_lazy("说明"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有审计记录。")
    empty_hint = gettext_lazy("每一次登记、修改、办理和登录都会记在这里，不能修改，不能删除。")

    def context(self, **more):
        return super().context(kind_names=dict(kinds_of_target()), proof=proof_state(timezone.now()), **more)


class EntryDetail(DetailPage):
    """One deed: who, when, what, and what changed."""

    permission = Permission.AUDIT_VIEW
    model = Entry
    template_name = "audit/entry_detail.html"
    shows_history = False

    def get_title(self):
        return f"{self.object.actor_name} {self.object.sentence}"

    def breadcrumbs(self):
        return [Crumb(_("审计记录"), reverse("audit:entry-list"))]

    def panels(self):
        entry = self.object
        same = reverse(
            "audit:entry-list", query={"target_type": entry.target_type, "target_id": entry.target_id}
        )
        return {"facts": facts_of(entry), "same_target_url": same if entry.target_id else ""}


def facts_of(entry) -> list[dict]:
    """What an entry says, in pairs."""
    village = Village.objects.filter(pk=entry.village_id).first() if entry.village_id else None
    kind = dict(kinds_of_target()).get(entry.target_type, entry.target_type)
    return [
        {"label": _("操作人"), "value": entry.actor_name},
        {"label": _("事件"), "value": f"{entry.sentence}（{entry.event}）"},
        {"label": _("对象类别"), "value": f"{kind}（{entry.target_type}）"},
        {"label": _("对象"), "value": entry.target_name},
        {"label": _("对象编号"), "value": entry.target_id or ""},
        {"label": _("村（社区）"), "value": village.name if village else ""},
        {"label": _("说明"), "value": entry.note},
        {"label": _("记录编号"), "value": entry.pk},
        {"label": _("封印"), "value": entry.seal},
    ]


class ProofPage(Page):
    """Whether the trail was whole when it was last proven."""

    permission = Permission.AUDIT_VIEW
    title = gettext_lazy("审计记录的完整性")
    template_name = "audit/proof.html"

    def breadcrumbs(self):
        return [Crumb(_("审计记录"), reverse("audit:entry-list"))]

    def get(self, request):
        return self.render(proof=proof_state(timezone.now()))

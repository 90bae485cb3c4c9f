"""Pages of registrations: listed, opened, begun, written; the steps are in `registration_verbs.py`."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage
from religion.actions import registrations as actions
from religion.filters.registrations import RegistrationFilter
from religion.forms.registrations import OpeningForm, RegistrationForm
from religion.models import Registration, Site
from religion.models.registrations import WRITABLE, State
from religion.registration_rules import VERB, answer_of, attachable, verbs_for
from religion.views import registration_panels as panels

POSITIONS = (
    ("application", gettext_lazy("申报材料")),
    ("public", gettext_lazy("公示照片")),
    ("answer", gettext_lazy("上级批复")),
)


def list_crumb():
    """The way to the list of registrations."""
    return Crumb(_("场所登记"), reverse("religion:registration-list"))


class RegistrationList(ListPage):
    """All registrations, those that moved last first."""

    permission = Permission.SITE_VIEW
    model = Registration
    title = gettext_lazy("场所登记")
    template_name = "religion/registration_list.html"
    filters = RegistrationFilter
    default_order = "-since"
    related = ("site__village",)
    shown = (
        "state state_since round numbered_on returned_reason public_until site__name site__confirmed_class"
        " site__confirmed_against"
        " site__suggested_class site__file_no site__official_no site__village__name"
    )
    columns = (
        Column("name", gettext_lazy("场所")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("turn", gettext_lazy("下一步")),
        Column("class", gettext_lazy("类别")),
        Column("number", gettext_lazy("编号")),
        Column("since", gettext_lazy("进入本状态"), ("state_since",)),
        Column("village", gettext_lazy("村（社区）"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有场所登记。")
    empty_hint = gettext_lazy("场所建档后在这里申报：村（社区）写申报，镇里审核、公示、报上级，最后编号。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.REGISTRATION_EDIT)
        return Action(_("开始登记"), reverse("religion:registration-add"), may, icon="plus")

    def context(self, **more):
        on = timezone.localdate()
        for row in more.get("rows", ()):
            row.shown_badge = row.badge()
            row.shown_turn = turn_of(row, on)
            row.shown_class = class_words(row.site)
        may_items = bool(self.request.user.may(Permission.CHECKLIST_EDIT))
        return super().context(may_items=may_items, **more)


def turn_of(row, on) -> str:
    """Whose turn it is, in a word; nothing where nobody is waited for."""
    if row.state in WRITABLE:
        return _("村（社区）补正") if row.returned_reason else _("村（社区）申报")
    if row.state == State.PUBLIC:
        return _("期满后办理") if on <= row.public_until else _("公示期满，待办")
    towns = {
        State.SUBMITTED: _("镇里审核"),
        State.REVIEWED: _("镇里公示"),
        State.REPORTED: _("等编号"),
    }
    return towns.get(State(row.state), "")


def class_words(site) -> str:
    """The class of a site, and whether a person has confirmed it."""
    words = site.get_confirmed_class_display() if site.confirmed_class else site.get_suggested_class_display()
    return _("%(class)s（待确认）") % {"class": words} if site.has_doubtful_class else words


class RegistrationDetail(DetailPage):
    """One registration: where it stands on its way, what comes next, its conditions, files and steps."""

    permission = Permission.SITE_VIEW
    model = Registration
    template_name = "religion/registration_detail.html"
    related = ("site__village",)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(self.object.site.name, self.object.site.get_absolute_url())]

    def state(self):
        if self.object.is_removed:
            return Badge(_("已移除"), "neutral")
        return self.object.badge()

    def actions(self):
        registration, user, on = self.object, self.request.user, timezone.localdate()
        if registration.is_removed:
            return []
        if registration.state == State.CANCELLED:
            url = f"{reverse('religion:registration-add')}?site={registration.site_id}"
            return [Action(_("重新登记"), url, user.may(Permission.REGISTRATION_EDIT), icon="plus")]
        site = Action(_("查看场所"), registration.site.get_absolute_url(), icon="building-arch")
        buttons = [
            Action(
                verb.label,
                reverse(f"religion:registration-{verb.key}", args=[registration.pk]),
                answer_of(verb.key, registration, user, on),
                icon=verb.icon,
                tone=verb.tone,
            )
            for verb in verbs_for(registration, user)
        ]
        forward = {"submit", "review", "publish", "number", "report"}
        waits = not any(
            verb.key in forward and button.allowed
            for verb, button in zip(verbs_for(registration, user), buttons, strict=True)
        )
        return [site, *buttons] if waits else [*buttons, site]

    def panels(self):
        registration, user, on = self.object, self.request.user, timezone.localdate()
        steps = list(registration.steps.select_related("taken_by").order_by("pk"))
        attach = reverse("religion:registration-attach", args=[registration.pk])
        files = attachments_panel(registration, user, attach, positions=POSITIONS)
        files["add"] = Action(_("添加附件"), attach, attachable(registration, user), icon="paperclip")
        return {
            "note": numbers_note(registration.site),
            "next": panels.next_of(registration, user, on),
            "chain": panels.chain_of(registration, steps),
            "facts": panels.facts_of(registration),
            "classes": panels.class_of(registration.site, user),
            "readiness": panels.readiness_of(registration),
            "numbers": panels.numbers_of(registration.site),
            "steps": panels.timeline_of(registration, steps),
            **panels.public_clock(registration, on),
            **files,
        }


def numbers_note(site) -> str:
    """The numbers that a site holds, in a line."""
    words = [
        _("登记编号 %(number)s") % {"number": site.official_no} if site.official_no else "",
        _("内部档号 %(number)s") % {"number": site.file_no} if site.file_no else "",
        _("%(day)s编号") % {"day": plain_date(site.numbered_on)} if site.numbered_on else "",
    ]
    return " · ".join(filter(None, words))


class RegistrationAttach(AttachPage):
    """Add files: what was handed in, photos of the publication, the answer from above."""

    model = Registration
    positions = POSITIONS

    def answer(self):
        return attachable(self.object, self.request.user)


class RegistrationFormPage(FocusesFirst, abstract=True):
    """What beginning and correcting a registration have in common."""

    permission = Permission.REGISTRATION_EDIT
    model = Registration
    template_name = "religion/registration_form.html"

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("religion:registration-list")


class RegistrationAdd(RegistrationFormPage):
    """Begin the registration of a site; `?site=` says which."""

    form_class = OpeningForm
    title = gettext_lazy("开始登记")
    submit_label = gettext_lazy("保存草稿")

    def site(self) -> Site | None:
        """The site that the address names, if this account may know of it."""
        pk = number_or_none(self.request.GET.get("site", ""))
        found = Site.objects.visible_to(self.request.user).current().select_related("village")
        return found.filter(pk=pk).first() if pk else None

    def get(self, request, **kwargs):
        there = Registration.objects.alive().filter(site=self.site()).first() if self.site() else None
        if there:
            messages.info(request, _("这个场所已有一份登记，请在这一份上办理。"))
            return redirect(there)
        return super().get(request, **kwargs)

    def initial(self):
        site = self.site()
        if site is None:
            return {}
        group = site.management == Site.Management.GROUP
        return {"site": site.pk, "applicant": _("%(site)s管理小组") % {"site": site.name} if group else ""}

    def context(self, **more):
        site = self.site()
        words = ""
        if site:
            suggestion = site.suggestion()
            names = {"class": suggestion.site_class.label, "why": suggestion.words}
            words = _("按现有数据建议：%(class)s。%(why)s") % names
        return super().context(suggestion=words, **more)

    def cancel_url(self):
        site = self.site()
        return site.get_absolute_url() if site else self.list_url()

    def perform(self, form):
        return actions.open_registration(
            by=self.request.user, at=timezone.now(), answers=form.answers(), **form.record_fields()
        )

    def success_message(self):
        return _("已保存草稿。条件核对好后提交申报。")


class RegistrationEdit(RegistrationFormPage):
    """Correct what the village writes."""

    form_class = RegistrationForm
    title = gettext_lazy("修改登记")

    def answer(self):
        return VERB["edit"].answer(self.object, self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(self.object.site.name, self.object.get_absolute_url())]

    def perform(self, form):
        return actions.edit_registration(
            registration=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            answers=form.answers(),
            **form.record_fields(),
        )

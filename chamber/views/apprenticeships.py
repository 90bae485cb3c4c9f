"""Pages of apprenticeships: listed, set up with the enterprises that train, begun, completed, stopped."""

from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import apprenticeships as actions
from chamber.filters.apprenticeships import CohortFilter
from chamber.forms.apprenticeships import (
    CohortForm,
    FinishForm,
    StartForm,
    StopForm,
    TrainerRows,
    rows_from,
    trainers_fit,
    trainers_of,
)
from chamber.models import Agreement, Cohort, CohortEnterprise
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date, plain_date
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovePage
from hengl_uf.web.rows import with_row_added

ROWS = "enterprises"  # the prefix of the rows
PEOPLE = gettext_lazy("人")
Status = Cohort.Status


def list_crumb():
    """The way to the list of apprenticeships."""
    return Crumb(_("学徒班"), reverse("chamber:apprenticeship-list"))


class ApprenticeshipList(ListPage):
    """All cohorts, newest first."""

    permission = Permission.TRAINING_VIEW
    model = Cohort
    title = gettext_lazy("学徒班")
    template_name = "chamber/apprenticeship_list.html"
    filters = CohortFilter
    default_order = "-starts"
    shown = "name school trade starts_on ends_on planned enrolled completed hired status removed_at"
    sums = (
        ("planned", gettext_lazy("计划"), PEOPLE),
        ("enrolled", gettext_lazy("入学"), PEOPLE),
        ("completed", gettext_lazy("结业"), PEOPLE),
        ("hired", gettext_lazy("留任"), PEOPLE),
    )
    columns = (
        Column("name", gettext_lazy("班次")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("trade", gettext_lazy("专业（工种）")),
        Column("people", gettext_lazy("计划/入学/结业/留任")),
        Column("starts", gettext_lazy("开始日期"), ("starts_on",)),
        Column("ends", gettext_lazy("结业日期"), ("ends_on",), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有学徒班。")
    empty_hint = gettext_lazy("现代学徒制、启匠工程的每一期是一个班：学校、企业、人数和结业情况。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.TRAINING_EDIT)
        return Action(_("登记学徒班"), reverse("chamber:apprenticeship-add"), may, icon="plus")

    def context(self, **more):
        on = timezone.localdate()
        rows = more.get("rows", ())
        trainers = CohortEnterprise.objects.filter(cohort__in=[row.pk for row in rows]).order_by("pk")
        named: dict[int, list[str]] = {}
        for cohort, name in trainers.values_list("cohort", "enterprise__name") if rows else ():
            named.setdefault(cohort, []).append(name)
        for row in rows:
            row.shown_badge = badge_of(row, on)
            row.shown_start, row.shown_end = plain_date(row.starts_on), plain_date(row.ends_on)
            row.shown_enterprises = _("、").join(named.get(row.pk, ()))
        return super().context(**more)


def badge_of(cohort, on) -> Badge:
    """Where a cohort stands, in a word; one that should be over says so."""
    if cohort.status in Cohort.LIVE and cohort.ends_on < on:
        return Badge(_("到期未登记结业"), "warn")
    return cohort.badge()


class ApprenticeshipDetail(DetailPage):
    """One cohort: numbers, enterprises, the agreement behind it, files."""

    permission = Permission.TRAINING_VIEW
    model = Cohort
    template_name = "chamber/apprenticeship_detail.html"
    related = ("staff", "agreement")
    shown = "staff__name agreement__title"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        if self.object.is_removed:
            return Badge(_("已移除"), "neutral")
        return badge_of(self.object, timezone.localdate())

    def actions(self):
        cohort, user = self.object, self.request.user
        editable, runnable = cohort.editable_by(user), cohort.runnable_by(user)
        verbs = [("edit", _("修改"), editable, "edit", "")]
        if cohort.status == Status.RECRUITING:
            verbs.insert(0, ("start", _("开班"), runnable, "player-play", ""))
        if cohort.status == Status.RUNNING:
            verbs.insert(0, ("finish", _("登记结业"), runnable, "school", ""))
        if cohort.status in Cohort.LIVE:
            verbs.append(("stop", _("停办"), runnable, "ban", ""))
        verbs.append(("remove", _("移除"), editable, "trash", "bad"))
        return [
            Action(
                label,
                reverse(f"chamber:apprenticeship-{verb}", args=[cohort.pk]),
                answer,
                icon=icon,
                tone=tone,
            )
            for verb, label, answer, icon, tone in verbs
        ]

    def panels(self):
        cohort, user = self.object, self.request.user
        rows = cohort.enterprises.select_related("enterprise").order_by("pk")
        words = _("学徒 %(apprentices)s 人，师傅 %(mentors)s 人")
        sums = rows.order_by().aggregate(apprentices=Sum("apprentices"), mentors=Sum("mentors"))
        attach = reverse("chamber:apprenticeship-attach", args=[cohort.pk])
        return {
            "facts": facts_of(cohort),
            "numbers": numbers_of(cohort),
            "trainers": [
                {
                    "label": one.enterprise.name,
                    "url": one.enterprise.get_absolute_url(),
                    "note": words % {"apprentices": one.apprentices, "mentors": one.mentors},
                }
                for one in rows
            ],
            "note": words % sums if sums["mentors"] is not None else "",
            **attachments_panel(cohort, user, attach),
        }


def facts_of(cohort) -> list[dict]:
    """What is known of a cohort, as pairs."""
    agreement = cohort.agreement
    facts = [
        {"label": _("学校"), "value": cohort.school},
        {"label": _("专业（工种）"), "value": cohort.trade},
        {"label": _("开始日期"), "value": full_date(cohort.starts_on)},
        {"label": _("结业日期"), "value": full_date(cohort.ends_on)},
        {
            "label": _("所依据协议"),
            "value": agreement or _("没有"),
            "url": agreement and agreement.get_absolute_url(),
        },
        {"label": _("跟进人"), "value": cohort.staff},
    ]
    if cohort.ending:
        label = _("停办原因") if cohort.status == Status.STOPPED else _("结业说明")
        facts.append({"label": label, "value": cohort.ending})
    return facts


def numbers_of(cohort) -> list[dict]:
    """How many were planned, came, completed and stayed."""
    pairs = [(_("计划"), cohort.planned)]
    if cohort.status != Status.RECRUITING:
        pairs.append((_("入学"), cohort.enrolled))
    if cohort.completed is not None:
        pairs += [(_("结业"), cohort.completed), (_("留任"), cohort.hired)]
    return [{"label": label, "value": _("%(count)s 人") % {"count": number}} for label, number in pairs]


class ApprenticeshipFormPage(FocusesFirst, abstract=True):
    """What setting up and correcting a cohort have in common: the rows of the enterprises."""

    permission = Permission.TRAINING_EDIT
    model = Cohort
    form_class = CohortForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("chamber:apprenticeship-list")

    def make_form(self, data=None, files=None):
        form = super().make_form(data, files)
        form.rows = TrainerRows(
            with_row_added(data, ROWS),
            prefix=ROWS,
            initial=rows_from(self.object),
            form_kwargs={"user": self.request.user},
        )
        form.rows.heading, form.rows.row_label = _("培养企业"), _("企业")
        form.rows.hint = _("哪些企业带学徒，各多少人。只填人数，不记名单。")
        form.rows.add_label = _("再加一家企业")
        return form

    def is_valid(self, form):
        return all([form.is_valid(), form.rows.is_valid()]) and trainers_fit(form.rows)

    def context(self, **more):
        return super().context(formsets=[more["form"].rows], **more)

    def by_now(self, form) -> dict:
        """Who, when, and what was typed."""
        return {
            "by": self.request.user,
            "at": timezone.now(),
            "enterprises": trainers_of(form.rows),
            **form.record_fields(),
        }


class ApprenticeshipAdd(ApprenticeshipFormPage):
    """Set up a cohort with the enterprises that train."""

    title = gettext_lazy("登记学徒班")
    submit_label = gettext_lazy("登记学徒班")

    def initial(self):
        pk = number_or_none(self.request.GET.get("agreement"))
        mine = Agreement.objects.visible_to(self.request.user).current()
        known = mine.filter(pk=pk).first() if pk is not None else None
        school = known.parties.filter(role="school").order_by("order").first() if known else None
        return {
            "starts_on": timezone.localdate(),
            "agreement": known and known.pk,
            "school": school.name[:80] if school else "",
        }

    def perform(self, form):
        return actions.add_cohort(**self.by_now(form))

    def success_message(self):
        return _("已登记学徒班。")


class ApprenticeshipEdit(ApprenticeshipFormPage):
    """Correct a cohort and its enterprises."""

    title = gettext_lazy("修改学徒班")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_cohort(cohort=self.object, version=self.posted_version(), **self.by_now(form))


class ApprenticeshipVerb(FocusesFirst, VerbPage, abstract=True):
    """A verb about one cohort."""

    permission = Permission.TRAINING_EDIT
    model = Cohort

    def answer(self):
        return self.object.runnable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def by_now(self) -> dict:
        """Which cohort, who and when."""
        return {"cohort": self.object, "by": self.request.user, "at": timezone.now()}


class ApprenticeshipStart(ApprenticeshipVerb):
    """Begin the training."""

    form_class = StartForm
    title = gettext_lazy("开班")
    submit_label = gettext_lazy("开班")

    def initial(self):
        return {"enrolled": self.object.planned}

    def perform(self, form):
        return actions.start_cohort(**self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已开班。")


class ApprenticeshipFinish(ApprenticeshipVerb):
    """Note how many completed it, and how many stay."""

    form_class = FinishForm
    title = gettext_lazy("登记结业")
    submit_label = gettext_lazy("登记结业")

    @property
    def explanation(self):
        """How many there were, to compare with."""
        return _("入学 %(count)s 人。") % {"count": self.object.enrolled}

    def perform(self, form):
        return actions.finish_cohort(**self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已登记结业。")


class ApprenticeshipStop(ApprenticeshipVerb):
    """Stop a cohort before its end."""

    form_class = StopForm
    title = gettext_lazy("停办学徒班")
    submit_label = gettext_lazy("停办")
    tone = "warn"
    explanation = gettext_lazy("停办后不能再登记结业，记录保留。")

    def perform(self, form):
        return actions.stop_cohort(**self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已停办。")


class ApprenticeshipRemove(RemovePage):
    """Take a cohort away, with the reason."""

    model = Cohort
    title = gettext_lazy("移除学徒班")

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def list_url(self):
        return reverse("chamber:apprenticeship-list")

    def remove(self, **how):
        return actions.remove_cohort(cohort=self.object, **how)


class ApprenticeshipAttach(AttachPage):
    """Add files to a cohort."""

    model = Cohort

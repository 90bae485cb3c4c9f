"""Pages and deeds of visits."""

from http import HTTPStatus

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date
from hengl_uf.web import again
from hengl_uf.web.choices import pairs_of
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.form_pages import FormPage, VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage, deed
from hengl_uf.web.removal import RemovalForm
from hengl_uf.web.rows import with_row_added
from outreach.actions import contacts as contact_actions
from outreach.actions import visits as actions
from outreach.filters.visits import VisitFilter
from outreach.forms.contacts import latest_retention
from outreach.forms.visits import NeedRows, PromiseRows, VisitForm, needs_of, promises_of
from outreach.models import CaseCategory, Need, PlannedVisit, Visit
from outreach.views.contacts import warn_of_doubtful
from outreach.views.plans import route_url
from outreach.views.promises import promises_panel

NEED_SHOWN = "visit text case__number case__status case__due_on"  # what the page of a visit says of a need


def list_crumb():
    """The way to the list of visits."""
    return Crumb(_("走访"), reverse("outreach:visit-list"))


class VisitList(ListPage):
    """All visits, newest first."""

    permission = Permission.VISIT_VIEW
    model = Visit
    title = gettext_lazy("走访")
    template_name = "outreach/visit_list.html"
    filters = VisitFilter
    default_order = "-date"
    related = ("contact", "enterprise")
    named = ("village", "staff")
    shown = "visited_on purpose summary village staff contact__name enterprise__name"
    columns = (
        Column("who", gettext_lazy("走访对象")),
        Column("date", gettext_lazy("日期"), ("visited_on",)),
        Column("village", gettext_lazy("村（社区）")),
        Column("staff", gettext_lazy("走访人"), css="cell-minor"),
        Column("purpose", gettext_lazy("目的")),
        Column("summary", gettext_lazy("情况"), css="cell-text"),
    )
    empty_text = gettext_lazy("还没有走访记录。")
    empty_hint = gettext_lazy("每次上门或约见之后，在这里登记一条。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        return Action(
            _("登记走访"),
            reverse("outreach:visit-add"),
            self.request.user.may(Permission.VISIT_EDIT),
            icon="plus",
        )


class VisitDetail(DetailPage):
    """One visit with its needs, promises and files."""

    permission = Permission.VISIT_VIEW
    model = Visit
    template_name = "outreach/visit_detail.html"
    related = ("contact", "enterprise", "village", "staff")
    shown = "contact__name enterprise__name village__name staff__name"

    def breadcrumbs(self):
        return [list_crumb()]

    def actions(self):
        editable = self.object.editable_by(self.request.user)
        return [
            Action(_("修改"), reverse("outreach:visit-edit", args=[self.object.pk]), editable, icon="edit"),
            Action(
                _("移除"),
                reverse("outreach:visit-remove", args=[self.object.pk]),
                editable,
                icon="trash",
                tone="bad",
            ),
        ]

    def panels(self):
        visit, user = self.object, self.request.user
        on = timezone.localdate()
        may_edit = visit.editable_by(user)
        needs = list(visit.needs.select_related("case").only(*NEED_SHOWN.split()).order_by("order"))
        for need in needs:
            if need.case:
                need.case.shown_badge = need.case.badge(on)
        categories = (
            CaseCategory.objects.active() if may_edit and any(need.case is None for need in needs) else ()
        )
        return {
            "facts": facts_of(visit),
            "needs": needs,
            "categories": categories,
            "may_edit": may_edit,
            **promises_panel(visit, user),
            **attachments_panel(visit, user, reverse("outreach:visit-attach", args=[visit.pk])),
        }


def facts_of(visit) -> list[dict]:
    """What is known of a visit, as pairs."""
    companions = _("、").join(visit.companions.values_list("name", flat=True))
    return [
        {
            "label": _("走访对象"),
            "value": visit.contact,
            "url": visit.contact and visit.contact.get_absolute_url(),
        },
        *(
            [{"label": _("企业"), "value": visit.enterprise, "url": visit.enterprise.get_absolute_url()}]
            if visit.enterprise
            else []
        ),
        {"label": _("日期"), "value": full_date(visit.visited_on)},
        {"label": _("目的"), "value": visit.get_purpose_display()},
        {"label": _("村（社区）"), "value": visit.village.name},
        {"label": _("地点"), "value": visit.place},
        {"label": _("走访人"), "value": _("、").join(filter(None, (visit.staff.name, companions)))},
        {"label": _("情况"), "value": visit.summary},
        *plans_of(visit),
    ]


def plans_of(visit) -> list[dict]:
    """The plan that the visit paid, and the next visit that was agreed in it."""
    plans = PlannedVisit.objects.filter(Q(visit=visit) | Q(agreed_in=visit)).order_by("planned_on", "pk")
    return [
        {
            "label": _("计划") if plan.visit_id == visit.pk else _("下次走访"),
            "value": full_date(plan.planned_on),
            "url": plan.get_absolute_url(),
        }
        for plan in plans.only("planned_on", "visit", "agreed_in")
    ]


class VisitAttach(AttachPage):
    """Add files to a visit."""

    model = Visit


# The fields of a visit that have a default or are seldom needed: folded away, so that the form fits a phone.
FOLDED = ("enterprise", "village", "staff", "place", "companions", "files")


class VisitFormPage(FormPage, abstract=True):
    """What logging and correcting a visit have in common: the rows of needs and promises."""

    permission = Permission.VISIT_EDIT
    model = Visit
    form_class = VisitForm
    template_name = "outreach/visit_form.html"

    def make_form(self, data=None, files=None):
        form = super().make_form(data, files)
        posted = with_row_added(data, "needs", "promises")
        form.needs = NeedRows(
            posted, prefix="needs", form_kwargs={"categories": pairs_of(CaseCategory.objects.active())}
        )
        form.promises = PromiseRows(posted, prefix="promises")
        return form

    def is_valid(self, form):
        return all([form.is_valid(), form.needs.is_valid(), form.promises.is_valid()])

    def context(self, **more):
        form = more["form"]
        folded = [form[name] for name in FOLDED]
        return super().context(
            needs=form.needs,
            promises=form.promises,
            formsets=[form.needs, form.promises],
            more_fields=folded,
            more_open=any(field.errors for field in folded) or len(form.promises) > 0,
            **more,
        )

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("outreach:visit-list")

    def rows_of(self, form, at):
        """The parts of a visit that are typed beside its own fields."""
        fields = form.record_fields()
        new = form.new_contact()
        if new:
            fields["contact"] = contact_actions.add_contact(
                by=self.request.user,
                at=at,
                village=fields["village"],
                retain_until=latest_retention(timezone.localdate(at)),
                responsible=fields["staff"],
                **new,
            )
        return fields | {
            "companions": form.cleaned_data["companions"],
            "needs": needs_of(form.needs),
            "promises": promises_of(form.promises),
            "uploads": form.cleaned_data["files"],
            "next_on": form.cleaned_data.get("next_on"),
        }

    def save(self, form):
        response = super().save(form)
        new = form.new_contact() if response.status_code == HTTPStatus.FOUND else None
        warn_of_doubtful(self.request, new["phones"] if new else ())
        return response

    def words_of_next(self) -> str:
        """What came of the day for the next visit, told after saving."""
        asked = self.request.POST.get("next_on")
        if not asked or self.object.next_visits.exists():
            return ""
        return _("下次走访那天已有计划，没有重复安排。")


class VisitAdd(VisitFormPage):
    """Log a visit."""

    title = gettext_lazy("登记走访")
    submit_label = gettext_lazy("登记走访")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("visited_on", "purpose", "staff", "village", "place")

    @cached_property
    def plan(self) -> PlannedVisit | None:
        """The planned visit that is paid, as the address names it (`?plan=3`), within this account's sight."""
        pk = number_or_none(self.request.GET.get("plan"))
        mine = PlannedVisit.objects.visible_to(self.request.user).select_related("contact", "enterprise")
        return mine.filter(pk=pk).first() if pk is not None else None

    def get(self, request, **kwargs):
        if self.plan and not self.plan.is_open:
            messages.info(request, _("这项计划已经登记走访或取消，再登记就是另一次走访。"))
        return super().get(request, **kwargs)

    def make_form(self, data=None, files=None):
        form = super().make_form(data, files)
        if self.plan and data is None:
            form.fields["summary"].widget.attrs["autofocus"] = True  # the rest is known
        return form

    def initial(self):
        user, given = self.request.user, self.request.GET
        only = next(iter(user.village_ids)) if len(user.village_ids) == 1 else None
        return {
            "visited_on": timezone.localdate(),
            "staff": user.pk,
            "village": only,
            "contact": given.get("contact"),
            "enterprise": given.get("enterprise"),
            "purpose": Visit.Purpose.ROUTINE,
            **(planned(self.plan) if self.plan else {}),
        }

    def perform(self, form):
        at = timezone.now()
        return actions.log_visit(by=self.request.user, at=at, plan=self.plan, **self.rows_of(form, at))

    def success_url(self):
        if self.plan:
            return route_url(self.plan.planned_on, self.plan.staff_id)
        return super().success_url()

    def success_message(self):
        message = _("已登记走访。")
        cases = self.object.needs.filter(case__isnull=False).count()
        if cases:
            message = _("已登记走访，%(count)s 项诉求转为求助事项。") % {"count": cases}
        message += self.words_of_plan() + self.words_of_next()
        if self.plan and not again.wanted(self):
            return again.told(message, self.object, self.object.get_absolute_url())
        return message

    def words_of_plan(self) -> str:
        """Why the plan that the address names is not paid by this visit."""
        if self.plan is None or PlannedVisit.objects.filter(visit=self.object).exists():
            return ""
        self.plan.refresh_from_db()
        if self.plan.is_open:
            return _("走访的不是计划里的人，计划保留。")
        return _("这项计划刚才已由别人登记或取消，这次按普通走访保存。")


def planned(plan) -> dict:
    """What the form of a visit takes over from its plan."""
    return {
        "contact": plan.contact_id,
        "enterprise": plan.enterprise_id,
        "purpose": plan.purpose,
        "place": plan.place,
        "staff": plan.staff_id,
    }


class VisitEdit(VisitFormPage):
    """Correct a visit."""

    title = gettext_lazy("修改走访")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def initial(self):
        return {"companions": self.object.companions.all()}

    def perform(self, form):
        at = timezone.now()
        return actions.change_visit(
            visit=self.object,
            by=self.request.user,
            at=at,
            version=self.posted_version(),
            **self.rows_of(form, at),
        )

    def success_message(self):
        return super().success_message() + self.words_of_next()


class VisitRemove(VerbPage):
    """Take a visit away, with the reason."""

    permission = Permission.VISIT_EDIT
    model = Visit
    form_class = RemovalForm
    title = gettext_lazy("移除走访")
    submit_label = gettext_lazy("移除")
    tone = "bad"
    explanation = gettext_lazy(
        "移除后不再出现在清单和统计里，记录和原因仍然保留备查。由它转成的事项不受影响。"
    )

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.remove_visit(
            visit=self.object, by=self.request.user, at=timezone.now(), reason=form.cleaned_data["reason"]
        )

    def success_url(self):
        return reverse("outreach:visit-list")

    def success_message(self):
        return _("已移除走访记录。")


@require_POST
@permitted(Permission.CASE_EDIT)
def need_to_case(request, pk):
    """Make a case of a need."""
    visits = Visit.objects.visible_to(request.user).current()
    need = get_object_or_404(Need.objects.filter(visit__in=visits).select_related("visit"), pk=pk)
    category = CaseCategory.objects.active().filter(pk=number_or_none(request.POST.get("category"))).first()
    if category is None:
        messages.error(request, _("请先选择事项类别。"))
        return redirect(need.visit)
    return deed(
        request,
        need.visit,
        lambda: actions.open_case_from(need=need, category=category, by=request.user, at=timezone.now()),
        _("已转为求助事项 %(object)s。"),
    )

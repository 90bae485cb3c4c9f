"""Inspecting: the page at the gate, the list that is answered with a thumb, and what its script saves at each tap."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date, plain_date
from hengl_uf.web.elements import Crumb
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.refusals import DeedRefused
from religion.actions import inspections as actions
from religion.forms.inspections import AnswerForm, PhotoForm, StartForm
from religion.models import ChecklistItem, Hazard, Inspection, Site

HAZARDS_SHOWN = 10


def list_crumb():
    """The way to the list of inspections."""
    return Crumb(_("巡查"), reverse("religion:inspection-list"))


class InspectionStart(FormPage):
    """At the gate: what is known of the site, which lists, and one large button."""

    permission = Permission.INSPECTION_EDIT
    model = Site
    form_class = StartForm
    template_name = "religion/inspection_start.html"
    submit_label = gettext_lazy("开始巡查")

    def get_queryset(self):
        return super().get_queryset().current().select_related("village")

    def answer(self):
        return self.object.inspectable_by(self.request.user)

    def get_title(self):
        return _("巡查%(site)s") % {"site": self.object}

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    @cached_property
    def today(self):
        return timezone.localdate()

    @cached_property
    def proposal(self):
        return actions.proposal(self.object, self.today)

    @cached_property
    def begun(self) -> Inspection | None:
        """What this person has begun here and not finished."""
        return actions.half_done(self.object, self.request.user)

    def get(self, request, **kwargs):
        if self.begun and self.begun.inspected_on == self.today:
            return redirect("religion:inspection-answer", pk=self.begun.pk)
        return super().get(request, **kwargs)

    def initial(self):
        return {
            "checklists": [one.pk for one in self.proposal.needed],
            "purpose": self.proposal.purpose,
            "plate": self.request.GET.get("plate", ""),
        }

    def form_kwargs(self):
        return {"lists": self.proposal.lists}

    def perform(self, form):
        chosen = form.cleaned_data
        by_plate = self.object.plates.live().filter(token=chosen["plate"]).exists()
        try:
            return actions.start(
                site=self.object,
                inspected_on=self.today,
                purpose=chosen["purpose"],
                checklists=chosen["checklists"],
                arrival=Inspection.Arrival.PLATE if by_plate else Inspection.Arrival.PICKED,
                distance=chosen["distance"],
                by=self.request.user,
                at=timezone.now(),
            )
        except actions.HalfDone as refusal:
            return refusal.inspection

    def success_url(self):
        return reverse("religion:inspection-answer", args=[self.object.pk])

    def success_message(self):
        return ""

    def context(self, **more):
        site = self.object
        hazards = list(site.hazards.open().order_by("due_on", "pk")[: HAZARDS_SHOWN + 1])
        return super().context(
            site=site,
            facts=facts_of(site, self.today),
            begun=self.begun,
            begun_on=self.begun and full_date(self.begun.inspected_on),
            state=site.risk_badge(),
            lists=self.lists(more["form"]),
            checks=[
                _("%(name)s（%(day)s）前要查一次") % {"name": one.name, "day": plain_date(one.day)}
                for one in self.proposal.checks
            ],
            hazards=[hazard_line(one, self.today) for one in hazards[:HAZARDS_SHOWN]],
            hazards_url=reverse("religion:hazard-list", query={"q": site.name, "state": "open"})
            if len(hazards) > HAZARDS_SHOWN
            else "",
            **more,
        )

    def lists(self, form) -> list[dict]:
        """The lists in force with the number of their items, and whether each is chosen."""
        counted = ChecklistItem.objects.filter(checklist__in=self.proposal.lists).order_by()
        counts = dict(counted.values_list("checklist").annotate(Count("pk")))
        chosen = {str(value) for value in form["checklists"].value() or ()}
        return [
            {
                "pk": one.pk,
                "kind": one.get_kind_display(),
                "count": counts.get(one.pk, 0),
                "chosen": str(one.pk) in chosen,
            }
            for one in self.proposal.lists
        ]


def facts_of(site, on) -> list[dict]:
    """What one needs to know of a site at its gate."""
    last, due = site.last_inspected_on, site.next_inspection_on
    facts = [
        {"label": _("村（社区）"), "value": site.village.name},
        {"label": _("地址"), "value": site.address},
        {"label": _("上次巡查"), "value": full_date(last) if last else _("还没有巡查过")},
    ]
    if last and due >= on:
        facts.append({"label": _("应查日期"), "value": _("%(day)s 以前") % {"day": full_date(due)}})
    elif last:
        facts.append({"label": _("应查日期"), "value": _("%(day)s，已过期") % {"day": full_date(due)}})
    return facts


def hazard_line(hazard: Hazard, on) -> dict:
    """A hazard as an item of a short list."""
    return {
        "label": hazard.what,
        "url": hazard.get_absolute_url(),
        "badge": hazard.badge(on),
        "note": _("%(day)s 前整改") % {"day": plain_date(hazard.due_on)},
    }


class AnswerPage(FormPage):
    """The lists, answered item by item. With a script each tap is saved; without one the whole page is."""

    permission = Permission.INSPECTION_EDIT
    model = Inspection
    form_class = AnswerForm
    template_name = "religion/inspection_answer.html"
    submit_label = gettext_lazy("完成巡查")

    def dispatch(self, request, *args, **kwargs):
        if (
            request.method != "POST"
            and request.user.may(self.permission)
            and (done := self.finished(request))
        ):
            return redirect(done)
        return super().dispatch(request, *args, **kwargs)

    def finished(self, request) -> Inspection | None:
        """This inspection when it is finished: then its record is shown."""
        return Inspection.objects.visible_to(request.user).finished().filter(pk=self.kwargs["pk"]).first()

    def get_queryset(self):
        return super().get_queryset().select_related("site__village", "inspector")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def get_title(self):
        return str(self.object.site)

    def form_kwargs(self):
        return {"inspection": self.object}

    def initial(self):
        return {"companions": self.object.companions, "remark": self.object.remark}

    def keep(self, form):
        """Save all that was sent."""
        how = {"inspection": self.object, "by": self.request.user, "at": timezone.now()}
        actions.answer_all(answers=form.answers(), **how)
        for item in form.asked:
            for received in form.received.get(item.pk, ()):
                actions.add_photo(item=item, upload=received, **how)
        return actions.change(**how, **form.beside())

    def perform(self, form):
        return self.keep(form)

    def success_message(self):
        return _("已保存，巡查还没有完成，可以随时接着做。")

    def context(self, **more):
        form, inspection = more["form"], self.object
        parts = form.parts()
        questions = [one for part in parts for one in part["questions"]]
        done = sum(bool(one.result) for one in questions)
        return super().context(
            inspection=inspection,
            parts=parts,
            done=done,
            total=len(questions),
            wanting=[one for one in questions if one.wanting],
            note=_("%(day)s · %(purpose)s")
            % {"day": full_date(inspection.inspected_on), "purpose": inspection.get_purpose_display()},
            newer=newer_of(inspection),
            **more,
        )


def newer_of(inspection) -> str:
    """A sentence when a list has a newer version than the one that this inspection goes by."""
    from_today = actions.newer_lists(inspection, timezone.localdate())
    if not from_today:
        return ""
    names = _("、").join(one.title for one in from_today)
    return _("“%(names)s”已有新版本；这次巡查仍按开始时的版本做完。") % {"names": names}


class FinishPage(AnswerPage):
    """End it: what was sent is saved first and stays saved, also when something is still missing."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.may(self.permission) and (done := self.finished(request)):
            messages.info(request, _("这次巡查已经完成。"))
            return redirect(done)
        return super().dispatch(request, *args, **kwargs)

    def save(self, form):
        try:
            with transaction.atomic():
                self.keep(form)
        except DeedRefused as refusal:
            if done := self.finished(self.request):
                return redirect(done)
            form.add_error(None, str(refusal))
            return self.show(form, 422)
        return super().save(form)

    def perform(self, form):
        try:
            return actions.finish(inspection=self.object, by=self.request.user, at=timezone.now())
        except actions.NotAnswered as refusal:
            form.wanting = {item.pk for item in refusal.items}
            raise

    def success_message(self):
        return _("已完成巡查。")


@require_POST
@permitted(Permission.INSPECTION_EDIT)
def inspection_save_answer(request, pk):
    """Save one tap, or the several that waited for the network. Answers how far it is, or why not."""
    inspection = get_object_or_404(Inspection.objects.visible_to(request.user), pk=pk)
    if not (may := inspection.editable_by(request.user)):
        return JsonResponse({"error": may.reason, "url": inspection.get_absolute_url()}, status=403)
    form = AnswerForm(request.POST, inspection=inspection)
    if not form.is_valid():
        return JsonResponse({"error": first_error(form)}, status=422)
    how = {"inspection": inspection, "by": request.user, "at": timezone.now()}
    try:
        with transaction.atomic():
            actions.answer_all(answers=form.answers(), **how)
            actions.change(**how, **form.beside())
    except DeedRefused as refusal:
        return JsonResponse({"error": str(refusal), "url": inspection.get_absolute_url()}, status=409)
    return JsonResponse({"done": inspection.answers.count(), "total": len(form.asked)})


@require_POST
@permitted(Permission.INSPECTION_EDIT)
def inspection_photo(request, pk):
    """Keep one photo of one item; the same photo sent again is the one that is there."""
    inspection = get_object_or_404(Inspection.objects.visible_to(request.user), pk=pk)
    if not (may := inspection.editable_by(request.user)):
        return JsonResponse({"error": may.reason, "url": inspection.get_absolute_url()}, status=403)
    form = PhotoForm(request.POST, request.FILES, inspection=inspection)
    if not form.is_valid():
        return JsonResponse({"error": first_error(form)}, status=422)
    try:
        with transaction.atomic():
            photo = actions.add_photo(
                inspection=inspection,
                item=form.cleaned_data["item"],
                upload=form.cleaned_data["photo"],
                by=request.user,
                at=timezone.now(),
            )
    except DeedRefused as refusal:
        return JsonResponse({"error": str(refusal)}, status=422)
    return JsonResponse(
        {"name": photo.name, "url": photo.get_absolute_url(), "thumb": photo.thumbnail_url}, status=201
    )


def first_error(form) -> str:
    """The first thing that is wrong with a form, in its own words."""
    return next(error for errors in form.errors.values() for error in errors)

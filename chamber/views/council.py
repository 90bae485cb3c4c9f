"""Pages of the chamber's council: the board of offices with who holds them, and what is noted there."""

from functools import cached_property

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import council as actions
from chamber.filters.memberships import OfficeFilter
from chamber.forms.council import CouncilOfficeForm, CouncilTermForm
from chamber.models import CouncilOffice, CouncilTerm
from chamber.views.memberships import list_crumb
from hengl_uf.access.roles import Permission
from hengl_uf.lib.money import yuan
from hengl_uf.offices.forms import LeavingForm
from hengl_uf.offices.pages import offices_with, past_terms
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage


def board_crumb():
    """The way to the board."""
    return Crumb(_("理事会"), reverse("chamber:office-list"))


def terms_in(offices):
    """The terms of these offices with whom they are held for, the earliest first."""
    terms = CouncilTerm.objects.filter(office__in=offices).select_related("office", "membership__enterprise")
    return terms.order_by("starts_on", "holder_name", "pk")


class OfficeList(ListPage):
    """The board: the offices of the council in their order, each with who holds it."""

    permission = Permission.MEMBERSHIP_VIEW
    model = CouncilOffice
    title = gettext_lazy("理事会")
    template_name = "chamber/office_list.html"
    filters = OfficeFilter
    default_order = "order"
    page_size = 50
    columns = (Column("order", gettext_lazy("次序"), ("order",)),)
    empty_text = gettext_lazy("还没有设商会职务。")
    empty_hint = gettext_lazy("先设会长、副会长、理事、监事等职务和名额，再登记由谁担任、任期到哪天。")

    def breadcrumbs(self):
        return [list_crumb()]

    def add(self):
        return Action(
            _("设职务"),
            reverse("chamber:office-add"),
            self.request.user.may(Permission.MEMBERSHIP_EDIT),
            icon="plus",
        )

    def context(self, **more):
        rows, on = more.get("rows", ()), timezone.localdate()
        may = bool(self.request.user.may(Permission.MEMBERSHIP_EDIT))
        for row, one in zip(rows, offices_with(rows, terms_in(rows), on), strict=True):
            row.shown_terms = one["present"]
            row.shown_badge = one["badge"] or soonest(one["present"])
            row.shown_held = sum(term.is_running(on) for term in one["present"])
            row.shown_fee = yuan(row.fee) if row.fee is not None else ""
            row.shown_add = reverse("chamber:term-add", args=[row.pk]) if may else ""
        return super().context(**more)


def soonest(terms):
    """The badge of the term that ends soon, when there is one."""
    return next((term.shown_badge for term in terms if term.shown_badge.tone == "warn"), None)


class OfficeDetail(DetailPage):
    """One office: who holds it, for which member, until when; who held it."""

    permission = Permission.MEMBERSHIP_VIEW
    model = CouncilOffice
    template_name = "chamber/office_detail.html"

    def breadcrumbs(self):
        return [list_crumb(), board_crumb()]

    @cached_property
    def board(self) -> list[dict]:
        """The office with its terms, read once."""
        return offices_with([self.object], terms_in([self.object]), timezone.localdate())

    def state(self):
        return self.board[0]["badge"]

    def actions(self):
        office = self.object
        answer = office.editable_by(self.request.user)
        return [
            Action(_("登记任期"), reverse("chamber:term-add", args=[office.pk]), answer, icon="plus"),
            Action(_("修改"), reverse("chamber:office-edit", args=[office.pk]), answer, icon="edit"),
        ]

    def panels(self):
        office, user, on = self.object, self.request.user, timezone.localdate()
        terms = self.board[0]["present"]
        may_edit = bool(office.editable_by(user))
        running = sum(term.is_running(on) for term in terms)
        words = {"held": running, "seats": office.seats}
        return {
            "facts": [
                {"label": _("在任"), "value": _("%(held)s 人，名额 %(seats)s") % words},
                {"label": _("每年会费"), "value": yuan(office.fee) if office.fee else _("按普通会员计")},
                {"label": _("空缺时提醒"), "value": _("提醒") if office.is_required else _("不提醒")},
            ],
            "terms": terms,
            "may_edit": may_edit,
            "past_items": past_terms(self.board, edit_url if may_edit else None),
        }


def edit_url(term) -> str:
    """Where a term is corrected."""
    return reverse("chamber:term-edit", args=[term.pk])


class OfficePage(FocusesFirst, abstract=True):
    """A form about an office or a term; it leads back to the page of the office."""

    permission = Permission.MEMBERSHIP_EDIT
    model = CouncilOffice

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        crumbs = [list_crumb(), board_crumb()]
        return (
            [*crumbs, Crumb(str(self.office()), self.office().get_absolute_url())] if self.object else crumbs
        )

    def office(self):
        return self.object if isinstance(self.object, CouncilOffice) else self.object.office

    def list_url(self):
        return reverse("chamber:office-list")

    def by_now(self) -> dict:
        """Who and when."""
        return {"by": self.request.user, "at": timezone.now()}


class OfficeAdd(OfficePage):
    """Give the council an office."""

    form_class = CouncilOfficeForm
    title = gettext_lazy("设职务")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")

    def initial(self):
        last = CouncilOffice.objects.aggregate(last=Max("order"))["last"] or 0
        return {"order": last + 1, "is_required": True}

    def perform(self, form):
        return actions.add_office(**self.by_now(), **form.record_fields())

    def success_message(self):
        return _("已设职务“%(title)s”。") % {"title": self.object}


class OfficeEdit(OfficePage):
    """Correct an office."""

    form_class = CouncilOfficeForm
    title = gettext_lazy("修改职务")

    def perform(self, form):
        return actions.change_office(
            office=self.object, version=self.posted_version(), **self.by_now(), **form.record_fields()
        )


class TermAdd(OfficePage):
    """Note who holds an office."""

    form_class = CouncilTermForm
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("starts_on", "ends_on")

    def get_title(self):
        return _("登记任期：%(title)s") % {"title": self.office()}

    def initial(self):
        member = number_or_none(self.request.GET.get("membership"))
        return {"starts_on": timezone.localdate(), "membership": member}

    def perform(self, form):
        return actions.begin_term(office=self.office(), **self.by_now(), **form.record_fields())

    def success_message(self):
        return _("已登记 %(term)s。") % {"term": self.object}


class TermPage(OfficePage, abstract=True):
    """A form about one term."""

    model = CouncilTerm

    def get_queryset(self):
        return super().get_queryset().select_related("office", "membership__enterprise")


class TermEdit(TermPage):
    """Correct a term."""

    form_class = CouncilTermForm

    def get_title(self):
        return _("修改任期：%(term)s") % {"term": self.object}

    def perform(self, form):
        return actions.change_term(
            term=self.object, version=self.posted_version(), **self.by_now(), **form.record_fields()
        )


class TermEnd(TermPage, VerbPage):
    """Note that somebody left before the end of the term."""

    form_class = LeavingForm
    submit_label = gettext_lazy("登记离任")
    explanation = gettext_lazy("提前离任后，这个名额从次日起空出。")

    def get_title(self):
        return _("提前离任：%(term)s") % {"term": self.object}

    def initial(self):
        return {"last_on": timezone.localdate()}

    def perform(self, form):
        return actions.end_term(term=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已登记离任。")

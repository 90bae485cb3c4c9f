"""Pages of the evidence for 四好商会: a folder for each year and heading, and what lies in it."""

from django.db.models import Case, Count, IntegerField, OuterRef, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import evidence as actions
from chamber.filters.memberships import EvidenceFilter
from chamber.forms.evidence import EvidenceForm
from chamber.models import Evidence
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.models import Attachment
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovePage

YEARS_SHOWN = 4  # folders; older years are reached by the filter
Heading = Evidence.Heading
IN_ORDER = Case(
    *(When(heading=heading, then=Value(place)) for place, heading in enumerate(Heading.values)),
    output_field=IntegerField(),
)


def list_crumb():
    """The way to the folders."""
    return Crumb(_("四好商会"), reverse("chamber:evidence-list"))


def with_files(rows):
    """Each with `files`, how many it has."""
    files = Attachment.objects.of_model(Evidence).filter(owner_id=OuterRef("pk")).order_by()
    counted = files.values("owner_id").annotate(number=Count("pk")).values("number")
    return rows.annotate(files=Coalesce(Subquery(counted, output_field=IntegerField()), 0))


class EvidenceList(ListPage):
    """All evidence, by year and heading, under a table of the folders."""

    permission = Permission.MEMBERSHIP_VIEW
    model = Evidence
    title = gettext_lazy("四好商会材料")
    template_name = "chamber/evidence_list.html"
    filters = EvidenceFilter
    default_order = "-year"
    page_size = 50
    shown = "year heading title happened_on changed_at"
    columns = (
        Column("title", gettext_lazy("材料名称")),
        Column("files", gettext_lazy("附件"), css="cell-state"),
        Column("day", gettext_lazy("日期")),
    )
    empty_text = gettext_lazy("还没有四好商会材料。")
    empty_hint = gettext_lazy(
        "按年度和栏目（政治引领好、队伍建设好、服务发展好、自律规范好）收集，创建时直接取用。"
    )

    def get_queryset(self):
        return super().get_queryset().current().annotate(place=IN_ORDER)

    def order_fields(self):
        return ["-year", "place", "-pk"]

    def with_all(self, rows):
        return with_files(super().with_all(rows))

    def add(self):
        may = self.request.user.may(Permission.MEMBERSHIP_EDIT)
        return Action(_("登记材料"), reverse("chamber:evidence-add"), may, icon="plus")

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_badge = files_badge(row.files)
        more["headings"] = Heading.labels
        more["folders"] = folders_of(self.request.user, timezone.localdate().year)
        return super().context(**more)


def files_badge(files) -> Badge:
    """How many files prove it, in a word."""
    if not files:
        return Badge(_("缺附件"), "warn")
    return Badge(_("%(count)s 个附件") % {"count": files}, "neutral")


def folders_of(user, year) -> list[dict]:
    """The latest years, each with its four headings: how many pieces and files, and where they lead."""
    found = with_files(Evidence.objects.visible_to(user).current()).order_by()
    counted = found.values("year", "heading").annotate(pieces=Count("pk"), total=Sum("files"))
    counts = {(one["year"], one["heading"]): one for one in counted}
    years = sorted({one for one, _heading in counts} | {year}, reverse=True)[:YEARS_SHOWN]
    may = bool(user.may(Permission.MEMBERSHIP_EDIT))
    return [{"year": one, "cells": [cell(counts, one, key, may) for key in Heading]} for one in years]


def cell(counts, year, heading, may) -> dict:
    """One folder."""
    query = {"year": year, "heading": heading.value}
    found = counts.get((year, heading.value))
    label = f"{year} {heading.label}"
    if found is None:
        return {
            "label": label,
            "heading": heading.label,
            "pieces": 0,
            "url": reverse("chamber:evidence-add", query=query) if may else "",
        }
    words = {"pieces": found["pieces"], "files": found["total"]}
    return {
        "label": label,
        "heading": heading.label,
        "pieces": found["pieces"],
        "words": _("%(pieces)s 份 · %(files)s 个附件") % words,
        "url": reverse("chamber:evidence-list", query=query),
    }


class EvidenceDetail(DetailPage):
    """One piece of evidence with its files."""

    permission = Permission.MEMBERSHIP_VIEW
    model = Evidence
    template_name = "chamber/evidence_detail.html"

    def breadcrumbs(self):
        evidence = self.object
        query = {"year": evidence.year, "heading": evidence.heading}
        words = {"year": evidence.year, "heading": evidence.get_heading_display()}
        folder = _("%(year)s 年 %(heading)s") % words
        return [list_crumb(), Crumb(folder, reverse("chamber:evidence-list", query=query))]

    def state(self):
        return Badge(_("已移除"), "neutral") if self.object.is_removed else None

    def actions(self):
        evidence = self.object
        answer = evidence.editable_by(self.request.user)
        verbs = (
            ("attach", _("添加附件"), "paperclip", ""),
            ("edit", _("修改"), "edit", ""),
            ("remove", _("移除"), "trash", "bad"),
        )
        return [
            Action(
                label, reverse(f"chamber:evidence-{verb}", args=[evidence.pk]), answer, icon=icon, tone=tone
            )
            for verb, label, icon, tone in verbs
        ]

    def panels(self):
        evidence = self.object
        attach = reverse("chamber:evidence-attach", args=[evidence.pk])
        return {
            "facts": [
                {"label": _("栏目"), "value": evidence.get_heading_display()},
                {"label": _("年度"), "value": _("%(year)s 年") % {"year": evidence.year}},
                {"label": _("日期"), "value": evidence.happened_on and full_date(evidence.happened_on)},
                {"label": _("说明"), "value": evidence.summary},
            ],
            **attachments_panel(evidence, self.request.user, attach),
        }


class EvidenceAttach(AttachPage):
    """Add files to a piece of evidence."""

    model = Evidence


class EvidenceFormPage(FocusesFirst, abstract=True):
    """What adding and correcting have in common."""

    permission = Permission.MEMBERSHIP_EDIT
    model = Evidence
    form_class = EvidenceForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("chamber:evidence-list")


class EvidenceAdd(EvidenceFormPage):
    """Put a piece of evidence into the folder."""

    title = gettext_lazy("登记四好商会材料")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("heading", "year")

    def initial(self):
        heading = self.request.GET.get("heading", "")
        return {
            "year": number_or_none(self.request.GET.get("year")) or timezone.localdate().year,
            "heading": heading if heading in Heading.values else "",
        }

    def perform(self, form):
        return actions.add_evidence(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已登记材料，接着添加照片或文件。")


class EvidenceEdit(EvidenceFormPage):
    """Correct a piece of evidence."""

    title = gettext_lazy("修改四好商会材料")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_evidence(
            evidence=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class EvidenceRemove(FocusesFirst, RemovePage):
    """Take a piece of evidence away."""

    model = Evidence

    def breadcrumbs(self):
        return [list_crumb(), *super().breadcrumbs()]

    def remove(self, **how):
        return actions.remove_evidence(evidence=self.object, **how)

    def list_url(self):
        return reverse("chamber:evidence-list")

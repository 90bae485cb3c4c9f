"""Pages of associations; what is noted on them (seats, members, offices, terms) is in `association_verbs.py`."""

from datetime import timedelta

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date, plain_date
from hengl_uf.lib.text import clean_line
from hengl_uf.offices.models import NOTICE_DAYS
from hengl_uf.offices.pages import offices_with, past_terms, vacancy
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovalForm
from outreach.actions import associations as actions
from outreach.filters.associations import AssociationFilter
from outreach.forms.associations import AssociationForm
from outreach.models import Association, Headcount, Office, Project, ResourceUse, SharedResource, Term

SHOWN = 10  # rows of a short list
OPTIONS_SHOWN = 8


def list_crumb():
    """The way to the list of associations."""
    return Crumb(_("社团"), reverse("outreach:association-list"))


class AssociationList(ListPage):
    """All associations by name."""

    permission = Permission.ASSOCIATION_VIEW
    model = Association
    title = gettext_lazy("社团")
    template_name = "outreach/association_list.html"
    filters = AssociationFilter
    default_order = "name"
    named = ("village", "responsible")
    shown = "name kind village responsible"
    columns = (
        Column("name", gettext_lazy("名称"), ("pinyin",)),
        Column("state", gettext_lazy("换届"), css="cell-state"),
        Column("kind", gettext_lazy("类别")),
        Column("village", gettext_lazy("村（社区）")),
        Column("members", gettext_lazy("会员人数"), css="cell-num"),
        Column("responsible", gettext_lazy("联系人员"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有社团。")
    empty_hint = gettext_lazy("登记同乡会、知联会、联谊会等，以及它们的职务、会址和会员人数。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.ASSOCIATION_EDIT)
        return Action(_("登记社团"), reverse("outreach:association-add"), may, icon="plus")

    def context(self, **more):
        rows = more.get("rows", ())
        ids, on = [row.pk for row in rows], timezone.localdate()
        counts = Headcount.objects.filter(association__in=ids).order_by("association", "-counted_on")
        members = dict(counts.distinct("association").values_list("association", "members"))
        badges = badges_of(ids, on)
        for row in rows:
            row.shown_members, row.shown_badge = members.get(row.pk), badges.get(row.pk)
        return super().context(**more)


def badges_of(ids, on) -> dict[int, Badge]:
    """What is due in the offices of these associations: an empty place, else a term that ends."""
    ending = Term.objects.filter(association__in=ids).ending(on, on + timedelta(days=NOTICE_DAYS))
    badges = dict.fromkeys(ending.values_list("association", flat=True), Badge(_("任期将届满"), "info"))
    missing = {}
    for office in Office.objects.filter(association__in=ids).vacant(on):
        missing[office.association_id] = missing.get(office.association_id, 0) + office.seats - office.holders
    return badges | {pk: vacancy(number) for pk, number in missing.items()}


class AssociationDetail(DetailPage):
    """One association: its offices and who holds them, seat, members, what it shares and uses."""

    permission = Permission.ASSOCIATION_VIEW
    model = Association
    template_name = "outreach/association_detail.html"
    related = ("village", "responsible")
    shown = "village__name responsible__name"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return Badge(_("已移除"), "neutral") if self.object.is_removed else None

    def actions(self):
        association = self.object
        answer = association.editable_by(self.request.user)
        verbs = (
            ("association-edit", _("修改"), "edit", ""),
            ("association-count", _("登记会员人数"), "users", ""),
            ("association-move", _("登记会址"), "map-pin", ""),
            ("office-add", _("设职务"), "id-badge-2", ""),
            ("association-remove", _("移除"), "trash", "bad"),
        )
        return [
            Action(label, reverse(f"outreach:{route}", args=[association.pk]), answer, icon=icon, tone=tone)
            for route, label, icon, tone in verbs
        ]

    def panels(self):
        association, user, on = self.object, self.request.user, timezone.localdate()
        seats = list(association.seats.order_by("-from_on"))
        counts = list(association.headcounts.order_by("-counted_on")[: SHOWN + 1])
        may_edit = bool(association.editable_by(user))
        offices = offices_of(association, user, on)
        attach = reverse("outreach:association-attach", args=[association.pk])
        return {
            "facts": facts_of(association, seats, counts, on),
            "offices": offices,
            "past_items": past_terms(offices, edit_url if may_edit else None),
            "may_edit": may_edit,
            "office_add_url": reverse("outreach:office-add", args=[association.pk]) if may_edit else "",
            "share_items": shares_of(association, user, on),
            "share_add_url": reverse("outreach:resource-add", query={"association": association.pk})
            if may_edit
            else "",
            "use_items": uses_of(association, user),
            "project_items": projects_of(association, user, on),
            "timeline": moves_of(seats, on),
            "count_items": counts_of(counts),
            **attachments_panel(association, user, attach),
        }


def facts_of(association, seats, counts, on) -> list[dict]:
    """What is known of an association, as pairs."""
    seat = next((one for one in seats if one.from_on <= on), None)
    founded = association.founded_on
    facts = [
        {"label": _("类别"), "value": association.get_kind_display()},
        {"label": _("村（社区）"), "value": association.village or _("全镇")},
        {"label": _("现会址"), "value": seat and seat.address},
        {"label": _("会员人数"), "value": counts and members_line(counts[0], counts[1:2])},
        {"label": _("联系人员"), "value": association.responsible},
    ]
    more = [
        {"label": _("简称、外文名"), "value": association.other_names},
        {"label": _("成立日期"), "value": founded and full_date(founded)},
        {"label": _("办公电话"), "value": association.phone},
        {"label": _("备注"), "value": association.remark},
    ]
    return facts + [fact for fact in more if fact["value"]]


def members_line(count, before) -> str:
    """How many members on a day, and the change since the count before."""
    words = {"members": f"{count.members:,}", "day": plain_date(count.counted_on)}
    line = _("%(members)s 人（%(day)s）") % words
    if not before:
        return line
    change = count.members - before[0].members
    words = {"line": line, "number": f"{abs(change):,}"}
    if not change:
        return _("%(line)s，与上次相同") % words
    return (
        _("%(line)s，比上次多 %(number)s 人") % words
        if change > 0
        else _("%(line)s，比上次少 %(number)s 人") % words
    )


def offices_of(association, user, on) -> list[dict]:
    """The offices in their order, each with those who hold it now or later, and with past terms."""
    found = association.terms.select_related("contact", "office").order_by("-starts_on", "holder_name", "pk")
    terms = list(found)
    for term in terms:
        seen = term.contact and user.works_in(term.contact.village_id) and user.may(Permission.CONTACT_VIEW)
        term.shown_url = term.contact.get_absolute_url() if seen else ""
    return offices_with(association.offices.order_by("order", "pk"), terms, on)


def edit_url(term) -> str:
    """Where a term is corrected."""
    return reverse("outreach:term-edit", args=[term.pk])


def shares_of(association, user, on) -> list[dict]:
    """What it shares."""
    shared = SharedResource.objects.visible_to(user).current().filter(association=association)
    return [
        {
            "label": one.name,
            "url": one.get_absolute_url(),
            "note": one.get_kind_display(),
            "badge": one.badge(on),
        }
        for one in shared.order_by("kind", "pk")
    ]


def uses_of(association, user) -> list[dict]:
    """What it used of others, newest first."""
    shared = SharedResource.objects.visible_to(user).current()
    uses = ResourceUse.objects.filter(association=association, resource__in=shared).select_related("resource")
    return [
        {
            "label": f"{one.resource.name} · {one.what}",
            "url": one.get_absolute_url(),
            "note": full_date(one.used_on),
        }
        for one in uses.order_by("-used_on", "-pk")[:SHOWN]
    ]


def projects_of(association, user, on) -> list[dict]:
    """The projects that concern it."""
    projects = Project.objects.visible_to(user).current().filter(association=association)
    return [
        {
            "label": one.name,
            "url": one.get_absolute_url(),
            "note": full_date(one.due_on),
            "badge": one.badge(on),
        }
        for one in projects.order_by("-due_on", "-pk")[:SHOWN]
    ]


def moves_of(seats, on) -> list[dict]:
    """Where the seat was, newest first."""
    now = next((one for one in seats if one.from_on <= on), None)
    return [{"at": one.from_on, "title": one.address, "text": one.note, "now": one is now} for one in seats]


def counts_of(counts) -> list[dict]:
    """The numbers of members, newest first."""
    return [
        {
            "label": _("%(members)s 人") % {"members": f"{one.members:,}"},
            "note": full_date(one.counted_on),
        }
        for one in counts[:SHOWN]
    ]


class AssociationAttach(AttachPage):
    """Add files to an association: its charter, its registration."""

    model = Association


class AssociationFormPage(FocusesFirst, abstract=True):
    """What registering and correcting an association have in common."""

    permission = Permission.ASSOCIATION_EDIT
    model = Association
    form_class = AssociationForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("outreach:association-list")


class AssociationAdd(AssociationFormPage):
    """Register an association."""

    title = gettext_lazy("登记社团")
    submit_label = gettext_lazy("登记")

    def initial(self):
        return {"responsible": self.request.user.pk}

    def perform(self, form):
        return actions.add_association(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已登记 %(name)s。接着可以登记会址、会员人数和职务。") % {"name": self.object}


class AssociationEdit(AssociationFormPage):
    """Correct what is kept about an association."""

    title = gettext_lazy("修改社团")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_association(
            association=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class AssociationRemove(VerbPage):
    """Take an association away, with the reason."""

    permission = Permission.ASSOCIATION_EDIT
    model = Association
    form_class = RemovalForm
    title = gettext_lazy("移除社团")
    submit_label = gettext_lazy("移除")
    tone = "bad"
    explanation = gettext_lazy("移除后不再出现在清单里，职务、任期和使用记录仍然保留备查。")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.remove_association(
            association=self.object, by=self.request.user, at=timezone.now(), **form.cleaned_data
        )

    def success_url(self):
        return reverse("outreach:association-list")

    def success_message(self):
        return _("已移除 %(name)s。") % {"name": self.object}


@permitted(Permission.ASSOCIATION_VIEW)
def association_options(request):
    """The choices under a type-ahead box."""
    words = clean_line(request.GET.get("q", ""))
    known = Association.objects.visible_to(request.user).current().select_related("village")
    found = known.matching(words).in_name_order()[:OPTIONS_SHOWN] if words else ()
    options = [
        {
            "value": association.pk,
            "label": association.name,
            "detail": f"{association.get_kind_display()} · {association.village or _('全镇')}",
        }
        for association in found
    ]
    return render(request, "web/_options.html", {"options": options})

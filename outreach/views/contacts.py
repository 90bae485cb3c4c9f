"""Pages and deeds of contacts."""

from functools import cached_property
from http import HTTPStatus

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date, full_time
from hengl_uf.lib.phones import display_phone, is_doubtful
from hengl_uf.lib.text import clean_line
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.form_pages import FormPage, VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovalForm
from outreach.actions import contacts as actions
from outreach.filters.contacts import ContactFilter
from outreach.forms.contacts import ContactForm, ProbeForm, latest_retention
from outreach.models import Contact, ContactMerge, ServiceCase
from outreach.views.contact_story import story_of
from outreach.words import contact_line

OPTIONS_SHOWN = 8
CASES_SHOWN = 10


def list_crumb():
    """The way to the list of contacts."""
    return Crumb(_("联系对象"), reverse("outreach:contact-list"))


class ContactList(ListPage):
    """All contacts by name."""

    permission = Permission.CONTACT_VIEW
    model = Contact
    title = gettext_lazy("联系对象")
    template_name = "outreach/contact_list.html"
    filters = ContactFilter
    default_order = "name"
    named = ("village", "responsible")
    shown = "name other_names region created_at village responsible"
    prefetch = ("phones",)
    columns = (
        Column("name", gettext_lazy("姓名或称呼"), ("pinyin",)),
        Column("region", gettext_lazy("来自")),
        Column("village", gettext_lazy("村（社区）")),
        Column("phone", gettext_lazy("电话")),
        Column("responsible", gettext_lazy("联系人员"), css="cell-minor"),
        Column("age", gettext_lazy("登记时间"), ("created_at",), "cell-minor"),
    )
    empty_text = gettext_lazy("还没有联系对象。")
    empty_hint = gettext_lazy("登记走访时可以顺手登记，也可以在这里添加。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.CONTACT_EDIT)
        return Action(_("登记联系对象"), reverse("outreach:contact-add"), may, icon="plus")


class ContactDetail(DetailPage):
    """One person with everything that was done for them. Opening it is noted in the audit trail."""

    permission = Permission.CONTACT_VIEW
    model = Contact
    template_name = "outreach/contact_detail.html"
    related = ("village", "grid", "responsible")
    shown = "village__name grid__name grid__keeper_name grid__keeper_phone responsible__name"

    @cached_property
    def kept(self):
        """The record into which this one was merged, when the account may see it."""
        into = self.object.merged_into_id
        return Contact.objects.visible_to(self.request.user).filter(pk=into).first() if into else None

    def get(self, request, pk):
        """The address of a record that was merged leads to the one that was kept."""
        response = super().get(request, pk)
        if self.kept is None:
            return response
        messages.info(request, _("%(name)s已并入这条记录。") % {"name": self.object})
        return redirect(self.kept)

    def opened(self):
        if self.kept is None:
            actions.note_reading(contact=self.object, by=self.request.user)

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return self.object.badge()

    def actions(self):
        contact, user = self.object, self.request.user
        answer = contact.editable_by(user)
        started = {"contact": contact.pk}
        return [
            Action(
                _("登记走访"),
                reverse("outreach:visit-add", query=started),
                user.may(Permission.VISIT_EDIT),
                icon="plus",
            ),
            Action(
                _("登记来电"),
                reverse("outreach:enquiry-add", query=started),
                user.may(Permission.ENQUIRY_EDIT),
            ),
            Action(
                _("登记事项"),
                reverse("outreach:case-add", query=started),
                user.may(Permission.CASE_EDIT),
            ),
            Action(
                _("计划走访"),
                reverse("outreach:plan-add", query=started),
                user.may(Permission.VISIT_EDIT),
                icon="calendar",
            ),
            Action(_("修改"), reverse("outreach:contact-edit", args=[contact.pk]), answer, icon="edit"),
            Action(_("合并"), reverse("outreach:contact-merge", args=[contact.pk]), answer, icon="users"),
            Action(
                _("移除"),
                reverse("outreach:contact-remove", args=[contact.pk]),
                answer,
                icon="trash",
                tone="bad",
            ),
        ]

    def get_queryset(self):
        """With the word whether anybody was merged into this person: mostly nobody was, and nothing more is asked."""
        merges = ContactMerge.objects.standing().filter(kept=OuterRef("pk"))
        return super().get_queryset().annotate(has_merges=Exists(merges))

    def merges(self) -> list:
        if not self.object.has_merges:
            return []
        return list(self.object.merges.standing().select_related("merged__village", "created_by"))

    def panels(self):
        contact, user, on = self.object, self.request.user, timezone.localdate()
        merges = self.merges()
        for merge in merges:
            merge.kept = contact
            merge.undo = Action(
                _("撤销合并"), reverse("outreach:merge-undo", args=[merge.pk]), merge.undoable_by(user)
            )
        cases = ServiceCase.objects.visible_to(user).current().filter(contact=contact)
        return {
            "facts": facts_of(contact),
            "merges": merges,
            "case_items": [
                {
                    "label": case.title,
                    "url": case.get_absolute_url(),
                    "note": case.number,
                    "badge": case.badge(on),
                }
                for case in cases.order_by("-opened_on", "-pk")[:CASES_SHOWN]
            ],
            **story_of(contact, user, [merge.merged_id for merge in merges]),
        }


def facts_of(contact) -> list[dict]:
    """What is kept about a person, as pairs."""
    basis = contact.get_legal_basis_display()
    if contact.consented_at:
        basis = _("%(basis)s（%(time)s，告知书 %(version)s 版）") % {
            "basis": basis,
            "time": full_time(contact.consented_at),
            "version": contact.notice_version,
        }
    return [
        {"label": _("别名、外文名"), "value": "\n".join(contact.other_names)},
        {"label": _("来自"), "value": contact.get_region_display()},
        {"label": _("电话"), "value": phones_told(contact.phones.order_by("order"))},
        {"label": _("村（社区）"), "value": contact.village.name},
        {"label": _("网格"), "value": grid_told(contact.grid)},
        {"label": _("常用语言"), "value": contact.get_languages_display()},
        {"label": _("联系人员"), "value": contact.responsible},
        {"label": _("保存依据"), "value": basis},
        {"label": _("保存至"), "value": full_date(contact.retain_until)},
        {"label": _("备注"), "value": contact.remark},
    ]


def phones_told(phones):
    """Phones, one a line; a doubtful one is marked."""
    mark = format_html(' <span class="badge badge-warn">{}</span>', _("号段待核对"))
    return format_html_join(
        SafeString("<br>"),
        '<span class="num">{}</span>{}',
        ((phone, mark if phone.is_doubtful else "") for phone in phones),
    )


def grid_told(grid) -> str:
    """A grid with whom to ask there."""
    if grid is None:
        return ""
    keeper = " ".join(filter(None, (grid.keeper_name, grid.keeper_phone)))
    return _("%(grid)s（网格员 %(keeper)s）") % {"grid": grid, "keeper": keeper} if keeper else grid.name


def warn_of_doubtful(request, phones):
    """Say which stored phones should be asked again: doubtful ones are kept, never refused."""
    doubtful = [display_phone(phone) for phone in phones if is_doubtful(phone)]
    if doubtful:
        words = _("已保存，但号码 %(phones)s 不在已知号段内，请再与本人核对。")
        messages.warning(request, words % {"phones": _("、").join(doubtful)})


class ContactFormPage(FormPage, abstract=True):
    """What registering and correcting a contact have in common."""

    permission = Permission.CONTACT_EDIT
    model = Contact
    form_class = ContactForm
    template_name = "outreach/contact_form.html"

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("outreach:contact-list")

    def is_valid(self, form):
        if not form.is_valid():
            return False
        self.likenesses = [] if form.cleaned_data["same_anyway"] else self.find_likenesses(form)
        if self.likenesses:
            form.add_error(None, _("可能已经登记过这个人。请先看下面的记录；不是同一个人，就勾选后再保存。"))
        return not self.likenesses

    def find_likenesses(self, form):
        data = form.cleaned_data
        return actions.likenesses(
            user=self.request.user,
            name=data["name"],
            village=data["village"],
            other_names=data["other_names"],
            phones=data["phones"],
            apart_from=self.object.pk if self.object else None,
        )

    def save(self, form):
        response = super().save(form)
        if response.status_code == HTTPStatus.FOUND:
            warn_of_doubtful(self.request, form.cleaned_data["phones"])
        return response

    def context(self, **more):
        return super().context(
            likenesses=getattr(self, "likenesses", []),
            apart_from=self.object.pk if self.object else "",
            anyway="same_anyway",
            **more,
        )


class ContactAdd(ContactFormPage):
    """Register a person."""

    title = gettext_lazy("登记联系对象")
    submit_label = gettext_lazy("登记")

    def initial(self):
        user = self.request.user
        only = next(iter(user.village_ids)) if len(user.village_ids) == 1 else None
        today = timezone.localdate()
        return {
            "village": only,
            "responsible": user.pk,
            "retain_until": latest_retention(today),
            "languages": ["yue"],
        }

    def perform(self, form):
        return actions.add_contact(
            by=self.request.user,
            at=timezone.now(),
            phones=form.cleaned_data["phones"],
            **form.record_fields(),
        )

    def success_message(self):
        return _("已登记 %(name)s。") % {"name": self.object}


class ContactEdit(ContactFormPage):
    """Correct what is kept about a person."""

    title = gettext_lazy("修改联系对象")

    def get(self, request, **kwargs):
        actions.note_reading(contact=self.object, by=request.user)  # the form shows what the page shows
        return super().get(request, **kwargs)

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def find_likenesses(self, form):
        """A correction asks only when it brings a name or a phone that somebody else has."""
        return (
            super().find_likenesses(form)
            if {"name", "other_names", "phones", "village"} & set(form.changed_data)
            else []
        )

    def perform(self, form):
        return actions.change_contact(
            contact=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            phones=form.cleaned_data["phones"],
            **form.record_fields(),
        )


class ContactRemove(VerbPage):
    """Take a person out of the lists, with the reason."""

    permission = Permission.CONTACT_EDIT
    model = Contact
    form_class = RemovalForm
    title = gettext_lazy("移除联系对象")
    submit_label = gettext_lazy("移除")
    tone = "bad"
    explanation = gettext_lazy(
        "移除后不再出现在清单里，过去的走访和事项仍然保留。本人要求删除时，请在原因里写明。"
    )

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.remove_contact(
            contact=self.object, by=self.request.user, at=timezone.now(), reason=form.cleaned_data["reason"]
        )

    def success_url(self):
        return reverse("outreach:contact-list")

    def success_message(self):
        return _("已移除 %(name)s。") % {"name": self.object}


@permitted(Permission.CONTACT_VIEW)
def contact_options(request):
    """The choices under a type-ahead box."""
    words = clean_line(request.GET.get("q", ""))
    contacts = ()
    if words:
        found = Contact.objects.visible_to(request.user).current().matching(words).in_name_order()
        contacts = found.select_related("village").prefetch_related("phones")[:OPTIONS_SHOWN]
    options = [
        {
            "value": contact.pk,
            "label": contact_line(contact),
            "detail": "、".join(phone.masked for phone in contact.phones.all()),
        }
        for contact in contacts
    ]
    return render(request, "web/_options.html", {"options": options})


@require_POST
@permitted(Permission.CONTACT_EDIT)
def contact_likeness(request):
    """Who may be the person that is being typed in: the part of a form that warns. Asked by POST, so that no name or
    phone stands in an address and its logs."""
    probe = ProbeForm(request.POST, user=request.user)
    apart_from = number_or_none(request.POST.get("apart_from"))
    likenesses = actions.likenesses(user=request.user, apart_from=apart_from, **probe.so_far())
    context = {"likenesses": likenesses, "apart_from": apart_from or "", "anyway": probe.anyway}
    return render(request, "outreach/_likenesses.html", context)

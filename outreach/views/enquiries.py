"""The phone register: the list of enquiries, one enquiry, and the form that is made for speed."""

from django.core.cache import cache
from django.db import transaction
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hengl_uf.access import held
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date
from hengl_uf.lib.phones import display_phone, mask_phone
from hengl_uf.web import again
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage
from outreach.actions import enquiries as actions
from outreach.callers import Lookup, doings_of, look_up
from outreach.filters.enquiries import EnquiryFilter
from outreach.forms.contacts import latest_retention
from outreach.forms.enquiries import NOBODY, EnquiryEditForm, NewEnquiryForm
from outreach.models import Contact, Enquiry
from outreach.views.promises import promises_panel

TO_CASE = "to_case"  # the name of the second button
LOOK_UP = "lookup"  # the name of the button that looks a number up without a script
TOLD_FOR = 3600  # seconds for which a person's data, once shown for a form, needs no second entry
QUICK = ("topic", "question", "answer", "minutes", "channel")  # what is asked after who it is
FOLDED = (
    "asked_at",
    "staff",
    "village",
)  # a village is asked beside the name where it cannot be the whole town
OF_STRANGER = {"caller_name", "region", "village"}


def list_crumb():
    """The way to the register."""
    return Crumb(_("来电来访"), reverse("outreach:enquiry-list"))


class EnquiryList(ListPage):
    """All enquiries, newest first; phones are masked."""

    permission = Permission.ENQUIRY_VIEW
    model = Enquiry
    title = gettext_lazy("来电来访")
    template_name = "outreach/enquiry_list.html"
    filters = EnquiryFilter
    default_order = "-date"
    related = ("contact",)
    named = ("topic", "village", "staff")
    shown = "asked_on asked_at channel phone caller_name question minutes outcome topic village staff contact__name"
    columns = (
        Column("what", gettext_lazy("问什么")),
        Column("outcome", gettext_lazy("处理"), css="cell-state"),
        Column("who", gettext_lazy("谁问的")),
        Column("date", gettext_lazy("日期"), ("asked_on",)),
        Column("village", gettext_lazy("村（社区）"), css="cell-minor"),
        Column("staff", gettext_lazy("接听人"), css="cell-minor"),
        Column("minutes", gettext_lazy("用时"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有来电来访记录。")
    empty_hint = gettext_lazy("每接一个电话、每来一位咨询的人，在这里登记一条。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.ENQUIRY_EDIT)
        return Action(_("登记来电"), reverse("outreach:enquiry-add"), may, icon="plus")

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_badge = row.badge()
        return super().context(**more)


class EnquiryDetail(DetailPage):
    """One enquiry with its promises and files."""

    permission = Permission.ENQUIRY_VIEW
    model = Enquiry
    template_name = "outreach/enquiry_detail.html"
    related = ("contact", "topic", "village", "staff", "case")
    shown = "contact__name topic__name village__name staff__name case__number case__title"

    def opened(self):
        if self.object.phone and not self.object.contact_id:
            actions.note_number_read(row=self.object, by=self.request.user)

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return self.object.badge()

    def actions(self):
        enquiry, user = self.object, self.request.user
        correctable = enquiry.correctable_by(user, timezone.localdate())
        address = {
            verb: reverse(f"outreach:enquiry-{verb}", args=[enquiry.pk])
            for verb in ("to-case", "edit", "remove")
        }
        to_case = [Action(_("转为事项"), address["to-case"], convertible_by(enquiry, user), icon="briefcase")]
        return [
            *(to_case if enquiry.case_id is None else ()),
            Action(_("修改"), address["edit"], correctable, icon="edit"),
            Action(_("移除"), address["remove"], enquiry.editable_by(user), icon="trash", tone="bad"),
        ]

    def panels(self):
        enquiry, user = self.object, self.request.user
        return {
            "facts": facts_of(enquiry),
            **promises_panel(enquiry, user),
            **attachments_panel(enquiry, user, reverse("outreach:enquiry-attach", args=[enquiry.pk])),
        }


def convertible_by(row, user):
    """Whoever may change the record and open cases."""
    return row.editable_by(user) and user.may(Permission.CASE_EDIT)


def facts_of(enquiry) -> list[dict]:
    """What is known of an enquiry, as pairs. The number of a registered person is on that person's page."""
    known = enquiry.contact
    when = timezone.localtime(enquiry.asked_at)
    return [
        {
            "label": _("联系对象") if known else _("称呼"),
            "value": known or enquiry.caller_name,
            "url": known and known.get_absolute_url(),
        },
        {"label": _("电话"), "value": enquiry.masked if known else enquiry.shown_phone},
        {"label": _("来自"), "value": enquiry.get_region_display()},
        {"label": _("方式"), "value": enquiry.get_channel_display()},
        {
            "label": _("时间"),
            "value": _("%(day)s %(time)s，%(minutes)s 分钟")
            % {"day": full_date(when.date()), "time": f"{when:%H:%M}", "minutes": enquiry.minutes},
        },
        {"label": _("类别"), "value": enquiry.topic.name},
        {"label": _("问什么"), "value": enquiry.question},
        {"label": _("怎么答复"), "value": enquiry.answer},
        case_fact(enquiry.case),
        {"label": _("村（社区）"), "value": enquiry.village.name if enquiry.village else _("全镇")},
        {"label": _("接听人"), "value": enquiry.staff.name},
    ]


def case_fact(case) -> dict:
    """The case that a record became, as a pair."""
    return {
        "label": _("事项"),
        "value": str(case) if case else _("没有转为事项"),
        "url": case and case.get_absolute_url(),
    }


class EnquiryAttach(AttachPage):
    """Add files to an enquiry."""

    model = Enquiry


class EnquiryAdd(FormPage):
    """The phone register. Saving opens the empty form again; a case that was opened is gone to."""

    permission = Permission.ENQUIRY_EDIT
    model = Enquiry
    form_class = NewEnquiryForm
    template_name = "outreach/enquiry_form.html"
    title = gettext_lazy("登记来电来访")
    submit_label = gettext_lazy("当场答复")
    kept_fields = ("channel",)

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("outreach:enquiry-list")

    def initial(self):
        pk = number_or_none(self.request.GET.get("contact"))
        known = Contact.objects.visible_to(self.request.user).current().filter(pk=pk).first() if pk else None
        lookup = Lookup(typed=known.name, contacts=(known,)) if known else None
        self.given = lookup
        return {"staff": self.request.user.pk, "caller": known.name if known else ""}

    def form_kwargs(self):
        return {**super().form_kwargs(), "to_case": TO_CASE in self.request.POST, "lookup": self.lookup()}

    def lookup(self):
        """Who was found before the form was filled in."""
        return getattr(self, "found", None) or getattr(self, "given", None)

    def post(self, request, **kwargs):
        if asks_only_who(request.POST):
            self.found = look_up(request.user, request.POST.get("caller", ""))
            return self.show(self.plain_form(None, None, self.initial() | request.POST.dict()))
        return super().post(request, **kwargs)

    def perform(self, form):
        at = timezone.now()
        fields = form.record_fields()
        fields["asked_at"] = fields["asked_at"] or at
        person = new_person(form, at) if form.to_case and not fields["contact"] else None
        enquiry = actions.log_enquiry(
            by=self.request.user, at=at, to_case=form.to_case, person=person, **fields
        )
        if fields["contact"]:
            note_once(self.request, fields["contact"])
        return enquiry

    def success_url(self):
        return (self.object.case or self.object).get_absolute_url()

    def next_url(self, form):
        return (
            self.success_url() if form.to_case else again.address(self.request.path, self.kept_for_next(form))
        )

    def success_message(self):
        enquiry = self.object
        if enquiry.case:
            return _("已登记来电，并转为求助事项 %(number)s。") % {"number": enquiry.case.number}
        words = _("%(who)s · %(topic)s · %(minutes)s 分钟") % {
            "who": enquiry.who,
            "topic": enquiry.topic.name,
            "minutes": enquiry.minutes,
        }
        return format_html('{}<a href="{}">{}</a>', _("已登记："), enquiry.get_absolute_url(), words)

    def context(self, **more):
        form = more["form"]
        if form.is_bound:
            form.is_valid()
        folded = [form[name] for name in FOLDED if name != "village" or form.user.sees_all_villages]
        return super().context(
            **caller_context(self.request, form),
            quick_fields=[form[name] for name in QUICK],
            folded_fields=folded,
            folded_open=any(field.errors for field in folded),
            **more,
        )


def asks_only_who(data) -> bool:
    """Whether the number alone was sent: the way to look somebody up without a script, or by Enter."""
    others = ("topic", "question", "answer", TO_CASE)
    return LOOK_UP in data or (bool(data.get("caller")) and not any(data.get(name) for name in others))


def new_person(form, at):
    """The caller who is registered because the enquiry becomes a case."""
    data = form.cleaned_data
    return actions.NewPerson(
        name=data["caller_name"],
        region=data["region"] or Contact.Region.HONG_KONG,
        village=data["village"],
        phones=tuple(filter(None, [data["phone"]])),
        retain_until=latest_retention(timezone.localdate(at)),
    )


@require_POST
@permitted(Permission.ENQUIRY_EDIT)
def enquiry_caller(request):
    """Who is calling, as a part of the form: asked while the number is typed."""
    lookup = look_up(request.user, request.POST.get("caller", ""))
    form = NewEnquiryForm(user=request.user, lookup=lookup, initial=request.POST.dict())
    return render(request, "outreach/_caller.html", {"form": form, **caller_context(request, form)})


def caller_context(request, form) -> dict:
    """What `outreach/_caller.html` shows. The number of a person is whole only for who typed all of it."""
    lookup = form.lookup
    chosen = (form.data if form.is_bound else form.initial).get("contact", "")
    context = {"lookup": lookup, "nobody": NOBODY, "chosen": chosen}
    if not form.is_bound and lookup.typed and not lookup.contacts:
        form.initial |= {"region": lookup.region} if lookup.is_number else {"caller_name": lookup.typed}
    if not lookup.person:
        return context | {"stranger_open": chosen == NOBODY}
    person, phone = lookup.person, lookup.phones[0] if lookup.phones else ""
    if lookup.is_whole:
        with transaction.atomic():
            note_once(request, person)
    on = timezone.localdate()
    doings = doings_of(person)
    return context | {
        "person": person,
        "phone": display_phone(phone) if lookup.is_whole else mask_phone(phone) if phone else "",
        "cases": with_badges(doings["cases"], on),
        "promises": with_badges(doings["promises"], on),
        "calls": doings["calls"],
        "stranger_open": chosen == NOBODY or bool(OF_STRANGER & set(form.errors)),
    }


def with_badges(rows, on) -> list:
    """These cases or promises, each with its state."""
    rows = list(rows)
    for row in rows:
        row.shown_badge = row.badge(on)
    return rows


def note_once(request, contact):
    """Write one entry for each person that one opening of the form shows, however often it asks."""
    token = request.POST.get("form_token", "")
    if held.owner_of(token) != request.user.pk or cache.add(f"shown:{token}:{contact.pk}", 1, TOLD_FOR):
        actions.note_looked_up(contact=contact, by=request.user)


class EnquiryEdit(FormPage):
    """Correct an entry of the register."""

    permission = Permission.ENQUIRY_EDIT
    model = Enquiry
    form_class = EnquiryEditForm
    title = gettext_lazy("修改来电来访")

    def get(self, request, **kwargs):
        if self.object.phone:
            actions.note_number_read(row=self.object, by=request.user)  # the form shows it in full
        return super().get(request, **kwargs)

    def answer(self):
        return self.object.correctable_by(self.request.user, timezone.localdate())

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_enquiry(
            enquiry=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )

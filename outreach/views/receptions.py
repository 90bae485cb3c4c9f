"""Pages of receptions; their verbs are in `enquiry_verbs.py`."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage
from outreach.actions import receptions as actions
from outreach.filters.enquiries import ReceptionFilter
from outreach.forms.receptions import ReceptionForm
from outreach.models import Contact, Reception
from outreach.views.enquiries import case_fact, convertible_by
from outreach.views.promises import promises_panel

PERSON_TIMES = gettext_lazy("人次")
# What has a default or is seldom needed: folded away, so that the form fits a phone.
FOLDED = ("village", "staff", "topic", "files")


def list_crumb():
    """The way to the list of receptions."""
    return Crumb(_("接待"), reverse("outreach:reception-list"))


class ReceptionList(ListPage):
    """All receptions, newest first, with the person-times that they come to."""

    permission = Permission.ENQUIRY_VIEW
    model = Reception
    title = gettext_lazy("接待")
    template_name = "outreach/reception_list.html"
    filters = ReceptionFilter
    default_order = "-date"
    related = ("contact",)
    named = ("topic", "village", "staff")
    shown = "received_on people region visitors summary case topic village staff contact__name"
    sums = (("people", gettext_lazy("接待"), PERSON_TIMES),)
    columns = (
        Column("who", gettext_lazy("来访者")),
        Column("people", gettext_lazy("人次")),
        Column("date", gettext_lazy("日期"), ("received_on",)),
        Column("region", gettext_lazy("来自")),
        Column("village", gettext_lazy("村（社区）")),
        Column("staff", gettext_lazy("接待人"), css="cell-minor"),
        Column("topic", gettext_lazy("类别"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有接待记录。")
    empty_hint = gettext_lazy("在服务中心或办公室接待之后，在这里登记一条。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.ENQUIRY_EDIT)
        return Action(_("登记接待"), reverse("outreach:reception-add"), may, icon="plus")


class ReceptionDetail(DetailPage):
    """One reception with its promises and files."""

    permission = Permission.ENQUIRY_VIEW
    model = Reception
    template_name = "outreach/reception_detail.html"
    related = ("contact", "topic", "village", "staff", "case")
    shown = "contact__name topic__name village__name staff__name case__number case__title"

    def breadcrumbs(self):
        return [list_crumb()]

    def actions(self):
        reception, user = self.object, self.request.user
        editable = reception.editable_by(user)
        address = {
            verb: reverse(f"outreach:reception-{verb}", args=[reception.pk])
            for verb in ("to-case", "edit", "remove")
        }
        to_case = [
            Action(_("转为事项"), address["to-case"], convertible_by(reception, user), icon="briefcase")
        ]
        return [
            *(to_case if reception.case_id is None else ()),
            Action(_("修改"), address["edit"], editable, icon="edit"),
            Action(_("移除"), address["remove"], editable, icon="trash", tone="bad"),
        ]

    def panels(self):
        reception, user = self.object, self.request.user
        return {
            "facts": facts_of(reception),
            **promises_panel(reception, user),
            **attachments_panel(reception, user, reverse("outreach:reception-attach", args=[reception.pk])),
        }


def facts_of(reception) -> list[dict]:
    """What is known of a reception, as pairs."""
    known = reception.contact
    return [
        {"label": _("来访者"), "value": reception.visitors},
        {"label": _("联系对象"), "value": known, "url": known and known.get_absolute_url()},
        {"label": _("人次"), "value": reception.people},
        {"label": _("来自"), "value": reception.get_region_display()},
        {"label": _("接待日期"), "value": full_date(reception.received_on)},
        {"label": _("类别"), "value": reception.topic and reception.topic.name},
        {"label": _("接待情况"), "value": reception.summary},
        case_fact(reception.case),
        {
            "label": _("村（社区）"),
            "value": reception.village.name if reception.village else _("统战办（全镇）"),
        },
        {"label": _("接待人"), "value": reception.staff.name},
    ]


def folded_of(form, names) -> dict:
    """What a form folds away, and whether it is shown because something in it is wrong."""
    fields = [form[name] for name in names]
    return {"more_fields": fields, "more_open": any(field.errors for field in fields)}


class ReceptionAttach(AttachPage):
    """Add files to a reception."""

    model = Reception


class ReceptionFormPage(FormPage, abstract=True):
    """What logging and correcting a reception have in common."""

    permission = Permission.ENQUIRY_EDIT
    model = Reception
    form_class = ReceptionForm
    template_name = "outreach/reception_form.html"
    folded = FOLDED

    def context(self, **more):
        return super().context(**folded_of(more["form"], self.folded), **more)

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("outreach:reception-list")


class ReceptionAdd(ReceptionFormPage):
    """Log visitors received."""

    title = gettext_lazy("登记接待")
    submit_label = gettext_lazy("登记接待")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("received_on", "village", "staff", "region")

    def initial(self):
        user = self.request.user
        pk = number_or_none(self.request.GET.get("contact"))
        known = Contact.objects.visible_to(user).current().filter(pk=pk).first() if pk else None
        return {
            "received_on": timezone.localdate(),
            "people": 1,
            "village": next(iter(user.village_ids)) if len(user.village_ids) == 1 else None,
            "staff": user.pk,
            **({"contact": known.pk, "region": known.region} if known else {}),
        }

    def perform(self, form):
        return actions.log_reception(
            by=self.request.user,
            at=timezone.now(),
            uploads=form.cleaned_data["files"],
            **form.record_fields(),
        )

    def success_message(self):
        return _("已登记接待 %(people)s 人次。") % {"people": self.object.people}


class ReceptionEdit(ReceptionFormPage):
    """Correct a reception; its files are added on its page."""

    title = gettext_lazy("修改接待")
    folded = FOLDED[:-1]

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_reception(
            reception=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )

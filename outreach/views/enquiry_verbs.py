"""The verbs of enquiries and receptions: turned into a case, removed."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Crumb
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.removal import RemovalForm
from outreach.actions import enquiries, receptions
from outreach.forms.contacts import latest_retention
from outreach.forms.to_case import ToCaseForm
from outreach.models import Contact, Enquiry, Reception
from outreach.views.enquiries import convertible_by
from outreach.views.enquiries import list_crumb as to_enquiries
from outreach.views.receptions import list_crumb as to_receptions


class ToCase(VerbPage, abstract=True):
    """Make a case of a record. Whoever comes second is led to the first one's case."""

    permission = Permission.CASE_EDIT
    form_class = ToCaseForm
    title = gettext_lazy("转为事项")
    submit_label = gettext_lazy("转为事项")
    explanation = gettext_lazy("转为事项后按类别的时限计期，由村（社区）服务中心受理。")

    def answer(self):
        return convertible_by(self.object, self.request.user)

    def get(self, request, **kwargs):
        return self.to_its_case() or super().get(request, **kwargs)

    def post(self, request, **kwargs):
        return self.to_its_case() or super().post(request, **kwargs)

    def to_its_case(self):
        """The way to the case that there is already, or None."""
        if self.object.case_id is None:
            return None
        messages.info(self.request, _("这条记录已经转为事项，没有重复登记。"))
        return HttpResponseRedirect(self.object.case.get_absolute_url())

    def form_kwargs(self):
        return {"user": self.request.user, "row": self.object}

    def initial(self):
        row = self.object
        return {
            "question": self.title_of(row),
            "category": row.topic_id,
            "new_name": getattr(row, "caller_name", ""),
            "new_region": row.region,
            "new_phone": getattr(row, "shown_phone", ""),
        }

    def title_of(self, row) -> str:
        """What the case is called unless somebody writes something better."""
        return ""

    def person(self, form, at):
        """Somebody who is registered along the way, or None."""
        data = form.cleaned_data
        if data.get("contact") or not data.get("new_name"):
            return None
        return enquiries.NewPerson(
            name=data["new_name"],
            region=data.get("new_region") or Contact.Region.HONG_KONG,
            village=data["village"],
            phones=tuple(filter(None, [data.get("new_phone")])),
            retain_until=latest_retention(timezone.localdate(at)),
        )

    def asked(self, form, at) -> dict:
        """What the deed takes."""
        return {
            "by": self.request.user,
            "at": at,
            "title": form.cleaned_data["question"],
            "category": form.cleaned_data["category"],
            "contact": form.cleaned_data.get("contact"),
            "person": self.person(form, at),
        }

    def success_message(self):
        return _("已转为求助事项 %(number)s。") % {"number": self.object.number}


class EnquiryToCase(ToCase):
    """Make a case of an enquiry."""

    model = Enquiry

    def breadcrumbs(self):
        return [to_enquiries(), Crumb(str(self.object), self.object.get_absolute_url())]

    def title_of(self, row):
        return row.question

    def perform(self, form):
        return enquiries.enquiry_to_case(enquiry=self.object, **self.asked(form, timezone.now()))


class ReceptionToCase(ToCase):
    """Make a case of a reception."""

    model = Reception

    def breadcrumbs(self):
        return [to_receptions(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return receptions.reception_to_case(reception=self.object, **self.asked(form, timezone.now()))


class Remove(VerbPage, abstract=True):
    """Take a record out of lists and figures, with the reason."""

    permission = Permission.ENQUIRY_EDIT
    form_class = RemovalForm
    submit_label = gettext_lazy("移除")
    tone = "bad"
    explanation = gettext_lazy(
        "移除后不再出现在清单和统计里，记录和原因仍然保留备查。由它转成的事项不受影响。"
    )

    def answer(self):
        return self.object.editable_by(self.request.user)

    def success_message(self):
        return _("已移除。")


class EnquiryRemove(Remove):
    """Take an enquiry away."""

    model = Enquiry
    title = gettext_lazy("移除来电来访")

    def breadcrumbs(self):
        return [to_enquiries(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return enquiries.remove_enquiry(
            enquiry=self.object, by=self.request.user, at=timezone.now(), reason=form.cleaned_data["reason"]
        )

    def success_url(self):
        return reverse("outreach:enquiry-list")


class ReceptionRemove(Remove):
    """Take a reception away."""

    model = Reception
    title = gettext_lazy("移除接待")

    def breadcrumbs(self):
        return [to_receptions(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return receptions.remove_reception(
            reception=self.object, by=self.request.user, at=timezone.now(), reason=form.cleaned_data["reason"]
        )

    def success_url(self):
        return reverse("outreach:reception-list")

"""What is noted on the page of an association: seats, members, offices and terms."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.offices.forms import LeavingForm
from hengl_uf.web.elements import Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from outreach.actions import associations as actions
from outreach.actions import offices as office_actions
from outreach.forms.associations import CountForm, OfficeForm, SeatForm, TermForm
from outreach.models import Association, Office, Term
from outreach.views.associations import list_crumb


class AssociationPart(FocusesFirst, abstract=True):
    """A form about an association or a part of it; it leads back to the page of the association."""

    permission = Permission.ASSOCIATION_EDIT
    model = Association

    def answer(self):
        return self.object.editable_by(self.request.user)

    def association(self):
        return self.object if isinstance(self.object, Association) else self.object.association

    def breadcrumbs(self):
        association = self.association()
        return [list_crumb(), Crumb(str(association), association.get_absolute_url())]

    def by_now(self) -> dict:
        """Who and when."""
        return {"by": self.request.user, "at": timezone.now()}

    def success_url(self):
        return self.association().get_absolute_url()


class AssociationMove(AssociationPart, VerbPage):
    """Note where the seat is from a day on."""

    form_class = SeatForm
    title = gettext_lazy("登记会址")
    submit_label = gettext_lazy("登记")

    def initial(self):
        return {"from_on": timezone.localdate()}

    def perform(self, form):
        return actions.move_seat(association=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已登记会址。")


class AssociationCount(AssociationPart, VerbPage):
    """Note how many members there are."""

    form_class = CountForm
    title = gettext_lazy("登记会员人数")
    submit_label = gettext_lazy("登记")

    def initial(self):
        return {"counted_on": timezone.localdate()}

    def perform(self, form):
        return actions.count_members(association=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已登记会员人数。")


class OfficeAdd(AssociationPart):
    """Give the association an office."""

    form_class = OfficeForm
    title = gettext_lazy("设职务")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")

    def initial(self):
        return {"order": self.association().offices.count() + 1}

    def perform(self, form):
        return office_actions.add_office(
            association=self.association(), **self.by_now(), **form.record_fields()
        )

    def success_message(self):
        return _("已设职务“%(title)s”。") % {"title": self.object}


class OfficeEdit(AssociationPart):
    """Correct an office."""

    model = Office
    form_class = OfficeForm
    title = gettext_lazy("修改职务")

    def perform(self, form):
        return office_actions.change_office(
            office=self.object, version=self.posted_version(), **self.by_now(), **form.record_fields()
        )


class TermAdd(AssociationPart):
    """Note who holds an office."""

    model = Office
    form_class = TermForm
    submit_label = gettext_lazy("登记")

    def get_title(self):
        office = self.object if isinstance(self.object, Office) else self.object.office
        return _("登记任期：%(title)s") % {"title": office}

    def initial(self):
        return {"starts_on": timezone.localdate()}

    def perform(self, form):
        return office_actions.begin_term(office=self.object, **self.by_now(), **form.record_fields())

    def success_message(self):
        return _("已登记 %(term)s。") % {"term": self.object}


class TermPage(AssociationPart, abstract=True):
    """A form about one term."""

    model = Term

    def get_queryset(self):
        return super().get_queryset().select_related("association", "office")


class TermEdit(TermPage):
    """Correct a term."""

    form_class = TermForm

    def get_title(self):
        return _("修改任期：%(term)s") % {"term": self.object}

    def perform(self, form):
        return office_actions.change_term(
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
        return office_actions.end_term(term=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已登记离任。")

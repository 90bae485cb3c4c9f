"""Pages of the contacts at work of an enterprise. Their numbers are masked until somebody asks, which is noted."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.enterprises import contacts
from hengl_uf.enterprises.forms import ContactForm
from hengl_uf.enterprises.models import Enterprise, EnterpriseContact
from hengl_uf.enterprises.views import list_crumb
from hengl_uf.lib.phones import display_phone
from hengl_uf.web.elements import Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.removal import RemovePage


def crumbs_to(enterprise):
    """The way to the page of an enterprise."""
    return [list_crumb(), Crumb(str(enterprise), enterprise.get_absolute_url())]


class ContactFormPage(FocusesFirst, abstract=True):
    """What noting and correcting a contact have in common."""

    permission = Permission.ENTERPRISE_EDIT
    form_class = ContactForm

    def answer(self):
        return self.object.editable_by(self.request.user)

    def success_url(self):
        return self.object.get_absolute_url()


class ContactAdd(ContactFormPage):
    """Note somebody at work in an enterprise."""

    model = Enterprise
    title = gettext_lazy("登记联系人")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")

    def breadcrumbs(self):
        return crumbs_to(self.object)

    def perform(self, form):
        return contacts.add_contact(
            enterprise=self.object, by=self.request.user, at=timezone.now(), **form.record_fields()
        )

    def success_message(self):
        return _("已登记联系人%(name)s。") % {"name": self.object}


class ContactEdit(ContactFormPage):
    """Correct a contact."""

    model = EnterpriseContact
    title = gettext_lazy("修改联系人")

    def get(self, request, **kwargs):
        if self.object.phone:  # the form shows it in full
            contacts.note_phone_read(contact=self.object, by=request.user)
        return super().get(request, **kwargs)

    def breadcrumbs(self):
        return crumbs_to(self.object.enterprise)

    def perform(self, form):
        return contacts.change_contact(
            contact=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class ContactRemove(RemovePage):
    """Delete a contact."""

    model = EnterpriseContact
    explanation = gettext_lazy("移除后姓名和电话不再保留，历史里只留下遮盖了号码的一行。")

    def breadcrumbs(self):
        return crumbs_to(self.object.enterprise)

    def get_title(self):
        return _("移除联系人：%(name)s") % {"name": self.object}

    def remove(self, **how):
        return contacts.remove_contact(contact=self.object, **how)

    def success_url(self):
        return self.object.get_absolute_url()


@never_cache
@require_POST
@permitted(Permission.ENTERPRISE_VIEW)
def contact_phone(request, pk):
    """The whole number of a contact, noted in the audit trail: in its line on the page, or without a script alone."""
    known = EnterpriseContact.objects.visible_to(request.user).select_related("enterprise")
    contact = get_object_or_404(known, pk=pk)
    if contact.phone:
        contacts.note_phone_read(contact=contact, by=request.user)
    context = {"contact": contact, "phone": display_phone(contact.phone)}
    if request.htmx:
        return render(request, "enterprises/_phone.html", context)
    context |= {
        "title": _("%(name)s的工作电话") % {"name": contact},
        "breadcrumbs": crumbs_to(contact.enterprise),
        "back_url": reverse("enterprises:enterprise-detail", args=[contact.enterprise_id]),
    }
    return render(request, "enterprises/contact_phone.html", context)

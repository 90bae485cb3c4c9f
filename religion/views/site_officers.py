"""The management group of a site: its offices, who holds them, and their phones."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.lib.phones import display_phone
from hengl_uf.offices.forms import LeavingForm
from hengl_uf.web.elements import Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from religion.actions import officers as actions
from religion.forms.officers import OfficerForm, PostForm
from religion.models import Site, SiteOfficer, SitePost
from religion.views.sites import list_crumb

NEXT_ORDER = 1  # behind the last office


class GroupPart(FocusesFirst, abstract=True):
    """A form about the management group of a site; it leads back to the page of the site."""

    permission = Permission.SITE_EDIT
    model = Site

    def site(self):
        one = self.object
        if isinstance(one, SiteOfficer):
            return one.office.site
        return one if isinstance(one, Site) else one.site

    def answer(self):
        return self.site().editable_by(self.request.user)

    def breadcrumbs(self):
        return crumbs_to(self.site())

    def by_now(self) -> dict:
        """Who and when."""
        return {"by": self.request.user, "at": timezone.now()}

    def cancel_url(self):
        return self.site().get_absolute_url()

    def success_url(self):
        return self.site().get_absolute_url()


def crumbs_to(site) -> list[Crumb]:
    """The way to a site, with itself."""
    return [list_crumb(), Crumb(str(site), site.get_absolute_url())]


class PostAdd(GroupPart):
    """Give the management group an office."""

    form_class = PostForm
    title = gettext_lazy("设职务")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")

    def get_queryset(self):
        return super().get_queryset().select_related("village")

    def initial(self):
        return {"order": self.site().offices.count() + NEXT_ORDER}

    def perform(self, form):
        return actions.add_post(site=self.site(), **self.by_now(), **form.record_fields())

    def success_message(self):
        return _("已设职务“%(title)s”。") % {"title": self.object}


class PostPage(GroupPart, abstract=True):
    """A form about one office."""

    model = SitePost

    def get_queryset(self):
        return super().get_queryset().select_related("site__village")


class PostEdit(PostPage):
    """Correct an office."""

    form_class = PostForm
    title = gettext_lazy("修改职务")

    def perform(self, form):
        return actions.change_post(
            post=self.object, version=self.posted_version(), **self.by_now(), **form.record_fields()
        )


class OfficerAdd(PostPage):
    """Note who holds an office."""

    form_class = OfficerForm
    submit_label = gettext_lazy("登记")

    def get_title(self):
        post = self.object if isinstance(self.object, SitePost) else self.object.office
        return _("登记成员：%(title)s") % {"title": post}

    def initial(self):
        return {"starts_on": timezone.localdate()}

    def perform(self, form):
        return actions.begin_term(post=self.object, **self.by_now(), **form.record_fields())

    def success_message(self):
        return _("已登记%(term)s。") % {"term": self.object}


class OfficerPage(GroupPart, abstract=True):
    """A form about one term."""

    model = SiteOfficer

    def get_queryset(self):
        return super().get_queryset().select_related("office__site__village")


class OfficerEdit(OfficerPage):
    """Correct a term."""

    form_class = OfficerForm

    def get_title(self):
        return _("修改任期：%(term)s") % {"term": self.object}

    def get(self, request, **kwargs):
        if self.object.phone:  # the form shows it in full
            actions.note_phone_read(term=self.object, by=request.user)
        return super().get(request, **kwargs)

    def perform(self, form):
        return actions.change_term(
            term=self.object, version=self.posted_version(), **self.by_now(), **form.record_fields()
        )


class OfficerEnd(OfficerPage, VerbPage):
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


@never_cache
@require_POST
@permitted(Permission.SITE_VIEW)
def officer_phone(request, pk):
    """The whole number of an officer, noted in the audit trail: in its line on the page, or without a script alone."""
    known = SiteOfficer.objects.visible_to(request.user).of_current().select_related("office__site")
    term = get_object_or_404(known, pk=pk)
    if term.phone:
        actions.note_phone_read(term=term, by=request.user)
    context = {"term": term, "phone": display_phone(term.phone)}
    if request.htmx:
        return render(request, "enterprises/_phone.html", context)
    context |= {
        "title": _("%(name)s的办公电话") % {"name": term.holder_name},
        "breadcrumbs": crumbs_to(term.office.site),
        "back_url": reverse("religion:site-detail", args=[term.office.site_id]),
    }
    return render(request, "religion/officer_phone.html", context)

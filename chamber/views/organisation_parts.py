"""What is noted on the page of a Party organisation: counts, elections, enterprises covered, posts and terms."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import coverage as cover_actions
from chamber.actions import organisation_parts as actions
from chamber.actions import party_posts as post_actions
from chamber.forms.organisations import (
    CoverForm,
    ElectionForm,
    MemberCountForm,
    PostForm,
    PostTermForm,
    ReasonForm,
)
from chamber.models import Covered, Election, PartyCount, PartyOrganisation, PartyPost, PartyTerm
from chamber.views.organisation_detail import list_crumb
from hengl_uf.access.roles import Permission
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.lib.dates import full_date, plain_date
from hengl_uf.offices.forms import LeavingForm
from hengl_uf.web.elements import Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.numbers import number_or_none


class OrganisationPart(FocusesFirst, abstract=True):
    """A form about an organisation or a part of it; it leads back to the page of the organisation."""

    permission = Permission.PARTY_EDIT
    model = PartyOrganisation

    def organisation(self):
        one = self.object
        if isinstance(one, PartyTerm):
            return one.office.organisation
        return one if isinstance(one, PartyOrganisation) else one.organisation

    def answer(self):
        return self.organisation().workable_by(self.request.user)

    def breadcrumbs(self):
        organisation = self.organisation()
        return [list_crumb(), Crumb(str(organisation), organisation.get_absolute_url())]

    def by_now(self) -> dict:
        """Who and when."""
        return {"by": self.request.user, "at": timezone.now()}

    def cancel_url(self):
        return self.organisation().get_absolute_url()

    def success_url(self):
        return self.organisation().get_absolute_url()


class CountAdd(OrganisationPart, VerbPage):
    """Note how many members there are."""

    form_class = MemberCountForm
    title = gettext_lazy("登记党员人数")
    submit_label = gettext_lazy("登记")
    explanation = gettext_lazy("只登记这个党组织自己的党员，下级党组织的各自登记。")

    def initial(self):
        return {"counted_on": timezone.localdate()}

    def perform(self, form):
        return actions.count_members(organisation=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已登记党员人数。")


class ElectionAdd(OrganisationPart):
    """Note an election."""

    form_class = ElectionForm
    title = gettext_lazy("登记换届")
    submit_label = gettext_lazy("登记")

    def form_kwargs(self):
        return {**super().form_kwargs(), "organisation": self.organisation()}

    def initial(self):
        return {"held_on": timezone.localdate()}

    def perform(self, form):
        return actions.hold_election(organisation=self.object, **self.by_now(), **form.record_fields())

    def success_message(self):
        day = full_date(self.object.election_due_on)
        return _("已登记换届，下次换届期限 %(day)s。任职人员有变动的，请接着登记任期。") % {"day": day}


class PartRemove(OrganisationPart, VerbPage, abstract=True):
    """Take away what was noted by mistake."""

    form_class = ReasonForm
    submit_label = gettext_lazy("删去")
    tone = "bad"
    explanation = gettext_lazy("只用于登记错了的。删去后修改记录里仍然可查。")

    def get_queryset(self):
        return super().get_queryset().select_related("organisation")


class CountRemove(PartRemove):
    """Take away a count that was noted by mistake."""

    model = PartyCount

    def get_title(self):
        return _("删去党员人数：%(day)s") % {"day": plain_date(self.object.counted_on)}

    def perform(self, form):
        return actions.delete_count(count=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已删去。")


class ElectionRemove(PartRemove):
    """Take away an election that was noted by mistake."""

    model = Election

    def get_title(self):
        return _("删去换届：%(day)s") % {"day": plain_date(self.object.held_on)}

    def perform(self, form):
        return actions.delete_election(election=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已删去。")


class CoverAdd(FocusesFirst):
    """Note which organisation covers an enterprise: begun at either of them, by `?organisation=` or `?enterprise=`."""

    permission = Permission.PARTY_EDIT
    model = Covered
    form_class = CoverForm
    title = gettext_lazy("登记覆盖企业")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("organisation", "since")

    def given(self, name, records):
        """The record that the address names, or None."""
        return records.filter(pk=number_or_none(self.request.GET.get(name)) or 0).first()

    def initial(self):
        user = self.request.user
        organisation = self.given("organisation", PartyOrganisation.objects.visible_to(user).active())
        return {
            "organisation": organisation,
            "enterprise": self.given("enterprise", Enterprise.objects.visible_to(user).current()),
            "since": timezone.localdate(),
        }

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        organisation = self.initial()["organisation"]
        return organisation.get_absolute_url() if organisation else reverse("chamber:coverage")

    def perform(self, form):
        return cover_actions.cover_enterprise(by=self.request.user, at=timezone.now(), **form.cleaned_data)

    def success_message(self):
        words = {"organisation": self.object.organisation, "enterprise": self.object.enterprise}
        return _("%(enterprise)s已由%(organisation)s覆盖。") % words


class CoverRemove(PartRemove):
    """Note that an organisation no longer covers an enterprise."""

    model = Covered
    submit_label = gettext_lazy("不再覆盖")
    tone = "warn"
    explanation = gettext_lazy("这家企业以后可以由别的党组织覆盖。修改记录里仍然可查。")

    def get_queryset(self):
        return super().get_queryset().select_related("enterprise")

    def get_title(self):
        return _("不再覆盖：%(enterprise)s") % {"enterprise": self.object.enterprise}

    def perform(self, form):
        return cover_actions.uncover_enterprise(covered=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已登记不再覆盖。")


class PostAdd(OrganisationPart):
    """Give the organisation a post."""

    form_class = PostForm
    title = gettext_lazy("设职务")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")

    def initial(self):
        return {"order": self.organisation().offices.count() + 1}

    def perform(self, form):
        return post_actions.add_post(
            organisation=self.organisation(), **self.by_now(), **form.record_fields()
        )

    def success_message(self):
        return _("已设职务“%(title)s”。") % {"title": self.object}


class PostEdit(OrganisationPart):
    """Correct a post."""

    model = PartyPost
    form_class = PostForm
    title = gettext_lazy("修改职务")

    def perform(self, form):
        return post_actions.change_post(
            post=self.object, version=self.posted_version(), **self.by_now(), **form.record_fields()
        )


class PostTermAdd(OrganisationPart):
    """Note who holds a post: as a rule until the next election."""

    model = PartyPost
    form_class = PostTermForm
    submit_label = gettext_lazy("登记")

    def get_title(self):
        post = self.object if isinstance(self.object, PartyPost) else self.object.office
        return _("登记任期：%(title)s") % {"title": post}

    def initial(self):
        today, due = timezone.localdate(), self.organisation().election_due_on
        return {"starts_on": today, "ends_on": due if due > today else None}

    def perform(self, form):
        return post_actions.begin_term(post=self.object, **self.by_now(), **form.record_fields())

    def success_message(self):
        return _("已登记 %(term)s。") % {"term": self.object}


class PostTermPage(OrganisationPart, abstract=True):
    """A form about one term."""

    model = PartyTerm

    def get_queryset(self):
        return super().get_queryset().select_related("office__organisation")


class PostTermEdit(PostTermPage):
    """Correct a term."""

    form_class = PostTermForm

    def get_title(self):
        return _("修改任期：%(term)s") % {"term": self.object}

    def perform(self, form):
        return post_actions.change_term(
            term=self.object, version=self.posted_version(), **self.by_now(), **form.record_fields()
        )


class PostTermEnd(PostTermPage, VerbPage):
    """Note that somebody left before the end of the term."""

    form_class = LeavingForm
    submit_label = gettext_lazy("登记离任")
    explanation = gettext_lazy("提前离任后，这个名额从次日起空出。")

    def get_title(self):
        return _("提前离任：%(term)s") % {"term": self.object}

    def initial(self):
        return {"last_on": timezone.localdate()}

    def perform(self, form):
        return post_actions.end_term(term=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已登记离任。")

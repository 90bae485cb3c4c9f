"""What the pages of events, plans, drills and incidents have in common: each record belongs to a site."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.web.elements import Action, Badge, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovePage
from religion.models import Site


class SiteRecordPage:
    """What each page knows of its noun: the route's first word, and the way to the list."""

    noun = ""
    list_words = ""

    def list_url(self):
        return reverse(f"religion:{self.noun}-list")

    def list_crumb(self):
        return Crumb(str(self.list_words), self.list_url())

    def record_crumb(self):
        return Crumb(str(self.object), self.object.get_absolute_url())

    def url_of(self, verb):
        """The address of a verb of the record that is shown."""
        return reverse(f"religion:{self.noun}-{verb}", args=[self.object.pk])


class SiteRecordList(SiteRecordPage, ListPage, abstract=True):
    """A list of records of sites, whose villages are read once."""

    related = ("site__village",)
    add_label = ""

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(self.model.edit_permission)
        given = self.request.GET.get("site")
        url = reverse(f"religion:{self.noun}-add", query={"site": given} if number_or_none(given) else None)
        return Action(str(self.add_label), url, may, icon="plus")


class SiteRecordDetail(SiteRecordPage, DetailPage, abstract=True):
    """One record of a site."""

    related: tuple[str, ...] = ("site__village",)
    shown = "site__name site__status site__village__name"

    def breadcrumbs(self):
        return [self.list_crumb()]

    def state(self):
        return Badge(_("已移除"), "neutral") if self.object.is_removed else self.badge()

    def badge(self):
        """Where it stands while it is not removed; None for what has no states."""
        return

    def actions(self):
        return [] if self.object.is_removed else self.verbs()

    def verbs(self) -> list[Action]:
        """What can be done with it, the next step first."""
        return []

    def verb(self, verb, label, answer, icon, *, method="get", tone="") -> Action:
        """One button."""
        return Action(label, self.url_of(verb), answer, method, icon, tone)

    def site_facts(self) -> list[dict]:
        """Where it belongs."""
        site = self.object.site
        return [
            {"label": _("场所"), "value": site.name, "url": site.get_absolute_url()},
            {"label": _("村（社区）"), "value": site.village.name},
        ]


class SiteRecordForm(SiteRecordPage, FocusesFirst, abstract=True):
    """A form about a record of a site."""

    def __init_subclass__(cls, **kwargs):
        if cls.model is not None and getattr(cls, "permission", None) is None:
            cls.permission = cls.model.edit_permission
        super().__init_subclass__(**kwargs)

    def breadcrumbs(self):
        return [self.list_crumb(), *([self.record_crumb()] if self.object else [])]

    def by_now(self) -> dict:
        """Who and when."""
        return {"by": self.request.user, "at": timezone.now()}

    def given_site(self) -> Site | None:
        """The site whose page led here, when the person may see it."""
        number = number_or_none(self.request.GET.get("site"))
        seen = Site.objects.visible_to(self.request.user).current()
        return seen.filter(pk=number).first() if number else None


class SiteRecordEdit(SiteRecordForm, abstract=True):
    """Correct a record of a site."""

    def answer(self):
        return self.object.editable_by(self.request.user)


class SiteRecordVerb(SiteRecordForm, VerbPage, abstract=True):
    """A verb about a record of a site."""

    def answer(self):
        return self.object.editable_by(self.request.user)


class SiteRecordRemove(SiteRecordPage, FocusesFirst, RemovePage, abstract=True):
    """Take a record of a site away, with the reason."""

    def breadcrumbs(self):
        return [self.list_crumb(), self.record_crumb()]

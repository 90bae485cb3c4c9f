"""Pages are declarations: what a page shows, who may see it. Lists are in `lists.py`, forms in `form_pages.py`."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views import View

from hengl_uf.access.answers import may, require
from hengl_uf.access.roles import Permission
from hengl_uf.audit.models import Entry
from hengl_uf.web.elements import Crumb
from hengl_uf.web.refusals import DeedRefused

HISTORY_SHOWN = 30  # entries on a detail page


class Page(View):
    """A page behind a permission. A page class without one cannot be imported."""

    permission: Permission
    abstract = True
    title = ""
    template_name = ""

    def __init_subclass__(cls, abstract=False, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.abstract = abstract
        if not abstract and not isinstance(getattr(cls, "permission", None), Permission):
            raise TypeError(f"{cls.__name__} must state its permission.")

    @classmethod
    def as_view(cls, **initkwargs):
        view = super().as_view(**initkwargs)
        view.permission = cls.permission
        return view

    def dispatch(self, request, *args, **kwargs):
        require(may(request.user, self.permission))
        return super().dispatch(request, *args, **kwargs)

    def get_title(self):
        return str(self.title)

    def breadcrumbs(self) -> list[Crumb]:
        """The way here, without the page itself."""
        return []

    def context(self, **more):
        """What every page's template gets."""
        return {"page": self, "title": self.get_title(), "breadcrumbs": self.breadcrumbs(), **more}

    def render(self, template=None, status=None, **more):
        return TemplateResponse(
            self.request, template or self.template_name, self.context(**more), status=status
        )


class DetailPage(Page, abstract=True):
    """One record: its state and next action on top, its facts, its story."""

    model = None
    related: tuple[str, ...] = ()
    shown = ""  # the fields of related records that the page shows, as words; empty: all
    shows_history = True

    def get_queryset(self):
        found = self.model.objects.visible_to(self.request.user)
        found = (
            found.select_related(*self.related) if self.related else found
        )  # without names it would be all
        own = [field.name for field in self.model._meta.concrete_fields]
        return found.only(*own, *self.shown.split()) if self.shown else found

    def get(self, request, pk):
        self.object = get_object_or_404(self.get_queryset(), pk=pk)
        self.opened()
        return self.render(object=self.object, state=self.state(), actions=self.actions(), **self.panels())

    def opened(self):
        """Called when the record is about to be shown; pages of personal data note the reading here."""

    def get_title(self):
        return str(self.object)

    def state(self):
        """A `Badge`, or None."""
        return

    def actions(self):
        """What can be done here; the first allowed one is the next step."""
        return []

    def panels(self) -> dict:
        """More context for the template."""
        return {}

    def context(self, **more):
        history = Entry.objects.about(self.object)[:HISTORY_SHOWN] if self.shows_history else []
        return super().context(history=history, **more)


def deed(request, obj, call, message):
    """Make one domain call for a POST without a form; tell what came of it and go back to the record."""
    try:
        with transaction.atomic():
            result = call()
    except DeedRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, message % {"object": result or obj} if "%(" in message else message)
    return redirect(obj)

"""Pages of what organisations have done of 五个一: added from a cell of the matrix, read with its evidence, corrected."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import five_one_ticks as actions
from chamber.forms.five_ones import TakeBackForm, TickForm, TickManyForm
from chamber.models import FiveOneTick
from chamber.views.five_ones import matrix_crumb
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.actions import may_change
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Badge, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovePage


def matrix_of_year(year, organisation_id=None) -> str:
    """The matrix of a year, at the row of an organisation."""
    url = reverse("chamber:five-one-matrix", query={"year": year})
    return f"{url}#organisation-{organisation_id}" if organisation_id else url


class FiveOneTickDetail(DetailPage):
    """One item that an organisation has done in a year, with its evidence."""

    permission = Permission.PARTY_VIEW
    model = FiveOneTick
    template_name = "chamber/five_one_tick.html"
    related = ("item", "organisation", "created_by")
    shown = "item__name item__note organisation__name organisation__removed_at created_by__name"

    def breadcrumbs(self):
        label = _("%(year)s 年五个一") % {"year": self.object.year}
        return [Crumb(label, matrix_of_year(self.object.year, self.object.organisation_id))]

    def state(self):
        return Badge(_("已完成"), "good")

    def actions(self):
        tick, user = self.object, self.request.user
        editable = tick.editable_by(user)
        attach = reverse("chamber:five-one-tick-attach", args=[tick.pk])
        return [
            Action(_("添加佐证材料"), attach, may_change(user, tick), icon="paperclip"),
            Action(_("修改"), reverse("chamber:five-one-tick-edit", args=[tick.pk]), editable, icon="edit"),
            Action(
                _("撤回"),
                reverse("chamber:five-one-tick-remove", args=[tick.pk]),
                editable,
                icon="trash",
                tone="bad",
            ),
        ]

    def panels(self):
        tick, user = self.object, self.request.user
        return {
            "facts": facts_of(tick),
            **attachments_panel(tick, user, reverse("chamber:five-one-tick-attach", args=[tick.pk])),
        }


def facts_of(tick) -> list[dict]:
    """What is known of a tick, as pairs."""
    return [
        {
            "label": _("党组织"),
            "value": tick.organisation,
            "url": tick.organisation.get_absolute_url(),
        },
        {"label": _("项目"), "value": tick.item},
        *([{"label": _("要求"), "value": tick.item.note}] if tick.item.note else ()),
        {"label": _("年度"), "value": _("%(year)s 年") % {"year": tick.year}},
        {"label": _("完成日期"), "value": full_date(tick.done_on)},
        {"label": _("完成情况"), "value": tick.note},
        {"label": _("登记人"), "value": tick.created_by},
    ]


class TickFormPage(FocusesFirst, abstract=True):
    """What noting and correcting a tick have in common: both lead back to its row of the matrix."""

    permission = Permission.PARTY_EDIT
    model = FiveOneTick
    form_class = TickForm

    def breadcrumbs(self):
        return [matrix_crumb()]

    def list_url(self):
        return reverse("chamber:five-one-matrix")

    def success_url(self):
        return matrix_of_year(self.object.year, self.object.organisation_id)


class FiveOneTickAdd(TickFormPage):
    """Note that an organisation has done an item; the cell that was clicked fills in which."""

    title = gettext_lazy("登记五个一完成情况")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("item", "year", "done_on")

    def initial(self):
        today, given = timezone.localdate(), self.request.GET
        year = number_or_none(given.get("year")) or today.year
        return {
            "organisation": number_or_none(given.get("organisation")),
            "item": number_or_none(given.get("item")),
            "year": year,
            "done_on": today if year == today.year else None,
        }

    def make_form(self, data=None, files=None):
        """Where the cell says which organisation, only the day is looked at."""
        form = super().make_form(data, files)
        if data is None and form.initial.get("organisation"):
            del form.fields["organisation"].widget.attrs["autofocus"]
            form.fields["done_on"].widget.attrs["autofocus"] = True
        return form

    def cancel_url(self):
        return matrix_of_year(self.initial()["year"], self.initial()["organisation"])

    def perform(self, form):
        return actions.tick(
            by=self.request.user,
            at=timezone.now(),
            uploads=form.cleaned_data["files"],
            **form.record_fields(),
        )

    def success_message(self):
        words = {"organisation": self.object.organisation, "item": self.object.item}
        return _("已登记“%(organisation)s”的“%(item)s”。") % words


class FiveOneTickMany(FormPage):
    """Note that several organisations have done an item on a day."""

    permission = Permission.PARTY_EDIT
    model = FiveOneTick
    form_class = TickManyForm
    title = gettext_lazy("多个党组织一起登记")
    submit_label = gettext_lazy("登记")

    def breadcrumbs(self):
        return [matrix_crumb()]

    def initial(self):
        today, given = timezone.localdate(), self.request.GET
        year = number_or_none(given.get("year")) or today.year
        return {
            "item": number_or_none(given.get("item")),
            "done_on": today if year == today.year else None,
        }

    def list_url(self):
        return matrix_of_year(number_or_none(self.request.GET.get("year")) or timezone.localdate().year)

    def perform(self, form):
        fields = form.record_fields()
        made = actions.tick_many(by=self.request.user, at=timezone.now(), **fields)
        self.made, self.year = len(made), fields["done_on"].year
        self.there = len(fields["organisations"]) - self.made
        return made[0] if made else None

    def success_url(self):
        return matrix_of_year(self.year)

    def success_message(self):
        words = {"made": self.made, "there": self.there}
        if self.there:
            return _("登记了 %(made)s 个党组织，另外 %(there)s 个当年已登记过，保持不变。") % words
        return _("登记了 %(made)s 个党组织。") % words


class FiveOneTickEdit(TickFormPage):
    """Correct a tick."""

    title = gettext_lazy("修改五个一完成情况")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def success_url(self):
        return self.object.get_absolute_url()

    def perform(self, form):
        return actions.change_tick(
            one=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class FiveOneTickRemove(RemovePage):
    """Take a tick back, with the reason."""

    model = FiveOneTick
    form_class = TakeBackForm
    title = gettext_lazy("撤回完成情况")
    submit_label = gettext_lazy("撤回")
    explanation = gettext_lazy(
        "撤回后这一项又算未完成，佐证材料一并移除；谁在什么时候为什么撤回，记在党组织的历史里。"
    )

    def breadcrumbs(self):
        return [matrix_crumb(), *super().breadcrumbs()]

    def list_url(self):
        return matrix_of_year(self.object.year, self.object.organisation_id)

    def remove(self, **how):
        return actions.remove_tick(one=self.object, **how)

    def success_message(self):
        return _("已撤回“%(name)s”。") % {"name": self.object}


class FiveOneTickAttach(AttachPage):
    """Add evidence to a tick."""

    model = FiveOneTick
    title = gettext_lazy("添加佐证材料")

"""The matrix of 五个一: organisations by items for a year, each cell done or to be ticked. Three queries."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.forms.five_ones import MatrixForm
from chamber.models import FiveOne, FiveOneTick, PartyOrganisation
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.models import Attachment
from hengl_uf.web.elements import Action, Chip, Total
from hengl_uf.web.pages import Page


@dataclass
class Cell:
    """One item of one organisation: the tick, or where it is added."""

    item: FiveOne
    tick: FiveOneTick | None
    add_url: str

    @property
    def lacks_evidence(self) -> bool:
        return self.tick is not None and not self.tick.has_files


@dataclass
class Row:
    """One organisation with its cells."""

    organisation: PartyOrganisation
    cells: list[Cell]

    @property
    def asked(self) -> list[Cell]:
        """The cells of items that are in use."""
        return [cell for cell in self.cells if cell.item.is_active]

    @property
    def done(self) -> int:
        return sum(cell.tick is not None for cell in self.asked)

    def is_in(self, state) -> bool:
        """Whether this row is asked for."""
        if state == "missing":
            return self.done < len(self.asked)
        if state == "complete":
            return self.done == len(self.asked)
        if state == "no_evidence":
            return any(cell.lacks_evidence for cell in self.cells)
        return True


@dataclass
class Matrix:
    """What organisations have done of 五个一 in a year."""

    year: int
    items: list[FiveOne]
    rows: list[Row] = field(default_factory=list)

    @property
    def asked(self) -> int:
        return sum(len(row.asked) for row in self.rows)

    @property
    def done(self) -> int:
        return sum(row.done for row in self.rows)

    @property
    def percent(self) -> int:
        """Whole percent, rounded down: 100 only when all is done."""
        return self.done * 100 // self.asked if self.asked else 0

    def heads(self) -> list[dict]:
        """Each item with how many organisations have done it."""
        return [
            {"item": item, "done": sum(row.cells[place].tick is not None for row in self.rows)}
            for place, item in enumerate(self.items)
        ]


def matrix_of(user, year, *, words="", state="", organisation=None) -> Matrix:
    """The matrix of a year as far as this account may see it.

    It has the organisations that existed in the year, and the items in use or ticked then.
    """
    ticks = ticks_of(user, year)
    ticked = {item for _organisation, item in ticks}
    items = [one for one in FiveOne.objects.visible_to(user).in_order() if one.is_active or one.pk in ticked]
    found = PartyOrganisation.objects.visible_to(user)
    found = found.there_within(date(year, 1, 1), date(year, 12, 31)).matching(words)
    found = found.filter(pk=organisation.pk) if organisation else found
    base = reverse("chamber:five-one-tick-add")
    rows = [
        Row(
            one,
            [
                Cell(
                    item,
                    ticks.get((one.pk, item.pk)),
                    f"{base}?organisation={one.pk}&item={item.pk}&year={year}",
                )
                for item in items
            ],
        )
        for one in found.only("name", "dissolved_on", "pinyin").in_name_order()
    ]
    return Matrix(year, items, [row for row in rows if row.is_in(state)])


def ticks_of(user, year) -> dict:
    """The ticks of a year by organisation and item; each knows whether it has evidence."""
    files = Attachment.objects.of_model(FiveOneTick).filter(owner_id=OuterRef("pk"))
    ticks = FiveOneTick.objects.visible_to(user).filter(year=year).annotate(has_files=Exists(files))
    return {(one.organisation_id, one.item_id): one for one in ticks}


@dataclass(frozen=True)
class Told:
    """A number beside the title."""

    label: str
    text: str


class FiveOneMatrix(Page):
    """Organisations by items for a year."""

    permission = Permission.PARTY_VIEW
    title = gettext_lazy("五个一完成情况")
    template_name = "chamber/five_one_matrix.html"

    def get(self, request):
        self.form = MatrixForm(request.GET, user=request.user, today=timezone.localdate())
        self.asked = self.form.chosen()
        self.matrix = matrix_of(request.user, self.asked["year"], **self.narrowed())
        may = request.user.may(Permission.PARTY_EDIT)
        return self.render(
            matrix=self.matrix,
            rows=self.matrix.rows,
            heads=self.matrix.heads(),
            total=Total(len(self.matrix.rows), capped=False),
            sums=self.told(),
            filter_form=self.form,
            chips=self.chips(),
            may_edit=bool(may),
            add=None,
            actions=[
                Action(_("登记完成情况"), self.of_year("tick-add"), may, icon="check"),
                Action(_("多个一起登记"), self.of_year("tick-many"), may, icon="checks"),
                Action(_("五个一项目"), reverse("chamber:five-one-list"), icon="list-details"),
            ],
        )

    def context(self, **more):
        htmx = self.request.htmx
        only_results = bool(htmx and not htmx.boosted and not htmx.history_restore_request)
        return super().context(only_results=only_results, **more)

    def get_title(self):
        return _("%(year)s 年五个一完成情况") % {"year": self.asked["year"]}

    def narrowed(self) -> dict:
        """Which rows are asked for."""
        return {name: self.asked[name] for name in ("words", "state", "organisation")}

    def of_year(self, verb) -> str:
        """Where ticks of the shown year are added."""
        return reverse(f"chamber:five-one-{verb}", query={"year": self.asked["year"]})

    def told(self) -> list[Told]:
        """How much is done."""
        if not self.matrix.asked:
            return []
        words = {"done": self.matrix.done, "asked": self.matrix.asked, "percent": self.matrix.percent}
        return [Told(_("已完成"), _("%(done)s/%(asked)s（%(percent)s%%）") % words)]

    def chips(self) -> list[Chip]:
        """What narrows the rows, in words."""
        state = dict(MatrixForm.STATES).get(self.asked["state"])
        told = [
            ("q", _("名称"), self.asked["words"]),
            ("state", _("状态"), state if self.asked["state"] else ""),
            ("organisation", _("党组织"), self.asked["organisation"]),
        ]
        return [Chip(label, str(text), self.without(name)) for name, label, text in told if text]

    def without(self, name) -> str:
        """This address without one of its parameters."""
        query = self.request.GET.copy()
        query.pop(name, None)
        return f"{self.request.path}?{query.urlencode()}"

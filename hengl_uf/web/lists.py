"""Lists: a queryset, filters and columns, stated; the rest is done here.

Pages are cut by the ids of one index and then read, so that page 1,000 costs what an index walk costs; counting
stops at `COUNT_LIMIT`.
"""

from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from hengl_uf.web.choices import pairs_of
from hengl_uf.web.elements import Chip, Column, ListSum, Total
from hengl_uf.web.measures import Measure, measure_of
from hengl_uf.web.pages import Page

COUNT_LIMIT = 10_000  # rows; beyond it the list says "more than"
SUM_LIMIT = 3_000  # rows; beyond it nothing is summed: a period or a village makes fewer of them
SHALLOW = 250  # rows that may be passed over by reading them
DEEPEST_ROW = 200_000  # rows; beyond it a filter serves better than turning pages


class ListPage(Page, abstract=True):
    """A list of one model. Subclasses state `model`, `filters`, `columns`, `default_order`."""

    model = None
    filters = None
    columns: tuple[Column, ...] = ()
    default_order = "-id"
    related: tuple[str, ...] = ()
    # Relations of which a row shows the name alone, and that a `NamedFilter` of the list offers.
    named: tuple[str, ...] = ()
    # The fields that a row shows, those of related records too, as words; empty: all.
    shown = ""
    prefetch: tuple = ()
    # (measure, label, unit) of what is read over all rows found, beside their count: one query more, up to `SUM_LIMIT`.
    # A plain name is a column to sum.
    sums: tuple[tuple[str | Measure, str, str], ...] = ()
    page_size = 25
    empty_text = ""
    empty_hint = ""

    def get_queryset(self):
        return self.model.objects.visible_to(self.request.user)

    def get(self, request):
        self.filterset = self.filters(request.GET, queryset=self.get_queryset(), request=request)
        found = self.filterset.qs if self.filterset.form.is_valid() else self.get_queryset().none()
        rows, paging = self.cut(found)
        total = count_up_to(found, COUNT_LIMIT)
        response = self.render(
            rows=rows,
            paging=paging,
            total=total,
            sums=sums_of(found, self.sums) if total.count <= SUM_LIMIT else [],
            filter_form=self.filterset.form,
            chips=self.chips(),
            columns=self.headings(),
            add=self.add(),
            empty_text=self.empty_text or _("这里还没有记录。"),
            empty_hint=self.empty_hint,
        )
        patch_vary_headers(response, ["HX-Request"])  # going back must not show a kept part as the page
        return response

    def context(self, **more):
        htmx = self.request.htmx
        only_results = bool(htmx and not htmx.boosted and not htmx.history_restore_request)
        return super().context(only_results=only_results, **more)

    # --- order and pages ------------------------------------------------------------------------------

    def order(self) -> tuple[str, bool]:
        """(column key, descending) of the order asked for, or of the usual one."""
        asked = self.request.GET.get("sort", "")
        if any(column.order and column.key == asked.removeprefix("-") for column in self.columns):
            return asked.removeprefix("-"), asked.startswith("-")
        return self.default_order.removeprefix("-"), self.default_order.startswith("-")

    def order_fields(self) -> list[str]:
        key, descending = self.order()
        fields = next((column.order for column in self.columns if column.key == key and column.order), (key,))
        sign = "-" if descending else ""
        return [f"{sign}{name}" for name in (*fields, "pk")]

    def page_number(self) -> int:
        try:
            number = int(self.request.GET.get("page", 1))
        except ValueError:
            return 1
        return min(max(number, 1), DEEPEST_ROW // self.page_size)

    def cut(self, found):
        """The rows of the page asked for, and how to turn the pages."""
        number = self.page_number()
        start = (number - 1) * self.page_size
        rows = self.read(found.order_by(*self.order_fields()), start)
        more, rows = len(rows) > self.page_size, rows[: self.page_size]
        paging = {
            "number": number,
            "first_url": self.url(page=None) if number > 2 else None,
            "previous_url": self.url(page=number - 1 if number > 2 else None) if number > 1 else None,
            "next_url": self.url(page=number + 1) if more else None,
            "from_row": start + 1 if rows else 0,
            "to_row": start + len(rows),
        }
        return rows, paging

    def read(self, ordered, start):
        """The records of a page, and one more when there is a next one, with all that a row shows.

        Far down, the ids are cut out of the index first, so that the rows that are passed over are not read.
        """
        end = start + self.page_size + 1
        if start <= SHALLOW:
            return self.with_names(list(self.with_all(ordered)[start:end]))
        ids = list(ordered.values_list("pk", flat=True)[start:end])
        by_id = {row.pk: row for row in self.with_all(self.model._default_manager.filter(pk__in=ids))}
        return self.with_names([by_id[pk] for pk in ids if pk in by_id])

    def with_all(self, rows):
        """These records with all that a row shows."""
        rows = rows.select_related(*self.related) if self.related else rows  # without names it would be all
        return rows.only(*self.shown.split()).prefetch_related(*self.prefetch)

    def with_names(self, rows):
        """Give the rows their named relations out of what the filters have read: fewer joins, which take time to plan."""
        for relation in self.named:
            field = self.filterset.form.fields[relation]
            wanted = {getattr(row, f"{relation}_id") for row in rows} - {None}
            found = {pk: name for pk, name in field.pairs if pk in wanted}
            if rest := wanted - found.keys():
                found |= dict(pairs_of(field.queryset.model.objects.filter(pk__in=rest)))
            records = {pk: field.queryset.model(pk=pk, name=name) for pk, name in found.items()}
            for row in rows:
                setattr(row, relation, records.get(getattr(row, f"{relation}_id")))
        return rows

    # --- the words around it --------------------------------------------------------------------------

    def url(self, **changes) -> str:
        """This list's address with some parameters changed; None removes one."""
        query = self.request.GET.copy()
        for name, value in changes.items():
            query.pop(name, None)
            if value is not None:
                query[name] = value
        for name in [name for name, values in query.lists() if not any(values)]:
            del query[name]
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path

    def headings(self) -> list[dict]:
        key, descending = self.order()
        return [
            {
                "label": column.label,
                "css": column.css,
                "direction": ("desc" if descending else "asc") if column.key == key else "",
                "sort_url": self.url(
                    sort=column.key if column.key == key and descending else f"-{column.key}", page=None
                )
                if column.order
                else None,
            }
            for column in self.columns
        ]

    def chips(self) -> list[Chip]:
        """The filters in force, in words."""
        form = self.filterset.form
        if not form.is_valid():
            return []
        return [
            Chip(
                str(form.fields[name].label or name),
                words_for(form, name),
                self.url(**{name: None}, page=None),
            )
            for name, value in form.cleaned_data.items()
            if value not in (None, "", [], ()) and name in self.request.GET
        ]

    def add(self):
        """The `Action` that adds a record, or None."""
        return


def count_up_to(queryset, limit) -> Total:
    """Count at most `limit` rows."""
    count = queryset.order_by()[: limit + 1].count()
    return Total(min(count, limit), count > limit)


def sums_of(queryset, stated) -> list[ListSum]:
    """The stated measures of all these rows, in one query; one more for each that may lead to other records, whose
    rows would otherwise multiply the rest.
    """
    measures = [measure_of(measure) for measure, _label, _unit in stated]
    own = {f"measure_{number}": one for number, one in enumerate(measures) if not one.joins}
    answers = (
        queryset.order_by().aggregate(**{name: one.aggregate() for name, one in own.items()}) if own else {}
    )
    values = {one: one.number(answers[name]) for name, one in own.items()}
    values |= {one: one.over(queryset) for one in measures if one.joins}
    return [
        ListSum(one, label, values[one], unit)
        for one, (_measure, label, unit) in zip(measures, stated, strict=True)
    ]


def words_for(form, name) -> str:
    """What a filter's value reads like."""
    value = form.cleaned_data[name]
    field = form.fields[name]
    if value is True:
        return _("是")
    if hasattr(field, "choices") and not hasattr(field, "queryset"):
        return str(
            dict(field.flatchoices if hasattr(field, "flatchoices") else field.choices).get(value, value)
        )
    return str(value)

"""Pages of the categories of cases, their limits and checklists."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Column, Crumb
from hengl_uf.web.filters import NoFilter
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.rows import with_row_added
from outreach.actions import categories as actions
from outreach.forms.categories import CategoryForm, LineRows, lines_of, rows_of
from outreach.models import CaseCategory


class CategoryList(ListPage):
    """All categories in the office's order."""

    permission = Permission.CATEGORY_VIEW
    model = CaseCategory
    title = gettext_lazy("事项类别")
    template_name = "outreach/category_list.html"
    filters = NoFilter
    default_order = "order"
    columns = (
        Column("order", gettext_lazy("名称"), ("order",)),
        Column("limit", gettext_lazy("办理时限（工作日）")),
        Column("items", gettext_lazy("办理清单")),
        Column("active", gettext_lazy("启用")),
    )

    def get_queryset(self):
        return super().get_queryset().annotate(lines=Count("items", filter=Q(items__is_active=True)))


class CategoryEdit(FormPage):
    """Change a category and its checklist."""

    permission = Permission.CATEGORY_EDIT
    model = CaseCategory
    form_class = CategoryForm
    template_name = "outreach/category_form.html"

    def get_title(self):
        return _("修改事项类别“%(name)s”") % {"name": self.object.name}

    def breadcrumbs(self):
        return [Crumb(_("事项类别"), reverse("outreach:category-list"))]

    def make_form(self, data=None, files=None):
        form = super().make_form(data, files)
        posted = with_row_added(data, "lines")
        form.lines = LineRows(posted, prefix="lines", initial=rows_of(self.object))
        return form

    def is_valid(self, form):
        return all([form.is_valid(), form.lines.is_valid()])

    def context(self, **more):
        lines = more["form"].lines
        return super().context(lines=lines, formsets=[lines], **more)

    def perform(self, form):
        return actions.change_category(
            category=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            lines=lines_of(form.lines, self.object),
            **form.cleaned_data,
        )

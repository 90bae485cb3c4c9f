"""Pages of the categories of cases and their limits."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.calendars.working_days import MOST_DAYS
from hengl_uf.web.elements import Column, Crumb
from hengl_uf.web.filters import NoFilter
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.forms import BaseModelForm
from hengl_uf.web.lists import ListPage
from outreach.actions import categories as actions
from outreach.models import CaseCategory


class CategoryForm(BaseModelForm):
    """A category: its name, its limit in working days, its place in lists, whether new cases can have it."""

    class Meta(BaseModelForm.Meta):
        model = CaseCategory
        fields = ("name", "limit_days", "order", "is_active")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        limit = self.fields["limit_days"]
        limit.min_value, limit.max_value = 1, MOST_DAYS
        limit.widget.attrs |= {"min": 1, "max": MOST_DAYS}
        limit.help_text = _("只影响以后登记的事项，已登记的按原来的时限。")

    def clean_limit_days(self):
        days = self.cleaned_data["limit_days"]
        if not 1 <= days <= MOST_DAYS:
            raise ValidationError(_("请填写 1 至 %(most)s 之间的天数。") % {"most": MOST_DAYS})
        return days


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
        Column("active", gettext_lazy("启用")),
    )


class CategoryEdit(FormPage):
    """Change a category."""

    permission = Permission.CATEGORY_EDIT
    model = CaseCategory
    form_class = CategoryForm
    title = gettext_lazy("修改事项类别")

    def breadcrumbs(self):
        return [Crumb(_("事项类别"), reverse("outreach:category-list"))]

    def perform(self, form):
        return actions.change_category(
            category=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.cleaned_data,
        )

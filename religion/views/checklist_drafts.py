"""Pages by which a checklist gets a new version: begun, changed, published, dropped."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import FormPage, VerbPage
from hengl_uf.web.forms import BaseForm
from hengl_uf.web.pages import deed
from hengl_uf.web.rows import with_row_added
from religion.actions import checklists as actions
from religion.forms.checklists import (
    GROUPS,
    ITEMS,
    ChecklistForm,
    ItemRows,
    NewChecklistForm,
    PublishForm,
    groups_known,
    items_of,
    rows_of,
)
from religion.models import Checklist
from religion.views.checklists import list_crumb


class ChecklistAdd(FocusesFirst):
    """Begin the list of a kind that has none."""

    permission = Permission.CHECKLIST_EDIT
    model = Checklist
    form_class = NewChecklistForm
    title = gettext_lazy("新增检查表")
    submit_label = gettext_lazy("起草")

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("religion:checklist-list")

    def perform(self, form):
        words = {name: form.cleaned_data[name] for name in form.Meta.fields}
        return actions.begin(by=self.request.user, at=timezone.now(), **words)

    def success_url(self):
        return reverse("religion:checklist-edit", args=[self.object.pk])

    def success_message(self):
        return _("已建立草稿，下面填写检查项目。")


@require_POST
@permitted(Permission.CHECKLIST_EDIT)
def checklist_draft(request, pk):
    """Begin a new version as a copy of this one."""
    checklist = get_object_or_404(Checklist.objects.visible_to(request.user), pk=pk)
    begun = []

    def begin():
        begun.append(actions.draft_of(checklist=checklist, by=request.user, at=timezone.now()))
        return begun[0]

    response = deed(request, checklist, begin, _("已从使用中的版本复制出草稿，修改后发布。"))
    return redirect("religion:checklist-edit", begun[0].pk) if begun else response


class OfDraft(FormPage, abstract=True):
    """What the pages about one draft have in common."""

    permission = Permission.CHECKLIST_EDIT
    model = Checklist

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]


class ChecklistEdit(OfDraft):
    """Change a draft: its words, and its items in rows."""

    form_class = ChecklistForm
    template_name = "religion/checklist_form.html"
    title = gettext_lazy("修改检查表草稿")
    submit_label = gettext_lazy("保存草稿")

    def make_form(self, data=None, files=None):
        form = super().make_form(data, files)
        form.rows = ItemRows(with_row_added(data, ITEMS), prefix=ITEMS, initial=rows_of(self.object))
        form.rows.heading, form.rows.row_label = _("检查项目"), _("项目")
        form.rows.hint = _(
            "次序按数字从小到大排；要插在两项中间的，写两个数中间的数。重点项不合格时按重大隐患登记。"
        )
        form.rows.add_label = _("再加一项")
        return form

    def is_valid(self, form):
        return all([form.is_valid(), form.rows.is_valid()])

    def context(self, **more):
        groups = {"groups": groups_known(), "groups_id": GROUPS}
        return super().context(formsets=[more["form"].rows], **groups, **more)

    def perform(self, form):
        return actions.change(
            checklist=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            items=items_of(form.rows),
            **{name: form.cleaned_data[name] for name in form.Meta.fields},
        )

    def success_message(self):
        return _("已保存草稿，发布以后才用于巡查。")


class ChecklistPublish(OfDraft, VerbPage, FocusesFirst):
    """Let a draft hold from a day on."""

    form_class = PublishForm
    title = gettext_lazy("发布检查表")
    submit_label = gettext_lazy("发布")
    tone = "warn"
    explanation = gettext_lazy("发布后不能再修改，要改只能另起新版。以前的巡查仍按当时的版本显示。")

    def initial(self):
        return {"in_force_from": timezone.localdate()}

    def perform(self, form):
        return actions.publish(
            checklist=self.object, by=self.request.user, at=timezone.now(), **form.cleaned_data
        )

    def success_message(self):
        return _("已发布。")


class ChecklistDrop(OfDraft, VerbPage):
    """Delete a draft."""

    form_class = BaseForm
    title = gettext_lazy("删除草稿")
    submit_label = gettext_lazy("删除")
    tone = "bad"
    explanation = gettext_lazy("草稿和里面的改动都会删除，已发布的版本不受影响。")

    def perform(self, form):
        actions.drop(checklist=self.object, by=self.request.user, at=timezone.now())
        return self.object

    def success_url(self):
        return reverse("religion:checklist-list")

    def success_message(self):
        return _("已删除草稿。")

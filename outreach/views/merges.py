"""Pages of merging two records of one person, and of undoing it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.answers import Denied
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Crumb
from hengl_uf.web.form_pages import FormPage, VerbPage
from hengl_uf.web.forms import BaseForm
from hengl_uf.web.numbers import number_or_none
from outreach.actions import contacts as contact_actions
from outreach.actions import merges as actions
from outreach.actions.moving import counts_of
from outreach.forms.merges import MergeForm, OtherRecordForm
from outreach.models import Contact, ContactMerge


def crumbs(contact):
    """The way to a person's page."""
    return [
        Crumb(_("联系对象"), reverse("outreach:contact-list")),
        Crumb(str(contact), contact.get_absolute_url()),
    ]


def compare_url(kept, merged) -> str:
    """The page that shows two records beside each other."""
    return reverse("outreach:contact-merge", args=[kept.pk], query={"other": merged.pk})


@permitted(Permission.CONTACT_EDIT)
def contact_merge(request, pk):
    """Choose the other record; with `other` in the address, compare the two and merge them."""
    page = MergeConfirm if "other" in request.GET else MergeChoose
    return page.as_view()(request, pk=pk)


class MergePage(FormPage, abstract=True):
    """What choosing the other record and comparing the two have in common."""

    permission = Permission.CONTACT_EDIT
    model = Contact

    def get_queryset(self):
        return super().get_queryset().select_related("village", "grid", "responsible")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return crumbs(self.object)


class MergeChoose(MergePage):
    """Choose the other record of the same person."""

    form_class = OtherRecordForm
    template_name = "outreach/merge_choose.html"
    submit_label = gettext_lazy("并排比较")

    def get_title(self):
        return _("合并：%(name)s") % {"name": self.object}

    def form_kwargs(self):
        return {"user": self.request.user, "contact": self.object}

    def perform(self, form):
        self.other = form.cleaned_data["other"]
        return self.object

    def success_url(self):
        return compare_url(self.object, self.other)

    def success_message(self):
        return ""

    def context(self, **more):
        contact = self.object
        alike = contact_actions.likenesses(
            user=self.request.user,
            name=contact.name,
            village=contact.village,
            phones=actions.numbers_of(contact),
            other_names=contact.other_names,
            apart_from=contact.pk,
        )
        return super().context(likenesses=alike, **more)


class MergeConfirm(MergePage):
    """Both records beside each other: what stays of each field, what moves, and the confirmation."""

    form_class = MergeForm
    template_name = "outreach/merge_confirm.html"
    submit_label = gettext_lazy("合并")

    def get(self, request, **kwargs):
        for contact in (self.object, self.other):
            contact_actions.note_reading(
                contact=contact, by=request.user
            )  # the page shows what both pages show
        return super().get(request, **kwargs)

    def get_title(self):
        return _("合并：%(merged)s 并入 %(kept)s") % {"merged": self.other, "kept": self.object}

    def answer(self):
        self.other = get_object_or_404(self.get_queryset(), pk=number_or_none(self.request.GET["other"]))
        if self.other.pk == self.object.pk:
            return Denied(_("不能与自己合并。"))
        mine = super().answer()
        return self.other.editable_by(self.request.user) if mine else mine

    def form_kwargs(self):
        return {"kept": self.object, "merged": self.other}

    def perform(self, form):
        merge = actions.merge_contacts(
            kept=self.object,
            merged=self.other,
            choices=form.cleaned_data,
            by=self.request.user,
            at=timezone.now(),
            versions=form.versions(),
        )
        return merge.kept

    def success_message(self):
        words = _("已把 %(merged)s 并入 %(kept)s。合错了，可以在本页“合并记录”里撤销。")
        return words % {"merged": self.other, "kept": self.object}

    def conflict(self, form, current):
        """The page shows both as they are now; there is nothing typed to compare with."""
        return {"by": current.changed_by.name, "at": current.changed_at, "changes": []}

    def context(self, **more):
        kept, merged = self.object, self.other
        return super().context(
            kept=side(kept),
            merged=side(merged),
            moves=counts_of(merged),
            swap_url=compare_url(merged, kept),
            **{**more, "version": None},
        )


def side(contact) -> dict:
    """What the page shows of one of the two beside the fields to choose from."""
    return {
        "record": contact,
        "united": [
            (_("别名、外文名"), contact.other_names),
            (_("电话"), contact.phones.order_by("order")),
            (_("常用语言"), [contact.get_languages_display()] if contact.languages else []),
        ],
    }


class MergeUndo(VerbPage):
    """Make two records of one again."""

    permission = Permission.CONTACT_EDIT
    model = ContactMerge
    form_class = BaseForm
    title = gettext_lazy("撤销合并")
    submit_label = gettext_lazy("撤销合并")
    explanation = gettext_lazy(
        "两条记录各自恢复合并前的内容，当时转移的往来记录回到原处。合并后又改过的内容保持不变，并会列出来。"
    )

    def get_queryset(self):
        return super().get_queryset().select_related("kept__village", "merged__village")

    def answer(self):
        return self.object.undoable_by(self.request.user)

    def get_title(self):
        return _("撤销合并：%(merge)s") % {"merge": self.object}

    def breadcrumbs(self):
        return crumbs(self.object.kept)

    def perform(self, form):
        done = actions.undo_merge(merge=self.object, by=self.request.user, at=timezone.now())
        if done.left:
            words = _("合并后又改过，没有恢复：%(left)s。请自行核对。")
            messages.warning(self.request, words % {"left": _("、").join(done.left)})
        return done.merge

    def success_message(self):
        return _("已撤销合并，%(merged)s 恢复为单独的记录。") % {"merged": self.object.merged}

"""Taking a record away with a reason."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.web.elements import Crumb
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.forms import BaseForm


class RemovalForm(BaseForm):
    """Why a record is taken away."""

    reason = forms.CharField(label=gettext_lazy("移除原因"), max_length=200)


class RemovePage(VerbPage, abstract=True):
    """Take one record away. A subclass states `model`, and in `remove` the deed, called with `by`, `at` and `reason`."""

    form_class = RemovalForm
    title = gettext_lazy("移除")
    submit_label = gettext_lazy("移除")
    tone = "bad"
    explanation = gettext_lazy("移除后不再出现在名单和统计里，记录和原因保留备查。")

    def __init_subclass__(cls, **kwargs):
        if cls.model is not None:
            cls.permission = cls.model.edit_permission
        super().__init_subclass__(**kwargs)

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [Crumb(str(self.object), self.object.get_absolute_url())]

    def remove(self, **how):
        """Make the one call that takes the record away."""
        raise NotImplementedError

    def perform(self, form):
        return self.remove(by=self.request.user, at=timezone.now(), reason=form.cleaned_data["reason"])

    def success_url(self):
        return self.list_url()

    def success_message(self):
        return _("已移除“%(name)s”。") % {"name": self.object}

"""What is done on the page of a hazard: planned, put right, checked again, found again."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.templatetags.web import shortened
from religion.actions import hazard_parts as parts
from religion.actions import hazards as actions
from religion.forms.hazards import AgainForm, CheckForm, PlanForm, RectifyForm
from religion.models import Hazard
from religion.views.hazard_story import rounds_of
from religion.views.hazards import list_crumb


class HazardForm(FocusesFirst, abstract=True):
    """A form about a hazard; it leads back to its page."""

    permission = Permission.HAZARD_EDIT
    model = Hazard

    def get_queryset(self):
        return super().get_queryset().select_related("site__village")

    def breadcrumbs(self):
        return [list_crumb(), Crumb(shortened(self.object.what, 24), self.object.get_absolute_url())]

    def by_now(self) -> dict:
        """Who and when."""
        return {"by": self.request.user, "at": timezone.now()}


class HazardVerb(HazardForm, VerbPage, abstract=True):
    """A verb of a hazard that asks for words and photos."""

    template_name = "religion/hazard_verb.html"

    def context(self, **more):
        """What it is about, and its photos of this round."""
        hazard = self.object
        return super().context(
            about=f"{hazard.site.name}：{hazard.what}", rounds=rounds_of(hazard, False, "")[:1], **more
        )


class HazardPlan(HazardForm):
    """State how it is dealt with, by whom and by when."""

    form_class = PlanForm
    title = gettext_lazy("安排整改")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def perform(self, form):
        version = self.posted_version()
        return actions.plan(hazard=self.object, version=version, **self.by_now(), **form.record_fields())

    def success_message(self):
        return _("已保存，整改期限 %(day)s。") % {"day": full_date(self.object.due_on)}


class HazardRectify(HazardVerb):
    """Note that it was put right."""

    form_class = RectifyForm
    title = gettext_lazy("登记整改")
    submit_label = gettext_lazy("登记整改")
    explanation = gettext_lazy("登记以后由另一个人到现场复查，合格才能销号。")

    def answer(self):
        return self.object.rectifiable_by(self.request.user)

    def initial(self):
        return {"rectifier_name": self.object.owner_name, "on": timezone.localdate()}

    def form_kwargs(self):
        hazard = self.object
        return {
            "has_before": bool(parts.photos_at(hazard, hazard.before)),
            "has_after": bool(parts.photos_at(hazard, hazard.after)),
        }

    def perform(self, form):
        return actions.rectify(hazard=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已登记整改，等另一个人复查。")


class HazardCheck(HazardVerb):
    """Look again: close it, or send it back."""

    permission = Permission.HAZARD_CHECK
    form_class = CheckForm
    title = gettext_lazy("复查隐患")
    submit_label = gettext_lazy("提交复查")

    def answer(self):
        return self.object.checkable_by(self.request.user)

    def initial(self):
        usual = parts.usual_limit(self.object.grade, self.object.way)
        return {"on": timezone.localdate(), "limit_days": usual}

    def form_kwargs(self):
        return {"lacks_after": not parts.photos_at(self.object, self.object.after)}

    def context(self, **more):
        """Told before it is filled in: without the photo from before nothing is closed."""
        if not parts.photos_at(self.object, self.object.before):
            self.tone = "warn"
            self.explanation = _("这条隐患还没有整改前的照片，不能销号。请先回到隐患页面补上。")
        return super().context(**more)

    def perform(self, form):
        return actions.check(hazard=self.object, **self.by_now(), **form.deed_fields())

    def success_message(self):
        if self.object.is_open:
            return _("已退回整改，整改期限 %(day)s。") % {"day": full_date(self.object.due_on)}
        return _("复查合格，隐患已销号。")


class HazardFindAgain(HazardVerb):
    """Open a closed one for another round."""

    form_class = AgainForm
    title = gettext_lazy("再次发现隐患")
    submit_label = gettext_lazy("重新打开")
    explanation = gettext_lazy(
        "重新打开后要再整改、再复查，整改期限从发现日期重新算起。以前的照片和经过保留。"
    )

    def answer(self):
        return self.object.reopenable_by(self.request.user)

    def initial(self):
        return {"on": timezone.localdate()}

    def perform(self, form):
        return actions.find_again(hazard=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已重新打开，整改期限 %(day)s。") % {"day": full_date(self.object.due_on)}

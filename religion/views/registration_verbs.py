"""The steps of a registration, each a small form."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.removal import RemovalForm
from religion.actions import registrations as actions
from religion.classification import SiteClass
from religion.forms import registrations as forms
from religion.models import Registration, SiteNumber
from religion.registration_rules import VERB, answer_of
from religion.views.registration_panels import readiness_of
from religion.views.registrations import list_crumb


class RegistrationVerb(FocusesFirst, VerbPage, abstract=True):
    """One step; `verb` is its key among `VERBS`, `act` the deed."""

    model = Registration
    verb = ""
    act = None

    def __init_subclass__(cls, **kwargs):
        if cls.verb:
            cls.permission, cls.submit_label = VERB[cls.verb].permission, VERB[cls.verb].label
            cls.tone = VERB[cls.verb].tone
        super().__init_subclass__(**kwargs)

    def get_queryset(self):
        return super().get_queryset().select_related("site__village")

    def answer(self):
        return answer_of(self.verb, self.object, self.request.user, timezone.localdate())

    def breadcrumbs(self):
        return [list_crumb(), Crumb(self.object.site.name, self.object.get_absolute_url())]

    def perform(self, form):
        act = type(self).act
        return act(registration=self.object, by=self.request.user, at=timezone.now(), **form.cleaned_data)


class RegistrationSubmit(RegistrationVerb):
    """Hand it to the town, with the conditions and the class before one's eyes."""

    verb, act = "submit", actions.submit
    form_class = forms.NoteForm
    template_name = "religion/registration_submit.html"
    title = gettext_lazy("提交申报")

    def context(self, **more):
        suggestion = self.object.site.suggestion()
        words = {"class": suggestion.site_class.label, "why": suggestion.words}
        return super().context(
            readiness=readiness_of(self.object),
            suggestion=_("按现有数据建议：%(class)s。%(why)s") % words,
            edit_url=reverse("religion:registration-edit", args=[self.object.pk]),
            **more,
        )

    def success_message(self):
        return _("已提交申报，等镇统战办审核。审核前可以撤回。")


class RegistrationWithdraw(RegistrationVerb):
    """Take it back before it is reviewed."""

    verb, act = "withdraw", actions.withdraw
    form_class = forms.DropForm
    title = gettext_lazy("撤回申报")
    explanation = gettext_lazy("撤回后可以修改，改好再提交。")

    def success_message(self):
        return _("已撤回申报。")


class RegistrationReview(RegistrationVerb):
    """Accept the application."""

    verb, act = "review", actions.review
    form_class = forms.ReviewForm
    title = gettext_lazy("审核通过")
    explanation = gettext_lazy("资料齐全、情况属实的审核通过，下一步公示；不齐全的请退回。")

    def success_message(self):
        return _("已审核通过，下一步公示。")


class RegistrationPublish(RegistrationVerb):
    """Put it before the public."""

    verb, act = "publish", actions.publish
    form_class = forms.PublishForm
    title = gettext_lazy("开始公示")

    def initial(self):
        return {"public_from": timezone.localdate(), "public_where": last_of("public_where", self.object)}

    def context(self, **more):
        words = _("公示 %(days)s 个工作日，张贴当天不算；结束日期由系统按工作日历推算。")
        return super().context(**more) | {"explanation": words % {"days": settings.SITE_PUBLIC_DAYS}}

    def success_message(self):
        return _("已开始公示，到 %(day)s为止。") % {"day": full_date(self.object.public_until)}


class RegistrationReport(RegistrationVerb):
    """Report it upwards."""

    verb, act = "report", actions.report
    form_class = forms.ReportForm
    title = gettext_lazy("报上级")

    def initial(self):
        return {"on": timezone.localdate(), "reported_to": last_of("reported_to")}

    def success_message(self):
        return _("已登记报送。上级给出编号后，在这里登记编号。")


class RegistrationReturn(RegistrationVerb):
    """Send it back, with the reason."""

    verb, act = "return", actions.send_back
    form_class = forms.ReturnForm
    title = gettext_lazy("退回申报")

    def success_message(self):
        return _("已退回，村（社区）能看到退回原因。")


class RegistrationNumber(RegistrationVerb):
    """Give the site its number."""

    verb, act = "number", actions.number
    form_class = forms.NumberForm
    title = gettext_lazy("登记编号")

    def form_kwargs(self):
        return {"registration": self.object}

    def initial(self):
        site = self.object.site
        kinds = SiteNumber.Kind
        kind = kinds.OFFICIAL if site.confirmed_class == SiteClass.REGISTERED else kinds.FILE
        given = SiteNumber.objects.filter(kind=kind).exclude(authority="").order_by("-pk")
        authority = given.values_list("authority", flat=True).first()
        return {"official_no": site.official_no, "authority": authority, "on": timezone.localdate()}

    def context(self, **more):
        site = self.object.site
        words = _("这是登记编号场所，编号由上级给出。")
        if site.confirmed_class == SiteClass.FILED:
            words = _("这是建档编号场所，由镇里建档编号。")
        kept = _("内部档号 %(number)s 保留不变。") % {"number": site.file_no}
        new = _("内部档号由系统按年份和村（社区）接着给出，不跳号、不重复。")
        explanation = words + (kept if site.file_no else new)
        return super().context(**more) | {"explanation": explanation}

    def success_message(self):
        site = self.object.site
        return _("已编号：%(numbers)s。") % {
            "numbers": _("、").join(filter(None, (site.official_no, site.file_no)))
        }


class RegistrationChange(RegistrationVerb):
    """Begin a change."""

    verb, act = "change", actions.change
    form_class = forms.ChangeForm
    title = gettext_lazy("办理变更")
    explanation = gettext_lazy("变更按原来的步骤再走一遍：申报、审核、公示、编号。办完以前原编号继续有效。")

    def success_message(self):
        return _("已开始变更。写好变更后的情况再提交申报。")


class RegistrationDropChange(RegistrationVerb):
    """Give a change up."""

    verb, act = "drop-change", actions.drop_change
    form_class = forms.DropForm
    title = gettext_lazy("取消变更")
    explanation = gettext_lazy("取消后回到变更以前的状态，编号不变。")

    def success_message(self):
        return _("已取消变更。")


class RegistrationCancel(RegistrationVerb):
    """End it."""

    verb, act = "cancel", actions.cancel
    form_class = forms.CancelForm
    title = gettext_lazy("注销登记")
    explanation = gettext_lazy("注销后场所不再持有编号，原编号停用，以后也不再给任何场所；不能撤回。")

    def initial(self):
        return {"on": timezone.localdate()}

    def success_message(self):
        return _("已注销登记，原编号停用。")


class RegistrationRemove(RegistrationVerb):
    """Take a draft away."""

    verb, act = "remove", actions.remove
    form_class = RemovalForm
    title = gettext_lazy("移除登记草稿")
    explanation = gettext_lazy("只用于写错了的草稿。移除后不再出现在清单里，记录和原因保留备查。")

    def success_url(self):
        return reverse("religion:registration-list")

    def success_message(self):
        return _("已移除草稿。")


def last_of(name, registration=None) -> str:
    """What was written here the last time, to be taken over: of this village where a registration is given."""
    rows = Registration.objects.exclude(**{name: ""}).order_by("-state_since", "-pk")
    if registration:
        rows = rows.filter(site__village=registration.site.village_id)
    return rows.values_list(name, flat=True).first() or ""

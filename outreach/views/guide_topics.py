"""Pages and deeds of the guide's topics, for those who keep it right."""

import django_filters as filters
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage, deed
from outreach.actions import guide as actions
from outreach.forms.guide_topics import TopicForm
from outreach.guide.centres import TAGS
from outreach.models import GuideText, GuideTopic, Language
from outreach.models.guide import MASTER, WORDS

TEXTS = ("texts__published",)


def list_crumb():
    """The way to the list of topics."""
    return Crumb(_("服务指南"), reverse("outreach:topic-list"))


class TopicFilter(filters.FilterSet):
    """Topics by word and by whether their facts are confirmed."""

    q = filters.CharFilter(label=_("标题"), method="by_title")
    verified = filters.ChoiceFilter(
        label=gettext_lazy("核实"),
        choices=(("no", gettext_lazy("核实中")), ("yes", gettext_lazy("已核实"))),
        method="by_verified",
        empty_label=gettext_lazy("全部"),
    )

    class Meta:
        model = GuideTopic
        fields = ()

    def by_title(self, queryset, name, value):
        return queryset.filter(
            Q(slug__icontains=value)
            | Q(pk__in=GuideText.objects.filter(title__icontains=value).values("topic"))
        )

    def by_verified(self, queryset, name, value):
        return queryset.filter(verified_on__isnull=value == "no")


class TopicList(ListPage):
    """The topics in the order of the guide."""

    permission = Permission.GUIDE_VIEW
    model = GuideTopic
    title = gettext_lazy("服务指南")
    template_name = "outreach/topic_list.html"
    filters = TopicFilter
    default_order = "order"
    related = ("owner",)
    prefetch = TEXTS
    columns = (
        Column("order", gettext_lazy("主题"), ("order",)),
        Column("hans", Language.ZH_HANS.label),
        Column("hant", Language.ZH_HANT.label, css="cell-minor"),
        Column("en", Language.EN.label, css="cell-minor"),
        Column("verified", gettext_lazy("核实"), ("verified_on",)),
        Column("owner", gettext_lazy("负责人"), css="cell-minor"),
        Column("review", gettext_lazy("下次复核"), ("review_on",), css="cell-minor"),
    )
    empty_text = gettext_lazy("指南还没有主题。")

    def read(self, ordered, start):
        rows = super().read(ordered, start)
        for row in rows:
            words = row.words
            master = words.get(MASTER)
            row.states = [state_of(words.get(language), master) for language in Language]
            row.shown_verified = verified_state(row)
        return rows


def state_of(text, master) -> Badge:
    """Where one language of a topic stands."""
    return text.state(master) if text else Badge(_("没有"), "neutral")


def verified_state(topic) -> Badge:
    """Whether a person confirmed the facts of a topic."""
    return Badge(_("已核实"), "good") if topic.verified_on else Badge(_("核实中"), "warn")


class TopicDetail(DetailPage):
    """One topic with its languages side by side."""

    permission = Permission.GUIDE_VIEW
    model = GuideTopic
    template_name = "outreach/topic_detail.html"
    related = ("owner", "verified_by")

    def get_queryset(self):
        return super().get_queryset().prefetch_related(*TEXTS)

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return verified_state(self.object)

    def actions(self):
        topic, may = self.object, self.request.user.may(Permission.GUIDE_EDIT)
        return [
            Action(_("修改"), reverse("outreach:topic-edit", args=[topic.pk]), may, icon="edit"),
            Action(
                _("确认内容属实"),
                reverse("outreach:topic-verify", args=[topic.pk]),
                may and topic.verifiable(),
                method="post",
                icon="circle-check",
            ),
        ]

    def panels(self):
        topic = self.object
        words = topic.words
        return {
            "facts": [
                {"label": _("面向"), "value": topic.get_audience_display()},
                {"label": _("负责人"), "value": topic.owner},
                {"label": _("下次复核"), "value": full_date(topic.review_on) if topic.review_on else ""},
                {"label": _("最近核实"), "value": verified_line(topic)},
            ],
            "may_edit": bool(self.request.user.may(Permission.GUIDE_EDIT)),
            "languages": [language_of(topic, language, words) for language in Language],
            "lines": [
                {
                    "label": GuideText._meta.get_field(name).verbose_name,
                    "cells": [
                        {
                            "lang": TAGS[language],
                            "label": language.label,
                            "text": getattr(words.get(language), name, ""),
                        }
                        for language in Language
                    ],
                }
                for name in WORDS
                if any(getattr(text, name) for text in words.values())
            ],
        }


def verified_line(topic) -> str:
    """When and by whom the facts were confirmed."""
    if not topic.verified_on:
        return ""
    return _("%(day)s，%(name)s") % {"day": full_date(topic.verified_on), "name": topic.verified_by}


def language_of(topic, language, words) -> dict:
    """One language of a topic: where it stands, what can be done, where readers find it."""
    text, master = words.get(language), words.get(MASTER)
    revision = text.published if text else None
    return {
        "code": str(language),
        "label": language.label,
        "badge": state_of(text, master),
        "number": revision.number if revision else 0,
        "published_at": revision.published_at if revision else None,
        "url": reverse("guide:topic", kwargs={"language": str(language), "slug": topic.slug})
        if topic.is_public
        else "",
        "publish": text.publishable(master) if text else None,
    }


class TopicEdit(FormPage):
    """Change the working copies of a topic."""

    permission = Permission.GUIDE_EDIT
    model = GuideTopic
    form_class = TopicForm
    template_name = "outreach/topic_form.html"

    def get_queryset(self):
        return super().get_queryset().prefetch_related(*TEXTS)

    def get_title(self):
        return _("修改：%(topic)s") % {"topic": self.object}

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        fields = {name: form.cleaned_data[name] for name in actions.FIELDS}
        return actions.change_topic(
            topic=self.object,
            by=self.request.user,
            at=timezone.now(),
            texts=form.texts(),
            version=self.posted_version(),
            **fields,
        )

    def success_message(self):
        return _("已保存为草稿。读者看到的内容没有变，核对后再发布。")


@require_POST
@permitted(Permission.GUIDE_EDIT)
def topic_publish(request, pk):
    """Make the working copy of one language what readers see."""
    topic = get_object_or_404(GuideTopic.objects.visible_to(request.user), pk=pk)
    language = request.POST.get("language")
    if language not in Language.values:
        raise Http404
    return deed(
        request,
        topic,
        lambda: actions.publish_text(
            topic=topic, language=language, version=seen_version(request), by=request.user, at=timezone.now()
        ),
        _("已发布，读者一分钟内看到。"),
    )


@require_POST
@permitted(Permission.GUIDE_EDIT)
def topic_verify(request, pk):
    """Confirm that what readers see is true."""
    topic = get_object_or_404(GuideTopic.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        topic,
        lambda: actions.verify_topic(
            topic=topic, by=request.user, on=timezone.localdate(), at=timezone.now()
        ),
        _("已记下：由您今天核实。"),
    )


def seen_version(request) -> int | None:
    """The version that the person was looking at when pressing the button."""
    version = request.POST.get("version", "")
    return int(version) if version.isdecimal() else None

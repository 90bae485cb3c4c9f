"""Pages of wishes; their verbs are in `wish_verbs.py`."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_by_position
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage
from outreach.actions import wishes as actions
from outreach.filters.wishes import WishFilter
from outreach.forms.town import mine
from outreach.forms.wishes import ClaimedWishForm, NewWishForm, WishForm
from outreach.models import Wish

POSITIONS = ((actions.PROOF, gettext_lazy("实现凭证")),)


def list_crumb():
    """The way to the list of wishes."""
    return Crumb(_("微心愿"), reverse("outreach:wish-list"))


class WishList(ListPage):
    """All wishes, newest first."""

    permission = Permission.WISH_VIEW
    model = Wish
    title = gettext_lazy("微心愿")
    template_name = "outreach/wish_list.html"
    filters = WishFilter
    default_order = "-id"
    named = ("village", "staff")
    related = ("claimed_association", "claimed_enterprise")
    shown = (
        "number title wished_for status needed_on fulfilled_on claimed_volunteer village staff "
        "claimed_association__name claimed_enterprise__name"
    )
    columns = (
        Column("title", gettext_lazy("心愿")),
        Column("status", gettext_lazy("状态"), css="cell-state"),
        Column("claimant", gettext_lazy("认领")),
        Column("village", gettext_lazy("村（社区）")),
        Column("day", gettext_lazy("日期")),
        Column("staff", gettext_lazy("联系人员"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有微心愿。")
    empty_hint = gettext_lazy("登记一个心愿并发布，社团、企业、志愿者就可以认领。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.WISH_EDIT)
        return Action(_("登记心愿"), reverse("outreach:wish-add"), may, icon="plus")

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_badge, row.shown_day = row.badge(), day_of(row)
        return super().context(**more)


def day_of(wish) -> str:
    """The day that matters now: when it came true, or by when it is wished."""
    if wish.fulfilled_on:
        return _("%(day)s 实现") % {"day": full_date(wish.fulfilled_on)}
    return _("希望 %(day)s 前") % {"day": full_date(wish.needed_on)} if wish.needed_on else ""


class WishDetail(DetailPage):
    """One wish: what it is, who claimed it, how it came true."""

    permission = Permission.WISH_VIEW
    model = Wish
    template_name = "outreach/wish_detail.html"
    related = (
        "village",
        "staff",
        "activity",
        "claimed_association",
        "claimed_enterprise",
        "claimed_by",
        "fulfilled_by",
        "thanked_by",
    )
    shown = (
        "village__name staff__name activity__title claimed_association__name claimed_enterprise__name "
        "claimed_by__name fulfilled_by__name thanked_by__name claimed_association__village "
        "claimed_enterprise__village activity__village"
    )

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return self.object.badge()

    def actions(self):
        wish, user, status = self.object, self.request.user, Wish.Status

        def action(label, verb, answer, icon, method="get", tone=""):
            return Action(label, reverse(f"outreach:wish-{verb}", args=[wish.pk]), answer, method, icon, tone)

        steps = {
            status.DRAFT: [action(_("发布"), "publish", wish.publishable_by(user), "send", "post")],
            status.PUBLISHED: [action(_("登记认领"), "claim", wish.claimable_by(user), "hand-love-you")],
            status.CLAIMED: [
                action(_("登记实现"), "fulfil", wish.fulfillable_by(user), "check"),
                action(_("退回待认领"), "release", wish.releasable_by(user), "arrow-back-up"),
            ],
            status.FULFILLED: [action(_("登记致谢"), "thank", wish.thankable_by(user), "heart")],
        }.get(wish.status, [])
        return [
            *steps,
            action(_("修改"), "edit", wish.editable_by(user), "edit"),
            action(_("移除"), "remove", wish.removable_by(user), "trash", tone="bad"),
        ]

    def panels(self):
        wish, user = self.object, self.request.user
        attach_url = reverse("outreach:wish-attach", args=[wish.pk])
        return {
            "facts": facts_of(wish, user),
            "timeline": story_of(wish),
            "files_by_position": attachments_by_position(wish, user, attach_url, positions=POSITIONS)
            if wish.fulfilled_on
            else [],
        }


def facts_of(wish, user) -> list[dict]:
    """What is known of a wish, as pairs; a link only to what this person may open."""

    def link(record):
        opens = record and (record.village_id is None or user.works_in(record.village_id))
        return record.get_absolute_url() if opens else ""

    facts = [
        {"label": _("编号"), "value": wish.number},
        {"label": _("谁的心愿"), "value": wish.get_wished_for_display()},
        {"label": _("希望实现日期"), "value": full_date(wish.needed_on) if wish.needed_on else ""},
        {"label": _("村（社区）"), "value": wish.village or _("全镇")},
        {"label": _("联系人员"), "value": wish.staff.name},
        {"label": _("说明"), "value": wish.detail},
    ]
    if wish.activity:
        facts.append({"label": _("所属活动"), "value": wish.activity, "url": link(wish.activity)})
    if wish.is_claimed:
        by = wish.claimed_association or wish.claimed_enterprise
        facts.append({"label": _("认领"), "value": wish.claimant, "url": link(by)})
    return facts


def story_of(wish) -> list[dict]:
    """What happened to it so far, newest first."""
    steps = []
    if wish.published_on:
        steps.append({"at": wish.published_on, "title": _("已发布")})
    if wish.claimed_at:
        words = _("%(who)s认领") % {"who": wish.claimant}
        steps.append({"at": wish.claimed_at, "title": words, "actor": wish.claimed_by.name})
    if wish.fulfilled_on:
        steps.append(
            {
                "at": wish.fulfilled_on,
                "title": _("已实现"),
                "text": wish.fulfilled_note,
                "actor": wish.fulfilled_by.name,
                "tone": "good",
            }
        )
    if wish.thanked_on:
        steps.append(
            {
                "at": wish.thanked_on,
                "title": _("已致谢"),
                "text": wish.thanks,
                "actor": wish.thanked_by.name,
                "tone": "good",
            }
        )
    return steps[::-1]


class WishFormPage(FormPage, abstract=True):
    """What adding and correcting a wish have in common."""

    permission = Permission.WISH_EDIT
    model = Wish
    form_class = WishForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("outreach:wish-list")


class WishAdd(WishFormPage):
    """Write down a wish."""

    form_class = NewWishForm
    title = gettext_lazy("登记心愿")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("wished_for", "village", "staff", "activity", "publish")

    def initial(self):
        given = self.request.GET.get("activity")
        return {"publish": True, "activity": given, **mine(self.request.user)}

    def perform(self, form):
        return actions.add_wish(
            by=self.request.user,
            at=timezone.now(),
            publish=form.cleaned_data["publish"],
            **form.record_fields(),
        )

    def success_message(self):
        words = _("已登记并发布 %(number)s。") if self.object.published_on else _("已存为草稿 %(number)s。")
        return words % {"number": self.object.number}


class WishEdit(WishFormPage):
    """Correct a wish; once claimed, only its explanation."""

    title = gettext_lazy("修改心愿")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(self.object.number, self.object.get_absolute_url())]

    def plain_form(self, data, files, initial):
        form_class = ClaimedWishForm if self.object.is_claimed else WishForm
        return form_class(data, files, initial=initial, instance=self.object, **self.form_kwargs())

    def perform(self, form):
        return actions.change_wish(
            wish=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class WishAttach(AttachPage):
    """Add files to a wish."""

    model = Wish
    positions = POSITIONS

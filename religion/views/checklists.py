"""Pages of checklists: each kind with its versions, one version with its items. Making a new one: `checklist_drafts.py`."""

from itertools import groupby

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Crumb
from hengl_uf.web.pages import DetailPage, Page
from religion.actions import checklists as actions
from religion.models import Checklist


def list_crumb():
    """The way to the checklists."""
    return Crumb(_("检查表"), reverse("religion:checklist-list"))


def url(verb, checklist) -> str:
    """The address of a page about one version."""
    return reverse(f"religion:checklist-{verb}", args=[checklist.pk])


class ChecklistList(Page):
    """All kinds: the version in force, one to come, the draft, and what held before."""

    permission = Permission.CHECKLIST_VIEW
    title = gettext_lazy("检查表")
    template_name = "religion/checklist_list.html"

    def get(self, request):
        on, may = timezone.localdate(), request.user.may(Permission.CHECKLIST_EDIT)
        counted = Checklist.objects.visible_to(request.user).annotate(
            items_count=Count("items"), major_count=Count("items", filter=Q(items__is_major=True))
        )
        versions = list(counted.order_by("kind", "-number"))
        by_kind = {kind: list(rows) for kind, rows in groupby(versions, key=lambda one: one.kind)}
        kinds = [
            kind_row(label, by_kind[kind], may, on)
            for kind, label in Checklist.Kind.choices
            if kind in by_kind
        ]
        add = None
        if len(by_kind) < len(Checklist.Kind):
            add = Action(_("新增检查表"), reverse("religion:checklist-add"), may, icon="plus")
        return self.render(kinds=kinds, actions=[add] if add else [], add=add)


def in_force_of(versions, on):
    """Which of the versions of a kind holds on a day, or None."""
    begun = [one for one in versions if not one.is_draft and one.in_force_from <= on]
    return max(begun, key=lambda one: (one.in_force_from, one.number), default=None)


def kind_row(label, versions, may, on) -> dict:
    """What the list says of one kind."""
    current = in_force_of(versions, on)
    draft = next((one for one in versions if one.is_draft), None)
    for one in versions:
        one.shown_badge = one.badge(on, one == current)
        one.shown_since = one.in_force_from and full_date(one.in_force_from)
    if draft:
        action = Action(_("继续修改草稿"), url("edit", draft), may, icon="edit")
    elif current:
        action = Action(_("起草新版"), url("draft", current), may, method="post", icon="copy")
    else:
        action = None
    shown = current or draft or versions[0]
    others = [one for one in versions if one != shown]
    return {"label": label, "main": shown, "others": others, "action": action if may else None}


class ChecklistDetail(DetailPage):
    """One version: since when it holds, its items by group; of a draft also what differs from the version in force."""

    permission = Permission.CHECKLIST_VIEW
    model = Checklist
    template_name = "religion/checklist_detail.html"
    related = ("published_by",)

    def breadcrumbs(self):
        return [list_crumb()]

    def opened(self):
        self.on = timezone.localdate()
        versions = list(Checklist.objects.filter(kind=self.object.kind).order_by("-number"))
        self.versions = versions
        self.current = in_force_of(versions, self.on)

    def state(self):
        return self.object.badge(self.on, self.object == self.current)

    def actions(self):
        one, user = self.object, self.request.user
        editable = one.editable_by(user)
        if one.is_draft:
            return [
                Action(_("修改"), url("edit", one), editable, icon="edit"),
                Action(_("发布"), url("publish", one), editable, icon="check"),
                Action(_("删除草稿"), url("drop", one), editable, icon="trash", tone="bad"),
            ]
        answer = actions.draftable_by(one, user, one == self.current)
        draft = next((each for each in self.versions if each.is_draft), None)
        if draft:
            return [
                Action(
                    _("打开草稿"), draft.get_absolute_url(), user.may(Permission.CHECKLIST_VIEW), icon="edit"
                )
            ]
        return [Action(_("起草新版"), url("draft", one), answer, method="post", icon="copy")]

    def panels(self):
        items = list(self.object.items.all())
        groups = {}
        for item in items:
            groups.setdefault(item.group, []).append(item)
        return {
            "note": standing_words(self.object, self.current, self.versions),
            "facts": facts_of(self.object, items),
            "groups": [{"name": name, "items": rows} for name, rows in groups.items()],
            "differences": self.differences(items),
            "others": [
                {
                    "label": _("第 %(number)d 版") % {"number": one.number},
                    "url": one.get_absolute_url(),
                    "note": one.in_force_from and _("%(day)s起") % {"day": full_date(one.in_force_from)},
                    "badge": one.badge(self.on, one == self.current),
                }
                for one in self.versions
                if one != self.object
            ],
        }

    def differences(self, items) -> list[dict]:
        """What a draft would change, as pairs; nothing for what is published."""
        if not self.object.is_draft or self.current is None:
            return []
        before = actions.words_of(self.current)
        after = {one.code: actions.sentence_of(one) for one in items}
        found = [
            (_("新增"), [f"{code} {text}" for code, text in after.items() if code not in before]),
            (_("删去"), [f"{code} {text}" for code, text in before.items() if code not in after]),
            (
                _("改动"),
                [
                    _("%(code)s %(old)s → %(new)s") % {"code": code, "old": before[code], "new": text}
                    for code, text in after.items()
                    if before.get(code, text) != text
                ],
            ),
        ]
        return [{"label": label, "value": "\n".join(lines) or _("没有")} for label, lines in found]


def standing_words(one, current, versions) -> str:
    """Since when, and until when, a version holds."""
    if one.is_draft:
        return _("草稿，发布以后才用于巡查。")
    since = full_date(one.in_force_from)
    if one == current:
        return _("这是%(since)s起使用的版本。") % {"since": since}
    later = [
        each
        for each in versions
        if not each.is_draft and (each.in_force_from, each.number) > (one.in_force_from, one.number)
    ]
    if current is None or (one.in_force_from, one.number) > (current.in_force_from, current.number):
        return _("这一版从%(since)s起使用，在那以前仍用原来的版本。") % {"since": since}
    after = min(later, key=lambda each: (each.in_force_from, each.number))
    words = {"since": since, "until": full_date(after.in_force_from), "number": after.number}
    return _("这一版从%(since)s起使用，%(until)s起由第 %(number)d 版代替；当时的巡查仍按这一版显示。") % words


def facts_of(one, items) -> list[dict]:
    """What is known of a version, as pairs."""
    facts = [
        {"label": _("检查内容"), "value": one.get_kind_display()},
        {"label": _("版次"), "value": _("第 %(number)d 版") % {"number": one.number}},
        {
            "label": _("项目"),
            "value": _("%(count)d 项，其中重点项 %(major)d 项")
            % {"count": len(items), "major": sum(item.is_major for item in items)},
        },
    ]
    if not one.is_draft:
        by = one.published_by.name if one.published_by else _("随系统带来")
        facts.append({"label": _("启用日期"), "value": full_date(one.in_force_from)})
        facts.append(
            {
                "label": _("发布"),
                "value": _("%(by)s，%(day)s")
                % {"by": by, "day": full_date(timezone.localdate(one.published_at))},
            }
        )
    if one.note:
        facts.append({"label": _("说明"), "value": one.note})
    return facts

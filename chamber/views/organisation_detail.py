"""The page of one Party organisation."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber import party_rules
from chamber.actions.organisation_parts import members_line
from chamber.models import PartyOrganisation, PartyTerm
from chamber.views.organisation_work import work_of
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import attachments_panel
from hengl_uf.lib.dates import full_date, plain_date
from hengl_uf.offices.pages import offices_with, past_terms
from hengl_uf.web.elements import Action, Badge, Crumb
from hengl_uf.web.pages import DetailPage

SHOWN = 10  # rows of a short list


def list_crumb():
    """The way to the list of Party organisations."""
    return Crumb(_("两新党组织"), reverse("chamber:organisation-list"))


class OrganisationDetail(DetailPage):
    """One organisation: who leads it, how many members, when it elects, whom it covers, what stands under it."""

    permission = Permission.PARTY_VIEW
    model = PartyOrganisation
    template_name = "chamber/organisation_detail.html"
    related = ("village", "parent")
    shown = "village__name parent__name"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        if self.object.is_removed:
            return Badge(_("已移除"), "neutral")
        return self.object.badge(timezone.localdate())

    def actions(self):
        one, user = self.object, self.request.user
        editable, workable = one.editable_by(user), one.workable_by(user)
        if one.dissolved_on:
            verbs = [
                ("organisation-restore", _("恢复"), one.restorable_by(user), "rotate", ""),
                ("organisation-edit", _("修改"), editable, "edit", ""),
            ]
        else:
            count = ("count-add", _("登记党员人数"), workable, "users", "")
            election = ("election-add", _("登记换届"), workable, "calendar-check", "")
            due = one.election_due_on < timezone.localdate()
            verbs = [
                *([election, count] if due else [count, election]),
                ("organisation-edit", _("修改"), editable, "edit", ""),
                ("post-add", _("设职务"), workable, "id-badge-2", ""),
                ("organisation-add", _("登记下级党组织"), workable, "sitemap", ""),
                ("organisation-dissolve", _("撤销"), workable, "ban", ""),
            ]
        verbs.append(("organisation-remove", _("移除"), editable, "trash", "bad"))
        return [
            Action(
                label,
                page_of(route, one),
                answer,
                method="post" if route == "organisation-restore" else "get",
                icon=icon,
                tone=tone,
            )
            for route, label, answer, icon, tone in verbs
        ]

    def panels(self):
        one, user, on = self.object, self.request.user, timezone.localdate()
        may_work = bool(one.workable_by(user))
        offices = posts_of(one, on)
        children = list(one.children.active().in_name_order())
        covered = list(one.covereds.select_related("enterprise").order_by("enterprise__pinyin", "pk"))
        counts = list(one.partycounts.order_by("-counted_on")[:SHOWN])
        return {
            "facts": facts_of(one),
            "hints": party_rules.hints(known_of(one, offices, len(covered))) if not one.dissolved_on else [],
            "hints_source": party_rules.source(),
            "offices": offices,
            "past_items": past_terms(offices, term_edit_url if may_work else None),
            "may_edit": may_work,
            "post_add_url": reverse("chamber:post-add", args=[one.pk]) if may_work else "",
            "cover_items": covers_of(covered, may_work),
            "cover_add_url": reverse("chamber:cover-add", query={"organisation": one.pk}) if may_work else "",
            "children": len(children),
            "child_items": children_of(children[:SHOWN], on),
            "child_list_url": reverse("chamber:organisation-list", query={"under": one.pk})
            if children
            else "",
            "count_items": counts_of(counts, may_work),
            "election_items": elections_of(one, may_work),
            "work_items": work_of(one, on),
            **attachments_panel(one, user, reverse("chamber:organisation-attach", args=[one.pk])),
        }


def page_of(route, one) -> str:
    """The address of something that is done to an organisation; one under it is begun at the form of all."""
    if route == "organisation-add":
        return reverse("chamber:organisation-add", query={"parent": one.pk})
    return reverse(f"chamber:{route}", args=[one.pk])


def facts_of(one) -> list[dict]:
    """What is known of an organisation, as pairs."""
    counted = _("%(line)s（%(day)s）") % {
        "line": members_line(one),
        "day": one.counted_on and plain_date(one.counted_on),
    }
    due = full_date(one.election_due_on)
    facts = [
        {"label": _("类别"), "value": one.get_kind_display()},
        {
            "label": _("上级党组织"),
            "value": one.parent or _("没有（最高一级）"),
            "url": one.parent and one.parent.get_absolute_url(),
        },
        {"label": _("村（社区）"), "value": one.village or _("全镇")},
        {"label": _("成立日期"), "value": full_date(one.founded_on)},
        {
            "label": _("党员"),
            "value": not one.dissolved_on and (counted if one.counted_on else _("还没有登记人数")),
        },
        {"label": _("最近换届"), "value": one.elected_on and full_date(one.elected_on)},
        {"label": _("换届期限"), "value": "" if one.dissolved_on else due},
    ]
    more = [
        {"label": _("每届年数"), "value": _("%(years)s 年") % {"years": one.term_years}},
        {"label": _("活动场所"), "value": one.address},
        {"label": _("备注"), "value": one.remark},
        {"label": _("撤销日期"), "value": one.dissolved_on and full_date(one.dissolved_on)},
        {"label": _("撤销原因"), "value": one.ending},
    ]
    return [fact for fact in facts + more if fact["value"]]


def known_of(one, offices, units) -> party_rules.Known:
    """What the hints go by."""
    return party_rules.Known(
        kind=one.kind,
        members=one.members,
        full_members=one.full_members,
        is_counted=one.counted_on is not None,
        units=units,
        seats=sum(each["office"].seats for each in offices),
    )


def posts_of(one, on) -> list[dict]:
    """The posts in their order, each with those who hold it now or later, and with past terms."""
    terms = PartyTerm.objects.filter(office__organisation=one).select_related("office")
    ordered = terms.order_by("-starts_on", "holder_name", "pk")
    offices = offices_with(one.offices.order_by("order", "pk"), ordered, on)
    if one.dissolved_on:  # nobody is missing there
        return [office | {"badge": None} for office in offices]
    return offices


def term_edit_url(term) -> str:
    """Where a term is corrected."""
    return reverse("chamber:post-term-edit", args=[term.pk])


def covers_of(covered, may_work) -> list[dict]:
    """The enterprises that it covers."""
    return [
        {
            "label": one.enterprise.name,
            "url": one.enterprise.get_absolute_url(),
            "note": _("%(day)s起") % {"day": plain_date(one.since)},
            "action": Action(_("不再覆盖"), reverse("chamber:cover-remove", args=[one.pk]))
            if may_work
            else None,
        }
        for one in covered
    ]


def children_of(children, on) -> list[dict]:
    """The organisations right under it."""
    return [
        {
            "label": child.name,
            "url": child.get_absolute_url(),
            "note": _("%(kind)s · 党员 %(members)s 人")
            % {"kind": child.get_kind_display(), "members": child.members},
            "badge": child.badge(on),
        }
        for child in children
    ]


def counts_of(counts, may_work) -> list[dict]:
    """The numbers of members over time, newest first."""
    return [
        {
            "label": members_line(one),
            "note": full_date(one.counted_on),
            "action": Action(_("删去"), reverse("chamber:count-remove", args=[one.pk])) if may_work else None,
        }
        for one in counts
    ]


def elections_of(one, may_work) -> list[dict]:
    """The elections, newest first."""
    return [
        {
            "label": full_date(election.held_on),
            "note": _(" · ").join(
                filter(None, (election.get_timing_display(), election.approval, election.note))
            ),
            "action": Action(_("删去"), reverse("chamber:election-remove", args=[election.pk]))
            if may_work
            else None,
        }
        for election in one.elections.order_by("-held_on")[:SHOWN]
    ]

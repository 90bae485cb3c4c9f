"""The page of one site: 一场所一档."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import attachments_by_position
from hengl_uf.lib.dates import full_date, plain_date
from hengl_uf.lib.phones import mask_phone
from hengl_uf.offices.pages import offices_with, past_terms
from hengl_uf.places.reach import may_change
from hengl_uf.web.elements import Action, Badge
from hengl_uf.web.pages import DetailPage
from religion.actions import sites as actions
from religion.models import Site, SiteOfficer
from religion.models.registrations import State
from religion.views.site_facts import class_badge, groups_of, standing_of
from religion.views.site_work import (
    emergencies_of,
    events_of,
    festivals_of,
    hazards_of,
    inspections_of,
    page,
    plate_of,
)
from religion.views.sites import POSITIONS, class_words, list_crumb


class SiteDetail(DetailPage):
    """All that is known of one site, and what is to be done there next."""

    permission = Permission.SITE_VIEW
    model = Site
    template_name = "religion/site_detail.html"
    related = ("village", "town_contact", "class_confirmed_by")
    shown = "village__name town_contact__name class_confirmed_by__name"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return Badge(_("已移除"), "neutral") if self.object.is_removed else self.object.badge()

    def actions(self):
        site, user = self.object, self.request.user
        self.registrations = list(site.registrations.filter(removed_at__isnull=True).order_by("-pk"))
        editable = site.editable_by(user)
        letter = user.may(Permission.SITE_LETTER_VIEW)
        return [
            *(self.steps_when_closed(editable) if site.is_closed else self.steps(editable)),
            Action(_("生成档案卡"), page("site-letter", site.pk), letter, icon="file-text"),
            *([] if site.is_closed else self.status_actions(editable)),
            Action(
                _("移除"),
                page("site-remove", site.pk),
                actions.removable_by(site, user),
                icon="trash",
                tone="bad",
            ),
        ]

    def steps(self, editable) -> list[Action]:
        """What is done at a site in use, the next step first: an inspection that is due, its class, its registration."""
        site, user = self.object, self.request.user
        inspectable, notable = site.inspectable_by(user), may_change(site, user, Permission.HAZARD_EDIT)
        inspect = Action(_("开始巡查"), page("inspection-start", site.pk), inspectable, icon="checklist")
        due = site.next_inspection_on <= timezone.localdate()
        doubtful = site.has_doubtful_class and bool(user.may(Permission.REGISTRATION_REVIEW))
        return [
            *([inspect] if due else []),
            *([self.class_action()] if doubtful else []),
            *self.register_action(),
            *([] if due else [inspect]),
            Action(_("修改"), page("site-edit", site.pk), editable, icon="edit"),
            Action(_("登记隐患"), page("hazard-add", site=site.pk), notable, icon="alert-triangle"),
            *([] if doubtful else [self.class_action()]),
        ]

    def steps_when_closed(self, editable) -> list[Action]:
        """What is done at a site that is not in use: it is opened again, or corrected."""
        edit = Action(_("修改"), page("site-edit", self.object.pk), editable, icon="edit")
        return [*self.status_actions(editable), edit, self.class_action()]

    def class_action(self) -> Action:
        """The way to its class."""
        site = self.object
        answer = actions.classifiable_by(site, self.request.user)
        return Action(_("确认类别"), page("site-confirm-class", site.pk), answer, icon="certificate")

    def register_action(self) -> list[Action]:
        """The way to its registration while it has none."""
        alive = any(one.state != State.CANCELLED for one in self.registrations)
        if alive:
            return []
        answer = may_change(self.object, self.request.user, Permission.REGISTRATION_EDIT)
        return [Action(_("申报登记"), page("registration-add", site=self.object.pk), answer, icon="send")]

    def status_actions(self, editable) -> list[Action]:
        """Closing it, and taking it into use again."""
        site = self.object
        close = Action(_("登记停用"), page("site-close", site.pk), editable, icon="ban")
        reopen = Action(_("恢复开放"), page("site-reopen", site.pk), editable, icon="rotate")
        if site.status == Site.Status.OPEN:
            return [close]
        return [reopen] if site.is_closed else [reopen, close]

    def panels(self):
        site, user, on = self.object, self.request.user, timezone.localdate()
        may_edit = bool(site.editable_by(user))
        offices = officers_of(site, on)
        hazards = hazards_of(site, on)
        return {
            "note": note_of(site),
            "class_badge": class_badge(site),
            "risk_badge": site.risk_badge(),
            "suggestion": site.suggestion(),
            "standing": standing_of(site, on),
            "groups": groups_of(site),
            "may_edit": may_edit,
            "offices": offices,
            "past_items": past_terms(offices, officer_edit_url if may_edit else None),
            "post_add_url": page("post-add", site.pk) if may_edit else "",
            "number_items": numbers_of(site),
            "registration_items": registrations_of(self.registrations),
            "files": attachments_by_position(site, user, page("site-attach", site.pk), positions=POSITIONS),
            **hazards,
            **inspections_of(site, on),
            **festivals_of(site, user, on),
            **events_of(site),
            **plate_of(site, user),
            **emergencies_of(site, user, on),
        }


def note_of(site) -> str:
    """The site in a line: what it is treated as, its number, where it lies."""
    number = site.official_no or site.file_no or _("未编号")
    return " · ".join((class_words(site), number, f"{site.village}{site.address}"))


def officers_of(site, on) -> list[dict]:
    """The offices of the management group, each with who holds it now or later, and with past terms."""
    terms = SiteOfficer.objects.filter(office__site=site).select_related("office")
    found = list(terms.order_by("-starts_on", "holder_name", "pk"))
    for term in found:
        term.masked = mask_phone(term.phone) if term.phone else ""
    return offices_with(site.offices.order_by("order", "pk"), found, on)


def officer_edit_url(term) -> str:
    """Where a term is corrected."""
    return reverse("religion:officer-edit", args=[term.pk])


def numbers_of(site) -> list[dict]:
    """The numbers that it holds and held, the latest first."""
    return [
        {
            "label": f"{one.get_kind_display()} {one.number}",
            "note": number_note(one),
            "badge": Badge(_("已停用"), "neutral") if one.ended_on else None,
        }
        for one in site.numbers.order_by("-given_on", "-pk")
    ]


def number_note(number) -> str:
    """Who gave a number, when, and why it ended."""
    words = [number.authority, _("%(day)s编号") % {"day": plain_date(number.given_on)}]
    if number.ended_on:
        words += [_("%(day)s停用") % {"day": plain_date(number.ended_on)}, number.ended_reason]
    return _("，").join(word for word in words if word)


def registrations_of(registrations) -> list[dict]:
    """Its registrations as they come: as a rule one."""
    return [
        {
            "label": _("第 %(round)s 次办理") % {"round": one.round} if one.round > 1 else _("首次办理"),
            "url": one.get_absolute_url(),
            "note": _("%(day)s起") % {"day": full_date(one.state_since)},
            "badge": one.badge(),
        }
        for one in registrations
    ]

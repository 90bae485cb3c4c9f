"""Offices with terms: those of the chamber's council (会长, 副会长, 理事, 监事), and those of Party organisations."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chamber.models.party import PartyOrganisation
from hengl_uf.access.answers import Answer
from hengl_uf.access.roles import Permission
from hengl_uf.offices.models import (
    OfficeBase,
    OfficeSet,
    TermBase,
    TermSet,
    one_holder_a_place,
    place_of_its_office,
    seats_constraint,
)
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import between
from hengl_uf.web.money_columns import YuanField


class ChamberOfficeSet(OfficeSet):
    """Offices of the chamber, for the roles of the whole town."""

    def visible_to(self, user):
        return self if user.sees_all_villages else self.none()


class ChamberTermSet(TermSet):
    """Terms of the chamber, for the roles of the whole town."""

    def visible_to(self, user):
        return self if user.sees_all_villages else self.none()


class CouncilOffice(OfficeBase):
    """An office of the chamber's council, with what its holder's enterprise pays a year."""

    fee = YuanField(
        _("每年会费（元）"),
        null=True,
        blank=True,
        help_text=_("不填的按普通会员计。"),
    )

    view_permission = Permission.MEMBERSHIP_VIEW
    edit_permission = Permission.MEMBERSHIP_EDIT

    objects = ChamberOfficeSet.as_manager()

    class Meta:
        verbose_name = _("商会职务")
        verbose_name_plural = _("商会职务")
        constraints = [
            models.UniqueConstraint("title", name="council_office_once"),
            seats_constraint("council_office_has_seats"),
            models.CheckConstraint(
                condition=Q(fee__isnull=True) | Q(fee__gt=0), name="council_office_fee_above_nothing"
            ),
        ]

    def get_absolute_url(self):
        return address_of("chamber:office-detail", self.pk)

    def editable_by(self, user) -> Answer:
        return user.may(Permission.MEMBERSHIP_EDIT)


class CouncilTerm(TermBase):
    """Somebody's time in an office of the council, for a member enterprise."""

    office = models.ForeignKey(CouncilOffice, models.PROTECT, related_name="terms", verbose_name=_("职务"))
    membership = models.ForeignKey(
        "chamber.Membership", models.PROTECT, related_name="terms", verbose_name=_("会员单位")
    )

    view_permission = Permission.MEMBERSHIP_VIEW
    edit_permission = Permission.MEMBERSHIP_EDIT

    objects = ChamberTermSet.as_manager()

    class Meta:
        verbose_name = _("商会任期")
        verbose_name_plural = _("商会任期")
        constraints = [
            between("council_term_ends_after_start", "starts_on", "ends_on"),
            place_of_its_office("council_term_place_of_its_office"),
            one_holder_a_place("council_term_one_holder_a_place"),
        ]
        indexes = [models.Index("ends_on", "id", name="council_term_by_end")]

    def get_absolute_url(self):
        return address_of("chamber:office-detail", self.office_id)

    def editable_by(self, user) -> Answer:
        return user.may(Permission.MEMBERSHIP_EDIT)


class PartyPost(OfficeBase):
    """An office of a Party organisation: 书记, 副书记, 委员."""

    organisation = models.ForeignKey(
        PartyOrganisation, models.CASCADE, related_name="offices", verbose_name=_("党组织")
    )

    view_permission = Permission.PARTY_VIEW
    edit_permission = Permission.PARTY_EDIT

    objects = ChamberOfficeSet.as_manager()

    class Meta:
        verbose_name = _("党内职务")
        verbose_name_plural = _("党内职务")
        constraints = [
            models.UniqueConstraint("organisation", "title", name="party_post_once"),
            seats_constraint("party_post_has_seats"),
        ]

    def get_absolute_url(self):
        return address_of("chamber:organisation-detail", self.organisation_id)

    def editable_by(self, user) -> Answer:
        return self.organisation.editable_by(user)


class PartyTerm(TermBase):
    """Somebody's time in an office of a Party organisation: who may be turned to, as published."""

    office = models.ForeignKey(PartyPost, models.PROTECT, related_name="terms", verbose_name=_("职务"))

    view_permission = Permission.PARTY_VIEW
    edit_permission = Permission.PARTY_EDIT

    objects = ChamberTermSet.as_manager()

    class Meta:
        verbose_name = _("党内任期")
        verbose_name_plural = _("党内任期")
        constraints = [
            between("party_term_ends_after_start", "starts_on", "ends_on"),
            place_of_its_office("party_term_place_of_its_office"),
            one_holder_a_place("party_term_one_holder_a_place"),
        ]
        indexes = [models.Index("ends_on", "id", name="party_term_by_end")]

    def get_absolute_url(self):
        return address_of("chamber:organisation-detail", self.office.organisation_id)

    def editable_by(self, user) -> Answer:
        return self.office.editable_by(user)

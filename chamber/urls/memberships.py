"""Addresses of members of the chamber, their fees, the council and evidence for 四好商会."""

from django.urls import path

from chamber.views import council, evidence, fees, membership_verbs, memberships

urlpatterns = [
    path("membership/", memberships.MembershipList.as_view(), name="membership-list"),
    path("membership/add/", memberships.MembershipAdd.as_view(), name="membership-add"),
    path("membership/options/", memberships.membership_options, name="membership-options"),
    path("membership/<int:pk>/", memberships.MembershipDetail.as_view(), name="membership-detail"),
    path("membership/<int:pk>/edit/", memberships.MembershipEdit.as_view(), name="membership-edit"),
    path("membership/<int:pk>/attach/", memberships.MembershipAttach.as_view(), name="membership-attach"),
    path(
        "membership/<int:pk>/review/", membership_verbs.MembershipReview.as_view(), name="membership-review"
    ),
    path(
        "membership/<int:pk>/council/",
        membership_verbs.MembershipCouncil.as_view(),
        name="membership-council",
    ),
    path(
        "membership/<int:pk>/certify/",
        membership_verbs.MembershipCertify.as_view(),
        name="membership-certify",
    ),
    path(
        "membership/<int:pk>/refuse/", membership_verbs.MembershipRefuse.as_view(), name="membership-refuse"
    ),
    path("membership/<int:pk>/leave/", membership_verbs.MembershipLeave.as_view(), name="membership-leave"),
    path("membership/<int:pk>/reopen/", membership_verbs.membership_reopen, name="membership-reopen"),
    path(
        "membership/<int:pk>/remove/", membership_verbs.MembershipRemove.as_view(), name="membership-remove"
    ),
    path("membership/<int:pk>/fee/", fees.FeeAdd.as_view(), name="fee-add"),
    path("fee/", fees.FeeList.as_view(), name="fee-list"),
    path("fee/open/", fees.FeeOpen.as_view(), name="fee-open"),
    path("fee/<int:pk>/edit/", fees.FeeEdit.as_view(), name="fee-edit"),
    path("fee/<int:pk>/pay/", fees.FeePay.as_view(), name="fee-pay"),
    path("fee/<int:pk>/waive/", fees.FeeWaive.as_view(), name="fee-waive"),
    path("fee/<int:pk>/reopen/", fees.FeeReopen.as_view(), name="fee-reopen"),
    path("fee/<int:pk>/remove/", fees.FeeRemove.as_view(), name="fee-remove"),
    path("office/", council.OfficeList.as_view(), name="office-list"),
    path("office/add/", council.OfficeAdd.as_view(), name="office-add"),
    path("office/<int:pk>/", council.OfficeDetail.as_view(), name="office-detail"),
    path("office/<int:pk>/edit/", council.OfficeEdit.as_view(), name="office-edit"),
    path("office/<int:pk>/term/", council.TermAdd.as_view(), name="term-add"),
    path("term/<int:pk>/edit/", council.TermEdit.as_view(), name="term-edit"),
    path("term/<int:pk>/end/", council.TermEnd.as_view(), name="term-end"),
    path("evidence/", evidence.EvidenceList.as_view(), name="evidence-list"),
    path("evidence/add/", evidence.EvidenceAdd.as_view(), name="evidence-add"),
    path("evidence/<int:pk>/", evidence.EvidenceDetail.as_view(), name="evidence-detail"),
    path("evidence/<int:pk>/edit/", evidence.EvidenceEdit.as_view(), name="evidence-edit"),
    path("evidence/<int:pk>/attach/", evidence.EvidenceAttach.as_view(), name="evidence-attach"),
    path("evidence/<int:pk>/remove/", evidence.EvidenceRemove.as_view(), name="evidence-remove"),
]

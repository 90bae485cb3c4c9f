"""Addresses of campaigns, pledges, receipts, allocations and aid projects."""

from django.urls import path

from chamber.views import aid_milestones, aid_projects, allocations, campaigns, giving, pledges, receipts

urlpatterns = [
    path("campaign/", campaigns.CampaignList.as_view(), name="campaign-list"),
    path("campaign/add/", campaigns.CampaignAdd.as_view(), name="campaign-add"),
    path("campaign/<int:pk>/", campaigns.CampaignDetail.as_view(), name="campaign-detail"),
    path("campaign/<int:pk>/edit/", campaigns.CampaignEdit.as_view(), name="campaign-edit"),
    path("campaign/<int:pk>/attach/", campaigns.CampaignAttach.as_view(), name="campaign-attach"),
    path("campaign/<int:pk>/close/", campaigns.campaign_close, name="campaign-close"),
    path("campaign/<int:pk>/reopen/", campaigns.campaign_reopen, name="campaign-reopen"),
    path("campaign/<int:pk>/remove/", campaigns.CampaignRemove.as_view(), name="campaign-remove"),
    path("campaign/<int:pk>/allocate/", allocations.AllocationAdd.as_view(), name="allocation-add"),
    path("pledge/", pledges.PledgeList.as_view(), name="pledge-list"),
    path("pledge/add/", pledges.PledgeAdd.as_view(), name="pledge-add"),
    path("pledge/<int:pk>/", pledges.PledgeDetail.as_view(), name="pledge-detail"),
    path("pledge/<int:pk>/edit/", pledges.PledgeEdit.as_view(), name="pledge-edit"),
    path("pledge/<int:pk>/attach/", pledges.PledgeAttach.as_view(), name="pledge-attach"),
    path("pledge/<int:pk>/thank/", pledges.PledgeThank.as_view(), name="pledge-thank"),
    path("pledge/<int:pk>/remove/", pledges.PledgeRemove.as_view(), name="pledge-remove"),
    path("pledge/<int:pk>/receive/", receipts.ReceiptAdd.as_view(), name="receipt-add"),
    path("receipt/", receipts.ReceiptList.as_view(), name="receipt-list"),
    path("receipt/<int:pk>/edit/", receipts.ReceiptEdit.as_view(), name="receipt-edit"),
    path("receipt/<int:pk>/remove/", receipts.ReceiptRemove.as_view(), name="receipt-remove"),
    path("instalment/", receipts.InstalmentList.as_view(), name="instalment-list"),
    path("allocation/", allocations.AllocationList.as_view(), name="allocation-list"),
    path("allocation/<int:pk>/edit/", allocations.AllocationEdit.as_view(), name="allocation-edit"),
    path("allocation/<int:pk>/remove/", allocations.AllocationRemove.as_view(), name="allocation-remove"),
    path("aid-project/", aid_projects.AidProjectList.as_view(), name="aid-project-list"),
    path("aid-project/add/", aid_projects.AidProjectAdd.as_view(), name="aid-project-add"),
    path("aid-project/<int:pk>/", aid_projects.AidProjectDetail.as_view(), name="aid-project-detail"),
    path("aid-project/<int:pk>/edit/", aid_projects.AidProjectEdit.as_view(), name="aid-project-edit"),
    path("aid-project/<int:pk>/attach/", aid_projects.AidProjectAttach.as_view(), name="aid-project-attach"),
    path("aid-project/<int:pk>/finish/", aid_projects.AidProjectFinish.as_view(), name="aid-project-finish"),
    path("aid-project/<int:pk>/stop/", aid_projects.AidProjectStop.as_view(), name="aid-project-stop"),
    path("aid-project/<int:pk>/restart/", aid_projects.aid_project_restart, name="aid-project-restart"),
    path("aid-project/<int:pk>/remove/", aid_projects.AidProjectRemove.as_view(), name="aid-project-remove"),
    path("aid-project/<int:pk>/milestone/", aid_milestones.MilestoneAdd.as_view(), name="aid-milestone-add"),
    path("aid-milestone/<int:pk>/edit/", aid_milestones.MilestoneEdit.as_view(), name="aid-milestone-edit"),
    path(
        "aid-milestone/<int:pk>/reach/", aid_milestones.MilestoneReach.as_view(), name="aid-milestone-reach"
    ),
    path("aid-milestone/<int:pk>/reopen/", aid_milestones.milestone_reopen, name="aid-milestone-reopen"),
    path(
        "aid-milestone/<int:pk>/attach/",
        aid_milestones.MilestoneAttach.as_view(),
        name="aid-milestone-attach",
    ),
    path(
        "aid-milestone/<int:pk>/remove/",
        aid_milestones.MilestoneRemove.as_view(),
        name="aid-milestone-remove",
    ),
    path("giving/<int:pk>/", giving.GivingDetail.as_view(), name="giving-detail"),
    path("g/<str:token>/", giving.giving_link, name="giving-link"),
    path("g/<str:token>/<int:pk>/", giving.giving_photo, name="giving-link-photo"),
    path("g/<str:token>/<int:pk>/small/", giving.giving_photo, {"small": True}, name="giving-link-thumb"),
]

"""Addresses of 五个一, Party activities, service projects, awards and posts."""

from django.urls import path

from chamber.views import (
    awards,
    five_one_matrix,
    five_one_ticks,
    five_ones,
    party_activities,
    service_posts,
    service_project_verbs,
    service_projects,
)

FIVE_ONES = [
    path("five-one/", five_ones.FiveOneList.as_view(), name="five-one-list"),
    path("five-one/add/", five_ones.FiveOneAdd.as_view(), name="five-one-add"),
    path("five-one/matrix/", five_one_matrix.FiveOneMatrix.as_view(), name="five-one-matrix"),
    path("five-one/<int:pk>/edit/", five_ones.FiveOneEdit.as_view(), name="five-one-edit"),
    path("five-one/<int:pk>/move/", five_ones.five_one_move, name="five-one-move"),
    path("five-one/tick/add/", five_one_ticks.FiveOneTickAdd.as_view(), name="five-one-tick-add"),
    path("five-one/tick/many/", five_one_ticks.FiveOneTickMany.as_view(), name="five-one-tick-many"),
    path("five-one/tick/<int:pk>/", five_one_ticks.FiveOneTickDetail.as_view(), name="five-one-tick"),
    path("five-one/tick/<int:pk>/edit/", five_one_ticks.FiveOneTickEdit.as_view(), name="five-one-tick-edit"),
    path(
        "five-one/tick/<int:pk>/attach/",
        five_one_ticks.FiveOneTickAttach.as_view(),
        name="five-one-tick-attach",
    ),
    path(
        "five-one/tick/<int:pk>/remove/",
        five_one_ticks.FiveOneTickRemove.as_view(),
        name="five-one-tick-remove",
    ),
]
ACTIVITIES = [
    path("party-activity/", party_activities.PartyActivityList.as_view(), name="party-activity-list"),
    path("party-activity/add/", party_activities.PartyActivityAdd.as_view(), name="party-activity-add"),
    path(
        "party-activity/<int:pk>/",
        party_activities.PartyActivityDetail.as_view(),
        name="party-activity-detail",
    ),
    path(
        "party-activity/<int:pk>/edit/",
        party_activities.PartyActivityEdit.as_view(),
        name="party-activity-edit",
    ),
    path(
        "party-activity/<int:pk>/attach/",
        party_activities.PartyActivityAttach.as_view(),
        name="party-activity-attach",
    ),
    path(
        "party-activity/<int:pk>/remove/",
        party_activities.PartyActivityRemove.as_view(),
        name="party-activity-remove",
    ),
]
PROJECTS = [
    path("service-project/", service_projects.ServiceProjectList.as_view(), name="service-project-list"),
    path("service-project/add/", service_projects.ServiceProjectAdd.as_view(), name="service-project-add"),
    path(
        "service-project/<int:pk>/",
        service_projects.ServiceProjectDetail.as_view(),
        name="service-project-detail",
    ),
    path(
        "service-project/<int:pk>/edit/",
        service_projects.ServiceProjectEdit.as_view(),
        name="service-project-edit",
    ),
    path(
        "service-project/<int:pk>/attach/",
        service_projects.ServiceProjectAttach.as_view(),
        name="service-project-attach",
    ),
    path(
        "service-project/<int:pk>/finish/",
        service_project_verbs.ServiceProjectFinish.as_view(),
        name="service-project-finish",
    ),
    path(
        "service-project/<int:pk>/stop/",
        service_project_verbs.ServiceProjectStop.as_view(),
        name="service-project-stop",
    ),
    path(
        "service-project/<int:pk>/restart/",
        service_project_verbs.service_project_restart,
        name="service-project-restart",
    ),
    path(
        "service-project/<int:pk>/remove/",
        service_project_verbs.ServiceProjectRemove.as_view(),
        name="service-project-remove",
    ),
]
AWARDS = [
    path("award/", awards.AwardList.as_view(), name="award-list"),
    path("award/add/", awards.AwardAdd.as_view(), name="award-add"),
    path("award/<int:pk>/", awards.AwardDetail.as_view(), name="award-detail"),
    path("award/<int:pk>/edit/", awards.AwardEdit.as_view(), name="award-edit"),
    path("award/<int:pk>/attach/", awards.AwardAttach.as_view(), name="award-attach"),
    path("award/<int:pk>/remove/", awards.AwardRemove.as_view(), name="award-remove"),
]
POSTS = [
    path("service-post/", service_posts.ServicePostList.as_view(), name="service-post-list"),
    path("service-post/add/", service_posts.ServicePostAdd.as_view(), name="service-post-add"),
    path("service-post/<int:pk>/", service_posts.ServicePostDetail.as_view(), name="service-post-detail"),
    path("service-post/<int:pk>/edit/", service_posts.ServicePostEdit.as_view(), name="service-post-edit"),
    path(
        "service-post/<int:pk>/attach/",
        service_posts.ServicePostAttach.as_view(),
        name="service-post-attach",
    ),
    path("service-post/<int:pk>/end/", service_posts.ServicePostEnd.as_view(), name="service-post-end"),
    path("service-post/<int:pk>/restore/", service_posts.service_post_restore, name="service-post-restore"),
    path(
        "service-post/<int:pk>/remove/",
        service_posts.ServicePostRemove.as_view(),
        name="service-post-remove",
    ),
]
urlpatterns = [*FIVE_ONES, *ACTIVITIES, *PROJECTS, *AWARDS, *POSTS]

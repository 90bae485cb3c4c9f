"""Addresses of Party organisations, surveys and coverage."""

from django.urls import path

from chamber.views import (
    coverage,
    organisation_detail,
    organisation_parts,
    organisation_tree,
    organisations,
    surveys,
)

urlpatterns = [
    path("organisation/", organisations.OrganisationList.as_view(), name="organisation-list"),
    path("organisation/tree/", organisation_tree.OrganisationTree.as_view(), name="organisation-tree"),
    path("organisation/options/", organisations.organisation_options, name="organisation-options"),
    path("organisation/add/", organisations.OrganisationAdd.as_view(), name="organisation-add"),
    path(
        "organisation/<int:pk>/", organisation_detail.OrganisationDetail.as_view(), name="organisation-detail"
    ),
    path("organisation/<int:pk>/edit/", organisations.OrganisationEdit.as_view(), name="organisation-edit"),
    path(
        "organisation/<int:pk>/attach/",
        organisations.OrganisationAttach.as_view(),
        name="organisation-attach",
    ),
    path(
        "organisation/<int:pk>/dissolve/",
        organisations.OrganisationDissolve.as_view(),
        name="organisation-dissolve",
    ),
    path("organisation/<int:pk>/restore/", organisations.organisation_restore, name="organisation-restore"),
    path(
        "organisation/<int:pk>/remove/",
        organisations.OrganisationRemove.as_view(),
        name="organisation-remove",
    ),
    path("organisation/<int:pk>/count/", organisation_parts.CountAdd.as_view(), name="count-add"),
    path("organisation/<int:pk>/elect/", organisation_parts.ElectionAdd.as_view(), name="election-add"),
    path("organisation/<int:pk>/post/", organisation_parts.PostAdd.as_view(), name="post-add"),
    path("count/<int:pk>/remove/", organisation_parts.CountRemove.as_view(), name="count-remove"),
    path("election/<int:pk>/remove/", organisation_parts.ElectionRemove.as_view(), name="election-remove"),
    path("cover/add/", organisation_parts.CoverAdd.as_view(), name="cover-add"),
    path("cover/<int:pk>/remove/", organisation_parts.CoverRemove.as_view(), name="cover-remove"),
    path("post/<int:pk>/edit/", organisation_parts.PostEdit.as_view(), name="post-edit"),
    path("post/<int:pk>/term/", organisation_parts.PostTermAdd.as_view(), name="post-term-add"),
    path("post-term/<int:pk>/edit/", organisation_parts.PostTermEdit.as_view(), name="post-term-edit"),
    path("post-term/<int:pk>/end/", organisation_parts.PostTermEnd.as_view(), name="post-term-end"),
    path("survey/", surveys.SurveyList.as_view(), name="survey-list"),
    path("survey/add/", surveys.SurveyAdd.as_view(), name="survey-add"),
    path("survey/<int:pk>/", surveys.SurveyDetail.as_view(), name="survey-detail"),
    path("survey/<int:pk>/edit/", surveys.SurveyEdit.as_view(), name="survey-edit"),
    path("survey/<int:pk>/attach/", surveys.SurveyAttach.as_view(), name="survey-attach"),
    path("coverage/", coverage.Coverage.as_view(), name="coverage"),
    path("gap/", coverage.gap_list, name="gap-list"),
]

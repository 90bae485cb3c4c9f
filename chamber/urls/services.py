"""Addresses of questions, policies, agreements and apprenticeships."""

from django.urls import path

from chamber.views import agreements, apprenticeships, policies, policy_links, policy_notices, questions

urlpatterns = [
    path("question/", questions.QuestionList.as_view(), name="question-list"),
    path("question/add/", questions.QuestionAdd.as_view(), name="question-add"),
    path("question/<int:pk>/", questions.QuestionDetail.as_view(), name="question-detail"),
    path("question/<int:pk>/edit/", questions.QuestionEdit.as_view(), name="question-edit"),
    path("question/<int:pk>/answer/", questions.QuestionAnswer.as_view(), name="question-answer"),
    path(
        "question/<int:pk>/satisfaction/",
        questions.QuestionSatisfaction.as_view(),
        name="question-satisfaction",
    ),
    path("question/<int:pk>/reopen/", questions.QuestionReopen.as_view(), name="question-reopen"),
    path("question/<int:pk>/remove/", questions.QuestionRemove.as_view(), name="question-remove"),
    path("question/<int:pk>/attach/", questions.QuestionAttach.as_view(), name="question-attach"),
    path("policy/", policies.PolicyList.as_view(), name="policy-list"),
    path("policy/add/", policies.PolicyAdd.as_view(), name="policy-add"),
    path("policy/<int:pk>/", policies.PolicyDetail.as_view(), name="policy-detail"),
    path("policy/<int:pk>/edit/", policies.PolicyEdit.as_view(), name="policy-edit"),
    path("policy/<int:pk>/remove/", policies.PolicyRemove.as_view(), name="policy-remove"),
    path("policy/<int:pk>/attach/", policies.PolicyAttach.as_view(), name="policy-attach"),
    path("policy/<int:pk>/match/", policy_notices.PolicyMatch.as_view(), name="policy-match"),
    path("policy/<int:pk>/tell/", policy_notices.PolicyTell.as_view(), name="policy-tell"),
    path("policy/<int:pk>/notice/", policy_notices.NoticeList.as_view(), name="policy-notice-list"),
    path("policy/<int:pk>/notice/links.csv", policy_notices.notice_file, name="policy-notice-file"),
    path("policy/notice/<int:pk>/remove/", policy_notices.notice_remove, name="policy-notice-remove"),
    path("p/<str:token>/", policy_links.policy_link, name="policy-link"),
    path("agreement/", agreements.AgreementList.as_view(), name="agreement-list"),
    path("agreement/add/", agreements.AgreementAdd.as_view(), name="agreement-add"),
    path("agreement/<int:pk>/", agreements.AgreementDetail.as_view(), name="agreement-detail"),
    path("agreement/<int:pk>/edit/", agreements.AgreementEdit.as_view(), name="agreement-edit"),
    path("agreement/<int:pk>/renew/", agreements.AgreementRenew.as_view(), name="agreement-renew"),
    path("agreement/<int:pk>/end/", agreements.AgreementEnd.as_view(), name="agreement-end"),
    path("agreement/<int:pk>/remove/", agreements.AgreementRemove.as_view(), name="agreement-remove"),
    path("agreement/<int:pk>/attach/", agreements.AgreementAttach.as_view(), name="agreement-attach"),
    path("apprenticeship/", apprenticeships.ApprenticeshipList.as_view(), name="apprenticeship-list"),
    path("apprenticeship/add/", apprenticeships.ApprenticeshipAdd.as_view(), name="apprenticeship-add"),
    path(
        "apprenticeship/<int:pk>/",
        apprenticeships.ApprenticeshipDetail.as_view(),
        name="apprenticeship-detail",
    ),
    path(
        "apprenticeship/<int:pk>/edit/",
        apprenticeships.ApprenticeshipEdit.as_view(),
        name="apprenticeship-edit",
    ),
    path(
        "apprenticeship/<int:pk>/start/",
        apprenticeships.ApprenticeshipStart.as_view(),
        name="apprenticeship-start",
    ),
    path(
        "apprenticeship/<int:pk>/finish/",
        apprenticeships.ApprenticeshipFinish.as_view(),
        name="apprenticeship-finish",
    ),
    path(
        "apprenticeship/<int:pk>/stop/",
        apprenticeships.ApprenticeshipStop.as_view(),
        name="apprenticeship-stop",
    ),
    path(
        "apprenticeship/<int:pk>/remove/",
        apprenticeships.ApprenticeshipRemove.as_view(),
        name="apprenticeship-remove",
    ),
    path(
        "apprenticeship/<int:pk>/attach/",
        apprenticeships.ApprenticeshipAttach.as_view(),
        name="apprenticeship-attach",
    ),
]

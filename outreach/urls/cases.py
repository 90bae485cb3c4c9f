"""The addresses of cases and their categories."""

from django.urls import path

from outreach.views import case_verbs, cases, categories

urlpatterns = [
    path("case/", cases.CaseList.as_view(), name="case-list"),
    path("case/add/", cases.CaseAdd.as_view(), name="case-add"),
    path("case/<int:pk>/", cases.CaseDetail.as_view(), name="case-detail"),
    path("case/<int:pk>/edit/", cases.CaseEdit.as_view(), name="case-edit"),
    path("case/<int:pk>/attach/", cases.CaseAttach.as_view(), name="case-attach"),
    path("case/<int:pk>/take/", case_verbs.case_take, name="case-take"),
    path("case/<int:pk>/act/", case_verbs.CaseAct.as_view(), name="case-act"),
    path("case/<int:pk>/pause/", case_verbs.CasePauseVerb.as_view(), name="case-pause"),
    path("case/<int:pk>/resume/", case_verbs.case_resume, name="case-resume"),
    path("case/<int:pk>/resolve/", case_verbs.CaseResolve.as_view(), name="case-resolve"),
    path("case/<int:pk>/reopen/", case_verbs.CaseReopen.as_view(), name="case-reopen"),
    path("case/<int:pk>/hand-over/", case_verbs.CaseHandOver.as_view(), name="case-hand-over"),
    path("case/<int:pk>/remove/", case_verbs.CaseRemove.as_view(), name="case-remove"),
    path("category/", categories.CategoryList.as_view(), name="category-list"),
    path("category/<int:pk>/edit/", categories.CategoryEdit.as_view(), name="category-edit"),
]

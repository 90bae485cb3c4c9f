"""The addresses of cases, of what belongs to them, and of their categories."""

from django.urls import path

from outreach.views import (
    case_detail,
    case_items,
    case_notes,
    case_verbs,
    cases,
    categories,
    letters,
    referrals,
)

urlpatterns = [
    path("case/", cases.CaseList.as_view(), name="case-list"),
    path("case/add/", cases.CaseAdd.as_view(), name="case-add"),
    path("case/<int:pk>/", case_detail.CaseDetail.as_view(), name="case-detail"),
    path("case/<int:pk>/edit/", cases.CaseEdit.as_view(), name="case-edit"),
    path("case/<int:pk>/attach/", cases.CaseAttach.as_view(), name="case-attach"),
    path("case/<int:pk>/take/", case_verbs.case_take, name="case-take"),
    path("case/<int:pk>/act/", case_verbs.CaseAct.as_view(), name="case-act"),
    path("case/<int:pk>/pause/", case_verbs.CasePauseVerb.as_view(), name="case-pause"),
    path("case/<int:pk>/resume/", case_verbs.case_resume, name="case-resume"),
    path("case/<int:pk>/resolve/", case_verbs.CaseResolve.as_view(), name="case-resolve"),
    path("case/<int:pk>/satisfaction/", case_verbs.CaseSatisfaction.as_view(), name="case-satisfaction"),
    path("case/<int:pk>/reopen/", case_verbs.CaseReopen.as_view(), name="case-reopen"),
    path("case/<int:pk>/hand-over/", case_verbs.CaseHandOver.as_view(), name="case-hand-over"),
    path("case/<int:pk>/remove/", case_verbs.CaseRemove.as_view(), name="case-remove"),
    path("case/<int:pk>/refer/", referrals.CaseRefer.as_view(), name="case-refer"),
    path("case/<int:pk>/letter/", letters.CaseLetter.as_view(), name="case-letter"),
    path("case/<int:pk>/note/", case_notes.CaseNoteAdd.as_view(), name="case-note-add"),
    path("case/item/<int:pk>/", case_items.case_item, name="case-item"),
    path("case/note/<int:pk>/", case_notes.CaseNoteDetail.as_view(), name="case-note"),
    path("case/note/<int:pk>/edit/", case_notes.CaseNoteEdit.as_view(), name="case-note-edit"),
    path("case/referral/<int:pk>/edit/", referrals.ReferralEdit.as_view(), name="case-referral-edit"),
    path("case/referral/<int:pk>/answer/", referrals.ReferralAnswer.as_view(), name="case-referral-answer"),
    path("category/", categories.CategoryList.as_view(), name="category-list"),
    path("category/<int:pk>/edit/", categories.CategoryEdit.as_view(), name="category-edit"),
]

"""Addresses of mediation and the chamber's documents."""

from django.urls import path

from chamber.views import letters, mediation_notes, mediation_verbs, mediations, mediators

CASE = "mediation/<int:pk>"

urlpatterns = [
    path("mediation/", mediations.MediationList.as_view(), name="mediation-list"),
    path("mediation/add/", mediations.MediationAdd.as_view(), name="mediation-add"),
    path(f"{CASE}/", mediations.MediationDetail.as_view(), name="mediation-detail"),
    path(f"{CASE}/edit/", mediations.MediationEdit.as_view(), name="mediation-edit"),
    path(f"{CASE}/attach/", mediations.MediationAttach.as_view(), name="mediation-attach"),
    path(f"{CASE}/remove/", mediation_verbs.MediationRemove.as_view(), name="mediation-remove"),
    path(f"{CASE}/session/", mediation_verbs.SessionAdd.as_view(), name="mediation-session-add"),
    path(f"{CASE}/extend/", mediation_verbs.MediationExtend.as_view(), name="mediation-extend"),
    path(f"{CASE}/close/", mediation_verbs.MediationClose.as_view(), name="mediation-close"),
    path(f"{CASE}/reopen/", mediation_verbs.MediationReopen.as_view(), name="mediation-reopen"),
    path(f"{CASE}/apply/", mediation_verbs.ConfirmApply.as_view(), name="mediation-confirm-apply"),
    path(f"{CASE}/confirm/", mediation_verbs.ConfirmDecide.as_view(), name="mediation-confirm"),
    path(f"{CASE}/withdraw/", mediation_verbs.ConfirmWithdraw.as_view(), name="mediation-confirm-withdraw"),
    path(f"{CASE}/note/", mediation_notes.MediationNoteAdd.as_view(), name="mediation-note-add"),
    path(f"{CASE}/letter/", letters.MediationLetter.as_view(), name="mediation-letter"),
    path("session/<int:pk>/edit/", mediation_verbs.SessionEdit.as_view(), name="session-edit"),
    path("mediation-note/<int:pk>/", mediation_notes.MediationNoteDetail.as_view(), name="mediation-note"),
    path(
        "mediation-note/<int:pk>/edit/",
        mediation_notes.MediationNoteEdit.as_view(),
        name="mediation-note-edit",
    ),
    path("mediator/", mediators.MediatorList.as_view(), name="mediator-list"),
    path("mediator/add/", mediators.MediatorAdd.as_view(), name="mediator-add"),
    path("mediator/<int:pk>/edit/", mediators.MediatorEdit.as_view(), name="mediator-edit"),
    path("pledge/<int:pk>/letter/", letters.PledgeLetter.as_view(), name="pledge-letter"),
    path("membership/<int:pk>/letter/", letters.MembershipLetter.as_view(), name="membership-letter"),
    path("letter/", letters.LetterList.as_view(), name="letter-list"),
    path("letter/add/", letters.LetterAdd.as_view(), name="letter-add"),
    path("letter/<int:pk>/", letters.LetterDetail.as_view(), name="letter-detail"),
    path("letter/<int:pk>/edit/", letters.LetterEdit.as_view(), name="letter-edit"),
    path("letter/<int:pk>/attach/", letters.LetterAttach.as_view(), name="letter-attach"),
]

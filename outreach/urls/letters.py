"""The addresses of templates of letters."""

from django.urls import path

from outreach.views import letters

urlpatterns = [
    path("letter/", letters.LetterList.as_view(), name="letter-list"),
    path("letter/add/", letters.LetterAdd.as_view(), name="letter-add"),
    path("letter/<int:pk>/", letters.LetterDetail.as_view(), name="letter-detail"),
    path("letter/<int:pk>/edit/", letters.LetterEdit.as_view(), name="letter-edit"),
    path("letter/<int:pk>/attach/", letters.LetterAttach.as_view(), name="letter-attach"),
]

"""Addresses of the templates of documents, and of making one on a record."""

from django.urls import path

from religion.views import letters

urlpatterns = [
    path("letter/", letters.LetterList.as_view(), name="letter-list"),
    path("letter/add/", letters.LetterAdd.as_view(), name="letter-add"),
    path("letter/<int:pk>/", letters.LetterDetail.as_view(), name="letter-detail"),
    path("letter/<int:pk>/edit/", letters.LetterEdit.as_view(), name="letter-edit"),
    path("letter/<int:pk>/attach/", letters.LetterAttach.as_view(), name="letter-attach"),
    path("site/<int:pk>/letter/", letters.SiteLetter.as_view(), name="site-letter"),
    path("hazard/<int:pk>/letter/", letters.HazardLetter.as_view(), name="hazard-letter"),
    path("inspection/<int:pk>/letter/", letters.InspectionLetter.as_view(), name="inspection-letter"),
    path("filing/<int:pk>/letter/", letters.FilingLetter.as_view(), name="filing-letter"),
]

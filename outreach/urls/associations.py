"""The addresses of associations, their offices and terms."""

from django.urls import path

from outreach.views import association_verbs, associations

urlpatterns = [
    path("association/", associations.AssociationList.as_view(), name="association-list"),
    path("association/add/", associations.AssociationAdd.as_view(), name="association-add"),
    path("association/options/", associations.association_options, name="association-options"),
    path("association/<int:pk>/", associations.AssociationDetail.as_view(), name="association-detail"),
    path("association/<int:pk>/edit/", associations.AssociationEdit.as_view(), name="association-edit"),
    path("association/<int:pk>/attach/", associations.AssociationAttach.as_view(), name="association-attach"),
    path("association/<int:pk>/remove/", associations.AssociationRemove.as_view(), name="association-remove"),
    path("association/<int:pk>/move/", association_verbs.AssociationMove.as_view(), name="association-move"),
    path(
        "association/<int:pk>/count/", association_verbs.AssociationCount.as_view(), name="association-count"
    ),
    path("association/<int:pk>/office/", association_verbs.OfficeAdd.as_view(), name="office-add"),
    path("office/<int:pk>/edit/", association_verbs.OfficeEdit.as_view(), name="office-edit"),
    path("office/<int:pk>/term/", association_verbs.TermAdd.as_view(), name="term-add"),
    path("term/<int:pk>/edit/", association_verbs.TermEdit.as_view(), name="term-edit"),
    path("term/<int:pk>/end/", association_verbs.TermEnd.as_view(), name="term-end"),
]

"""The addresses of wishes."""

from django.urls import path

from outreach.views import wish_verbs, wishes

urlpatterns = [
    path("wish/", wishes.WishList.as_view(), name="wish-list"),
    path("wish/add/", wishes.WishAdd.as_view(), name="wish-add"),
    path("wish/<int:pk>/", wishes.WishDetail.as_view(), name="wish-detail"),
    path("wish/<int:pk>/edit/", wishes.WishEdit.as_view(), name="wish-edit"),
    path("wish/<int:pk>/attach/", wishes.WishAttach.as_view(), name="wish-attach"),
    path("wish/<int:pk>/publish/", wish_verbs.wish_publish, name="wish-publish"),
    path("wish/<int:pk>/claim/", wish_verbs.WishClaim.as_view(), name="wish-claim"),
    path("wish/<int:pk>/release/", wish_verbs.WishRelease.as_view(), name="wish-release"),
    path("wish/<int:pk>/fulfil/", wish_verbs.WishFulfil.as_view(), name="wish-fulfil"),
    path("wish/<int:pk>/thank/", wish_verbs.WishThank.as_view(), name="wish-thank"),
    path("wish/<int:pk>/remove/", wish_verbs.WishRemove.as_view(), name="wish-remove"),
]

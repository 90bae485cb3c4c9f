"""Addresses of signing in, one's own account, and the administrator's pages of accounts."""

from django.urls import include, path

from hengl_uf.accounts import user_views, views

own = [
    path("account/", views.account, name="account"),
    path("account/password/", views.password_change, name="password-change"),
]
users = [
    path("access/user/", user_views.UserList.as_view(), name="user-list"),
    path("access/user/add/", user_views.UserAdd.as_view(), name="user-add"),
    path("access/user/<int:pk>/", user_views.UserDetail.as_view(), name="user-detail"),
    path("access/user/<int:pk>/edit/", user_views.UserEdit.as_view(), name="user-edit"),
    path("access/user/<int:pk>/password/", user_views.UserPassword.as_view(), name="user-password"),
    path("access/user/<int:pk>/disable/", user_views.UserDisable.as_view(), name="user-disable"),
    path("access/user/<int:pk>/enable/", user_views.user_enable, name="user-enable"),
    path(
        "access/user/<int:pk>/reset-password/",
        user_views.UserResetPassword.as_view(),
        name="user-reset-password",
    ),
    path("access/user/<int:pk>/unlock/", user_views.user_unlock, name="user-unlock"),
]

urlpatterns = [
    path("login/", views.sign_in, name="login"),
    path("logout/", views.sign_out, name="logout"),
    path("", include((own + users, "access"))),
]

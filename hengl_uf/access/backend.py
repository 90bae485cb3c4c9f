"""Signing in with username and password."""

from django.contrib.auth.backends import BaseBackend

from hengl_uf.access.models import User


class AccountBackend(BaseBackend):
    """Checks the password of an active account; spends the same time on an unknown one."""

    def authenticate(self, request, username=None, password=None):
        if username is None or password is None:
            return None
        user = User.objects.filter(username=username.strip().lower()).first()
        if user is None:
            User().set_password(password)  # the time of a hash, so that unknown names are not told apart
            return None
        return user if user.check_password(password) and user.is_active else None

    def get_user(self, user_id):
        return User.objects.active().filter(pk=user_id).first()

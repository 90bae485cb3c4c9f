"""What a view must say before it is reachable."""

from functools import wraps

from hengl_uf.access.answers import may, require
from hengl_uf.access.roles import Permission


def public(view):
    """Open this view to people without an account."""
    view.login_required = False
    view.permission = None
    view.is_public = True
    return view


def signed_in(view):
    """Open this view to every account, whatever its role (own password, own inbox)."""
    view.permission = None
    view.for_every_account = True
    return view


def permitted(permission: Permission):
    """Open this view to the roles that hold `permission`; the others get a 403 that explains itself."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            require(may(request.user, permission))
            return view(request, *args, **kwargs)

        guarded.permission = permission
        return guarded

    return decorate

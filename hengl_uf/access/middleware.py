"""Closed by default: who is signed in, for how long, and with a password of the own choosing."""

import time
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hengl_uf.access import held

SEEN = "seen_at"
TOUCH_EVERY = 60  # seconds between two notes of activity, so that reading pages does not write sessions


class IdleLimitMiddleware:
    """Ends a session that nobody used for `IDLE_LIMIT` (GB/T 22239-2019, identity: idle sign-out)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        just_signed_in = (
            request.session.modified and request.user.is_authenticated and SEEN not in request.session
        )
        if just_signed_in:
            request.session[SEEN] = int(time.time())
        return response

    def process_view(self, request, view_func, view_args, view_kwargs):
        """Public pages do not ask who is there: they leave the session alone, so that caches may keep them."""
        if getattr(view_func, "is_public", False) or not request.user.is_authenticated:
            return
        now = int(time.time())
        seen = request.session.get(SEEN, now)
        if now - seen > settings.IDLE_LIMIT.total_seconds():
            logout(request)
            request.signed_out_idle = True
        elif now - seen >= TOUCH_EVERY or SEEN not in request.session:
            request.session[SEEN] = now


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Sends strangers to the sign-in page, keeping what they typed; asks for a new password where one is due."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not getattr(view_func, "login_required", True):
            return None
        request.is_behind_sign_in = True
        if not request.user.is_authenticated:
            return self.handle_no_permission(request, view_func)
        if request.user.must_change_password and not getattr(view_func, "before_password_change", False):
            return redirect("access:password-change")
        return None

    def process_response(self, request, response):
        """Pages behind the sign-in stay in no cache: on a shared computer nobody pages back to them after a sign-out."""
        if getattr(request, "is_behind_sign_in", False) and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response

    def handle_no_permission(self, request, view_func):
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401)
        if request.method == "POST" and held.hold(request):
            messages.info(request, _("登录已过期。您刚才填写的内容已经保留，登录后继续。"))
            return redirect_to_login(request.get_full_path(), reverse("login"))
        if getattr(request, "signed_out_idle", False):
            messages.info(request, _("您有一段时间没有操作，已自动退出。请重新登录。"))
        return redirect_to_login(place_to_return_to(request), reverse("login"))


def place_to_return_to(request) -> str:
    """The page to open after signing in: this one, or for a deed, which no address opens, the page it was done on."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.netloc != request.get_host():
        return "/"
    return urlunsplit(("", "", came_from.path or "/", came_from.query, ""))

"""Signing in and out, and one's own account."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.views import LoginView
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from hengl_uf.access.attempts import address_of, locks_of, username_of
from hengl_uf.access.guards import public, signed_in
from hengl_uf.accounts import actions, events
from hengl_uf.accounts.forms import PasswordForm, SignInForm
from hengl_uf.audit.models import Entry
from hengl_uf.web.elements import Action

SIGN_INS_SHOWN = 5


@method_decorator(sensitive_post_parameters("password"), name="dispatch")
class SignIn(LoginView):
    """The sign-in page. django-axes counts the failures and answers with `locked_out` when there were too many."""

    form_class = SignInForm
    template_name = "registration/login.html"
    redirect_authenticated_user = True

    def form_valid(self, form):
        user = form.get_user()
        with transaction.atomic():
            login(self.request, user)
            actions.note_sign_in(user=user, address=address_of(self.request))
        return redirect(self.get_success_url())

    def form_invalid(self, form):
        request = self.request
        if getattr(request, "axes_failures_since_start", None):  # counted by axes; None while locked
            actions.note_failed_sign_in(
                username=username_of(request), address=address_of(request), locked=request.axes_locked_out
            )
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=_("登录"), **kwargs)


sign_in = public(SignIn.as_view())


def locked_out(request, original_response=None, credentials=None):
    """429 after too many failures: how long it lasts, and who can lift it."""
    now = timezone.now()
    until = locks_of(username_of(request, credentials) or "", at=now).get(address_of(request))
    seconds = (until - now if until else settings.AXES_COOLOFF_TIME).total_seconds()
    minutes = max(1, -int(-seconds // 60))
    response = render(
        request, "access/locked_out.html", {"title": _("登录已暂时锁定"), "minutes": minutes}, status=429
    )
    response["Retry-After"] = minutes * 60
    return response


@require_POST
@public
def sign_out(request):
    """End this session; text that was held for somebody goes with it."""
    if request.user.is_authenticated:
        with transaction.atomic():
            actions.note_sign_out(user=request.user, address=address_of(request))
        logout(request)
        messages.info(request, _("您已退出登录。"))
    return redirect(settings.LOGOUT_REDIRECT_URL)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def password_change(request):
    """Change one's own password; the only page there is while a first password must be changed."""
    form = PasswordForm(request.POST or None, user=request.user)
    first = request.user.must_change_password
    if request.method == "POST" and form.is_valid():
        user = actions.change_own_password(
            user=request.user, password=form.cleaned_data["new"], at=timezone.now()
        )
        update_session_auth_hash(request, user)
        messages.success(request, _("密码已修改。您在其他设备上的登录已经退出。"))
        return redirect("home" if first else "access:account")
    context = {"title": _("修改密码"), "form": form, "must_change": first}
    return render(request, "access/password.html", context, status=422 if form.errors else 200)


password_change.before_password_change = True
password_change = signed_in(password_change)


@signed_in
def account(request):
    """One's own account: who I am here, what I may do, where I signed in last."""
    user = request.user
    context = {
        "title": _("我的账号"),
        "villages": user.villages.order_by("order") if user.village_ids else [],
        "sign_ins": Entry.objects.filter(actor_id=user.pk, event=events.SIGNED_IN.code).order_by(
            "-at", "-id"
        )[:SIGN_INS_SHOWN],
        "actions": [Action(_("修改密码"), "/account/password/", icon="key")],
        "breadcrumbs": [],
    }
    return render(request, "access/account.html", context)

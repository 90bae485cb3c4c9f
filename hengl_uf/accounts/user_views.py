"""The administrator's pages of accounts."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hengl_uf.access.answers import Allowed, Denied, may
from hengl_uf.access.attempts import locks_of
from hengl_uf.access.guards import permitted
from hengl_uf.access.models import User
from hengl_uf.access.passwords import temporary_password
from hengl_uf.access.roles import BY_VILLAGE, Permission
from hengl_uf.accounts import actions
from hengl_uf.accounts.forms import AccountFilter, AccountForm, DisableForm, NewAccountForm, NothingToFill
from hengl_uf.lib.phones import display_phone
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.form_pages import FormPage, VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage, Page, deed

SHOWN_ONCE = "temporary_password"  # session key: [account id, password] until the next page has shown it


def state_of(user) -> Badge:
    """Whether an account can be used."""
    return Badge(_("启用"), "good") if user.is_active else Badge(_("停用"), "neutral")


def list_crumb() -> Crumb:
    return Crumb(_("账号"), reverse("access:user-list"))


class UserList(ListPage):
    """All accounts."""

    permission = Permission.USER_VIEW
    model = User
    filters = AccountFilter
    title = gettext_lazy("账号")
    template_name = "access/user_list.html"
    default_order = "username"
    prefetch = ("villages",)
    columns = (
        Column("name", gettext_lazy("姓名"), ("name",)),
        Column("username", gettext_lazy("用户名"), ("username",)),
        Column("role", gettext_lazy("岗位"), ("role",)),
        Column("villages", gettext_lazy("负责的村（社区）"), css="cell-minor"),
        Column("active", gettext_lazy("状态"), ("is_active",)),
        Column("last_login", gettext_lazy("上次登录"), ("last_login",), "cell-minor"),
    )
    empty_text = gettext_lazy("还没有账号。")

    def add(self):
        return Action(
            _("建立账号"),
            reverse("access:user-add"),
            may(self.request.user, Permission.USER_EDIT),
            icon="user-plus",
        )


class UserDetail(DetailPage):
    """One account: what it is, whether it can sign in, what was done with it."""

    permission = Permission.USER_VIEW
    model = User
    related = ("created_by", "changed_by")
    template_name = "access/user_detail.html"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return state_of(self.object)

    def panels(self):
        user = self.object
        locks = locks_of(user.username, at=timezone.now())
        return {
            "locks": [{"address": address or "", "until": until} for address, until in locks.items()],
            "facts": facts_of(user),
        }

    def actions(self):
        user, by = self.object, self.request.user
        may_edit = may(by, Permission.USER_EDIT)
        own = Denied(_("自己的密码请在“我的账号”里修改。")) if user.pk == by.pk else may_edit
        verbs = [
            Action(_("修改"), reverse("access:user-edit", args=[user.pk]), may_edit, icon="edit"),
            Action(_("重置密码"), reverse("access:user-reset-password", args=[user.pk]), own, icon="key"),
        ]
        if locks_of(user.username, at=timezone.now()):
            url = reverse("access:user-unlock", args=[user.pk])
            verbs.insert(0, Action(_("解除登录锁定"), url, may_edit, "post", "lock"))
        if user.is_active:
            url = reverse("access:user-disable", args=[user.pk])
            verbs.append(Action(_("停用"), url, may_be_disabled(user, by), icon="ban", tone="bad"))
        else:
            verbs.append(
                Action(_("启用"), reverse("access:user-enable", args=[user.pk]), may_edit, "post", "check")
            )
        return verbs


def facts_of(user) -> list[dict]:
    """What an account is, in pairs."""
    villages = _("、").join(village.name for village in user.villages.order_by("order"))
    facts = [
        (_("姓名"), user.name),
        (_("用户名"), user.username),
        (_("岗位"), user.get_role_display()),
        (_("负责的村（社区）"), villages if user.role in BY_VILLAGE else _("不按村（社区）划分")),
        (_("办公电话"), display_phone(user.phone) if user.phone else ""),
        (_("电子邮箱"), user.email),
        (_("密码"), _("初始密码，登录后须修改") if user.must_change_password else _("已由本人设定")),
    ]
    return [{"label": label, "value": value} for label, value in facts]


def may_be_disabled(user, by):
    """Whether `by` may shut this account out; the deed itself also keeps the last administrator."""
    if user.pk == by.pk:
        return Denied(_("不能停用自己的账号，请由另一位系统管理员办理。"))
    return may(by, Permission.USER_EDIT)


class UserForm(FormPage, abstract=True):
    """Shared by adding and editing."""

    permission = Permission.USER_EDIT
    model = User

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("access:user-list")


class UserAdd(UserForm):
    """Make an account; its first password is shown once on the next page."""

    title = gettext_lazy("建立账号")
    form_class = NewAccountForm
    submit_label = gettext_lazy("建立账号")

    def perform(self, form):
        password = temporary_password()
        user = actions.add_account(
            password=password, by=self.request.user, at=timezone.now(), **form.cleaned_data
        )
        self.request.session[SHOWN_ONCE] = [user.pk, password]
        return user

    def success_url(self):
        return reverse("access:user-password", args=[self.object.pk])

    def success_message(self):
        return _("账号已建立。")


class UserEdit(UserForm):
    """Change what an account is."""

    form_class = AccountForm

    def get_title(self):
        return _("修改账号：%(name)s") % {"name": self.object.name}

    def breadcrumbs(self):
        return [list_crumb(), Crumb(self.object.name, self.object.get_absolute_url())]

    def perform(self, form):
        return actions.edit_account(
            user=self.object,
            version=self.posted_version(),
            by=self.request.user,
            at=timezone.now(),
            **form.cleaned_data,
        )


class UserVerb(VerbPage, abstract=True):
    """Shared by the verbs that ask first."""

    permission = Permission.USER_EDIT
    model = User

    def breadcrumbs(self):
        return [list_crumb(), Crumb(self.object.name, self.object.get_absolute_url())]


class UserDisable(UserVerb):
    """Shut an account out."""

    form_class = DisableForm
    submit_label = gettext_lazy("停用账号")
    explanation = gettext_lazy("停用后立即退出登录，不能再登录；登记过的记录都保留，随时可以重新启用。")
    tone = "warn"

    def get_title(self):
        return _("停用账号：%(name)s") % {"name": self.object.name}

    def answer(self):
        return may_be_disabled(self.object, self.request.user)

    def perform(self, form):
        return actions.disable_account(
            user=self.object, reason=form.cleaned_data["reason"], by=self.request.user, at=timezone.now()
        )

    def success_message(self):
        return _("账号已停用，此人的登录已经退出。")


class UserResetPassword(UserVerb):
    """Give a temporary password, shown once on the next page."""

    form_class = NothingToFill
    submit_label = gettext_lazy("重置密码")
    explanation = gettext_lazy(
        "将生成一个临时密码，只在下一页显示一次。原密码立即失效，此人的登录会退出，登录锁定会解除。"
    )
    tone = "warn"

    def get_title(self):
        return _("重置密码：%(name)s") % {"name": self.object.name}

    def answer(self):
        if self.object.pk == self.request.user.pk:
            return Denied(_("自己的密码请在“我的账号”里修改。"))
        return Allowed()

    def perform(self, form):
        password = temporary_password()
        user = actions.reset_password(
            user=self.object, password=password, by=self.request.user, at=timezone.now()
        )
        self.request.session[SHOWN_ONCE] = [user.pk, password]
        return user

    def success_url(self):
        return reverse("access:user-password", args=[self.object.pk])

    def success_message(self):
        return _("密码已重置。")


class UserPassword(Page):
    """The temporary password of an account, shown once to the administrator who made it."""

    permission = Permission.USER_EDIT
    template_name = "access/user_password.html"
    title = gettext_lazy("临时密码")

    def breadcrumbs(self):
        return [list_crumb(), Crumb(self.account.name, self.account.get_absolute_url())]

    def get(self, request, pk):
        self.account = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
        owner, password = request.session.get(SHOWN_ONCE) or (None, "")
        if owner != pk:
            messages.info(
                request, _("临时密码只显示一次，不能再看。没有记下的话，请重置密码，重新生成一个。")
            )
            return redirect(self.account)
        del request.session[SHOWN_ONCE]
        response = self.render(account=self.account, password=password)
        response["Cache-Control"] = "no-store"
        return response


@require_POST
@permitted(Permission.USER_EDIT)
def user_enable(request, pk):
    """Let an account in again."""
    user = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        user,
        lambda: actions.enable_account(user=user, by=request.user, at=timezone.now()),
        _("账号已启用。"),
    )


@require_POST
@permitted(Permission.USER_EDIT)
def user_unlock(request, pk):
    """Lift the lock after failed sign-ins."""
    user = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        user,
        lambda: actions.unlock_account(user=user, by=request.user, at=timezone.now()),
        _("登录锁定已解除，现在可以重新登录。"),
    )

"""What the audit trail says about accounts."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

SIGNED_IN = Event("access.user.signed_in", _("登录"))
SIGNED_OUT = Event("access.user.signed_out", _("退出登录"))
SIGN_IN_FAILED = Event("access.user.sign_in_failed", _("登录失败"))
LOCKED_OUT = Event("access.user.locked_out", _("多次登录失败，暂时锁定"))
UNLOCKED = Event("access.user.unlocked", _("解除登录锁定"))
PASSWORD_CHANGED = Event("access.user.password_changed", _("修改了自己的密码"))
PASSWORD_RESET = Event("access.user.password_reset", _("重置密码"))
ADDED = Event("access.user.added", _("建立账号"))
EDITED = Event("access.user.edited", _("修改账号"))
DISABLED = Event("access.user.disabled", _("停用账号"))
ENABLED = Event("access.user.enabled", _("启用账号"))

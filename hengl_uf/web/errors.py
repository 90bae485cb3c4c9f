"""Refusals that explain themselves."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from hengl_uf.access.answers import Denied


def permission_denied(request, exception=None):
    """403: says why and who can."""
    denied = getattr(exception, "denied", None)
    if denied is None:  # a Denied is falsy, so `or` would lose it
        denied = Denied(str(exception) if exception else _("您没有这项权限。"))
    words = {"reason": denied.reason, "who_can": denied.who_can}
    return render(request, "web/refused.html", words, status=403)


def csrf_failure(request, reason=""):
    """403 of a form whose proof of origin is missing or old."""
    denied = Denied(
        _("这张表单打开得太久，或浏览器没有接受本站的小型文本文件。请返回上一页，刷新后重新提交。")
    )
    return render(request, "web/refused.html", {"reason": denied.reason, "who_can": ""}, status=403)

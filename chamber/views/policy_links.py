"""The public page behind the link that an enterprise gets of a policy: what it says, and one button: 已阅知."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from chamber import links
from chamber.actions import policies as actions
from chamber.models import PolicyNotice
from hengl_uf.access.guards import public
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.refusals import DeedRefused

LINK = "policy"
LANGUAGES = (("zh-hans", "简体"), ("zh-hant", "繁體"), ("en", "English"))


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def policy_link(request, token):
    """One policy for one enterprise. Looking changes nothing; the button notes that it was read, once."""
    wanted = request.GET.get("lang", "")
    language = wanted if wanted in dict(LANGUAGES) else LANGUAGES[0][0]
    with translation.override(language):
        notice = notice_of(token)
        if request.method == "POST":
            return note_read(request, notice)
        response = render(request, "chamber/policy_link.html", context_of(notice, language))
    response["X-Robots-Tag"] = "noindex"
    return response


def notice_of(token) -> PolicyNotice:
    """The notice that a token names. Raises `Http404` when it was taken back, or its policy removed."""
    (pk,) = links.ids_of(LINK, token, 1)
    found = PolicyNotice.objects.select_related("policy", "enterprise").filter(pk=pk).first()
    if found is None or found.policy.is_removed:
        raise Http404
    return found


def note_read(request, notice):
    """Note that it was read, and show the page again."""
    try:
        actions.mark_read(notice=notice, at=timezone.now())
    except DeedRefused as refusal:
        raise Http404 from refusal
    return HttpResponseRedirect(request.get_full_path())


def context_of(notice, language) -> dict:
    """What the page says."""
    policy, on = notice.policy, timezone.localdate()
    read = notice.read_at and timezone.localtime(notice.read_at)
    return {
        "title": _("惠企政策告知"),
        "policy": policy,
        "enterprise": notice.enterprise,
        "facts": facts_of(policy),
        "expired": policy.valid_until is not None and policy.valid_until < on,
        "read_on": plain_date(read.date()) if read else "",
        "languages": [
            {"code": code, "label": label, "active": code == language} for code, label in LANGUAGES
        ],
        "language": language,
    }


def facts_of(policy) -> list[dict]:
    """Who issued it and how long it holds; what is not known is left out."""
    days = {"first": plain_date(policy.valid_from)}
    if policy.valid_until:
        holds = _("%(first)s 至 %(last)s") % {**days, "last": plain_date(policy.valid_until)}
    else:
        holds = _("%(first)s 起长期有效") % days
    facts = [
        {"label": _("发文单位"), "value": policy.issuer},
        {"label": _("文号"), "value": policy.document_no},
        {"label": _("有效期"), "value": holds},
    ]
    return [fact for fact in facts if fact["value"]]

"""How django-axes tells one visitor from another: the account as it is stored, and the address behind our proxies."""

from datetime import datetime

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Sum


def username_of(request, credentials=None) -> str | None:
    """The username that was tried, as accounts are stored: writing it in capitals is no new set of tries."""
    username = (credentials or {}).get("username") or request.POST.get("username")
    return username.strip().lower()[:255] if username else None


def address_of(request) -> str | None:
    """The visitor's address: what the outermost of our own `PROXY_COUNT` proxies saw, never what a visitor claims."""
    if settings.PROXY_COUNT:
        hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if len(hops) >= settings.PROXY_COUNT and hops[-settings.PROXY_COUNT]:
            return hops[-settings.PROXY_COUNT]
    return request.META.get("REMOTE_ADDR") or None


def locks_of(username: str, *, at: datetime) -> dict[str | None, datetime]:
    """From which addresses this account is locked at the moment `at`, and until when."""
    tries = (
        AccessAttempt.objects.filter(username=username, attempt_time__gt=at - settings.AXES_COOLOFF_TIME)
        .order_by()
        .values("ip_address")
        .annotate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
    )
    return {
        row["ip_address"]: row["last"] + settings.AXES_COOLOFF_TIME
        for row in tries
        if row["failures"] >= settings.AXES_FAILURE_LIMIT
    }


def forget_failures_of(username: str) -> int:
    """Let this account try again from every address; returns how many notes of failures were dropped."""
    return AccessAttempt.objects.filter(username=username).delete()[0]

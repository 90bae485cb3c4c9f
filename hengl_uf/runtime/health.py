"""`/healthz`: whether the portal can work, for whoever watches it."""

import logging

from django.core.cache import cache
from django.db import Error, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from hengl_uf.access.guards import public

logger = logging.getLogger(__name__)


@public
@never_cache
@require_safe
def healthz(request):
    """Answer 200 when database and cache answer, else 503; say which one does not, and nothing more."""
    parts = {"database": _answers(_ask_database, "database"), "cache": _answers(_ask_cache, "cache")}
    is_well = all(state == "ok" for state in parts.values())
    return JsonResponse({"status": "ok" if is_well else "failing", **parts}, status=200 if is_well else 503)


def _answers(ask, name):
    try:
        ask()
    except (Error, RedisError, OSError) as error:
        logger.warning("healthz: %s does not answer: %s", name, error)
        return "unreachable"
    return "ok"


def _ask_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _ask_cache():
    cache.get("healthz")

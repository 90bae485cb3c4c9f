"""All settings, read from the environment once.

A broken value stops the start with one clear sentence each, all of them at once, and no traceback.
"""

import sys
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from hengl_uf.runtime.environment import Environment
from hengl_uf.schedule import SCHEDULE

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()

VAR = env.data_folder("HENGL_VAR", BASE_DIR / "var")
DEBUG = env.boolean("DEBUG", False)
PRODUCTION = env.boolean("PRODUCTION", bool(env.text("DATABASE_URL", "")) and not env.under_test)

# --- Secrets: given in production; made once and kept under var/ (mode 600) for `make run` ----------
SECRET_KEY = env.secret("SECRET_KEY", VAR / "secret-key", required=PRODUCTION)
# Seals audit entries. Apart from SECRET_KEY, so that a change of that one leaves the audit trail provable.
AUDIT_KEY = env.secret("AUDIT_KEY", VAR / "audit-key", required=PRODUCTION)
# Seals the document numbers that a group service needs while it runs; the database never sees it.
DOCUMENT_KEY = env.secret("DOCUMENT_KEY", VAR / "document-key", required=PRODUCTION)
# Where each proof of the audit trail leaves a mark outside the database; best on a disk of its own.
AUDIT_ANCHORS = env.path("AUDIT_ANCHORS", VAR / "audit-anchors.log")

# --- Addresses ---------------------------------------------------------------------------------------
ALLOWED_HOSTS = env.words(
    "ALLOWED_HOSTS", [] if PRODUCTION else ["127.0.0.1", "localhost", "[::1]"], required=PRODUCTION
)
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", [])
HTTPS = env.boolean("HTTPS", False)
# How many proxies of our own stand before the web server; the visitor's address is read behind exactly so many.
PROXY_COUNT = env.integer("PROXY_COUNT", 0)
DEMO = env.boolean("DEMO", True)  # whether `manage.py prepare` loads the demo town

# --- What it is made of ------------------------------------------------------------------------------
INSTALLED_APPS = [
    "hengl_uf",
    "outreach",
    "chamber",
    "religion",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "axes",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hengl_uf.access.middleware.IdleLimitMiddleware",
    "hengl_uf.attachments.middleware.RequestSizeMiddleware",
    "hengl_uf.access.middleware.SignInRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "hengl_uf.urls"
WSGI_APPLICATION = "hengl_uf.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "hengl_uf.web.templatetags.web",
                "hengl_uf.web.templatetags.widgets",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hengl_uf.navigation.shell",
            ],
        },
    }
]
FORM_RENDERER = "hengl_uf.web.controls.Renderer"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- Storage -----------------------------------------------------------------------------------------
DATABASES = {"default": env.database("DATABASE_URL", VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.redis("REDIS_URL", VAR, required=PRODUCTION)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "hengl",
    }
}
MEDIA_ROOT = VAR / "media"
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", BASE_DIR / "static" / "collected")
STATICFILES_DIRS = [("", BASE_DIR / "static" / "build")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or env.under_test
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # bytes of form fields, files apart
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
ATTACHMENT_MAX_BYTES = 10 * 1024 * 1024  # one file
REQUEST_MAX_BYTES = 60 * 1024 * 1024  # one form with all its files; beyond it nothing is read

# --- People ------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "hengl_uf.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "hengl_uf.access.backend.AccountBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "hengl_uf.access.passwords.LengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "hengl_uf.access.passwords.CharacterClassesValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
# GB/T 22239-2019, identity: failed sign-ins are limited, idle sessions end.
AXES_FAILURE_LIMIT = env.integer("SIGN_IN_ATTEMPTS", 5)
AXES_COOLOFF_TIME = env.minutes("SIGN_IN_LOCK_MINUTES", 15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "hengl_uf.access.attempts.username_of"
AXES_CLIENT_IP_CALLABLE = "hengl_uf.access.attempts.address_of"
AXES_LOCKOUT_CALLABLE = "hengl_uf.accounts.views.locked_out"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the minutes that the page names are kept
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # sign-ins are in our own audit trail
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
IDLE_LIMIT = env.minutes("IDLE_MINUTES", 30)
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds since the last note of activity; IDLE_LIMIT ends it long before
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False  # static/src reads it for htmx
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hengl_uf.web.errors.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS

# --- What the browser is told ------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked from inside, without TLS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
# Subdomains and the preload list are for whoever owns the domain to decide, not for one portal below it.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY_COUNT else None
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

# --- Language and time -------------------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体中文")), ("zh-hant", _("繁體中文")), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
FORMAT_MODULE_PATH = []

# --- Jobs --------------------------------------------------------------------------------------------
CELERY_BROKER_URL = env.broker(REDIS_URL)
CELERY_BEAT_SCHEDULE = SCHEDULE
CELERY_IMPORTS = tuple(sorted({entry["task"].rpartition(".")[0] for entry in SCHEDULE.values()}))
CELERY_TASK_SERIALIZER = CELERY_RESULT_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 15 * 60  # seconds
CELERY_TASK_SOFT_TIME_LIMIT = 14 * 60
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 60 * 60}
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000  # KiB; a process of the pool is replaced after the job

# --- The office's own choices ------------------------------------------------------------------------
# Numbers of cases and wishes: internal, not an official format (domain.md knows none).
CASE_NUMBER_TEMPLATE = env.text("CASE_NUMBER_TEMPLATE", "SX-{year}-{seq:04d}")
WISH_NUMBER_TEMPLATE = env.text("WISH_NUMBER_TEMPLATE", "XY-{year}-{seq:04d}")
MEMBER_NUMBER_TEMPLATE = env.text("MEMBER_NUMBER_TEMPLATE", "HLSH-{year}-{seq:04d}")  # of the chamber
MEDIATION_NUMBER_TEMPLATE = env.text("MEDIATION_NUMBER_TEMPLATE", "TJ-{year}-{seq:04d}")  # internal as well
# Calendar days within which a mediation case is to end, unless the parties agree on more.
MEDIATION_LIMIT_DAYS = env.integer("MEDIATION_LIMIT_DAYS", 30)
# How many days after its day a group service still holds document numbers, when nobody has ended it.
PAPER_KEEP_DAYS = env.integer("PAPER_KEEP_DAYS", 30)
# How long a contact is kept after the last time that the person was served; asked again at each change.
CONTACT_RETENTION_YEARS = env.integer("CONTACT_RETENTION_YEARS", 3)
PRIVACY_NOTICE_VERSION = env.text("PRIVACY_NOTICE_VERSION", "2026-1")
# Sites: the internal file number; what an official number looks like (a regular expression: the province's own form is
# not published); from how much on a site is 登记编号 (m², m², people), 《规定》 2025; days in public, working.
SITE_NUMBER_TEMPLATE = env.text("SITE_NUMBER_TEMPLATE", "HL-{year}-{village2}-{seq:03d}")
SITE_OFFICIAL_PATTERN = env.pattern("SITE_OFFICIAL_PATTERN", r"\S.{1,58}\S")
SITE_LAND_AREA = env.integer("SITE_LAND_AREA", 500)
SITE_FLOOR_AREA = env.integer("SITE_FLOOR_AREA", 300)
SITE_EVENT_PEOPLE = env.integer("SITE_EVENT_PEOPLE", 1000)
SITE_PUBLIC_DAYS = env.integer("SITE_PUBLIC_DAYS", 7)
# Where a site of the town can lie: south, west, north, east in degrees of WGS-84.
TOWN_BOX = env.box("TOWN_BOX", "22.44,113.12,22.64,113.34")
# Inspections: months between two by class, days at most where the risk is raised or high.
INSPECTION_MONTHS_REGISTERED = env.integer("INSPECTION_MONTHS_REGISTERED", 1)
INSPECTION_MONTHS_FILED = env.integer("INSPECTION_MONTHS_FILED", 3)
INSPECTION_DAYS_RAISED = env.integer("INSPECTION_DAYS_RAISED", 30)
INSPECTION_DAYS_HIGH = env.integer("INSPECTION_DAYS_HIGH", 14)
# Hazards: working days to put one right by grade, and for one that others must solve; how many days after its end the
# same item counts as the same hazard found again.
HAZARD_DAYS_GENERAL = env.integer("HAZARD_DAYS_GENERAL", 10)
HAZARD_DAYS_MAJOR = env.integer("HAZARD_DAYS_MAJOR", 3)
HAZARD_DAYS_UPWARD = env.integer("HAZARD_DAYS_UPWARD", 20)
HAZARD_REPEAT_DAYS = env.integer("HAZARD_REPEAT_DAYS", 365)
# Festivals and events: the check begins so many days before; 三十 in a month of 29 days falls on 廿九 (last) or is left
# out (skip); so many people alert the town.
FESTIVAL_CHECK_DAYS = env.integer("FESTIVAL_CHECK_DAYS", 7)
FESTIVAL_SHORT_MONTH = env.choice("FESTIVAL_SHORT_MONTH", "last", ("last", "skip"))
EVENT_ALERT_PEOPLE = env.integer("EVENT_ALERT_PEOPLE", 1000)
# The map of sites: pictures of 天地图 by the office's own key, or of another server ({z}, {x}, {y}) in its datum; with neither,
# a schematic of the villages.
TIANDITU_KEY = env.text("TIANDITU_KEY")
MAP_TILE_URL = env.tile_address("MAP_TILE_URL")
MAP_TILE_DATUM = env.choice("MAP_TILE_DATUM", "wgs84", ("wgs84", "gcj02"))
MAP_ATTRIBUTION = env.text("MAP_ATTRIBUTION")
# 《中国共产党支部工作条例（试行）》 as domain.md 6 has it: full members for a branch, for a committee, years of a term.
PARTY_BRANCH_MEMBERS = env.integer("PARTY_BRANCH_MEMBERS", 3)
PARTY_COMMITTEE_MEMBERS = env.integer("PARTY_COMMITTEE_MEMBERS", 7)
PARTY_TERM_YEARS = env.integer("PARTY_TERM_YEARS", 3)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"axes": {"level": "ERROR"}, "django.request": {"level": "ERROR"}},
}

if env.problems:
    sys.stderr.write("".join(f"hengl: {problem}\n" for problem in env.problems))
    raise SystemExit(2)

"""Settings common to all ways of running Moothall; the environment says the rest (see .env.example)."""

from pathlib import Path

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env", overwrite=False)

SITE_NAME = "Moothall"
SITE_URL = env("SITE_URL", default="http://localhost:8000").rstrip("/")
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "apps.core",
    "apps.accounts",
    "apps.councils",
    "apps.documents",
    "apps.deadlines",
    "apps.bodies",
    "apps.members",
    "apps.interests",
    "apps.meetings",
    "apps.plans",
    "apps.portal",
    "apps.demo",
    "django.forms",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "guardian",
    "simple_history",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "apps.core.middleware.ReadOnlyOnSafeMethods",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "apps.core.middleware.MayBeKept",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "apps.bodies.middleware.OfficersNeedSecondFactor",
    "apps.bodies.middleware.FormerAddresses",
    "apps.core.middleware.RefusalPage",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "apps.core.jinja.environment",
            "context_processors": ["django.contrib.messages.context_processors.messages"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
# Filters that rooms above core give to the templates.
TEMPLATE_FILTERS = ["apps.bodies.access.has_office"]
FORM_RENDERER = "apps.core.forms.GovukRenderer"

# Only rows that a write has checked go in; a request that must be whole opens its own transaction in a service.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def database(url: str) -> dict:
    """Return Django's description of the database at ``url``, with the options each kind needs."""
    settings = environ.Env.db_url_config(url)
    if settings["ENGINE"].endswith("sqlite3"):
        settings["OPTIONS"] = dict(SQLITE_OPTIONS)
    else:
        settings["CONN_MAX_AGE"] = 0
        # A request waits so long (seconds) for a connection: with the database gone, /readyz has to say so in time.
        settings["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8, "timeout": 5}}
    return settings


DATABASES = {"default": database(env("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/moothall.sqlite3"))}

REDIS_URL = env("REDIS_URL", default="")
if REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
else:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": str(VAR_DIR / "cache"),
        }
    }

# Sign-in ------------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal-after-sign-in"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "apps.accounts.adapters.InvitedOnly"
ACCOUNT_FORMS = {
    "login": "apps.accounts.forms.Login",
    "request_login_code": "apps.accounts.forms.RequestLoginCode",
    "confirm_login_code": "apps.accounts.forms.ConfirmLoginCode",
    "reset_password": "apps.accounts.forms.ResetPassword",
    "reset_password_from_key": "apps.accounts.forms.ResetPasswordKey",
    "change_password": "apps.accounts.forms.ChangePassword",
    "set_password": "apps.accounts.forms.SetPassword",
    "reauthenticate": "apps.accounts.forms.Reauthenticate",
}
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# Mail can take minutes, and so can people.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
# allauth's own generator writes rows while a link is only being read.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
# How many proxies stand in front: tries are counted by the address of the browser, not of the proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "apps.accounts.adapters.SecondFactor"
MFA_FORMS = {
    "authenticate": "apps.accounts.forms.Authenticate",
    "reauthenticate": "apps.accounts.forms.ConfirmAgain",
    "activate_totp": "apps.accounts.forms.ActivateTotp",
    "add_webauthn": "apps.accounts.forms.AddPasskey",
    "edit_webauthn": "apps.accounts.forms.RenamePasskey",
}
MFA_TOTP_ISSUER = SITE_NAME
# A clock that is half a minute off opens the door too.
MFA_TOTP_TOLERANCE = 1
OFFICERS_NEED_SECOND_FACTOR = env.bool("OFFICERS_NEED_SECOND_FACTOR", default=False)
GUARDIAN_RAISE_403 = False
ANONYMOUS_USER_NAME = None
# councils/grants.py is the only door to guardian; its backend would open a second one.
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]

# Language and time --------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

# Files --------------------------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = env("STATIC_ROOT", default=str(VAR_DIR / "static"))
MEDIA_ROOT = env("MEDIA_ROOT", default=str(VAR_DIR / "media"))
PAPER_MAX_BYTES = env.int("PAPER_MAX_BYTES", default=50_000_000)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# Mail: written to the outbox first, sent by the worker (apps/deadlines) -----------------------------------------------
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Moothall <moothall@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# A message is held by one sending worker for so long; afterwards another takes it over. Longer than a slow mail server
# may take for one message (EMAIL_TIMEOUT counts for each of its answers).
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=30)
MESSAGE_CLAIM_SECONDS = env.int("MESSAGE_CLAIM_SECONDS", default=300)
# /readyz fails when the queue has been silent, or a message unsent, for longer (seconds).
QUEUE_MAX_SILENCE = env.int("QUEUE_MAX_SILENCE", default=120)
MESSAGE_MAX_WAIT = env.int("MESSAGE_MAX_WAIT", default=900)

# Reasons of changes are whole sentences (apps/core/records.py).
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

# Late work: the database is the memory, the broker is only the hurry-up ----------------------------------------------
CELERY_BROKER_URL = env("CELERY_BROKER_URL", default=REDIS_URL or "filesystem://localhost")
if CELERY_BROKER_URL.startswith("filesystem"):
    BROKER_DIR = VAR_DIR / "broker"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_DIR / "queue"),
        "data_folder_out": str(BROKER_DIR / "queue"),
        "control_folder": str(BROKER_DIR / "control"),
        "store_processed": False,
        # The worker looks once in so many seconds, and also sleeps so long after each task.
        "polling_interval": 0.25,
    }
CELERY_TASK_IGNORE_RESULT = True
# Tasks are acknowledged when they begin: one that dies is not given back after Redis' visibility timeout, since the
# next tick finds the same work in the database (docs/adr/0011).
CELERY_TASK_ACKS_LATE = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat")
CELERY_BEAT_SCHEDULE = {
    "deadlines.sweep": {"task": "deadlines.sweep", "schedule": 60.0, "options": {"expires": 55}},
    "deadlines.send": {"task": "deadlines.send", "schedule": 15.0, "options": {"expires": 14}},
    "deadlines.heartbeat": {"task": "deadlines.heartbeat", "schedule": 30.0, "options": {"expires": 29}},
    "deadlines.recount": {
        "task": "deadlines.recount",
        "schedule": crontab(hour=4, minute=10),
        "options": {"expires": 3600},
    },
    "documents.read_waiting": {"task": "documents.read_waiting", "schedule": 20.0, "options": {"expires": 19}},
    "meetings.follow": {"task": "meetings.follow", "schedule": crontab(minute=10), "options": {"expires": 3500}},
    "plans.follow": {"task": "plans.follow", "schedule": crontab(hour=4, minute=30), "options": {"expires": 3600}},
    "members.apply_waiting": {"task": "members.apply_waiting", "schedule": 20.0, "options": {"expires": 19}},
    "members.follow": {"task": "members.follow", "schedule": crontab(minute=5), "options": {"expires": 3500}},
    "members.develop": {"task": "members.develop", "schedule": crontab(minute=15), "options": {"expires": 3500}},
}

# What a browser may load: our own files and nothing else --------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "apps.portal.views.errors.form_expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"pikepdf": {"level": "WARNING"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
}

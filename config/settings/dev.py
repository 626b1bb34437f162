"""Embedded way of running: SQLite, files for broker and cache, no server of any kind (`make run`)."""

from .base import *
from .base import VAR_DIR, env

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="only-for-the-demo-on-your-own-machine")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"])
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

for folder in ("broker/queue", "broker/control", "cache", "mail"):
    (VAR_DIR / folder).mkdir(parents=True, exist_ok=True)

if not env("EMAIL_URL", default=""):
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"

# Browsers let passkeys work without https on localhost alone.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True

"""Settings of the test suite: SQLite and files unless DATABASE_URL and REDIS_URL name servers."""

import os
import tempfile
from pathlib import Path

from .base import *

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
SITE_URL = "http://testserver"
MEDIA_ROOT = str(Path(tempfile.gettempdir()) / "moothall-test-media")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_USE_FINDERS = True
ACCOUNT_RATE_LIMITS = False
if not REDIS_URL:
    if "CELERY_BROKER_URL" not in os.environ:  # no worker listens, so what tests ask for is kept nowhere
        CELERY_BROKER_URL = "memory://"
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
else:  # several processes test at once
    CACHES["default"]["KEY_PREFIX"] = os.environ.get("PYTEST_XDIST_WORKER", "")

"""Settings of real workers and schedulers started by tests: quick ticks, and a mail server of the test's own."""

from pathlib import Path

from config.settings.test import *  # noqa: F403
from config.settings.test import CELERY_BEAT_SCHEDULE, CELERY_BROKER_URL, VAR_DIR

for folder in ("broker/queue", "broker/control"):
    (Path(VAR_DIR) / folder).mkdir(parents=True, exist_ok=True)

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

TICKS = ("deadlines.sweep", "deadlines.send", "deadlines.heartbeat")
# The schedule of the project with its own tasks and options, only quicker.
CELERY_BEAT_SCHEDULE = {
    name: {**entry, "schedule": 0.5} for name, entry in CELERY_BEAT_SCHEDULE.items() if name in TICKS
}
CELERY_BEAT_MAX_LOOP_INTERVAL = 0.5
CELERY_WORKER_LOG_COLOR = False

# Quick enough for quick ticks: a worker that falls behind would work off old ticks for the rest of the test.
if CELERY_BROKER_URL.startswith("filesystem"):
    CELERY_BROKER_TRANSPORT_OPTIONS["polling_interval"] = 0.02  # noqa: F405

"""The Celery application: the worker and the scheduler start from here."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

app = Celery("moothall")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

"""The Celery application: the worker and the scheduler start from here."""

import os

from celery import Celery

from . import broker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

broker.register()
app = Celery("moothall")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

from django.apps import AppConfig


class InterestsConfig(AppConfig):
    name = "apps.interests"
    label = "interests"
    default_auto_field = "django.db.models.BigAutoField"

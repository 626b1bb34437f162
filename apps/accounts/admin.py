from allauth.account.decorators import secure_admin_login
from django.contrib import admin

from .models import User

# The administration's own form would let people in without their second factor.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """Accounts as raw records; passwords are set by their owners."""

    list_display = ["email", "name", "is_active", "is_staff"]
    search_fields = ["email", "name"]
    fields = ["email", "name", "is_active", "is_staff", "is_superuser"]

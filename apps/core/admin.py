"""How raw records are shown in the administration: to be read, never changed. Services write."""

from typing import Any

from django.http import HttpRequest


class ReadOnly:
    """Shown to superusers, changed by nobody."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the room to superusers alone."""
        return bool(request.user.is_active and request.user.is_superuser)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Show records to superusers alone."""
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Services add."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Services change."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes."""
        return False

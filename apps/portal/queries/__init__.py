"""Reads that gather from several rooms."""

from .roles import HeldRole, role_of, roles_in

__all__ = ["HeldRole", "role_of", "roles_in"]

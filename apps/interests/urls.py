"""Addresses of interests."""

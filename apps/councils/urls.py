"""Addresses of councils."""

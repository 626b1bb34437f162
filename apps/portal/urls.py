"""Addresses of portal."""

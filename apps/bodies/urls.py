"""Addresses of bodies."""

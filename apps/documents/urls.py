"""Addresses of documents."""

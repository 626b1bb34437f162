"""Middleware of every request."""

import re
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from .rulings import Refused

SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")
READING = re.compile(r"[\s(]*(SELECT|EXPLAIN|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT)\b", re.IGNORECASE)
# A sign-in keeps its steps in the session, and signing in is not a governed record.
SESSION = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM)\s+"django_session"', re.IGNORECASE)


class WriteOnSafeMethod(RuntimeError):
    """A page tried to write while it was only asked to be read."""


def only_read(execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
    """Run ``sql`` when it reads, else raise ``WriteOnSafeMethod``."""
    if READING.match(sql) or SESSION.match(sql):
        return execute(sql, params, many, context)
    raise WriteOnSafeMethod(sql.split("(")[0][:80])


class ReadOnlyOnSafeMethods:
    """GET never writes: safe methods run on a connection that refuses anything but reading."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, refusing writes when its method is safe."""
        if request.method not in SAFE_METHODS:
            return self.get_response(request)
        with connection.execute_wrapper(only_read):
            return self.get_response(request)


class RefusalPage:
    """A refusal that no form showed becomes a page that says the rule, never a 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Show ``exception`` when it is a refusal."""
        if isinstance(exception, Refused):
            return render(request, "refused.html", {"ruling": exception.ruling}, status=422)
        return None


class MayBeKept:
    """Say which pages a cache in front may hold, and that it asks each time whether they still are as they were.

    A visitor sees what everybody sees: such a page may be held, and its ETag (ConditionalGetMiddleware) spares sending
    it again. What somebody sees who has signed in is his or hers alone, so no shared cache may hold it (OLP-22).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, and mark the answer where the page has not marked it itself."""
        response = self.get_response(request)
        if request.method in SAFE_METHODS and not response.has_header("Cache-Control"):
            mine = request.user.is_authenticated or response.cookies
            patch_cache_control(response, no_cache=True, **{"private" if mine else "public": True})
        return response

"""Answers that are files: sent anew only when they are others than whoever asks has already."""

from hashlib import sha256
from typing import Any

from django.http import HttpRequest
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe


def unless_known(request: HttpRequest, response: Any) -> Any:
    """Return ``response``, or 304 where whoever asks has the same already: files are fetched again and again."""
    if not response.has_header("ETag"):
        response["ETag"] = f'"{sha256(response.content).hexdigest()}"'
    changed = parse_http_date_safe(response.get("Last-Modified", ""))
    return get_conditional_response(request, etag=response["ETag"], last_modified=changed, response=response)


def unstored(response: Any) -> Any:
    """Keep ``response`` out of every cache."""
    response["Cache-Control"] = "private, no-store"
    return response

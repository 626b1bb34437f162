"""Whether the process runs, and whether the installation is ready: for load balancers and those on duty."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from apps.deadlines.queries import readiness


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer at all, which shows that the process runs; nothing else is asked."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Say 200 when database, migrations, queue and outbox are well, else 503 and what is not."""
    failing = readiness()
    body = {"status": "unavailable" if failing else "ok", "failing": failing}
    return JsonResponse(body, status=503 if failing else 200)

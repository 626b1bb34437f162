"""A council's look."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from apps.councils.queries import council_or_404


@cache_control(public=True, max_age=300)
def look(request: HttpRequest, council: str) -> HttpResponse:
    """Answer the style sheet with the council's colour, which the pages of that council load."""
    colour = council_or_404(council).colour
    return HttpResponse(f":root{{--mh-colour:{colour};--govuk-brand-colour:{colour}}}\n", content_type="text/css")

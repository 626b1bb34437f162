"""What the site says of itself: the accessibility statement, and what machines may read."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from apps.councils.queries import all_councils
from apps.portal import sitemaps


def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement that SI 2018/852 asks for."""
    return render(request, "portal/accessibility.html", {"councils": all_councils(), "site_url": settings.SITE_URL})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Answer what robots may read: all that is public, but no results of searches."""
    closed = ("/accounts/", "/admin/", "/my/", "/office/", "/search/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('portal-sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Answer where the parts of the map of the public pages are."""
    parts = "".join(f"<sitemap><loc>{part}</loc></sitemap>" for part in sitemaps.parts())
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{parts}</sitemapindex>\n'
    )
    return HttpResponse(xml, content_type="application/xml")

"""The code of conduct: read it and accept it (OLP-27)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from apps.core import clock
from apps.core.formats import day
from apps.councils.queries import council_or_404
from apps.members.access import code_or_404
from apps.members.services.conduct import accept


@login_required
def code(request: HttpRequest, council: str, body: str) -> HttpResponse:
    """Show the standards of a body on which the user sits; a post accepts them as they stand today."""
    here = council_or_404(council)
    seen = code_or_404(request.user, here, body, on=clock.today())
    if request.method == "POST":
        accept(person=seen.person, body=seen.body, by=request.user)
        messages.success(request, f"You accepted the code of conduct of {seen.body} on {day(clock.today())}.")
        return redirect("members-my-code", council=here.slug, body=seen.body.slug)
    crumbs = [("My page", "/my/")]
    return render(request, "members/code.html", {"council": here, "seen": seen, "crumbs": crumbs})

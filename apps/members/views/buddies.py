"""Buddies: which senior officer each councillor can turn to (OWS-5)."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from apps.core import clock, forms
from apps.core.formats import day
from apps.councils.access import kept_council_or_404
from apps.members.forms import development as typed
from apps.members.queries import development as queries
from apps.members.services.development import pairing

from .asking import ask
from .development import crumbs

KEPT = "Entered in the office."


@login_required
def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show every pairing, and the councillors who have no senior officer to turn to."""
    here = kept_council_or_404(request.user, council)
    today = clock.today()
    pairings = list(queries.pairings_of(here))
    paired = {one.person_id for one in pairings if one.end is None or one.end > today}
    context = {
        "council": here,
        "now": [one for one in pairings if one.end is None or one.end > today],
        "before": [one for one in pairings if one.end is not None and one.end <= today],
        "unpaired": [one for one in queries.councillors(here, today) if one.pk not in paired],
        "crumbs": crumbs(here),
    }
    return render(request, "members/development/buddies.html", context)


@login_required
def add(request: HttpRequest, council: str) -> HttpResponse:
    """Give a member a senior officer to turn to."""
    here = kept_council_or_404(request.user, council)
    people = {str(one.pk): one for one in queries.people_sitting_in(here, clock.today())}
    officers = {str(one.pk): one for one in queries.officers_of(here)}
    asked = request.GET.get("person", "")
    form = typed.Pairing(forms.posted(request), people=people, officers=officers, initial={"person": asked})

    def act() -> str:
        said = form.cleaned_data
        made = pairing.pair(
            person=people[said["person"]],
            user=officers.get(said["account"]),
            name=said["name"],
            post_held=said["post_held"],
            contact=said["contact"],
            start=said["start"],
            by=request.user,
            reason=KEPT,
        )
        return f"{made.person} can turn to {made.name} from {day(made.start)}."

    there = reverse("members-office-buddies", kwargs={"council": here.slug})
    context = {
        "council": here,
        "title": "Pair a member with a senior officer",
        "lead": "The member is told by e-mail, where an address is known.",
        "button": "Pair them",
        "back": there,
        "crumbs": crumbs(here, ("Buddies", there)),
    }
    return ask(request, form, context, act=act, then=there)


@login_required
def end(request: HttpRequest, council: str, buddy: int) -> HttpResponse:
    """End a pairing."""
    here = kept_council_or_404(request.user, council)
    one = queries.buddy_or_404(here, buddy)
    form = typed.Ending(forms.posted(request))

    def act() -> str:
        said = form.cleaned_data
        pairing.unpair(buddy=one, on=said["end"], by=request.user, reason=said["reason"])
        return f"The pairing of {one.person} with {one.name} ends on {day(said['end'])}."

    there = reverse("members-office-buddies", kwargs={"council": here.slug})
    context = {
        "council": here,
        "title": f"End the pairing of {one.person} with {one.name}",
        "button": "End this pairing",
        "back": there,
        "crumbs": crumbs(here, ("Buddies", there)),
    }
    return ask(request, form, context, act=act, then=there)

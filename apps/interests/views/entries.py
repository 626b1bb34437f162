"""Adding, changing, withholding, ending and removing an interest in one's own register."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from apps.core.forms import posted
from apps.core.rulings import Refused
from apps.interests import queries, services
from apps.interests.access import category_or_404, own_entry_ever_or_404, own_entry_or_404, own_person_or_404
from apps.interests.enums import Category
from apps.interests.forms import EndForm, EntryForm
from apps.interests.models import Entry
from apps.members.models import Person

from .own import OWN, about_class, class_address, context_for

TYPED = ("whose", "description", "donor", "received_on", "value", "sensitive")
# A failure's report must not carry what may be withheld under section 32.
hide = sensitive_post_parameters("description", "donor", "value", "reason")


@hide
@sensitive_variables()
@login_required
def add(request: HttpRequest, council: str, category: str) -> HttpResponse:
    """Ask for an interest in a class and keep it as a draft."""
    person = own_person_or_404(request.user, council)
    asked = category_or_404(category)
    form = EntryForm(posted(request), category=asked)
    if form.is_bound and form.is_valid() and _added(request, form, person, asked):
        return _after(request, person, asked)
    return _page(request, person, asked, form)


@hide
@sensitive_variables()
@login_required
def change(request: HttpRequest, council: str, entry: int) -> HttpResponse:
    """Change a draft; what is published gets a draft that takes its place when it is published."""
    person = own_person_or_404(request.user, council)
    found = own_entry_or_404(person, entry)
    asked = Category(found.category)
    initial = {name: getattr(found, name) for name in TYPED}
    form = EntryForm(posted(request), category=asked, initial=initial)
    if form.is_bound and form.is_valid() and _changed(request, form, person, found):
        return _after(request, person, asked)
    return _page(request, person, asked, form, entry=found)


def _added(request: HttpRequest, form: EntryForm, person: Person, category: Category, **more: Any) -> bool:
    """Keep what was typed as a draft; tell whether that was done."""
    try:
        register = services.start_register(person=person, by=request.user, reason=OWN)
        fields = form.cleaned_data | more
        services.add_entry(register=register, category=category, by=request.user, reason="Interest typed.", **fields)
    except Refused as refused:
        form.refuse(refused)
        return False
    return True


def _changed(request: HttpRequest, form: EntryForm, person: Person, entry: Entry) -> bool:
    """Change the draft, or keep a draft that replaces what is published; tell whether that was done."""
    if not entry.is_draft:
        return _added(request, form, person, Category(entry.category), replaces=entry)
    try:
        services.change_draft(entry=entry, fields=form.cleaned_data, by=request.user, reason="Draft changed.")
    except Refused as refused:
        form.refuse(refused)
        return False
    return True


def _after(request: HttpRequest, person: Person, category: Category) -> HttpResponse:
    """Go to check answers where the register is public already, else back to the class."""
    if queries.is_public(queries.register_of(person)):
        return redirect("interests-my-check", council=person.council.slug)
    messages.success(request, "Kept. Nobody else sees it before you confirm the register.")
    return redirect(class_address(person, category))


def _page(request: HttpRequest, person: Person, category: Category, form: EntryForm, **more: Any) -> HttpResponse:
    crumb = (category.label, class_address(person, category))
    context = context_for(person, crumb, form=form, entry=None, **about_class(category, person)) | more
    return render(request, "interests/my/entry.html", context, status=422 if form.is_bound else 200)


@login_required
def remove(request: HttpRequest, council: str, entry: int) -> HttpResponse:
    """Ask whether a draft is to be thrown away; posting does it."""
    person = own_person_or_404(request.user, council)
    found = own_entry_or_404(person, entry)
    asked = Category(found.category)
    if request.method == "POST":
        services.remove_draft(entry=found, by=request.user, reason=OWN)
        messages.success(request, "Removed. It was never published.")
        return redirect(class_address(person, asked))
    crumb = (asked.label, class_address(person, asked))
    return render(request, "interests/my/remove.html", context_for(person, crumb, entry=found))


@login_required
def withhold(request: HttpRequest, council: str, entry: int) -> HttpResponse:
    """Ask whether a published interest is to be withheld under section 32; posting does it at once."""
    person = own_person_or_404(request.user, council)
    found = own_entry_ever_or_404(person, entry)
    asked = Category(found.category)
    if request.method == "POST":
        services.withhold(entry=found, by=request.user, reason="The member asked for it under section 32.")
        messages.success(request, "Withheld. The public now reads only that an interest is withheld.")
        return redirect(class_address(person, asked))
    crumb = (asked.label, class_address(person, asked))
    return render(request, "interests/my/withhold.html", context_for(person, crumb, entry=found))


@hide
@login_required
def end(request: HttpRequest, council: str, entry: int) -> HttpResponse:
    """Ask when and why an interest ended; posting takes it off the register today."""
    person = own_person_or_404(request.user, council)
    found = own_entry_or_404(person, entry)
    asked = Category(found.category)
    form = EndForm(posted(request), last_of_class=queries.is_last_of_class(found))
    if form.is_bound and form.is_valid() and _ended(request, form, found):
        messages.success(request, "Ended. It is no longer on the register.")
        return redirect(class_address(person, asked))
    crumb = (asked.label, class_address(person, asked))
    context = context_for(person, crumb, form=form, entry=found, category=asked)
    return render(request, "interests/my/end.html", context, status=422 if form.is_bound else 200)


def _ended(request: HttpRequest, form: EndForm, entry: Entry) -> bool:
    """End the entry as typed; tell whether that was done."""
    try:
        services.end_entry(entry=entry, by=request.user, **form.cleaned_data)
    except Refused as refused:
        form.refuse(refused)
        return False
    return True

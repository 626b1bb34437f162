"""A member's own register: the task list, its classes, check answers, what was done, and its history."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from apps.core import clock
from apps.core.forms import posted
from apps.core.rulings import Refused
from apps.deadlines.queries import how_counted
from apps.interests import queries, services
from apps.interests.access import category_or_404, own_person_or_404
from apps.interests.enums import PECUNIARY, Category, in_address
from apps.interests.forms import NO, AnswerForm
from apps.members.models import Person

OWN = "The member answered for himself or herself."


def context_for(person: Person, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    """Return what every page of one's own register shows, with the way back."""
    council = person.council
    home = reverse("interests-my-register", kwargs={"council": council.slug})
    way = [("My page", reverse("portal-my"))]
    if more.pop("below", True):
        way += [("Register of interests", home), *crumbs]
    return {"council": council, "person": person, "register": queries.register_of(person), "crumbs": way, **more}


def class_address(person: Person, category: str) -> str:
    """Return the address of the page of a class in one's own register."""
    names = {"council": person.council.slug, "category": in_address(Category(category))}
    return reverse("interests-my-class", kwargs=names)


@login_required
def home(request: HttpRequest, council: str) -> HttpResponse:
    """Show the register as a task list: each class with how it stands, and by when it is owed."""
    person = own_person_or_404(request.user, council)
    answers = queries.answers(queries.register_of(person))
    deadline = queries.deadline_of(person)
    context = context_for(
        person,
        below=False,
        answers=answers,
        given=sum(answer.is_given for answer in answers),
        changes=sum(answer.changes for answer in answers),
        in_address=in_address,
        deadline=deadline,
        counted=how_counted(deadline) if deadline else None,
        late=bool(deadline and deadline.is_late(clock.today())),
    )
    return render(request, "interests/my/home.html", context)


@login_required
def one_class(request: HttpRequest, council: str, category: str) -> HttpResponse:
    """Show one class: its entries, and whether there is anything (else) to declare; posts that answer."""
    person = own_person_or_404(request.user, council)
    asked = category_or_404(category)
    answer = next(one for one in queries.answers(queries.register_of(person)) if one.category == asked)
    form = AnswerForm(posted(request), category=asked)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["anything"] != NO:
            return redirect("interests-my-add", council=council, category=category)
        done = _answer_nothing(request, form, person, asked)
        if done:
            return done
    before = queries.ended(queries.register_of(person), asked)
    context = context_for(person, form=form, answer=answer, before=before, **about_class(asked, person))
    return render(request, "interests/my/class.html", context, status=422 if form.is_bound else 200)


def _answer_nothing(request: HttpRequest, form: AnswerForm, person: Person, category: Category) -> HttpResponse | None:
    """Keep the answer "nothing to declare" and go back to the task list; None when it was refused."""
    try:
        register = services.start_register(person=person, by=request.user, reason=OWN)
        services.answer_nothing(register=register, category=category, by=request.user, reason=OWN)
    except Refused as refused:
        form.refuse(refused)
        return None
    messages.success(request, f"Nothing to declare: {category.label}.")
    return redirect("interests-my-register", council=person.council.slug)


def about_class(category: Category, person: Person) -> dict[str, Any]:
    """Return what a page says about a class: its words, where it is set out, and from which value gifts count."""
    return {
        "category": category,
        "address": in_address(category),
        "pecuniary": category in PECUNIARY,
        "set_out": queries.set_out(category, person.council, clock.today()),
        "thresholds": queries.gift_thresholds(person, clock.today()) if category == Category.GIFTS else [],
    }


@login_required
def check(request: HttpRequest, council: str) -> HttpResponse:
    """Show all answers before they become public; posting publishes them."""
    person = own_person_or_404(request.user, council)
    answers = queries.answers(queries.register_of(person))
    refusal = None
    if request.method == "POST":
        try:
            register = services.start_register(person=person, by=request.user, reason=OWN)
            services.confirm(register=register, by=request.user, reason="The member confirmed the register.")
            return redirect("interests-my-done", council=council)
        except Refused as refused:
            refusal = refused.ruling
    context = context_for(
        person,
        answers=answers,
        address_of={answer.category: class_address(person, answer.category) for answer in answers},
        changes=sum(answer.changes for answer in answers),
        sensitive=any(entry.sensitive for answer in answers for entry in answer.drafts),
        ruling=refusal or queries.may_confirm(answers),
        refused=refusal is not None,
    )
    return render(request, "interests/my/check.html", context, status=422 if refusal else 200)


@login_required
def done(request: HttpRequest, council: str) -> HttpResponse:
    """Say that the register is public, and what comes next."""
    person = own_person_or_404(request.user, council)
    if not queries.is_public(queries.register_of(person)):
        return redirect("interests-my-register", council=council)
    met = queries.deadline_of(person, outstanding=False)
    return render(request, "interests/my/done.html", context_for(person, deadline=met))


@login_required
def history(request: HttpRequest, council: str) -> HttpResponse:
    """Show the member what happened to his or her register: who, when, what and why."""
    person = own_person_or_404(request.user, council)
    register = queries.register_of(person)
    events = queries.history(register) if register else []
    return render(request, "interests/my/history.html", context_for(person, events=events))

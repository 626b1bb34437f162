"""Setting up offices and posts, and what follows them (OLP-11, OLP-12). Who then holds what is for the members."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from apps.bodies.enums import OfficeKind
from apps.bodies.models import Body, Office, Seat
from apps.bodies.rules.following import no_circle
from apps.core.records import save
from apps.core.rulings import refuse
from apps.councils.models import Council, Organisation
from apps.councils.services import lock_council
from apps.documents.models import Provision

from .standing import check_stands


@transaction.atomic
def make_office(
    *,
    council: Council,
    title: str,
    kind: str,
    start: date,
    by: Any,
    reason: str,
    slug: str = "",
    body: Body | None = None,
    organisation: Organisation | None = None,
    elected: bool = False,
    follows: Seat | Office | None = None,
    not_from: Organisation | None = None,
    provision: Provision | None = None,
) -> Office:
    """Set up an office of ``body``, or a post in ``organisation``; ``follows`` is what makes somebody its holder.

    Without ``slug`` its address is made from the title. An elected office is one of a body, which elects, and is set
    out by a provision, which says so.
    """
    lock_council(council)
    title = " ".join(title.split())
    address = _free_address(council, kind, title, slug)
    _check_of(council, body, organisation, provision)
    _check_filling(council, body, provision, elected, follows)
    office = Office(
        council=council,
        body=body,
        organisation=organisation,
        kind=kind,
        slug=address,
        title=title,
        elected=elected,
        **_following(follows),
        not_from=not_from,
        provision=provision,
        start=start,
    )
    return save(office, by=by, reason=reason)


@transaction.atomic
def let_seat_follow(*, seat: Seat, office: Office, by: Any, reason: str) -> Seat:
    """Let whoever holds ``office`` hold ``seat`` ex officio. Refused across councils, and where it makes a circle."""
    council = lock_council(office.council)
    seat = Seat.objects.select_related("body").get(pk=seat.pk)
    check_stands(seat.body, "let a seat follow an office")
    if seat.body.council_id != council.pk:
        raise refuse(f"{seat.body} belongs to another council than {office}.", on_field="seat")
    if seat.follows_id not in (None, office.pk):
        raise refuse(
            f"The seat {seat.title} follows another post already: {seat.follows}.",
            lawful="A seat has one holder, and so follows one post.",
            on_field="seat",
        )
    ruling = no_circle(what=f"The seat {seat.title}", key=_key(seat), follows=_key(office), above=_above)
    if not ruling.allowed:
        raise refuse(ruling.text, lawful=ruling.lawful, on_field="seat")
    seat.follows = office
    return save(seat, by=by, reason=reason)


def _free_address(council: Council, kind: str, title: str, slug: str) -> str:
    """Return the address of a new office, ``slug`` or one made from its title, where these will do."""
    address = slug or slugify(title)[: Office._meta.get_field("slug").max_length]
    if kind not in OfficeKind.values:
        raise refuse(f"There is no kind of office “{kind}”. There are: {', '.join(OfficeKind.values)}.")
    if not address:
        raise refuse("An office needs a title.", lawful="Enter how it is called.", on_field="title")
    if council.offices.filter(slug=address).exists():
        raise refuse(f"{council} already has an office called “{title}”.", on_field="title")
    return address


def _following(follows: Seat | Office | None) -> dict[str, Any]:
    if follows is None:
        return {}
    return {"follows_seat" if isinstance(follows, Seat) else "follows_office": follows}


def _check_of(
    council: Council, body: Body | None, organisation: Organisation | None, provision: Provision | None
) -> None:
    if (body is None) == (organisation is None):
        raise refuse(
            "An office is one of a body, or a post in an organisation.", lawful="Choose one of them.", on_field="of"
        )
    if body is not None:
        check_stands(body, "set up an office")
        if body.council_id != council.pk:
            raise refuse(f"{body} belongs to another council.", on_field="of")
    if provision is not None and provision.edition.document.council_id not in (None, council.pk):
        raise refuse(f"{provision} stands in a document of another council.", on_field="provision")


def _check_filling(
    council: Council, body: Body | None, provision: Provision | None, elected: bool, follows: Seat | Office | None
) -> None:
    if elected and follows is not None:
        raise refuse("An office that follows another is not elected.", lawful="Choose one of both.", on_field="filled")
    if elected and (body is None or provision is None):
        raise refuse(
            "An office is elected by a body, as a clause of its document says.",
            lawful="Choose the body and the clause, or let the office be filled by appointment.",
            on_field="provision" if body is not None else "of",
        )
    if follows is None:
        return
    theirs = follows.body.council_id if isinstance(follows, Seat) else follows.council_id
    if theirs != council.pk:
        raise refuse(f"{follows} belongs to another council.", on_field="follows")


Key = tuple[str, int]


def _key(of: Seat | Office) -> Key:
    return ("seat" if isinstance(of, Seat) else "office", of.pk)


def _above(key: Any) -> Key | None:
    """Return what the seat or office with this key follows."""
    kind, pk = key
    if kind == "seat":
        follows = Seat.objects.values_list("follows", flat=True).get(pk=pk)
        return ("office", follows) if follows else None
    seat, office = Office.objects.values_list("follows_seat", "follows_office").get(pk=pk)
    if seat:
        return ("seat", seat)
    return ("office", office) if office else None

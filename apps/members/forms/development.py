"""What officers type about induction, training and buddies."""

from datetime import datetime
from typing import Any

from django import forms as django_forms

from apps.bodies.enums import Sector
from apps.core import forms
from apps.core.clock import LONDON
from apps.documents.models import Edition
from apps.members.enums import Confirms

LONGEST_TITLE, LONGEST_NOTE, LONGEST_TEXT = 150, 300, 10_000
MOST_DAYS, MOST_MONTHS, MOST_PLACES = 1000, 120, 10_000


def text_area(label: str, **options: Any) -> django_forms.CharField:
    """Return a field for a longer text, which may be left empty."""
    widget = django_forms.Textarea(attrs={"rows": 4})
    return django_forms.CharField(label=label, widget=widget, max_length=LONGEST_TEXT, required=False, **options)


def number(label: str, most: int, **options: Any) -> django_forms.IntegerField:
    """Return a field for a whole number of at least one."""
    widget = django_forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"})
    return django_forms.IntegerField(label=label, min_value=1, max_value=most, widget=widget, **options)


class Citing(forms.Form):
    """A form that cites a provision: which document, which clause."""

    document = django_forms.ChoiceField(
        label="The document that says so", error_messages={"required": "Choose the document."}
    )
    clause = django_forms.CharField(
        label="The clause that says so",
        help_text="As it is numbered in the document, for example 3 or Annex 1.",
        max_length=80,
        error_messages={"required": "Enter the clause."},
    )

    def __init__(self, *args: Any, editions: list[Edition], **options: Any) -> None:
        """Offer the documents in force."""
        super().__init__(*args, **options)
        self.editions = {one.document.slug: one for one in editions}
        choices = [("", "Choose a document"), *((slug, one.document.title) for slug, one in self.editions.items())]
        self.fields["document"].choices = choices  # type: ignore[attr-defined]
        self.order_fields([name for name in self.fields if name not in ("document", "clause")])

    def edition(self) -> Edition:
        """Return the edition that was chosen."""
        return self.editions[self.cleaned_data["document"]]


class ProgrammeVersion(Citing):
    """Another version of the programme of a body."""

    body = django_forms.ChoiceField(label="Body", error_messages={"required": "Choose the body."})
    start = forms.DayField(
        label="The day from which it holds",
        help_text="Who joins on this day or later goes through it. Nothing changes for those who began before.",
    )
    introduction = text_area("What the programme is for (optional)", help_text="New members read it above their steps.")
    deadlines = django_forms.ChoiceField(
        label="Deadlines",
        choices=[("step", "Each step has its own deadline"), ("whole", "The whole programme has one deadline")],
        widget=django_forms.RadioSelect,
        error_messages={"required": "Say what has a deadline."},
    )

    def __init__(self, *args: Any, bodies: dict[str, Any], **options: Any) -> None:
        """Offer the bodies of the council."""
        super().__init__(*args, **options)
        self.fields["body"].choices = [("", "Choose a body"), *((slug, one.name) for slug, one in bodies.items())]  # type: ignore[attr-defined]


class Step(forms.Form):
    """A step of a programme."""

    title = django_forms.CharField(
        label="What is to be done",
        max_length=LONGEST_TITLE,
        error_messages={"required": "Enter what is to be done in this step."},
    )
    text = text_area("More about it (optional)")
    link = django_forms.CharField(
        label="Where it is done or read (optional)",
        help_text="An address on this site that begins with /, or one that begins with https://",
        max_length=LONGEST_NOTE,
        required=False,
    )
    days = number("Within how many days of joining", MOST_DAYS)
    confirmed_by = django_forms.ChoiceField(
        label="Who confirms that it was done",
        choices=Confirms.choices,
        widget=django_forms.RadioSelect,
        error_messages={"required": "Say who confirms this step."},
    )

    def clean_link(self) -> str:
        """Refuse an address that leads nowhere or runs something."""
        link = self.cleaned_data["link"].strip()
        here = link.startswith("/") and not link.startswith("//")
        if link and not here and not link.startswith("https://"):
            raise django_forms.ValidationError("Enter an address that begins with / or https://.")
        return link


class NewCourse(forms.Form):
    """A course."""

    title = django_forms.CharField(
        label="Title", max_length=LONGEST_TITLE, error_messages={"required": "Enter what the course is called."}
    )
    text = text_area("What it is about (optional)")
    repeat_months = number(
        "To be repeated after how many months (optional)",
        MOST_MONTHS,
        required=False,
        help_text="Leave it empty where it counts for good.",
    )
    published = django_forms.BooleanField(
        label="Show it on the public pages of members who completed it", required=False
    )


class NewSession(forms.Form):
    """When and where a course is given."""

    day = forms.DayField(label="Day")
    time = django_forms.TimeField(
        label="Begins at",
        help_text="For example 18:30.",
        input_formats=["%H:%M", "%H.%M"],
        widget=django_forms.TextInput(attrs={"class": "govuk-input--width-5"}),
        error_messages={"required": "Enter when it begins.", "invalid": "Enter a time, for example 18:30."},
    )
    place = django_forms.CharField(label="Place", max_length=200, error_messages={"required": "Enter the place."})
    capacity = number("Places", MOST_PLACES)

    def starts_at(self) -> datetime:
        """Return the moment at which it begins."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"], LONDON)


class NewDemand(Citing):
    """Who needs a course."""

    whom = django_forms.ChoiceField(label="Who needs it", error_messages={"required": "Choose who needs it."})
    sector = django_forms.ChoiceField(
        label="Only in seats of one sector (optional)",
        help_text="Of members of a body only.",
        choices=[("", "All seats"), *Sector.choices],
        required=False,
    )
    when = django_forms.ChoiceField(
        label="When",
        choices=[("before", "Before the seat or office is taken up"), ("after", "Within so many days after")],
        widget=django_forms.RadioSelect,
        error_messages={"required": "Say when the course is needed."},
    )
    days = number("Within how many days after", MOST_DAYS, required=False)
    start = forms.DayField(label="The day from which it is demanded")

    def __init__(self, *args: Any, whom: dict[str, Any], **options: Any) -> None:
        """Offer the bodies and offices of the council."""
        super().__init__(*args, **options)
        choices = [("", "Choose a body or an office"), *((key, text) for key, (text, _) in whom.items())]
        self.fields["whom"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the days where the course is needed after."""
        said = super().clean() or {}
        if said.get("when") == "after" and not said.get("days") and "days" not in self.errors:
            self.add_error("days", "Enter within how many days after.")
        if said.get("sector") and str(said.get("whom", "")).startswith("office-"):
            self.add_error("sector", "An office has no sector. Choose “All seats”.")
        return said


class Ending(forms.Form):
    """The day on which something ends."""

    end = forms.DayField(label="The first day on which it no longer holds")
    reason = django_forms.CharField(
        label="Why it ends",
        help_text="It is kept in the history and not published.",
        max_length=LONGEST_NOTE,
        error_messages={"required": "Enter why it ends."},
    )


class OfMember(forms.Form):
    """A form about one member of the council."""

    person = django_forms.ChoiceField(label="Member", error_messages={"required": "Choose the member."})

    def __init__(self, *args: Any, people: dict[str, Any], **options: Any) -> None:
        """Offer the members."""
        super().__init__(*args, **options)
        self.fields["person"].choices = [("", "Choose a member"), *((key, one.name) for key, one in people.items())]  # type: ignore[attr-defined]


class Completed(OfMember):
    """That a member completed a course, here or elsewhere."""

    done_on = forms.DayField(label="The day on which it was completed")
    note = django_forms.CharField(
        label="What shows it (optional)",
        help_text="For example: certificate of the county association. Not published.",
        max_length=LONGEST_NOTE,
        required=False,
    )


class Pairing(OfMember):
    """Which senior officer a councillor can turn to."""

    account = django_forms.ChoiceField(
        label="The officer’s account (optional)", help_text="Where the officer signs in here.", required=False
    )
    name = django_forms.CharField(
        label="The officer’s name", max_length=LONGEST_TITLE, error_messages={"required": "Enter the officer’s name."}
    )
    post_held = django_forms.CharField(label="The officer’s post (optional)", max_length=LONGEST_TITLE, required=False)
    contact = django_forms.CharField(
        label="How the member reaches the officer",
        help_text="For example a telephone number or an e-mail address. Only the member and the office see it.",
        max_length=LONGEST_NOTE,
        error_messages={"required": "Enter how the member reaches the officer."},
    )
    start = forms.DayField(label="The day from which it holds")

    def __init__(self, *args: Any, officers: dict[str, Any], **options: Any) -> None:
        """Offer the officers of the council."""
        super().__init__(*args, **options)
        choices = [("", "Without an account"), *((key, one.name) for key, one in officers.items())]
        self.fields["account"].choices = choices  # type: ignore[attr-defined]


class Attendance(forms.Form):
    """Who of those signed up came."""

    came = django_forms.MultipleChoiceField(
        label="Who came", widget=django_forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, sign_ups: list[Any], **options: Any) -> None:
        """Offer those who signed up."""
        super().__init__(*args, **options)
        self.fields["came"].choices = [(str(one.person_id), one.person.name) for one in sign_ups]  # type: ignore[attr-defined]

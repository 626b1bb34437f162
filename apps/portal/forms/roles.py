"""Forms by which roles are given and taken."""

from typing import Any

from django import forms as django_forms

from apps.bodies.models import Body
from apps.core import forms
from apps.councils.enums import Role
from apps.councils.models import Council


class GiveRole(forms.Form):
    """Give somebody a role in the council as a whole or for one of its bodies."""

    name = django_forms.CharField(label="Full name", max_length=150)
    email = django_forms.EmailField(
        label="E-mail address", help_text="Somebody who has no account yet gets one, and signs in by a code sent there."
    )
    role = django_forms.ChoiceField(label="Role", choices=Role.choices, widget=django_forms.RadioSelect)
    place = django_forms.ChoiceField(label="Where the role holds")
    reason = django_forms.CharField(label="Why", max_length=300, help_text="For example: appointed clerk on 1 October.")

    def __init__(self, *args: Any, council: Council, bodies: list[Body], **kwargs: Any) -> None:
        """Offer the council and its own bodies, and nothing of any other council."""
        super().__init__(*args, **kwargs)
        self.council, self.bodies = council, {str(body.pk): body for body in bodies}
        places = [("", f"{council.name} as a whole"), *((key, body.name) for key, body in self.bodies.items())]
        self.fields["place"] = django_forms.ChoiceField(label="Where the role holds", choices=places, required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a role that does not exist where it is to hold."""
        answers = super().clean() or {}
        if answers.get("place") and answers.get("role") == Role.ADMINISTRATOR:
            self.add_error("place", "An administrator serves the council as a whole: choose the council.")
        return answers

    @property
    def on(self) -> Council | Body:
        """Return the council or body that was chosen."""
        return self.bodies.get(self.cleaned_data["place"], self.council)


class TakeRole(forms.Form):
    """Take a role away, with the reason that the record keeps."""

    reason = django_forms.CharField(label="Why", max_length=300)

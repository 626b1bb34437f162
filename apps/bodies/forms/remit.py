"""What officers type about powers and terms of reference."""

from typing import Any

from django import forms as django_forms

from apps.bodies.enums import PowerKind
from apps.core import forms

from .citing import Citing

MAY, MAY_NOT = "may", "may_not"
RESERVED, DELEGABLE, ENDS = "reserved", "delegable", "ends"
RESERVED_OR_NOT = ((RESERVED, "Reserved: the body itself decides"), (DELEGABLE, "Delegable: the body may delegate it"))


def _reason() -> django_forms.CharField:
    return django_forms.CharField(
        label="Why",
        max_length=300,
        help_text="It is kept in the history and not published.",
        error_messages={"required": "Enter why."},
    )


def _start(label: str = "From") -> forms.DayField:
    return forms.DayField(label=label, help_text="For example, 1 4 2027")


class NewPower(Citing):
    """What a provision says of one power."""

    field_order = ("kind", "allowed", "document", "number", "start")

    kind = django_forms.ChoiceField(
        label="What it is about",
        choices=PowerKind.choices,
        error_messages={"required": "Choose what it is about.", "invalid_choice": "Choose one of the powers."},
    )
    allowed = django_forms.ChoiceField(
        label="May the body do it",
        choices=((MAY, "It may"), (MAY_NOT, "It may not")),
        widget=django_forms.RadioSelect,
        error_messages={"required": "Choose whether it may.", "invalid_choice": "Choose that it may, or may not."},
    )
    start = _start()


class NewTerms(Citing):
    """The provision whose items become terms of reference."""

    field_order = ("document", "number", "delegable", "start")

    delegable = django_forms.ChoiceField(
        label="Are its items reserved or delegable",
        choices=RESERVED_OR_NOT,
        widget=django_forms.RadioSelect,
        help_text="For all of them; a single one can be changed afterwards.",
        error_messages={
            "required": "Choose whether they are reserved or delegable.",
            "invalid_choice": "Choose reserved or delegable.",
        },
    )
    start = _start()

    def __init__(self, *args: Any, **options: Any) -> None:
        """Say what the number is for."""
        super().__init__(*args, **options)
        self.fields["number"].help_text = "The items right below it are taken. For example, 5 takes 5.1, 5.2 and so on."


class PowerEnds(forms.Form):
    """From when a power holds no longer, and why."""

    start = _start("First day on which it holds no longer")
    reason = _reason()


class TermChanges(forms.Form):
    """What becomes of a term of reference, from when, and why."""

    what = django_forms.ChoiceField(
        label="What becomes of it",
        choices=(*RESERVED_OR_NOT, (ENDS, "It is no longer one of its terms of reference")),
        widget=django_forms.RadioSelect,
        error_messages={"required": "Choose what becomes of it.", "invalid_choice": "Choose one of the three."},
    )
    start = _start()
    reason = _reason()

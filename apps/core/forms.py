"""Forms that render themselves in the GOV.UK pattern: labels, hints, errors and the error summary."""

from datetime import date
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

from .rulings import Refused, Ruling


class GovukRenderer(TemplatesSetting):
    """Render every form, ours and allauth's, with our field templates."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


class Form(forms.Form):
    """Base of our forms. ``refuse`` shows what a rule said; the input is kept."""

    use_required_attribute = False
    ruling: Ruling | None = None

    def refuse(self, refused: Refused) -> None:
        """Show ``refused`` in the error summary and beside the field it concerns."""
        self.ruling = refused.ruling
        on_field = refused.field if refused.field in self.fields else None
        self.add_error(on_field, str(refused))

    def problems(self) -> list[dict[str, str]]:
        """Return each error with the address of the field that it is about, for the error summary."""
        return problems(self)


def problems(form: forms.BaseForm) -> list[dict[str, str]]:
    """Return the errors of any form as rows of ``text`` and ``href`` (the first input concerned, or the form)."""
    found = []
    for name, errors in form.errors.items():
        href = f"#{first_input(form[name])}" if name in form.fields else "#form"
        found += [{"text": str(error), "href": href} for error in errors]
    return found


def posted(request: HttpRequest) -> Any:
    """Return what was posted, also when it is nothing at all; None where the page is only read."""
    return request.POST if request.method == "POST" else None


def carried(form: forms.BaseForm) -> list[tuple[str, str]]:
    """Return what was posted for the fields of ``form``, to be carried through a page where answers are checked."""
    names = tuple(form.fields)
    return [
        (name, value)
        for name, values in form.data.lists()
        if name in names or name.rsplit("_", 1)[0] in names
        for value in values
    ]


def first_input(field: forms.BoundField) -> str:
    """Return the id of the first input of ``field``, where a link of the error summary leads."""
    if isinstance(field.field.widget, (forms.MultiWidget, forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return f"{field.auto_id}_0"
    return str(field.auto_id)


def kind_of(field: forms.BoundField) -> str:
    """Return which of our field templates shows ``field``: input, textarea, select, radios, checkboxes, day, file."""
    widget = field.field.widget
    for kind, classes in WIDGETS:
        if isinstance(widget, classes):
            return kind
    return "input"


class DayWidget(forms.MultiWidget):
    """Day, month and year in three boxes, which people get right more often than a calendar."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Make the three boxes."""
        boxes = [forms.TextInput(attrs={"inputmode": "numeric"}) for _ in ("day", "month", "year")]
        super().__init__(dict(zip(("day", "month", "year"), boxes, strict=True)), attrs)

    def decompress(self, value: date | str | None) -> list[str]:
        """Return what the three boxes show of ``value``."""
        if isinstance(value, str) and value:
            value = date.fromisoformat(value)
        return [str(value.day), str(value.month), str(value.year)] if isinstance(value, date) else ["", "", ""]


class DayField(forms.MultiValueField):
    """A date typed as day, month and year."""

    widget = DayWidget

    def __init__(self, **options: Any) -> None:
        """Take the options of any field."""
        parts = [forms.CharField(max_length=4, required=False, strip=True) for _ in ("day", "month", "year")]
        super().__init__(parts, require_all_fields=False, **options)

    def clean(self, value: Any) -> date | None:
        """Return the date, or say what is wrong with it."""
        boxes = [str(part or "").strip() for part in (value or ["", "", ""])]
        if not any(boxes):
            if self.required:
                raise forms.ValidationError(f"Enter {self.plain_label()}, for example 27 3 2026.")
            return None
        return self.compress(boxes)

    def compress(self, boxes: list[str]) -> date:
        """Return the date that the three boxes say."""
        try:
            day, month, year = (int(box) for box in boxes)
            return date(year, month, day)
        except (ValueError, OverflowError) as error:
            raise forms.ValidationError(
                f"{' '.join(box for box in boxes if box)} is not a real date. "
                f"Enter {self.plain_label()} as day, month and year, for example 27 3 2026."
            ) from error

    def plain_label(self) -> str:
        """Return the label as it stands in a sentence."""
        label = str(self.label or "the date")
        return label[:1].lower() + label[1:]


WIDGETS: tuple[tuple[str, tuple[type, ...]], ...] = (
    ("hidden", (forms.HiddenInput,)),
    ("day", (DayWidget,)),
    ("radios", (forms.RadioSelect,)),
    ("checkboxes", (forms.CheckboxSelectMultiple,)),
    ("checkbox", (forms.CheckboxInput,)),
    ("file", (forms.ClearableFileInput, forms.FileInput)),
    ("textarea", (forms.Textarea,)),
    ("select", (forms.Select,)),
)

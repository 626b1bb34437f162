"""The template environment of all our pages."""

from functools import cache
from typing import Any

from django.conf import settings
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import reverse
from django.utils.module_loading import import_string
from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from . import clock, formats, forms


def url(name: str, **kwargs: Any) -> str:
    """Return the address called ``name``."""
    return reverse(name, kwargs=kwargs)


@cache
def _components() -> Environment:
    # The package's macros probe for parameters that are not given, which our strict environment refuses.
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)


@cache
def _macro(component: str) -> Any:
    words = component.split("-")
    name = "govuk" + "".join(word.capitalize() for word in words)
    return getattr(_components().get_template(f"govuk_frontend_jinja/components/{component}/macro.html").module, name)


def govuk(component: str, params: dict[str, Any]) -> Markup:
    """Return the GOV.UK Frontend ``component`` ("button", "task-list") made with ``params``."""
    return _macro(component)(params)


def environment(**options: Any) -> Environment:
    """Return the environment: auto-escape on, an undefined name is an error."""
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options)  # noqa: S701  (auto-escape is on, one line above)
    made.globals.update(
        url=url, static=static, govuk=govuk, today=clock.today, get_token=get_token, site_name=settings.SITE_NAME
    )
    made.filters.update(field_kind=forms.kind_of, problems=forms.problems, first_input=forms.first_input)
    for name in ("day", "short_day", "clock", "moment", "size", "paragraphs", "counted"):
        made.filters[name] = getattr(formats, name)
    for path in settings.TEMPLATE_FILTERS:
        made.filters[path.rsplit(".", 1)[1]] = import_string(path)
    return made

"""Fills in templates. Only this module uses Jinja.

Values are plain text: everything is escaped, and invisible characters are spelled out. A user's own
folder of templates replaces ours, file by file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, StrictUndefined
from jinja2 import TemplateError as JinjaError
from markupsafe import Markup, escape

from relfacts import shipped
from relfacts.errors import RelfactsError, UsageError
from relfacts.text.visible import visible

_OURS = "pages/templates/"

# The templates of pages; those that they extend or import come with them.
_NAMES = (
    "front.html", "answer.html", "record.html", "fact.html", "document.html", "catalogue.html",
    "refused.html", "cite.html", "layout.html", "parts.html", "feed.xml",
)  # fmt: skip


def environment(
    own: Path | None, href: Callable[[str], str], typed: Callable[[str], str]
) -> Environment:
    """The Jinja environment.

    ``href`` turns an address into the target of a link, ``typed`` a command line into what the
    reader of a page has to type.
    """
    ours = FunctionLoader(_shipped)
    loader = ChoiceLoader([FileSystemLoader(own), ours]) if own else ours
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
        auto_reload=False,
        cache_size=-1,
    )
    made.globals["href"] = href
    made.filters["parts"] = parts
    made.filters["web"] = web
    made.filters["typed"] = typed
    return made


def filled(made: Environment, name: str, values: dict[str, Any]) -> str:
    """The text of a template with these values. Raises UsageError for a template with an error."""
    try:
        return made.get_template(name).render(values)
    except JinjaError as error:
        line = getattr(error, "lineno", None)
        where = f"{getattr(error, 'name', None) or name}{f':{line}' if line else ''}"
        raise UsageError(
            f"the template {where} is wrong: {error.message}",
            "docs/pages.md lists its variables",
        ) from error


def compiled(made: Environment) -> None:
    """Compile the templates now, which takes longer than any page; what is wrong waits."""
    for name in _NAMES:
        with suppress(JinjaError):
            made.get_template(name)


def parts(text: Iterable[tuple[str, str]]) -> Markup:
    """A text in parts, each marked with its language unless that is the language of the page."""
    return Markup("").join(
        Markup('<span lang="{}">{}</span>').format(tag, visible(part)) if tag else visible(part)
        for part, tag in text
    )


def web(address: str) -> str:
    """The address if a link may point to it, that is, if it is a web address; otherwise ""."""
    plain = address.startswith(("https://", "http://")) and address.isprintable()
    return address if plain and " " not in address else ""


def _clean(value: Any) -> Any:
    """A value with its texts cleaned for showing."""
    if isinstance(value, str) and not isinstance(value, Markup) and not value.isprintable():
        return escape(visible(value, "\n"))
    return value


def _shipped(name: str) -> tuple[str, str | None, Callable[[], bool]] | None:
    try:
        return shipped.content(_OURS + name).decode(), None, lambda: True
    except (OSError, RelfactsError):
        return None

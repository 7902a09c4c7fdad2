"""Templates filled in: the one module that knows Jinja.

Whatever a value holds is text: everything is escaped, and what nobody sees is spelled out. A folder
of templates of a person's own comes before ours, file by file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, StrictUndefined
from jinja2 import TemplateError as JinjaError
from markupsafe import Markup, escape

from relfacts import shipped
from relfacts.errors import RelfactsError, UsageError
from relfacts.text.visible import visible

_OURS = "pages/templates/"


def environment(own: Path | None, href: Callable[[str], str]) -> Environment:
    """What fills templates in; ``href`` makes what stands in a link of an address."""
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
    return made


def filled(made: Environment, name: str, values: dict[str, Any]) -> str:
    """A template filled in. Raises UsageError for one that is wrong."""
    try:
        return made.get_template(name).render(values)
    except JinjaError as error:
        line = getattr(error, "lineno", None)
        where = f"{getattr(error, 'name', None) or name}{f':{line}' if line else ''}"
        raise UsageError(
            f"the template {where} is wrong: {error.message}",
            "docs/pages.md tells what it is given",
        ) from error


def parts(text: Iterable[tuple[str, str]]) -> Markup:
    """A text in parts, with the language of those that are not in that of the page."""
    return Markup("").join(
        Markup('<span lang="{}">{}</span>').format(tag, visible(part)) if tag else visible(part)
        for part, tag in text
    )


def web(address: str) -> str:
    """An address that a link may lead to: of the web, or none. A base may hold any text."""
    plain = address.startswith(("https://", "http://")) and address.isprintable()
    return address if plain and " " not in address else ""


def _clean(value: Any) -> Any:
    """A value as it may be shown."""
    if isinstance(value, str) and not isinstance(value, Markup) and not value.isprintable():
        return escape(visible(value, "\n"))
    return value


def _shipped(name: str) -> tuple[str, str | None, Callable[[], bool]] | None:
    try:
        return shipped.content(_OURS + name).decode(), None, lambda: True
    except (OSError, RelfactsError):
        return None

"""Fills in templates. Only this module uses Jinja.

Values are plain text: everything is escaped, and invisible characters are spelled out. A user's own
folder of templates replaces ours, file by file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2 import TemplateError as JinjaError
from markupsafe import Markup, escape

from relfacts import shipped
from relfacts.errors import RelfactsError
from relfacts.text.typed import in_quotes
from relfacts.text.visible import visible

_OURS = "pages/templates/"

# Begins the names of ours in errors; no path begins so.
_AS_OURS = "<relfacts>/"

# The templates of pages; those that they extend or import come with them.
_NAMES = (
    "front.html", "answer.html", "record.html", "fact.html", "document.html", "catalogue.html",
    "refused.html", "cite.html", "layout.html", "parts.html", "feed.xml",
)  # fmt: skip


class TemplateError(RelfactsError):
    """A template of the user's own that cannot be filled in."""


class Filler(Environment):
    """A Jinja environment that knows the folder of the user's own templates."""

    own: _Own | None = None


class _Own(FileSystemLoader):
    """The user's own templates; ``read`` are the paths of those that were read."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder
        self.read: set[str] = set()

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """A template. Raises TemplateError for one that cannot be read."""
        path = self.folder / template
        try:
            found = super().get_source(environment, template)
        except TemplateNotFound:
            # Which is an OSError too.
            raise
        except UnicodeDecodeError as error:
            line = bytes(error.object[: error.start]).count(b"\n") + 1
            raise TemplateError(
                f"the template {path}:{line} is wrong: it is not text in UTF-8",
                "open it in its encoding, and save it as UTF-8",
            ) from error
        except OSError as error:
            raise TemplateError(f"cannot read {path}: {error.strerror}") from error
        self.read.add(found[1])
        return found


def environment(
    own: Path | None, href: Callable[[str], str], typed: Callable[[str], str]
) -> Filler:
    """The Jinja environment.

    ``href`` turns an address into the target of a link, ``typed`` a command line into what the
    reader of a page has to type.
    """
    theirs, ours = _Own(own) if own else None, FunctionLoader(_shipped)
    made = Filler(
        loader=ChoiceLoader([theirs, ours]) if theirs else ours,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
        auto_reload=False,
        cache_size=-1,
    )
    made.own = theirs
    made.globals["href"] = href
    made.filters["parts"] = parts
    made.filters["web"] = web
    made.filters["typed"] = typed
    return made


def filled(made: Filler, name: str, values: dict[str, Any]) -> str:
    """The text of a template with these values.

    Raises TemplateError where one of the user's own is wrong, whatever it does.
    """
    try:
        return made.get_template(name).render(values)
    except RelfactsError:
        raise
    except Exception as error:
        if made.own and (told := _wrong(error, made.own)):
            raise told from error
        raise


def _wrong(error: Exception, own: _Own) -> TemplateError | None:
    """The error that names the template, and the line in it, where ``error`` happened.

    If that is in one of ours, what it takes from theirs is not as it must be; None if it is in no
    template.
    """
    places = [(frame.filename, frame.lineno) for frame in extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        places.append((error.filename or "", error.lineno))
    theirs = [place for place in places if place[0] in own.read]
    where = theirs or [place for place in places if place[0].startswith(_AS_OURS)]
    if not where:
        return None
    said = error.message if isinstance(error, JinjaError) else f"{type(error).__name__}: {error}"
    told = visible(" ".join((said or type(error).__name__).split()))
    path, line = where[-1]
    hint = "docs/pages.md lists its variables"
    if theirs:
        return TemplateError(f"the template {path}:{line} is wrong: {told}", hint)
    return TemplateError(
        f"the templates in {own.folder} do not go with {path}:{line}: {told}", hint
    )


def compiled(made: Filler) -> None:
    """Compile the templates now, which takes longer than any page.

    Raises TemplateError for one of the user's own that is wrong, or names one that is not there.
    """
    for name in _NAMES:
        try:
            made.get_template(name)
        except JinjaError as error:
            if made.own and (told := _wrong(error, made.own)):
                raise told from error
    if made.own:
        _must_be_there(made, made.own)


def _must_be_there(made: Filler, own: _Own) -> None:
    """Raises TemplateError for a template of the user's own that names one that is not there."""
    todo = [*_NAMES]
    for name in todo:
        if not (own.folder / name).is_file():
            continue
        source, path, _ = own.get_source(made, name)
        for node in made.parse(source).find_all(
            (nodes.Extends, nodes.Import, nodes.FromImport, nodes.Include)
        ):
            named = getattr(node, "template", None)
            if not isinstance(named, nodes.Const) or getattr(node, "ignore_missing", False):
                continue
            where = f"the template {path}:{node.lineno} is wrong"
            try:
                made.get_template(str(named.value))
            except TemplateNotFound as error:
                raise TemplateError(
                    f"{where}: there is no template {in_quotes(str(named.value))}",
                    "docs/pages.md lists ours",
                ) from error
            except JinjaError as error:
                raise _wrong(error, own) or TemplateError(f"{where}: {error.message}") from error
            if named.value not in todo:
                todo.append(named.value)


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


def _shipped(name: str) -> tuple[str, str, Callable[[], bool]] | None:
    try:
        return shipped.content(_OURS + name).decode(), _AS_OURS + name, lambda: True
    except (OSError, RelfactsError):
        return None

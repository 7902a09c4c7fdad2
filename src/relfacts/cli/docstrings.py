"""The docstrings from which help pages are made, however Python runs."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from typing import Any


def docstring(function: Callable[..., Any]) -> str | None:
    """The docstring of a function, read from its source if Python was told to drop it (``-OO``)."""
    if function.__doc__:
        return function.__doc__
    (statement,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body
    return ast.get_docstring(statement) if isinstance(statement, ast.FunctionDef) else None

"""relfacts: facts by person, year or topic, each with the document and lines that support it.

    from relfacts import open_base

    with open_base() as base:
        for fact in base.who("Kim Il Sung", since=1957).facts:
            print(fact["date"], fact["statement"])

The path of a fact: ``curate`` turns ``seeds/`` into ``data/facts.json``; ``base`` opens it; ``ask``
answers questions with the help of ``names`` (who is meant) and ``dates`` (how a date answers a
period); ``show`` lays an answer out and writes it; ``library`` is the interface for programs;
``cli``, the interface for people, is built on it.
"""

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "BaseError",
    "EvidenceError",
    "FactBase",
    "OutputError",
    "RelfactsError",
    "UsageError",
    "open_base",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.ask.answer import Answer
    from relfacts.errors import BaseError, EvidenceError, OutputError, RelfactsError, UsageError
    from relfacts.library.factbase import FactBase
    from relfacts.library.opening import open_base


# The module that defines each public name.
_HOMES = {
    "Answer": "ask.answer",
    "FactBase": "library.factbase",
    "open_base": "library.opening",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: a lookup needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'errors')}"), name)
    globals()[name] = found
    return found

"""relfacts: facts by person, year or topic, each with the document and lines it stands on.

    from relfacts import open_base

    with open_base() as base:
        for fact in base.who("Kim Il Sung", since=1957).facts:
            print(fact["date"], fact["statement"])

The path of a fact: ``curate`` turns ``seeds/`` into ``data/facts.json``; ``base`` opens it;
``ask`` answers questions with the help of ``names`` (who is meant) and ``dates`` (how a date
answers); ``show`` lays an answer out and writes it; ``library`` is what programs ask, and ``cli``
one of them, which talks to people.
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


# Where each of them stands.
_HOMES = {
    "Answer": "ask.answer",
    "FactBase": "library.factbase",
    "open_base": "library.opening",
}


def __getattr__(name: str) -> object:
    """What the door hands out, fetched when it is asked for: a lookup needs none of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'errors')}"), name)
    globals()[name] = found
    return found

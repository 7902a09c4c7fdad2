"""Scripts without spaces: separates names from what is written together with them.

To a program 金正恩委員長 and 김정은은 are one word. Such a word is cut if all its pieces are known:
names, titles, words of questions and of the base, endings. If a piece is left over, it is not cut,
for the rest might be part of another name.
"""

from __future__ import annotations

from relfacts.names.types import Token, is_latin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relfacts.names.book import NameBook


def cut(tokens: Sequence[Token], book: NameBook) -> list[Token]:
    """The tokens, those without spaces cut into names, titles, fillers and endings: 谁是胡志明."""
    row: list[Token] = []
    at = 0
    while at < len(tokens):
        stop = at + 1
        # Dots separate the words of foreign names in kana and Han, not names from titles.
        while stop < len(tokens) and tokens[stop].joined and not is_latin(tokens[stop].folded):
            stop += 1
        word = "".join(token.folded for token in tokens[at:stop])
        pieces = [] if is_latin(tokens[at].folded) else _pieces(word, book)
        if len(pieces) > 1:
            row.append(Token(pieces[0], tokens[at].broken, tokens[at].joined))
            for piece in pieces[1:]:
                if not _is_bound(piece, book):
                    row.append(Token(piece))
                # An ending of a name is not a name: the 이 of 김정은이 is not the family name.
                elif book.relations.is_possessive(piece):
                    row[-1].owns = True
        elif stop - at == 1 and (stem := _relation_in(word, book)):
            row.append(Token(stem, tokens[at].broken, tokens[at].joined))
        else:
            row += tokens[at:stop]
        at = stop
    return row


def _is_bound(piece: str, book: NameBook) -> bool:
    return piece in book.endings and piece not in book.titles and not book.relations.is_one(piece)


def _relation_in(word: str, book: NameBook) -> str:
    """A word of a relation without its ending: 여동생이; "" if it is not one."""
    if is_latin(word):
        return ""
    stems = (word.removesuffix(ending) for ending in book.endings)
    return next((stem for stem in stems if stem != word and book.relations.is_one(stem)), "")


def _pieces(text: str, book: NameBook) -> list[str]:
    """``text`` as a row of known words with a name among them; empty if it is not one."""
    known: tuple[Callable[[str], object], ...] = (
        book.whole,
        book.titles.__contains__,
        book.relations.__contains__,
        book.filler_keys.__contains__,
        book.endings.__contains__,
        book.ordinary.__contains__,
    )

    def divide(start: int, named: bool) -> list[str] | None:
        if start == len(text):
            return [] if named else None
        for stop in range(len(text), start, -1):
            piece = text[start:stop]
            is_name = bool(book.whole(piece))
            if is_name or any(knows(piece) for knows in known):
                rest = divide(stop, named or is_name)
                if rest is not None:
                    return [piece, *rest]
        return None

    return divide(0, False) or _part_and_title(text, book)


def _part_and_title(text: str, book: NameBook) -> list[str]:
    """A part of a name with only a title attached to it: 김씨, 金主席."""
    for stop in range(1, len(text)):
        if text[stop:] in book.titles and book.parts(text[:stop]):
            return [text[:stop], text[stop:]]
    return []

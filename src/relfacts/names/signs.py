"""Texts with signs in them: markup, possessives, commas, quotation marks, dashes.

Most typed names have none, and then these patterns are not even compiled.
"""

from __future__ import annotations

import re

from relfacts.names.types import Token, undisguised

# Styles of Rich and BBCode, and tags of HTML; not the [[Ho Chi Minh]] of a wiki.
_MARKUP = re.compile(
    r"\[/?(?:b|i|u|s|bold|dim|italic|underline|blink|reverse|strike|link|url|color|red|green|blue"
    r"|yellow|magenta|cyan|white|black)?(?:=[^\[\]]*)?\]|</?[a-z][^<>]*>",
    re.IGNORECASE,
)
# English and Turkish put an apostrophe before an ending: Trump's, Kim Jong-un'un; those that make a
# genitive are in the group.
_ATTACHED = re.compile(
    r"(?<=\w)['’](?:(s|n?[uüıi]n|)|y?[uüıiae]|[dt][ae]n?)(?=\W|$)", re.IGNORECASE
)
# What French adds to a verb in a question: a-t-il.
_INVERTED = re.compile(r"-t-(?:ils?|elles?|on)\b", re.IGNORECASE)
# What French leaves out before a vowel: l'épouse d'Hô Chi Minh.
_ELIDED = re.compile(r"(?<!\w)([ld])['’](?=[aeiouyhàâéèêëîïôûœ])", re.IGNORECASE)
# Stands for a genitive until the words are cut: a character that no text has.
_OWNS = "\ue000"
_WORD = re.compile(r"[^\s,;:!?¿¡()\"“”„‚«»‹›…/\\|*_~\[\]{}<>.&+#@=،؛，、。？！：；（）「」『』《》"
                   r"\-‐-―−·・･•\x00-\x1f]+")  # fmt: skip

# Between two words: a break ends a name, unless it is a comma inside one; a hyphen joins.
_BREAK = re.compile(r"[,;:!?¿¡&+#@()\"“”„«»…/\\|\[\]{}<>\n،؛，、。？！：；（）]|\s[-–—]\s")
_DASH = re.compile(r"(?<=\w)[–—](?=\w)")
_HYPHEN = re.compile(r"[-‐-―−·・･•]")


def divided(text: str) -> list[Token]:
    """The words of ``text``, with the breaks and hyphens between them."""
    plain = _MARKUP.sub(" ", text.replace(_OWNS, ""))
    plain = _ATTACHED.sub(lambda found: "" if found[1] is None else _OWNS, plain)
    if "-" in plain:
        # Between names that have hyphens, a dash is not one: Kim Jong-un–Trump.
        plain = _DASH.sub(r" \g<0> ", plain)
    plain = undisguised(_ELIDED.sub(r"\1 ", _INVERTED.sub(" ", plain)))
    tokens: list[Token] = []
    end = 0
    for word in _WORD.finditer(plain):
        between = plain[end : word.start()]
        token = Token(
            word[0].replace(_OWNS, ""),
            broken=bool(tokens and _BREAK.search(between)),
            joined=bool(tokens and _HYPHEN.fullmatch(between)),
            owns=word[0].endswith(_OWNS),
            dotted=plain[word.end() : word.end() + 1] == ".",
        )
        if token.folded:
            tokens.append(token)
            end = word.end()
    return tokens

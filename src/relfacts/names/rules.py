"""Rules for when the person named is not the person meant: one function and one message each.

*Wife of Kim Jong Un* names him only to say whose wife is meant; *Kim Il Sung Square* is a place. A
rule looks at a mention; a rule made with ``rule_of_a_person`` also looks at a candidate person. It
says whether somebody or something else is meant. All rules of the first sort are asked first, in
the order of this file, then those of the second; the first that applies decides, and is reported.
The name of the function is the name of the rule, and the examples in its docstring are its test.
"""

from __future__ import annotations

from itertools import dropwhile, pairwise

from relfacts.names.lexicon import GENDERS, RELATION, THING, UNLINKED
from relfacts.names.mentions import is_article
from relfacts.names.types import NAME, TITLE, UNKNOWN, folded_words, key_of, words
from relfacts.names.types import RELATION as A_RELATION
from relfacts.names.vocabulary import (
    ANYBODY,
    ASKING,
    FILLERS,
    FROM,
    LIKEWISE,
    RELATIVE,
    may_be_agent,
)
from relfacts.text.folding import fold
from relfacts.text.typed import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relfacts.names.mentions import Mention
    from relfacts.names.types import Owner, Span

    #: Whether somebody else is meant than the person named, or who.
    Meant = bool | Owner
    OfAMention = Callable[[Mention], bool]
    OfAPerson = Callable[[Mention, Owner], Meant]

# The longest article of the languages that have a link like de.
_LONGEST_ARTICLE = 3

# Nobody in such a phrase is older; a year has more digits.
_OLDEST, _YEAR = 119, 4


class Rule:
    """A rule: its ``name``, and its message ``says``, about a {text} and the {name} in it."""

    __slots__ = ("name", "of_a_mention", "of_a_person", "says")

    def __init__(
        self, says: str, of_a_mention: OfAMention | None, of_a_person: OfAPerson | None
    ) -> None:
        test = of_a_mention or of_a_person
        self.name = test.__name__.replace("_", "-") if test else ""
        self.says = says
        self.of_a_mention = of_a_mention
        self.of_a_person = of_a_person


#: All rules; those about mentions are asked before those about a person.
RULES: list[Rule] = []


def rule(says: str) -> Callable[[OfAMention], OfAMention]:
    """Add a function to the rules that look at a mention, whoever it names."""

    def put(test: OfAMention) -> OfAMention:
        RULES.append(Rule(says, test, None))
        return test

    return put


def rule_of_a_person(says: str) -> Callable[[OfAPerson], OfAPerson]:
    """Add a function to the rules that look at a mention and a person it may name."""

    def put(test: OfAPerson) -> OfAPerson:
        RULES.append(Rule(says, None, test))
        return test

    return put


class Verdict:
    """The rule by which a person is not meant, and who is meant, if that is known."""

    __slots__ = ("other", "rule")

    def __init__(self, rule: Rule, other: Owner | None = None) -> None:
        self.rule = rule
        self.other = other


def judge(mention: Mention) -> Verdict | None:
    """The first verdict on a mention, whoever it names."""
    for one in RULES:
        if one.of_a_mention and one.of_a_mention(mention):
            return Verdict(one)
    return None


def judge_person(mention: Mention, person: Owner) -> Verdict | None:
    """The first verdict on a person of the base whom a mention may name."""
    for one in RULES:
        meant = one.of_a_person(mention, person) if one.of_a_person else False
        if meant:
            return Verdict(one, None if meant is True else meant)
    return None


# --- what stands before or after the name -----------------------------------------------------


@rule("{text} leaves {name} out")
def excluded(mention: Mention) -> bool:
    """Somebody named after a word that excludes is not meant.

    Not meant: anyone but Trump
    Not meant: who succeeded Nguyen Phu Trong
    Meant: why did not Kim Il Sung visit Vietnam in 1957
    """
    before = mention.spans[: mention.titled]
    apart = mention.spans[mention.titled].first.broken
    return bool(before) and not apart and mention.book.relations.excludes(words(before))


@rule("{text} says the same of {name} as of somebody before")
def likewise(mention: Mention) -> bool:
    """Names joined with an excluded name are excluded too.

    Not meant: anyone but Ho Chi Minh or Kim Il Sung
    Meant: Kim Jong Un's wife and Trump
    """
    at = mention.titled - 1
    linked = at >= 0 and mention.spans[at].first.folded in LIKEWISE
    return linked and at in mention.unmeant and not mention.spans[at + 1].first.broken


@rule_of_a_person("{name} has no such suffix in this base")
def suffix(mention: Mention, person: Owner) -> bool:
    """A numeral or a suffix turns a name into somebody else, unless the person bears it.

    Not meant: Ho Chi Minh junior
    Not meant: Donald Trump the younger
    Not meant: Kim Il Sung II
    Not meant: Kim Il Sung II visited Hanoi
    Meant: Kim Jong Un first visited Vietnam
    """
    said = mention.rank
    known = (structure for _, structure in mention.book.structures(person)) if said else ()
    return bool(said) and all(said != word.rank for name in known for word in name.words)


@rule("{text} is a thing or a place that has the name of {name}")
def thing(mention: Mention) -> bool:
    """A thing or a place with a person's name is not the person; what the person owns is.

    Not meant: Kim Il Sung Square
    Not meant: thành phố Hồ Chí Minh
    Not meant: mausoleum of Ho Chi Minh
    Not meant: Học viện Chính trị quốc gia Hồ Chí Minh
    Not meant: Ho Chi Minh Open University
    Not meant: Ho Chi Minh's Mausoleum
    Meant: Ho Chi Minh's house
    """
    before = _right_before(mention)
    if before and mention.is_a(before, UNLINKED):
        return mention.is_a(before, THING)
    if mention.head is None:
        if mention.thing_before:
            return True
    elif mention.is_a(mention.spans[mention.head], THING):
        return True
    after = mention.following[:1]
    if after and not after[0].first.broken and mention.is_a(after[0], THING):
        return not mention.owns or after[0].first.capital
    return mention.has_a_name_for_a_thing


@rule("{text} is a thing or a place with another name, not {name}")
def word_for_a_thing(mention: Mention) -> bool:
    """A word in small letters beside a name, for a thing that bears the name, is no name itself.

    Not meant: truong Ho Chi Minh
    Meant: Tô Lâm
    """
    row = mention.spans[mention.start : mention.stop]
    if len(row) != 1 or not mention.is_in_small_letters(row[0]) or not mention.is_a(row[0], THING):
        return False
    beside = (*mention.before[-1:], *mention.after[:1])
    return any(span.tag == NAME for span in beside)


@rule("{text} is about somebody else, and names {name} only to say whose")
def relation(mention: Mention) -> bool:
    """A relative or associate of somebody is another person, unless that one is named too.

    Not meant: wife of Ho Chi Minh
    Not meant: Kim Jong Un's younger sister
    Not meant: vợ Hồ Chí Minh
    Not meant: manzelka od Kim Il Sung
    Meant: Kim Jong Un, son of Kim Jong Il
    Meant: his brother Kim Yong Il
    """
    before = _right_before(mention)
    if before and mention.is_a(before, UNLINKED):
        return not mention.names_both(mention.titled - 1)
    if mention.head is not None and mention.is_a(mention.spans[mention.head], RELATION):
        return not mention.names_both(mention.head)
    return mention.owned is not None and mention.is_a(mention.owned, RELATION)


@rule("{text} is about somebody in an office under {name}")
def office(mention: Mention) -> bool:
    """Somebody in an office under a person is another person.

    Not meant: premier of Kim Il Sung
    Not meant: secretary to Ho Chi Minh
    Not meant: Ho Chi Minh's prime minister
    Meant: letter from the premier to Kim Il Sung
    """
    if mention.head is not None and mention.is_office(mention.spans[mention.head]):
        return not mention.names_both(mention.head)
    return mention.owned is not None and mention.is_office(mention.owned)


@rule("{text} likens somebody else to {name}")
def likened(mention: Mention) -> bool:
    """Somebody else may be called by a person's name.

    Not meant: the Ho Chi Minh of Laos
    """
    around = [*mention.before[-1:], *mention.after[:1]]
    return [span.folded for span in around] == ["the", "of"]


@rule("{text} is somebody else who is called {name}")
def byname(mention: Mention) -> bool:
    """An article and a word after a part of a name are another person's byname.

    Not meant: Trump the Great
    Not meant: Trump, the Great
    Meant: Kim Jong Un the dictator
    Meant: Trump, the President
    """
    after = mention.after
    if mention.is_whole or len(after) < 2 or not is_article(after[0]):
        return False
    if after[0].first.broken and any(map(mention.is_office, after)):
        return False
    small = not any(token.capital for token in words(mention.spans))
    return after[1].first.capital or (small and len(after) == 2)


@rule("{text} asks for somebody else, of whom {name} only says more")
def clause(mention: Mention) -> bool:
    """A name in a clause may only describe somebody else.

    Not meant: the man next to Kim Jong Un
    Not meant: the president who met Kim Jong Un
    """
    if any(span.folded in ANYBODY and span.tag != TITLE for span in mention.before[:2]):
        return True
    return any(
        after.folded in RELATIVE and before.tag in (TITLE, A_RELATION, UNKNOWN)
        for before, after in pairwise(mention.before)
    )


def _right_before(mention: Mention) -> Span | None:
    """The span right before the name and its titles."""
    at = mention.titled
    return mention.spans[at - 1] if at and not mention.spans[at].first.broken else None


# --- what is known of a person ----------------------------------------------------------------


@rule_of_a_person("this base does not give {name} that title")
def title(mention: Mention, person: Owner) -> bool:
    """An occupation, or an office of somebody who has namesakes, must be one that the base gives.

    Any other office may simply be unknown to the base.

    Not meant: reporter To Lam
    Not meant: army chief Ri Yong Ho
    Meant: North Korean foreign minister Ri Yong Ho
    Meant: Ambassador Donald Trump
    """
    titles = mention.book.titles
    offices = titles.offices(folded_words(words(mention.titles)))
    if not offices or offices & titles.held_by(person):
        return False
    occupations = any(office in mention.book.occupations for office in offices)
    return occupations or bool(mention.book.namesakes(person))


@rule_of_a_person("the title in {text} is not one of {name}")
def gender(mention: Mention, person: Owner) -> bool:
    """Mrs before a man's name means somebody else, and so does Mr before a part of a woman's.

    Mr before her whole name is a mistake.

    Not meant: Mrs Trump
    Not meant: Mr Ngan
    Meant: Mr Nguyen Thi Kim Ngan
    """
    said = {meaning for span in mention.titles for meaning in mention.book.titles.told(span.tokens)}
    genders = {gender for meaning, gender in GENDERS.items() if meaning in said}
    if len(genders) != 1 or (mention.is_whole and genders == {"male"}):
        return False
    known, _ = mention.book.gender_and_country(person)
    return known is not None and known not in genders


@rule_of_a_person("{name} is of another country")
def country(mention: Mention, person: Owner) -> bool:
    """A person described as from another country is another person.

    Not meant: President Kim of South Korea
    Not meant: South Korean President Kim
    Meant: DPRK ambassador to Vietnam Kim Myong Gil
    """
    countries = mention.countries
    _, known = mention.book.gender_and_country(person) if countries else (None, None)
    return known is not None and known not in countries


@rule_of_a_person("{text} is the place with the name of {name}")
def place(mention: Mention, person: Owner) -> bool:
    """If somebody's name is also that of a place, it means the place where a place would be named.

    Not meant: flights from Hanoi to Ho Chi Minh
    Not meant: weather in Ho Chi Minh
    Not meant: Ho Chi Minh, Vietnam
    Meant: letter from Hanoi to Ho Chi Minh
    """
    places = [
        (other, beside)
        for other, beside in _namesakes(mention, person)
        if _is_thing(mention, beside)
    ]
    return any(_is_where(mention) or _says(mention, *one, person) for one in places)


@rule_of_a_person("{text} is another {name}")
def namesake(mention: Mention, person: Owner) -> Meant:
    """A word that the base uses for a namesake, and not for the person, means the namesake.

    Not meant: Kim Yong Nam abductee
    Not meant: Ri Yong Ho army
    """
    for other, beside in _namesakes(mention, person):
        if not _is_thing(mention, beside) and _says(mention, other, beside, person):
            return other
    return False


def _namesakes(mention: Mention, person: Owner) -> list[tuple[Owner, str]]:
    row = mention.spans[mention.start : mention.stop]
    return mention.book.namesakes(person, key_of(words(row)))


def _is_thing(mention: Mention, beside: str) -> bool:
    return THING in mention.book.relations.meanings(fold(beside))


def _says(mention: Mention, other: Owner, beside: str, person: Owner) -> bool:
    """Whether the base uses a word of the phrase for the namesake, and not for the person."""
    around = mention.around
    negated = [at for at, token in enumerate(around) if token.folded == "not"]
    around = around[: negated[0]] if negated else around  # Ho Chi Minh (not the city)
    titles = mention.book.titles
    if titles.offices(folded_words(around)) & titles.held_by(person):
        return False
    said = set(fold(f"{beside} {other.who}").split())
    said -= set(fold(mention.book.description(person)).split())
    return any(
        token.folded in said and token.folded.isalpha() and token.folded not in FILLERS
        for token in around
    )


def _is_where(mention: Mention) -> bool:
    """Whether a name that is also that of a place is used like a place."""
    before, after = mention.before, mention.after
    if before and mention.book.relations.is_locative(before[-1].first):
        return True
    if after and after[0].first.broken:
        # An address: Ho Chi Minh, Vietnam.
        return not before and mention.place_at_the_end(after) == len(after)
    if after or len(before) < 2 or before[-1].folded != "to":
        return False
    length = mention.place_at_the_end(before[:-1])
    ahead = before[: -1 - length]
    return bool(length) and all(span.folded in FROM for span in ahead)


# --- words that nobody listed -----------------------------------------------------------------


@rule_of_a_person("{text} asks for somebody else, who has to do with {name}")
def deed(mention: Mention, person: Owner) -> bool:
    """Somebody who did something to a person is another person, whatever was done.

    Not meant: who purged Ri Yong Ho
    """
    row = mention.before
    asked = len(row) > 1 and row[-2].folded in ASKING and not _is_apart(mention)
    return asked and _does_not_fit(mention, row[-1], person)


@rule_of_a_person("this base does not describe {name} that way")
def epithet(mention: Mention, person: Owner) -> bool:
    """If there are only unknown words before a name, they say who is meant.

    Not meant: the poet Kim Yong Nam
    Not meant: jazz guitarist Kim Song Nam
    Not meant: dictator Kim Jong Un
    Not meant: mke wa Kim Il Sung
    Not meant: zoja de Kim Il Sung
    Meant: la barbe de Ho Chi Minh
    Meant: dictator, Kim Jong Un
    """
    row = list(dropwhile(is_article, mention.before))
    if not row or _is_apart(mention):
        return False
    # Wa may be part of a name, but not here; nor is Mke, capitalised at the start of a sentence.
    opening = row[0].tag == UNKNOWN and row[0].first.capital and len(row) > 1
    said = [span for span in row if mention.is_unknown(span)] or row[:opening]
    # La barbe de: something like an article shows that the link is one of a language that is known.
    told = row != mention.before or (len(row) > 2 and len(row[0].folded) <= _LONGEST_ARTICLE)
    alone = all(
        mention.is_in_small_letters(span) and not (told and mention.is_link(span))
        for span in row[opening:]
    )
    return alone and bool(said) and not mention.is_said_of(said[-1].folded, person)


@rule_of_a_person("{text} is about somebody else, and names {name} only to say whose")
def agent(mention: Mention, person: Owner) -> bool:
    """An unknown word for somebody who does something is another person; a word for a thing is not.

    Words for people are recognised by their endings, in languages that have such endings.

    Not meant: the embalmer of Ho Chi Minh
    Not meant: Ho Chi Minh's embalmers
    Not meant: Kim Song Nam guitarist
    Meant: Ho Chi Minh's philosophy
    Meant: the beard of Ho Chi Minh
    Meant: embalmer of, Ho Chi Minh
    """
    before, after = mention.before, mention.following
    if len(before) > 1 and mention.is_link(before[-1]) and not _is_apart(mention):
        *_, head, link = before
        named = not link.first.broken and may_be_agent(head.folded, link.folded)
    elif after and not after[0].first.broken and (mention.owns or _is_last_and_one(after)):
        head = after[0]
        named = may_be_agent(head.folded)
    else:
        return False
    return named and _does_not_fit(mention, head, person)


@rule_of_a_person("this base does not describe {name} that way")
def attached(mention: Mention, person: Owner) -> bool:
    """In scripts without capitals an unknown word right after a name belongs to it.

    Not meant: 김정은 처남
    Meant: 김정은 방문
    """
    after = mention.after[:1]
    raw = after[0].first.raw if after else ""
    uncased = bool(raw) and not after[0].first.broken and raw.lower() == raw.upper()
    return uncased and _does_not_fit(mention, after[0], person)


@rule_of_a_person("this base does not describe {name} that way")
def apposition(mention: Mention, person: Owner) -> bool:
    """An unknown word after a comma, or in brackets, says who is meant.

    Not meant: Kim Jong Un (guitarist)
    Not meant: Kim Yong Nam, a poet
    """
    row = mention.after_articles
    apart = bool(mention.after) and mention.after[0].first.broken
    return apart and bool(row) and _does_not_fit(mention, row[0], person)


@rule_of_a_person("this base does not say how old {name} is")
def age(mention: Mention, person: Owner) -> bool:
    """An age after a comma is that of somebody in the news.

    Not meant: Nguyen Minh Vu, 32
    Meant: Kim Il Sung, 1958
    Meant: Kim Il Sung, 250
    """
    after = mention.after[:1]
    word = after[0].folded if after and after[0].first.broken else ""
    years = whole(word) if len(word) < _YEAR else None
    return years is not None and years <= _OLDEST and not mention.is_said_of(word, person)


def _is_last_and_one(row: Sequence[Span]) -> bool:
    """Whether only one word is left, and it is not a verb: remembers."""
    return len(row) == 1 and not row[0].folded.endswith("s")


def _is_apart(mention: Mention) -> bool:
    return mention.spans[mention.start].first.broken


def _does_not_fit(mention: Mention, span: Span, person: Owner) -> bool:
    """Whether a span is an unknown word that the base does not use about the person."""
    return mention.is_unknown(span) and not mention.is_said_of(span.folded, person)

"""The language files: what they may contain, how they are read and compiled.

    # A comment.
    [names]
    relation
      brother, brothers
      son in law
    title president
      president, presidents

A section is in brackets. A category is at the beginning of a line, followed by the meaning of its
words if the category has several meanings. Its words are indented, with one line for a word and its
variants.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from relfacts.text import stems
from relfacts.text.folding import fold, plain

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

#: The sections of a file and their categories, with the purpose of each. A new category is declared
#: only here; a rule then asks for it by its name.
CATEGORIES: dict[str, dict[str, str]] = {
    "dates": {
        "month": "the months, 01 to 12",
        "weekday": "the days of the week, 1 (Monday) to 7",
        "season": "the seasons: spring, summer, autumn, winter",
        "hemisphere": "before a season: northern, southern",
        "half": "the halves of a year that have a name of their own, 1 and 2",
        "unit": "what stands after a number, or (with 'of') before one, and says what it counts",
        "ordinal": "1 to 4, and last",
        "months": "several months: the first nine months of 2018",
        "stretch": "beside several months: the 'first' or the 'last' of a year",
        "ordinal ending": "after a number they make it a place in a row: 1st March, 1er mars",
        "joint": "what joins dates, leads them or follows them: from, until, or later, about, BC",
        "idle": "words that change nothing: in 1958, the 1950s, spring of 1958",
        "vague": "as long as whoever says it likes: early, middle, late. Refused",
        "clock": "depends on the day on which it is asked: today, last year. Refused",
        "timeless": "printed for a date, but no time to ask for: undated. Refused",
        "teens": "ten years of some century, by the first of them: fifties. A question takes them "
        "for the only ones in the time of a base; elsewhere they are refused",
    },
    "names": {
        "title": "stands beside a name and is no part of it, by the office that it means; "
        "'courtesy' and 'unit' mean none, 'woman' and 'man' say whom it addresses",
        "occupation": "a title of somebody of whom the base says so, and of nobody else: singer",
        "country": "who or what is of a country, by its code (ISO 3166-1): South Korean",
        "part": "a word of titles or relations that real people are called by too: without its "
        "accents it is a title in small letters only",
        "name part": "what real names are made of, folded, where these parts can be listed: a slip "
        "that makes one of them has made another name",
        "relation": "who is one of these to somebody is another person: wife of, 's father; "
        "'before' ones are so right before a name too: vợ Hồ Chí Minh",
        "thing": "a place or a thing that bears a name: Kim Il Sung Square; 'before' ones stand "
        "right before it too: thành phố Hồ Chí Minh",
        "suffix": "after a name it says which of two generations is meant, 'junior' or 'senior'",
        "numeral": "after a name it says which of its bearers is meant, by the number: the second",
        "particle": "before a part of a name; it may be left out or added: van, bin; an 'attached' "
        "one is written together with the part",
        "patronymic": "what the father's name ends with that stands behind a given name; it may be "
        "left out or added: Ivanovich",
        "link": "between a relation, or an office, and a name: wife of",
        "possessive": "between a name and what belongs to it: 金正恩的妹妹",
        "exclusion": "who is named after it is not meant: anyone but",
        "own": "what is somebody's own: nobody else is meant with it: speech, birthday",
        "locative": "a place comes after it, where somebody has the name of one: in Ho Chi Minh",
        "filler": "a word of questions and headings, beside a name and no part of it; those that "
        "might as well be a part of one are 'like a name'",
        "ending": "what a language attaches to a name: Trumpem, 김정은은",
        "prefix": "what a language attaches to the beginning of a name: وترامب",
        "agent ending": "what words for who does something end in: embalmer, guitarist. An unknown "
        "word with one is a person; another is a thing",
        "article": "a, an, the, and what stands in their place: my, her",
        "pronoun": "asks for one, or leads to what is said of one: who, that; 'relative' ones "
        "begin a clause, 'anybody' ones are told more of: man, somebody",
        "auxiliary": "with 'not' it asks, and excludes nobody: why did not",
        "determiner": "between a relation and its name it changes nothing: first, own, many",
        "conjunction": "between people who are told of together: and, with, versus; what is said "
        "of the first is said of the next after one that is 'likewise'",
        "preposition": "'from' a place, 'abroad' before a country that is not one's own, "
        "'towards' somebody, 'between' two titles",
    },
    "questions": {
        "kind": "nouns that ask for a kind of fact, by its id",
        "verb": "what somebody does, as 'kind act': the kind of fact that tells of it, or '-' for "
        "any, and what a role does in it: gives, receives, travels, hosts, invites, meets, signs, "
        "proposes, says; '-' for nothing that a role does",
        "deed": "nouns of what is held or made, so that a verb of giving beside one only carries "
        "it: gave a reception",
        "status": "beside a kind it says how certain that is, by the statuses: signed, planned",
        "order": "which of several: the first, the last, the most, the least; by its number in the "
        "order of time, 2; how often it was by then, '2 times'; 'next' after a time, 'previous' "
        "before one",
        "number": "asks for a figure",
        "unit": "asks for a figure in a unit, by its code (UN/ECE Rec 20 or symbol, ISO 4217); "
        "'money' is any currency",
        "measure": "a unit by its code, in a language whose file has no numbers",
        "attached": "begins what is attached to a noun, a copula or a verb of it: 이었나요, 받은",
        "why": "asks what for: why, warum",
        "purpose": "facts tell with it what something was for: aimed, meant",
        "asks": "begins a question whether something is so: has, is",
        "except": "what comes after it is not wanted; 'after' ones stand behind it: besides, 말고",
        "differ": "asks where documents differ: discrepancies; a 'beside' one does only beside "
        "words for documents, or for what they give: what do the reports disagree about",
        "document": "tells facts, or is what documents give, by the type of difference: reports, "
        "dates",
        "compass": "a country that has it in its name, if there is only one: the North",
        "apart": "what comes after it was at another time: weeks before his arrival",
        "whom": "behind a verb it asks for whom it is done to: who visited whom",
        "where": "asks for a place, for a 'town' or a 'country': where, which city",
        "inverts": "after it the verb comes before who does it: wann, cuándo",
        "verb ending": "what is attached to a verb of one syllable, which is one then: 갔습니까; "
        "or makes a verb of a noun: 訪問した",
        "linking": "stands between the pieces of a compound: Freundschaftsvertrag",
        "head": "whoever is at the head of what is named: the head of the department",
        "way": "what leads to a place or person: from it, to it, done by it, in it, with it, "
        "about it; what it is done to",
        "while": "what comes after it only says when: during his visit",
        "event": "asks for what happened, and not for what went on: happened, took place",
        "passive": "before a verb it says that who stands there has it done: was visited; 'apart' "
        "ones need not stand right before it: wurde von ihm besucht",
        "doer": "asks for who does something, and never for whom it is done to: wer, кто",
        "form": "forms of a verb that its ending does not show, by the verb",
        "slight": "says little of a fact, and need not be met: outcome, purpose",
        "light": "describes something or says how, and may be left out where no fact has it: new, "
        "quick",
        "adverb": "what words that say how end in: sharply",
        "idle": "words of questions and headings that say nothing about which fact is meant; "
        "those of 'grammar' never do, the others do when a question has no more than them",
    },
    "senses": {
        "sense": "words of one sense, or of one field, by one of them, each in one of its forms",
        "unlike": "words with the stem of another that have none of its senses: candidate, candid",
    },
    "sounds": {
        "script": "names of people whose own form is in this script, or who have no other, are "
        "spelled as the sounds below say",
        "unwritten": "vowels that this script leaves out; in other letters they may then be any",
        "article": "stands before a name, or within one, and may be left out: al-Sisi, as-Sisi",
        "compound": "one word with the next, whatever article stands between: Abdel Aziz",
        "consonant": "spellings of one sound, after the letter of the class by which names are "
        "found",
        "weak": "consonants that spellings leave out or write as vowels; no name is found by them",
        "vowel": "spellings of one vowel",
        "silent": "may stand for nothing; an 'ending' only at the end of a word",
        "jamo first": "how systems of romanisation write the consonant with which a syllable of "
        "Hangul begins, by its letter",
        "jamo vowel": "how they write its vowel",
        "jamo last": "how they write the consonant with which it ends",
        "family name": "those that are written by habit rather than by system",
        "korean": "how a language writes a sound of Korean names, by how the usual systems write "
        "it: Ri Szolcsu",
        "pinyin": "the syllables of pinyin, without their tones, by the first character that is "
        "read so among the 3,755 of everyday use in GB 2312, which stand in the order of pinyin",
        "wade-giles": "how Wade-Giles, without its apostrophes, writes a syllable of pinyin, its "
        "beginning, or its end",
        "efeo": "how the French system of the Far East school (EFEO) does",
    },
    "numbers": {
        "decimal": "the sign before decimals: point or comma",
        "thousands": "the signs between thousands: point, comma, space",
        "number": "numbers in words, by their value",
        "place": "places in a row in words: third",
        "place sign": "after digits it makes them a place in a row: 41. Sitzung",
        "scale": "what multiplies the number before it, by how much",
        "single scale": "a scale that counts one by itself: a hundred, tausend",
        "plus half": "adds a half to the number before it: two and a half",
        "joint": "stands within a number: a hundred and five",
        "glue": "stands within a number that is one word: vierundsechzig",
        "unit": "units and currencies, by their code (UN/ECE Rec 20 or symbol, ISO 4217)",
        "counted": "how a word after a number shows that it is what is counted: a 'capital', 'any' "
        "word, or its ending",
        "before": "before a figure it says how exact that is, by the qualifiers that it allows",
        "after": "the same after a figure",
        "idle": "stands between such a word and its figure and changes nothing: more "
        "than a total of 5",
        "range": "between the two ends of a range: to",
        "range start": "before the two ends of a range: between",
    },
    "evidence": {
        "negation": "denies: not, never, nobody",
        "denial": "denies without a not: refuse, instead",
        "denial apart": "denies with the word that is its meaning at the end of the clause",
        "unchanged": "may stand for a not in other words: stays, still, only",
        "lacking": "tells without a not that something is missing or at an end: ran out, cut off",
        "unsaid": "tells what a document leaves out, and denies nothing else: not named",
        "idiom": "has a word of these sorts and does not mean it: as if, not only",
        "contrast": "begins what takes back the words before it: but",
        "plan": "tells what is to come: will, planned",
        "plan ending": "ends a verb that tells what is to come: versera, construirá",
        "wish": "tells what somebody wants of what comes after it: hopes, aims",
        "binding": "those words of the last two that are the matter of a treaty or a law: shall",
        "hedge": "tells what is only possible: may, perhaps",
        "condition": "makes it depend on something: if",
        "hearsay": "tells it as hearsay: reportedly, some say",
        "saying": "leads to what somebody says: said",
        "taken back": "tells that something before was wrong: correction",
        "contrary": "an axis and a pole of it: who tells one does not mean another: first, last",
        "rise": "tells a figure as a rise: rose, more",
        "fall": "tells a figure as a fall: fell, less",
        "moves": "makes of two figures what was and what it came to: raised from 3 to 5",
        "level": "before a figure that was reached: to",
        "again": "before a figure it counts what was counted before: a further",
        "change": "before a figure that is a difference: by",
        "total": "makes a sum of a figure: in all",
        "span": "counts from a time, or up to one: since, by the end of",
        "yearly": "a figure for each year: a year",
        "yearly part": "begins a word that may be a figure for each year: Jahresbeitrag",
        "monthly": "a figure for each month",
        "weekly": "a figure for each week",
        "daily": "a figure for each day",
        "past": "looks like one of these and is a time: a year ago",
        "former": "tells a figure as one of an earlier time: before, previous",
        "part": "a figure for a part of a year: first quarter",
        "relative day": "counts days from when it is written: yesterday is -1",
        "comparison": "before a year it makes it one to compare with: than in 1990",
        "compared year": "the same, right before a year alone: change on 1990",
        "compared": "does so after it",
        "whole": "the row of a table that sums up others: total",
        "part of": "before a part of a figure told before: of which",
        "destination": "heads those who receive in a table",
        "origin": "heads those who give in a table",
        "acts": "verbs by what the doer does: gives, receives, travels, hosts, "
        "invites, signs, proposes, says, writes, founds",
        "mark": "stands before the giver, the receiver or (in the passive) the agent: from, to, by",
        "age": "stands before the years of somebody's age: aged",
        "doer": "nouns by what those called so do: gives (donor), receives, hosts, travels; with "
        "'deed', of what they do: invites deed (the invitation of X)",
        "copula": "calls somebody by such a noun: was, as",
        "belonging": "stands before the other whom such a noun has, and the whole of a part: of",
        "suffix": "stands after the giver, the receiver or the doer, where languages attach it",
        "conjunction": "joins those who do it together: and",
        "auxiliary": "makes a passive: was",
        "pronoun": "does it in place of a name: she, who",
        "definite": "stands before what was named in full before: the Trust",
        "particle": "no name of what is counted: at, than, were",
        "uncounted": "says nothing of what is counted: number",
        "generic": "may stand for any other name of what is counted: people",
        "body": "organisations are called by it: agency, fund; after a 'before' one small words "
        "may stand within the name: Conseil régional de La Réunion",
        "address": "a title too short to be asked by: M.",
        "abbreviation": "ends with a full stop that ends no sentence: Dr",
    },
}

#: The sections that a lookup searches; the others are only read by curation, one language at a
#: time.
SEARCHED = ("dates", "names", "questions", "sounds", "stems", "senses")


#: Derived categories: a single word of a title, which alone is not a name unless somebody in the
#: base has it; and the name of an occupation.
TITLE_WORD, AN_OCCUPATION = "title word", "an occupation"

#: Derived from the numbers of a language: a number of months in words; a unit after "how many";
#: what stands for a number of things: hundreds.
COUNT, MEASURE, SCALE = "count", "measure", "scale"

#: Derived from the senses of a language: a word of a sense, found by the latter.
MEMBER = "member"

# Categories that are also found by stems, so that not all forms need be listed; short words have
# none.
_BENT = ("kind", "verb", "status", "idle", "slight", "number")
_SHORTEST_BENT = 4

# Units of time are not figures of a fact.
_TIME = frozenset(("a", "mon", "WEE", "d", "h", "min"))
_COUNTS = range(2, 12)


class WordsError(ValueError):
    """A line of a file that cannot be read; the message begins with its position."""


class Word(NamedTuple):
    """A spelling in a file: its language (BCP 47), its section, category and meaning."""

    language: str
    section: str
    category: str
    meaning: str
    spelling: str
    line: int


def read(language: str, text: str, sections: Container[str] = tuple(CATEGORIES)) -> Iterator[Word]:
    """The words of a file, in its order. Raises WordsError for a line that is not valid.

    ``sections`` are those to read; the lines of others are skipped.
    """
    section = category = meaning = ""
    skipped = False
    for number, line in enumerate(text.split("\n"), 1):
        # Most lines of a file are of sections that are not asked for.
        if skipped and not line.startswith("["):
            continue
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        if bare.startswith("["):
            section, category = bare.strip("[]"), ""
            if section not in CATEGORIES:
                known = ", ".join(CATEGORIES)
                what = f"there is no section {section!r}: one of {known}"
                raise WordsError(f"{language}.txt:{number}: {what}")
            skipped = section not in sections
        elif line == bare:
            category, meaning = _heading(line, section)
            if not category:
                known = ", ".join(CATEGORIES.get(section, {})) or "(none)"
                what = f"no category of [{section}] is {line!r}: one of {known}"
                raise WordsError(f"{language}.txt:{number}: {what}")
        elif not category:
            raise WordsError(f"{language}.txt:{number}: words before the first category")
        else:
            for spelling in bare.split(", "):
                # What begins with a letter or a digit folds to something.
                empty = not spelling[:1].isalnum() and not fold(spelling)
                if empty or spelling != spelling.strip(", "):
                    what = f"{spelling!r} is not a word: write 'word, word'"
                    raise WordsError(f"{language}.txt:{number}: {what}")
                yield Word(language, section, category, meaning, spelling, number)


def _heading(line: str, section: str) -> tuple[str, str]:
    """The category at the beginning of a line, the longest that fits, and the meaning after it."""
    for category in _longest_first(section):
        if line == category or line.startswith(f"{category} "):
            return category, line[len(category) + 1 :]
    return "", ""


@lru_cache(maxsize=16)
def _longest_first(section: str) -> tuple[str, ...]:
    return tuple(sorted(CATEGORIES.get(section, {}), key=len, reverse=True))


def compiled(words: Iterable[Word]) -> str:
    """The text of the file that lookups search: for each section its words, sorted, one a line."""
    languages: dict[tuple[str, ...], set[str]] = {}
    for word in words:
        for section, *entry in (*_entries(word), *_counted(word), *_stemmed(word)):
            languages.setdefault((section, *entry), set()).add(word.language)
    lines: dict[str, list[str]] = {section: [] for section in SEARCHED}
    for (section, folded, category, meaning, spelling), tags in languages.items():
        if section not in SEARCHED:
            continue
        row = (folded, category, meaning, ",".join(sorted(tags)), spelling)
        lines[section].append("\t".join(row))
    blocks = [
        f"[{section}]\n" + "".join(f"{row}\n" for row in sorted(rows, key=str.encode))
        for section, rows in lines.items()
    ]
    return (
        "# Made from the files of the languages by: python -m relfacts.languages.compiling\n"
        + "".join(blocks)
    )


def _entries(word: Word) -> Iterator[tuple[str, str, str, str, str]]:
    """Section, folded words, category, meaning and spelling of a word, and of entries derived from
    it.
    """
    section, spelling = word.section, plain(word.spelling)
    folded = fold(spelling)
    if word.category == "sense":
        yield section, stems.key_of_facts(folded), word.category, word.meaning, spelling
        yield section, fold(word.meaning), MEMBER, "", spelling
        return
    yield section, folded, word.category, word.meaning, spelling
    if word.category in ("title", "occupation", "country"):
        yield from ((section, part, TITLE_WORD, "", part) for part in folded.split())
    if word.category == "occupation":
        yield section, fold(word.meaning), AN_OCCUPATION, "", word.meaning


def _stemmed(word: Word) -> Iterator[tuple[str, str, str, str, str]]:
    """A noun or a verb by the beginning its forms share, in a language with endings for them."""
    category = word.category if word.section == "questions" and word.category in _BENT else ""
    measured = word.section == "numbers" and word.category == "unit"
    if (measured and word.meaning not in _TIME) or word.category == MEASURE:
        category = MEASURE
    if not category or not stems.known(word.language) or len(word.spelling) < _SHORTEST_BENT:
        return
    for key in stems.keys(word.spelling, word.language):
        yield "stems", key, category, word.meaning, ""


def _counted(word: Word) -> Iterator[tuple[str, str, str, str, str]]:
    """The entries of a number or a unit for dates and for questions."""
    spelling = plain(word.spelling)
    if word.section != "numbers":
        return
    if word.category == "number" and word.meaning in map(str, _COUNTS) and " " not in spelling:
        yield "dates", fold(spelling), COUNT, word.meaning, spelling
    if word.category == "scale":
        yield "questions", fold(spelling), SCALE, word.meaning, spelling
    if word.category == "unit" and word.meaning not in _TIME:
        yield "questions", fold(spelling), MEASURE, word.meaning, spelling

"""The parts of a person's name: their possible orders, and which may be used alone.

A name is a row of parts with its own order: family, middle and given name. The syllables of a
Korean given name never change places, so they are one part; every syllable of a Vietnamese middle
name is a part by itself, and people who leave some out keep those next to the given name.
"""

from __future__ import annotations

from relfacts.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from relfacts.records import Person

# Scripts written without spaces, where the family name has as many characters as it has syllables;
# elsewhere it has as many words.
_UNSPACED = (("\u3400", "\u9fff"), ("\uac00", "\ud7a3"))
_BETWEEN_WORDS = str.maketrans("・·-", "   ")

#: The label of a given name used alone.
GIVEN = "given name alone"


class Parts:
    """Family, middle and given name of a person; empty if the name has no such part.

    ``name`` is the preferred form; ``families`` are the folded family names of the people of the
    base.
    """

    __slots__ = ("_reads_as_family", "family", "family_first", "given", "middle", "name", "row")

    def __init__(
        self,
        name: str,
        family: str,
        middle: str,
        given: str,
        family_first: bool,
        families: Collection[str] = (),
    ) -> None:
        self.name = name
        self.family = family
        self.middle = middle.split()
        # A name of which no parts are told is one whole.
        self.given = given or ("" if family or middle else name)
        self.family_first = family_first
        # Truong Van Nguyen: with Nguyen first it is the name of one of the Nguyens.
        self._reads_as_family = self.family_first and bool(family) and fold(self.given) in families
        row = [self.family, *self.middle, self.given]
        if not self.family_first:
            row = [self.given, *self.middle, self.family]
        #: The folded syllables of each part, as in the preferred form.
        self.row = [fold(part).split() for part in row if part]

    @classmethod
    def of(cls, person: Person, families: Collection[str]) -> Parts:
        """The parts of the name of ``person``."""
        return cls(
            person["name"],
            person["family"] or "",
            person["middle"] or "",
            person["given"] or "",
            person["order"] == "family-first",
            families,
        )

    def orders(self) -> Iterator[str]:
        """The whole name with its parts in other orders."""
        family, middle, given = self.family, " ".join(self.middle), self.given
        if not family or not given:
            return
        rows: list[tuple[str, ...]] = [(family, given), (given, family)]
        if middle:
            # Phu Trong Nguyen; but Trump, Donald John.
            western = (middle, given, family) if self.family_first else (family, given, middle)
            rows = [(family, middle, given), (given, middle, family), (given, family, middle)]
            rows.append(western)
            rows.append((given, " ".join(reversed(self.middle)), family))
        if len(self.middle) > 1 and self.family_first:
            # Kim Ngan Nguyen Thi
            rows.append((self.middle[-1], given, family, " ".join(self.middle[:-1])))
        for row in rows:
            text = " ".join(row)
            if text != self.name and not (row[0] == given and self._reads_as_family):
                yield text

    def alone(self) -> Iterator[tuple[str, str]]:
        """The parts that may stand for the whole, each with its label."""
        family, middle, given = self.family, self.middle, self.given
        if family:
            yield family, "family name alone"
        if given:
            yield given, GIVEN
        if family and given and self.family_first:
            for start in range(len(middle)):
                yield " ".join((*middle[start:], given)), "without the family name"
        if family and given and middle:
            yield f"{family} {given}", "without the middle name"
            starts = range(1, len(middle) + 1) if self.family_first else [len(middle)]
            for start in starts:
                if start == len(middle) and self._reads_as_family:
                    continue
                # Kim Ngan Nguyen; but Nguyen Kim Ngan looks whole, and is somebody else.
                yield " ".join((*middle[start:], given, family)), "without a middle name"

    def in_other_scripts(self, person: Person) -> Iterator[tuple[str, str]]:
        """The same parts in forms in other scripts: 김, 정은, キム.

        Each comes with its label. A given name of one character cannot be distinguished from a
        family name.
        """
        if not self.family_first or not self.family:
            return
        counts = {sum(map(len, self.row)), len(self.row)} - {1}
        spellings = [
            text
            for label, forms in person["forms"].items()
            if not label.endswith("name")  # a birth name, a pen name: another family
            for text in forms
        ]
        found = set()
        for text in (person["native"] or "", *spellings):
            if not text or fold(text).isascii():
                continue
            unspaced = all(any(a <= ch <= z for a, z in _UNSPACED) for ch in text)
            pieces = list(text) if unspaced else text.translate(_BETWEEN_WORDS).split()
            if len(pieces) in counts:
                found.add((pieces[0], "family name alone"))
                given = ("" if unspaced else " ").join(pieces[1:])
                if not self.middle and len(given) > 1:
                    found.add((given, GIVEN))
        yield from sorted(found)

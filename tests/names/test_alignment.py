"""Words typed, laid along the words of a name."""

from __future__ import annotations

import pytest

from relfacts.names.alignment import by_initial, lay, typed_words
from relfacts.names.structure import Parts, Structure
from relfacts.names.tokens import tokenise

NAMES = {
    "Gogh": Parts("Vincent van Gogh", "van Gogh", "", "Vincent", False),
    "Kirchner": Parts(
        "Cristina Fernández de Kirchner", "Fernández de Kirchner", "", "Cristina", False
    ),
    "Cardoso": Parts("Fernando Henrique Cardoso", "Cardoso", "", "Fernando Henrique", False),
    "Sartre": Parts("Jean-Paul Sartre", "Sartre", "", "Jean-Paul", False),
    "Bush": Parts("George H. W. Bush", "Bush", "H. W.", "George", False),
    "Pope": Parts("John Paul II", "", "II", "John Paul", False),
    "Kim": Parts("Kim Jong Un", "Kim", "", "Jong Un", True),
    "Rohe": Parts("Ludwig Mies van der Rohe", "van der Rohe", "Mies", "Ludwig", False),
    "Ali": Parts("Abiy Ahmed Ali", "Ali", "Ahmed", "Abiy", False),
    "Nagy": Parts("László Moholy-Nagy", "Moholy-Nagy", "", "László", False),
    "Dreyfus": Parts("Julia Louis-Dreyfus", "Louis-Dreyfus", "", "Julia", False),
    "Phuc": Parts("Nguyễn Xuân Phúc", "Nguyễn", "Xuân", "Phúc", True),
}


def is_laid(text: str, name: str) -> bool:
    """Whether the text lies along the name, every word of it."""
    return lay(typed_words(tokenise(text)), Structure.of(NAMES[name]), by_initial) is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vincent Gogh", "Gogh"),
        ("van Gogh, Vincent", "Gogh"),
        ("Vincent von Gogh", "Gogh"),
        ("Cristina Kirchner", "Kirchner"),
        ("Kirchner, C.", "Kirchner"),
        ("Henrique Cardoso", "Cardoso"),
        ("F. Cardoso", "Cardoso"),
        ("J.-P. Sartre", "Sartre"),
        ("George Bush", "Bush"),
        ("George H. W. Bush", "Bush"),
        ("John Paul the Second", "Pope"),
        ("Kim J. U.", "Kim"),
        ("Kim J.", "Kim"),
        ("Nguyễn P.", "Phuc"),
        ("Mies van der Rohe", "Rohe"),
        ("Abiy Ali", "Ali"),
        ("George Herbert Bush", "Bush"),
        ("Julia Ivanovna Louis-Dreyfus", "Dreyfus"),
        ("Louis-Dreyfus Julia Ivanovna", "Dreyfus"),
        ("Julia Dreyfus", "Dreyfus"),
        ("Phuc Nguyen Xuan", "Phuc"),
        ("Nguyen X.", "Phuc"),
    ],
)
def test_what_is_enough(text: str, name: str) -> None:
    """Parts in another order, without what may be missing, or cut short to an initial."""
    assert is_laid(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Theo van Gogh", "Gogh"),
        ("Al Gogh", "Gogh"),
        ("Fernández Cristina Kirchner", "Kirchner"),
        ("H. Cardoso", "Cardoso"),
        ("Paul Sartre", "Sartre"),
        ("George W. Bush", "Bush"),
        ("John Paul", "Pope"),
        ("John Paul I", "Pope"),
        ("Abiy Ivanovich Ali", "Ali"),
        ("George Albert Bush", "Bush"),
        ("Kim Un", "Kim"),
        ("Kim Un Jong", "Kim"),
        ("Ahmed Ali", "Ali"),
        ("László Nagy", "Nagy"),
        ("Nguyen Phuc Xuan", "Phuc"),
        ("Xuan Nguyen", "Phuc"),
    ],
)
def test_what_is_another_name(text: str, name: str) -> None:
    """A word too many, a syllable too few, a numeral left out, syllables turned round."""
    assert not is_laid(text, name)

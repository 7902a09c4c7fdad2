"""A letter that was lost may have been any: nobody is answered for whom the whole text does not."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from conftest import opened
from relfacts.base.files import find_base
from relfacts.names.reading import read_names
from relfacts.text.typed import readable

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks" / "names"))

from cases import HANDS, read_cases  # noqa: E402

BASE = opened(find_base(None))
#: Every line of the benchmark that is one name, or a few.
NAMES = sorted({case.query for path in HANDS for case in read_cases(path) if len(case.query) <= 40})
#: What stands where a letter was.
SIGNS = ("\ufffd", "?", "□", "\ue000")


def answered(text: str) -> set[str]:
    """The ids of those whom a text is taken to mean, or to be one of."""
    return {match.owner.id for match in read_names(text, BASE.book).matches}


@pytest.mark.parametrize("encoding", ["latin-1", "cp1258", "euc-kr", "koi8-r", "gb18030", "cp1251"])
def test_a_name_in_bytes_of_another_encoding(encoding: str) -> None:
    """The outcome is that of UTF-8, or less."""
    tried = 0
    for name in NAMES:
        try:
            lost = readable(name.encode(encoding).decode("ascii", "surrogateescape"))
        except UnicodeEncodeError:
            continue
        if lost != name:
            tried += 1
            assert answered(lost) <= answered(name), (name, lost)
    assert tried > 10


@pytest.mark.parametrize("sign", SIGNS)
def test_a_name_with_each_of_its_letters_lost(sign: str) -> None:
    """Each letter in turn, of every name that the base has in any spelling, and of the others.

    The question mark that ends a word of two letters or more, or the text, is one. Each sign in
    names of its own, at night in all of them.
    """
    first = SIGNS.index(sign)
    at_night = os.environ.get("RELFACTS_FUZZ") == "nightly"
    for name in NAMES if at_night else NAMES[first :: 2 * len(SIGNS)]:
        whole = answered(name)
        for at, letter in enumerate(name):
            asks = not name[at + 1 : at + 2].isalnum() and name[at - 1 : at].isalnum()
            if not letter.isalnum() or (sign == "?" and (asks or at == len(name) - 1)):
                continue
            text = name[:at] + sign + name[at + 1 :]
            assert answered(text) <= whole, (name, text)


@pytest.mark.parametrize(
    "text",
    ["L\ufffd Ho\ufffdng Anh", "K\ufffd Il Sung", "Le Ho\ue000ng Anh", "H\ufffd Ch\ufffd Minh",
     "L? Ho?ng Anh", "H□ Chí Minh", "김○은", "Kim Jong U?", "Kim &#xE000;l Sung", "K%EFm Il Sung",
     "wife of K\ufffdm Il Sung", "Who is K?m Il Sung?"],
)  # fmt: skip
def test_who_is_near_is_offered_at_most(text: str) -> None:
    """No slip, initial or fold takes the lost letter for its own."""
    assert answered(text) == set()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Who is Kim Il Sung?", "kim-il-sung"), ("Kim Il Sung? Tell me", "kim-il-sung"),
        ("Há»“ ChÃ­ Minh", "ho-chi-minh"), ("Nguye^~n Phu' Tro.ng", "nguyen-phu-trong"),
    ],
)  # fmt: skip
def test_what_only_looks_like_it_is_read(text: str, meant: str) -> None:
    """A question, letters in a wrong encoding that can be undone, keys of Vietnamese."""
    assert answered(text) == {meant}

"""What was typed: bytes that are no letters, numbers in no plain digits, letters that were lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relfacts.cli import run
from relfacts.text.folding import LOST, fold, key
from relfacts.text.typed import MOST, in_quotes, readable, whole

ROOT = Path(__file__).resolve().parent.parent


@given(st.binary())
def test_bytes_become_a_text_that_can_be_written(given: bytes) -> None:
    """Whatever the bytes of an argument are, the text of it goes into UTF-8."""
    text = readable(given.decode("ascii", "surrogateescape"))
    assert text.encode("utf-8").decode("utf-8") == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_good_utf_8_is_read_whatever_the_system_takes_it_for(text: str) -> None:
    """Also where the locale is ASCII, as under LC_ALL=C."""
    assert readable(text) == text
    assert readable(text.encode().decode("ascii", "surrogateescape")) == text


def test_what_is_no_letter_is_shown_as_lost() -> None:
    """A byte of another encoding, and half a pair that no byte stands for."""
    assert readable("L\udcea Ho\udce0ng") == "L\ufffd Ho\ufffdng"
    assert readable("a\ud800b") == "a\ufffdb"


@given(st.text(st.sampled_from("0123456789+-_ .eEX٥፩²５\n"), max_size=12))
def test_a_number_is_plain_digits(text: str) -> None:
    """No sign, blank, underscore or digit of another script; and never more than MOST."""
    number = whole(text)
    plain = bool(text) and set(text) <= set("0123456789")
    assert (number is not None) == (plain and int(text) <= MOST)
    assert number is None or number == int(text)


def test_a_number_of_any_size_is_looked_at() -> None:
    """Python itself refuses to read thousands of digits."""
    assert whole("9" * 5000) is None
    assert whole("0" * 5000 + "7") == 7


@pytest.mark.parametrize("sign", [*"\ufffd□▯〓○\ue000\U0010fffd\u0378\u0092", chr(0xD800)])
def test_a_lost_letter_folds_to_a_letter_like_no_other(sign: str) -> None:
    """So it parts no words, is left out nowhere, and meets no spelling."""
    assert fold(f"Hano{sign}i") == f"hano{LOST}i"
    assert key(f"Ha {sign}oi") == f"ha{LOST}oi"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ho?ng", f"ho{LOST}ng"), ("?ng", f"{LOST}ng"), ("H? N?i", f"h{LOST} n{LOST}i"),
        ("?. I. Kim", f"{LOST} i kim"), ("? I Kim", f"{LOST} i kim"), ("J.?. Kim", f"j {LOST} kim"),
        ("Trump'? wife", f"trump{LOST} wife"),
        ("Nguy??n", f"nguy{LOST}{LOST}n"), ("Kim Jong U?", f"kim jong u{LOST}"),
        ("Who is Ri?", "who is ri"), ("who? when?", "who when"), ("???", ""), ("Trump ?", "trump"),
        ("Qui est Kim ? Et Ri ?", "qui est kim et ri"),
    ],
)  # fmt: skip
def test_a_question_mark_in_a_word_was_a_letter(text: str, folded: str) -> None:
    """Encodings write one for what they do not have; behind a word somebody asks."""
    assert fold(text) == folded


PROGRAM = Path(sys.executable).with_name("relfacts")


def relfacts(
    *arguments: bytes, here: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """The program as a shell runs it, its arguments in bytes."""
    return subprocess.run(
        [os.fsencode(PROGRAM), *arguments],
        capture_output=True,
        cwd=here or ROOT,
        env={**os.environ, **environment},
        check=False,
    )


#: Every command, argument and option that takes a text, and bytes that are none in UTF-8.
COMMANDS = (
    "who", "year", "topic", "place", "search", "show", "at", "coverage", "facts --who",
    "facts --since", "facts --topic", "facts --kind", "facts --place", "facts --source",
    "facts --limit", "facts --format", "facts --base", "show x --documents", "diff data", "schema",
    "check --explain", "check --seeds", "verify --documents", "new", "build --against", "index -",
    "nosuch", "--base", "--nosuch",
)  # fmt: skip
BYTES = (b"\xe9", b"Ki\xffm", b"\xec\xb5", b"x=\xe9")


@pytest.mark.parametrize(
    ("command", "text"), [(one, BYTES[at % len(BYTES)]) for at, one in enumerate(COMMANDS)]
)
def test_bytes_of_no_encoding_break_nothing(command: str, text: bytes) -> None:
    """Every command, argument and option says what is wrong, or that nothing was found."""
    ran = relfacts(*command.encode().split(), text)
    told_well(ran.returncode, ran.stdout, ran.stderr)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("text", BYTES)
def test_nor_do_they_as_the_system_hands_them_on(
    command: str,
    text: bytes,
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All of them, in this process, which reads them as Python reads its arguments."""
    monkeypatch.chdir(ROOT)
    status = run([os.fsdecode(one) for one in (*command.encode().split(), text)])
    told_well(status, *capsysbinary.readouterr())


def told_well(status: int, out: bytes, err: bytes) -> None:
    """Fail unless something is wrong, and is said so that it can be read."""
    assert status in (1, 2, 4), err.decode()
    assert err
    assert b"Traceback" not in err
    err.decode("utf-8")
    out.decode("utf-8")


@pytest.mark.parametrize("name", [b"b\xe9", "căn cứ".encode(), b"\xff?#%"])
def test_a_base_in_a_folder_whose_name_is_not_utf_8(tmp_path: Path, name: bytes) -> None:
    """However it is named: by its path, by a variable, as the folder one is in, and for Tab."""
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    folder.mkdir()
    shutil.copy(ROOT / "data" / "facts.json", folder)
    path = os.fsencode(folder)
    cache = str(folder / "cache")
    asked = (b"year", b"1957", b"--format", b"json")
    right = relfacts(*asked)
    assert right.returncode == 0
    for answer in (
        relfacts(*asked, b"--base", path, RELFACTS_CACHE=cache),
        relfacts(*asked, b"--base", path, RELFACTS_CACHE=cache),
        relfacts(*asked, b"--base", b".", here=folder, RELFACTS_CACHE="cache"),
        relfacts(*asked, here=folder, RELFACTS_BASE=os.fsdecode(path)),
    ):
        assert answer.stderr == right.stderr
        assert answer.stdout == right.stdout
    assert list((folder / "cache").iterdir())
    # A note names the folder and a command names the base: neither may break.
    told = relfacts(b"who", b"Nobody At All", b"--base", path)
    assert told.returncode == 1
    assert b"Traceback" not in told.stderr
    listed = relfacts(b"index", b"--base", path, RELFACTS_CACHE=cache)
    assert listed.returncode == 0, listed.stderr


@pytest.mark.parametrize("name", ["김정은", "Tô Lâm", "Lê Hồng Anh"])
def test_a_name_is_read_where_the_system_knows_ascii_only(name: str) -> None:
    """Its bytes are good UTF-8, and that is what everybody means by them."""
    asked = (b"who", name.encode(), b"--format", b"json")
    answer = relfacts(*asked, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert answer.returncode == 0, answer.stderr.decode()
    assert answer.stdout == relfacts(*asked).stdout


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Elvis", "'Elvis'"),
        ("O'Neil", '"O\'Neil"'),
        ("Kim\u00a0Il Sung", "'Kim\u00a0Il Sung'"),
        ("می\u200cخواهم", "'می\u200cخواهم'"),
        ("a\x1b[2J\u202e", "'a\\u001b[2J\\u202e'"),
    ],
)
def test_a_message_names_what_was_typed(text: str, shown: str) -> None:
    """Spaces and joiners as they are, and nothing that a terminal would obey."""
    assert in_quotes(text) == shown

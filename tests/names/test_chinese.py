"""Other spellings of Chinese names are worked out syllable by syllable."""

from __future__ import annotations

import pytest

from relfacts.names.chinese import EFEO, PINYIN, WADE_GILES, read, spellings


@pytest.mark.parametrize(
    ("name", "native", "other", "system"),
    [
        ("Qian Xuesen", "钱学森", "Chien Hsueh-sen", WADE_GILES),
        ("Guo Moruo", "郭沫若", "Kuo Mo-jo", WADE_GILES),
        ("Ding Ling", "丁玲", "Ting Ling", WADE_GILES),
        ("Zhang Zhidong", "张之洞", "Chang Chih-tung", WADE_GILES),
        ("Zhou Zuoren", "周作人", "Chou Tso-jen", WADE_GILES),
        ("Zhou Zuoren", "周作人", "Tcheou Tso-jen", EFEO),
        ("Wu Peifu", "吳佩孚", "Wou Pei-fou", EFEO),
        ("Sung Chiao-jen", "宋教仁", "Song Jiao-ren", PINYIN),
        ("Chang Hsueh-liang", "張學良", "Zhang Xue-liang", PINYIN),
    ],
)
def test_other_spellings(name: str, native: str, other: str, system: str) -> None:
    """A name has the spellings of the other systems."""
    assert (other, system) in list(spellings(name, native))


@pytest.mark.parametrize(
    ("name", "native"),
    [
        ("Ding Ling", None),
        ("Ding Ling", "丁玲玉"),
        ("Kim Koo", "김구"),
        ("Hideki Yukawa", "湯川秀樹"),
        ("Wong Kar-wai", "王家衛"),
    ],
)
def test_names_of_no_system(name: str, native: str | None) -> None:
    """What is not in Chinese characters, or not in these syllables, has no other spellings."""
    assert list(spellings(name, native)) == []


@pytest.mark.parametrize(
    ("native", "name"),
    [("鲁迅", "Lu Xun"), ("郭沫若", "Guo Moruo"), ("張學良", "Zhang Xueliang"), ("吕布", "Lu Bu")],
)
def test_a_name_in_characters_is_read_in_pinyin(native: str, name: str) -> None:
    """The full characters too, as the simplified ones that they stand for."""
    assert read(native)[0] == name.lower()


def test_a_rare_character_is_not_read() -> None:
    """Nor is anything else."""
    assert read("钱\u9fa5") == read("Qian") == read("김구") == []

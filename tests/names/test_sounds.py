"""Spellings of one name are told from other names by their sounds, habit by habit."""

from __future__ import annotations

import pytest

from relfacts.names.sounds import LATIN, habits_of, script_of


def alike(script: str, typed: str, meant: str) -> bool:
    """Whether all words of two names are spellings of one another."""
    habits = habits_of(script)
    one, other = habits.words(typed.split()), habits.words(meant.split())
    return len(one) == len(other) and all(map(habits.alike, one, other))


@pytest.mark.parametrize(
    ("native", "script"),
    [
        ("Иван", "cyrillic"),
        ("مريم", "arabic"),
        ("עמוס", "hebrew"),
        ("Νίκος", "greek"),
        ("अनिता", "devanagari"),
        ("太郎", "cjk"),
        ("Štěpán", LATIN),
        (None, LATIN),
    ],
)
def test_script_of(native: str | None, script: str) -> None:
    """The script of a name in its own form says by whose habits it is spelled."""
    assert script_of(native) == script


@pytest.mark.parametrize(
    ("script", "typed", "meant"),
    [
        # German, French, Spanish, Italian, Polish and scholarly spellings of Russian.
        ("cyrillic", "Sergej Schtscherbakow", "Sergei Shcherbakov"),
        ("cyrillic", "Sergueï Chtcherbakov", "Сергей Щербаков"),
        ("cyrillic", "Michail Lomonossow", "Mikhail Lomonosov"),
        ("cyrillic", "Mijaíl Lomonósov", "Михаил Ломоносов"),
        ("cyrillic", "Fëdor Ušakov", "Fyodor Ushakov"),
        ("cyrillic", "Fiodor Chaliapine", "Фёдор Шаляпин"),
        ("cyrillic", "Aleksandr Ostrovskii", "Alexander Ostrovsky"),
        ("cyrillic", "Jewgeni Samjatin", "Евгений Замятин"),
        ("cyrillic", "Oleksandr Dowschenko", "Олександр Довженко"),
        ("cyrillic", "Nikola Tschubra", "Никола Чубра"),
        ("cyrillic", "Milutin Milankovitch", "Милутин Миланковић"),
        # Arabic: vowels, articles, compounds, Egypt and the Maghreb, German and French.
        ("arabic", "Gamal el-Ghitany".replace("-", " "), "Jamal al Ghitani"),
        ("arabic", "Abd ar Rahman Munif", "Abdelrahman Mounif"),
        ("arabic", "Dschamal Chaschukdschi", "Jamal Khashuqji"),
        ("arabic", "Tewfik al Hakim", "Tawfiq al Hakim"),
        ("arabic", "Choukri", "Shukri"),
        ("arabic", "توفيق الحكيم", "Tawfiq al Hakim"),
        # Persian.
        ("arabic", "Forough Farrokhzad", "Forugh Farrochsad"),
        ("arabic", "Mehdi Bazargan", "مهدی بازرگان"),
        # Hebrew, Greek, Hindi, Japanese, and Latin letters with signs.
        ("hebrew", "Schmuel Josef Agnon", "Shmuel Yosef Agnon"),
        ("hebrew", "שמואל", "Shmuel"),
        ("greek", "Giorgos Seferis", "Γιώργος Σεφέρης"),
        ("greek", "Odysseas Elitis", "Odysseas Elytis"),
        ("devanagari", "Mahadevi Warma", "Mahadevi Varma"),
        ("devanagari", "महादेवी वर्मा", "Mahadevi Varma"),
        ("cjk", "Jun'itirou Tanizaki", "Junichirō Tanizaki"),
        ("cjk", "Natsoumé Sôséki", "Natsume Sōseki"),
        # Names of other languages in these scripts.
        ("katakana", "ガガーリン", "Gagarin"),
        ("katakana", "カルダーノ", "Cardano"),
        ("cyrillic", "Гюго", "Gyugo"),
        ("cyrillic", "Бисмарк", "Bismarck"),
        ("arabic", "بسمارك", "Bismarck"),
        (LATIN, "Moeller", "Møller"),
        (LATIN, "Djilas Schkvorecky", "Đilas Škvorecký"),
        (LATIN, "Soetomo", "Sutomo"),
        (LATIN, "Ouspenski", "Uspenski"),
    ],
)
def test_spellings_of_one_name(script: str, typed: str, meant: str) -> None:
    """Each word can be cut into spellings of the sounds of the other, either way."""
    assert alike(script, typed, meant)
    assert alike(script, meant, typed)


@pytest.mark.parametrize(
    ("script", "typed", "meant"),
    [
        ("cyrillic", "Ivanova", "Ivanov"),
        ("cyrillic", "Andrej", "Andrea"),
        ("cyrillic", "Semyonov", "Simonov"),
        ("cyrillic", "Ilya", "Ilyin"),
        ("arabic", "Mahmoud", "Mohammed"),
        ("arabic", "Hassan", "Hussein"),
        ("arabic", "Karim", "Karima"),
        ("arabic", "محمود", "Mohammed"),
        ("arabic", "Salah", "Saleh Ali"),
        ("arabic", "Jalal", "Jamal"),
        ("hebrew", "Yigal", "Yigael"),
        ("greek", "Papandreou", "Papadopoulos"),
        ("devanagari", "Ramesh", "Rakesh"),
        ("cjk", "Haruki", "Hiroki"),
        ("cjk", "Taro", "Tarako"),
        (LATIN, "Marie", "Maria"),
        (LATIN, "Simone", "Simon"),
        (LATIN, "Müller", "Miller"),
        (LATIN, "XIV", "XVI"),
        (LATIN, "XXVII", "XVII"),
    ],
)
def test_other_names(script: str, typed: str, meant: str) -> None:
    """A sound more, less or other is another name, as is another numeral."""
    assert not alike(script, typed, meant)
    assert not alike(script, meant, typed)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Abd al Aziz", ["abdaziz"]),
        ("Abdelaziz", ["abdaziz"]),
        ("Abdullah", ["abdlah"]),
        ("Haider al Abadi", ["haider", "abadi"]),
        ("as Sadat", ["sadat"]),
        ("an Sadat", ["an", "sadat"]),
        ("عبد الكريم قاسم", ["عبدکریم", "قاسم"]),
    ],
)
def test_articles_and_compounds(typed: str, words: list[str]) -> None:
    """An article may be left out or take the first letter of the name; compounds are one word."""
    assert habits_of("arabic").words(typed.split()) == words


@pytest.mark.parametrize(
    ("script", "typed", "meant"),
    [
        ("cyrillic", "Soljenitsyne", "Солженицын"),
        ("cyrillic", "Chruschtschow", "Khrushchev"),
        ("arabic", "Dschamal", "Jamal"),
        ("hebrew", "Jitzchak", "יצחק"),
        (LATIN, "Jaschar", "Yaşar"),
    ],
)
def test_spellings_share_a_key(script: str, typed: str, meant: str) -> None:
    """Spellings of a name are found under one key, however they are cut."""
    habits = habits_of(script)
    (one,), (other,) = habits.words([typed]), habits.words([meant])
    assert {*habits.keys(one)} & {*habits.keys(other)}


def test_a_script_of_no_file() -> None:
    """Of a script that no file declares nothing is known."""
    assert habits_of("cyrillic").are_known
    assert not habits_of("cherokee").are_known

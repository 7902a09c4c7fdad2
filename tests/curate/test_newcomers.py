"""Names that no record has yet, and dates and figures in other languages than English."""

from __future__ import annotations

import pytest
from small_seeds import seeds

from relfacts.curate.called import PERSON, PLACE
from relfacts.curate.extracting import Proposal
from relfacts.curate.newcomers import newcomers, records
from relfacts.curate.seeds import Seeds
from relfacts.curate.sketch import Subject, sketch
from relfacts.curate.spotting.dates import dates, relatives, weekdays
from relfacts.curate.spotting.figures import quantities
from relfacts.curate.spotting.known import Known


@pytest.fixture(scope="module")
def small() -> Seeds:
    """A base that knows Ada Berg, Zoë Lindström, Norland, Sudland and Portvik."""
    return seeds()


def told(small: Seeds, *lines: str, language: str = "en") -> dict[str, str]:
    """The names that lines tell of, each with what it seems to be."""
    return {one.name: one.sort for one in newcomers(lines, Known.of(small), language)}


@pytest.mark.parametrize(
    ("line", "name", "sort"),
    [
        ("It was opened by the biologist Ines Marlowe at noon.", "Ines Marlowe", PERSON),
        ("Professor Odile Fairfax of the university came.", "Odile Fairfax", PERSON),
        ("Jasper Quigley, the harbour master, refused.", "Jasper Quigley", PERSON),
        (
            "The minister for the coast, Ansel Brightwater, stayed away.",
            "Ansel Brightwater",
            PERSON,
        ),
        ("“We shall see,” said Ludwig van der Veen.", "Ludwig van der Veen", PERSON),
        ("Mr\u00a0Prowse came.", "Prowse", PERSON),
        ("The boats lay in Tarn Haven for a week.", "Tarn Haven", PLACE),
        ("The crew of the Grey Petrel slept.", "Grey Petrel", ""),
    ],
)
def test_a_name_and_what_it_seems_to_be(small: Seeds, line: str, name: str, sort: str) -> None:
    """A title, a word of saying, an "in" tell a person from a place; else it is left open."""
    assert told(small, line) == {name: sort}


#: A line, its language, and all names in it with what they seem to be.
AROUND = [
    # The words of a place or a body within a name, after an article or not.
    ("The Art Fund said that Barlow Bank paid.", "en", {"Art Fund": PLACE, "Barlow Bank": PLACE}),
    ("He joined from the National Gallery in spring.", "en", {"National Gallery": PLACE}),
    (
        "The boat of the Tarn Institute of Seismology sank.",
        "en",
        {"Tarn Institute of Seismology": PLACE},
    ),
    ("It went to the Guild of Marine Painters.", "en", {"Guild of Marine Painters": PLACE}),
    # A place stays one, whoever is told of after it.
    ("It hung in New Calder until 1987.", "en", {"New Calder": PLACE}),
    ("In Stoke Harrow, the mayor opened it.", "en", {"Stoke Harrow": ""}),
    (
        "Near Hyde Corner, buyers met Sir Nicholas Pym.",
        "en",
        {"Hyde Corner": PLACE, "Nicholas Pym": PERSON},
    ),
    ("He told Tarn Herald newspaper so.", "en", {"Tarn Herald": ""}),
    ("The carrier Tarn Airlines paid.", "en", {"Tarn Airlines": ""}),
    (
        "It was led by Jane Oakes, director of Norish State Fuel Company.",
        "en",
        {"Jane Oakes": PERSON, "Norish State Fuel Company": PLACE},
    ),
    (
        "So did Head of the Tarn Harbour Department Jane Oakes.",
        "en",
        {"Tarn Harbour Department": PLACE, "Jane Oakes": PERSON},
    ),
    # One word that says something may be a newspaper.
    ("Reuters said so.", "en", {"Reuters": ""}),
    (
        "Nobody came, as was Oliver Dowland, the Culture Secretary.",
        "en",
        {"Oliver Dowland": PERSON},
    ),
    # Offices in capitals, with what they are of.
    ("It was opened by Foreign Secretary Jane Oakes.", "en", {"Jane Oakes": PERSON}),
    ("It was opened by Prime Minister Jane Oakes.", "en", {"Jane Oakes": PERSON}),
    (
        "It was opened by Norish Party General Secretary Jane Oakes.",
        "en",
        {"Jane Oakes": PERSON},
    ),
    ("They met Senator Frank Church in spring.", "en", {"Frank Church": ""}),
    ("They met the Foreign Minister of a neighbour.", "en", {}),
    # Accents tell a name from a title; a kind of place stands before a place.
    ("Bà Nguyễn Thị Hồng Thắm cho biết như vậy.", "vi", {"Nguyễn Thị Hồng Thắm": PERSON}),
    ("Ông Lê Văn Cả tiếp Đại sứ Tarnland.", "vi", {"Lê Văn Cả": PERSON, "Tarnland": ""}),
    ("Hôm qua, Lê Văn Cả cho biết như vậy.", "vi", {"Lê Văn Cả": PERSON}),
    ("Cảm ơn nhân dân Sông Nam. Cùng dự có nhiều người.", "vi", {"Sông Nam": ""}),
    ("Họ đã đến thành phố Sông Cả hôm qua.", "vi", {"Sông Cả": PLACE}),
    ("On a vu M. Anatole Férand à midi.", "fr", {"Anatole Férand": PERSON}),
    (
        "Ils ont fermé l'Enclos Férand et l'Observatoire volcanologique de Montavel.",
        "fr",
        {"Enclos Férand": "", "Observatoire volcanologique de Montavel": PLACE},
    ),
    (
        "Hier a parlé le Conseil régional de La Dauphine.",
        "fr",
        {"Conseil régional de La Dauphine": PLACE},
    ),
    # A title of the sentence before is none of the name.
    ("On paie chaque élève. Lou Férand a ri.", "fr", {"Lou Férand": ""}),
    # "To" somebody or "at" a place: the word is the same.
    ("Il a passé la balle à Lou Férand.", "fr", {"Lou Férand": ""}),
    ("Elle est née à Saint-Férand.", "fr", {"Saint-Férand": PLACE}),
    # Where nouns have capitals, not all of them are names.
    ("Es sind Bilder, darunter Aufnahmen aus Bad Krummholz.", "de", {"Bad Krummholz": PLACE}),
    ("Der Bau kostete 23 Millionen Euro.", "de", {}),
    ("Gestern sprach Leiter Dr. Ottfried Lux.", "de", {"Ottfried Lux": PERSON}),
    ("Gestern kam Frau Luxens Enkelin.", "de", {}),
]


@pytest.mark.parametrize(("line", "language", "names"), AROUND)
def test_what_stands_around_a_name_tells_what_it_is(
    small: Seeds, line: str, language: str, names: dict[str, str]
) -> None:
    """Bodies and places are not people, and a person is called without the office."""
    assert told(small, line, language=language) == names


def test_a_line_that_goes_on_is_no_heading(small: Seeds) -> None:
    """However many of its words have capitals."""
    assert told(small, "said Yusra Dowland, head of the Guild of Painters. She") == {
        "Yusra Dowland": PERSON,
        "Guild of Painters": PLACE,
    }


def test_all_lines_of_a_name_are_told(small: Seeds) -> None:
    """Also those on which nothing stands around it, before and after."""
    lines = ["Tarnholm was asked first.", "It lay in Tarnholm.", "Then Tarnholm was asked."]
    (one,) = newcomers(lines, Known.of(small), "en")
    assert (one.name, one.sort, one.lines) == ("Tarnholm", PLACE, [1, 2, 3])


def test_many_names_do_not_make_a_text_german(small: Seeds) -> None:
    """Names have several words in a row; nouns with capitals stand alone."""
    line = "It was Oliver Dowland who met Amal Haddad, Boris Jonquil and Ann Hill at Marble Row. "
    assert "Oliver Dowland" in told(small, *[line] * 6)


def test_what_is_no_new_name(small: Seeds) -> None:
    """Who is known, months, the first word of a sentence, a heading, capitals throughout."""
    assert told(small, "Ada Berg came to Portvik on Monday, May 7.") == {}
    assert told(small, "Since then nobody came. However, the Council met.") == {}
    assert told(small, "Report of the Harbour Council", "THE COUNCIL MET") == {}


def test_a_family_name_alone_is_told_with_the_whole_name(small: Seeds) -> None:
    """Mr Prowse is Gideon Prowse, who is a person by that."""
    lines = ("Gideon Prowse came.", "Later Mr Prowse left.")
    assert told(small, *lines) == {"Gideon Prowse": PERSON}


def test_names_in_other_languages(small: Seeds) -> None:
    """By the titles of each language, which may have several words."""
    german = "Am Abend kam Präsident Ottfried Krummholz in den Hafen."
    assert told(small, german, language="de").get("Ottfried Krummholz") == PERSON
    french = "Le président Étienne Vauquelin est arrivé à Tarbes le 3 juin."
    assert told(small, french, language="fr").get("Étienne Vauquelin") == PERSON
    vietnamese = "Chiều qua, Chủ tịch Trần Văn Long đến thăm nhà máy."
    assert told(small, vietnamese, language="vi").get("Trần Văn Long") == PERSON


def test_the_parts_of_a_name_follow_its_language(small: Seeds) -> None:
    """Family first in Vietnamese, given first in French."""
    for language, line, family in (
        ("vi", "Chủ tịch Trần Văn Long đến thăm.", "Trần"),
        ("fr", "Le président Étienne Vauquelin est venu.", "Vauquelin"),
    ):
        people, _ = records(newcomers([line], Known.of(small), language), language)
        assert [person.family for person in people] == [family]


@pytest.mark.parametrize(
    ("language", "line", "date"),
    [
        ("de", "Am 9. Februar 2033 kam er.", "2033-02-09"),
        ("fr", "Il est arrivé le 3 juin 1950 à midi.", "1950-06-03"),
        ("vi", "Đoàn đến vào ngày 2 tháng 3 năm 2019 ở Hà Nội.", "2019-03-02"),
        ("ko", "그는 2019년 3월 2일 도착했다.", "2019-03-02"),
        ("es", "Llegó el 5 de mayo de 2011.", "2011-05-05"),
        ("ru", "Он прибыл 7 июля 1957 года.", "1957-07-07"),
    ],
)
def test_dates_of_other_languages(language: str, line: str, date: str) -> None:
    """A date that can be typed in a language is spotted in its texts."""
    assert [spot.value for spot in dates(line, language)] == [date]


def test_figures_of_other_languages() -> None:
    """By the signs and words of the language: a point parts thousands in German."""
    found = quantities("Es kamen 88.500 Tonnen Salz und 3,2 Prozent mehr.", "de")
    assert [(spot.value, unit) for spot, unit in found] == [("88500", "t"), ("3.2", "P1")]
    assert weekdays("Am Mittwoch kam er.", "de") == ["Wednesday"]


def test_a_figure_is_no_year(small: Seeds) -> None:
    """In a text of another language a number with a unit beside it is not taken for a date."""
    known = {"language": Proposal("de", "as it was named")}
    told = sketch(Subject("a", "a.txt", b"Man lud 1950 Tonnen Salz.\n", known), small)
    assert "value: 1950, unit: t" in told
    assert "    date:\n" in told


@pytest.mark.parametrize(
    ("line", "language", "counts"),
    [
        ("Sie schlossen drei neue Verträge und bauten 14 Brücken.", "de", ["3", "14"]),
        ("Am 9. Februar 2033 begann es, nach 14 Tagen.", "de", []),
        ("Ils ont signé deux accords et livré 25 ordinateurs en 2034.", "fr", ["2", "25"]),
        ("Entregaron 25 ordenadores el 7 de abril de 2037.", "es", ["25"]),
        ("Cảng tặng trường 25 máy tính vào tháng 8 năm 2034.", "vi", ["25"]),
        ("항구는 컴퓨터 25대를 2034년 8월에 기증했다.", "ko", ["25"]),
        ("Подписаны 3 соглашения и построено 12 мостов в 2034 году.", "ru", ["3", "12"]),
    ],
)
def test_counted_things_are_proposed_in_other_languages(
    line: str, language: str, counts: list[str]
) -> None:
    """By a capital, an ending, or the word after the number, as the language has them."""
    found = quantities(line, language)
    assert [spot.value for spot, code in found if code == "C62"] == counts


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Eighty-four musicians travelled with eleven members of staff.", ["84", "11"]),
        ("Two hundred and five players came.", ["205"]),
        ("The tour lasted twenty-one days.", ["21"]),
        # Two figures, and not their sum.
        ("Three and four players stood up.", ["4"]),
        ("US$8 million went to twelve towns.", ["8000000", "12"]),
    ],
)
def test_a_number_in_words_is_proposed_whole(line: str, found: list[str]) -> None:
    """Eighty-four musicians are not four."""
    assert [spot.value for spot, _ in quantities(line)] == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("He came on 6 and 7 October 2036.", ["2036-10-06/2036-10-07"]),
        ("She came on October 6, 7 and 8, 2036.", ["2036-10-06/2036-10-08"]),
        ("They met on 6, 9 and 12 October 2036.", ["2036-10-06", "2036-10-09", "2036-10-12"]),
        ("It was open on 30 and 31 June 2036.", ["2036-06"]),
    ],
)
def test_several_days_of_a_month_are_all_proposed(line: str, found: list[str]) -> None:
    """As an interval, where one is the day after the other; otherwise one by one."""
    assert [spot.value for spot in dates(line)] == found


@pytest.mark.parametrize(
    ("line", "language", "found"),
    [
        (
            "Il est arrivé lundi 19 septembre, puis en octobre.",
            "fr",
            ["19 septembre", "en octobre"],
        ),
        ("Es beginnt am 3. September im Museum.", "de", ["3. September"]),
        ("Llegó el 5 de mayo.", "es", ["5 de mayo"]),
        ("Họ mở cửa ngày 20 tháng 6 tại đây.", "vi", ["ngày 20 tháng 6"]),
        ("It was moved in February, and again on 3 May.", "en", ["in February", "3 May"]),
        # Which of the two is the month, only a person can say.
        ("Chiều 12/3/2024, họ đến.", "vi", ["12/3/2024"]),
        ("It was opened on 5/6/2023.", "en", ["5/6/2023"]),
        ("They stay from April 5 to 7.", "en", ["April 5 to 7"]),
        # With its year a day is a date, and need not be worked out.
        ("Il est arrivé le 3 juin 1950.", "fr", []),
        ("It was moved in May 1950.", "en", []),
    ],
)
def test_a_day_without_a_year_is_to_be_worked_out(
    line: str, language: str, found: list[str]
) -> None:
    """In every language that has words for months."""
    assert [spot.text for spot in relatives(line, language)] == found


@pytest.mark.parametrize(
    ("line", "language", "found"),
    [
        ("Du 3 au 5 juin 2020.", "fr", [("3 au 5 juin 2020", "2020-06-03/2020-06-05")]),
        ("Le 3 ou 5 juin 2020.", "fr", [("5 juin 2020", "2020-06-05")]),
        (
            "Del 3 al 5 de mayo de 2020.",
            "es",
            [("3 al 5 de mayo de 2020", "2020-05-03/2020-05-05")],
        ),
        # The May of another year, perhaps.
        ("En octobre et le 1er mai 2020.", "fr", [("le 1er mai 2020", "2020-05-01")]),
    ],
)
def test_what_stands_before_a_date(line: str, language: str, found: list[tuple[str, str]]) -> None:
    """The first day belongs to the date, another time does not; nor does the full stop."""
    assert [(spot.text, spot.value) for spot in dates(line, language)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2021/22   14,210", ["2021/2022"]),
        ("The season of 1999-00 was short.", ["1999/2000"]),
        ("It was begun in 2021-03.", ["2021-03"]),
        ("It was begun in 2010/11 and 2012/15.", ["2010/2011", "2012"]),
    ],
)
def test_a_season_is_of_two_years(text: str, found: list[str]) -> None:
    """A year and the last figures of the next one."""
    assert [spot.value for spot in dates(text)] == found


def test_an_abbreviated_month_may_be_a_name(small: Seeds) -> None:
    """As in the Museum of the Sea, which is del Mar."""
    line = "Ayer compró el Museo del Mar otra pieza en Portonuevo."
    assert told(small, line, language="es") == {"Museo del Mar": PLACE, "Portonuevo": PLACE}


def test_a_place_with_a_university_is_a_place(small: Seeds) -> None:
    """Its name alone is told too, other than a family name."""
    line = "She came from the University of Tarnholm. It was shown in Tarnholm."
    assert told(small, line) == {"University of Tarnholm": PLACE, "Tarnholm": PLACE}


def test_a_person_is_parted_from_what_stands_before(small: Seeds) -> None:
    """Where the whole name is told of elsewhere, what stands before it is none of it."""
    lines = ["Mr Ansel Brightwater came.", "They saw DPRK Ansel Brightwater.", "In Tarnholm Hill."]
    assert told(small, *lines) == {"Ansel Brightwater": PERSON, "Tarnholm Hill": PLACE}


def test_a_number_of_a_date_counts_nothing() -> None:
    """In Vietnamese the word for a day stands before its number: ngày 10, tháng 6."""
    assert quantities("Từ ngày 10 đến ngày 20 tháng 6 tại Cung.", "vi") == []


def test_money_by_its_code() -> None:
    """A code stands before the figure, or behind it."""
    line = "It cost EUR 27,500, then 1.63 billion USD, then $10.5bn and €40m."
    assert [(spot.value, code) for spot, code in quantities(line)] == [
        ("27500", "EUR"),
        ("1630000000", "USD"),
        ("10500000000", ""),
        ("40000000", "EUR"),
    ]


def test_what_is_counted_may_have_a_capital_before_it() -> None:
    """And a name after a number in words is not counted."""
    assert [spot.value for spot, _ in quantities("More than 14,000 Lao students came.")] == [
        "14000"
    ]
    assert quantities("Bộ Kế hoạch và Đầu tư Nguyễn Chí Dũng", "vi") == []


def drafted(small: Seeds, line: str, language: str = "en") -> str:
    """What is proposed for a text of one line."""
    known = {"language": Proposal(language, "as it was named")}
    return sketch(Subject("a", "a.txt", f"{line}\n".encode(), known), small)


def test_how_exact_a_figure_is_is_proposed(small: Seeds) -> None:
    """By the words beside it, in the language of the text."""
    assert "qualifier: about" in drafted(small, "Quelque 350 personnes sont venues.", "fr")
    assert "qualifier: more-than" in drafted(small, "More than 350 people came.")
    assert "qualifier" not in drafted(small, "350 people came.")


def test_a_weekday_is_that_of_the_date(small: Seeds) -> None:
    """16 September 2024 was no Friday: the Friday belongs to something else."""
    told = drafted(small, "It left last Friday. The new date is 16 September 2024.")
    assert "  weekday:" not in told
    assert "# or, if that is the day of this claim: Friday" in told
    assert "  weekday: Monday" in drafted(small, "It is on Monday, 16 September 2024.")


def test_names_in_other_scripts_are_listed(small: Seeds) -> None:
    """They make no id, and so no record: somebody has to say how they are spelled."""
    told = drafted(small, "송도노동당 총비서가 김정은 국무위원장을 만났다.", "ko")
    assert "#   김정은: line 1 (a person, as it seems)" in told
    assert "#   송도노동당: line 1 (a place or an organisation, as it seems)" in told
    assert "#   Олег Кожемяко: line 1" in drafted(small, "Вчера приехал Олег Кожемяко.", "ru")
    assert "# - id: \n" not in told


def test_figures_with_attached_words(small: Seeds) -> None:
    """A day of a month counts nothing, and 50t are no fifty things."""
    assert quantities("3월 1일 그는 벼 50t을 기증했다.", "ko") == []
    assert [spot.text for spot in relatives("지난 3월 1일 왔다.", "ko")] == ["3월 1일"]
    found = quantities("Торговля выросла на 12 процентов.", "ru")
    assert [(spot.value, code) for spot, code in found] == [("12", "P1")]


def test_a_correction_is_proposed(small: Seeds) -> None:
    """As a comment, with its day: what was changed a person has to say."""
    told = drafted(small, "Correction, 16 May 2022: an earlier version gave another year.")
    assert '# corrected: {date: "2022-05-16", note: }  # line 1' in told
    assert "corrected:" not in drafted(small, "The correction of the exams took a week.")

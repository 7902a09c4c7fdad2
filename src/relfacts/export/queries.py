"""The questions that an export answers as relfacts does, in SQL that every engine reads.

docs/export.md shows them, Datasette offers them, and the tests run them.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Query(NamedTuple):
    """A question: its name, what it finds, and the SQL, with ``:names`` for the parameters."""

    name: str
    title: str
    text: str

    def sql(self, **given: str) -> str:
        """The SQL with the ``given`` parameters filled in as quoted texts; others stay."""

        def put(found: re.Match[str]) -> str:
            value = given.get(found[1])
            return found[0] if value is None else "'" + value.replace("'", "''") + "'"

        return re.sub(r":(\w+)", put, self.text)


QUERIES = (
    Query(
        "in_a_time",
        "What happened between two days, or may have: as relfacts year",
        """SELECT id, date_words, statement, cite FROM facts
WHERE id IN (
  SELECT fact FROM fact_periods WHERE possible_from <= :last_day AND possible_to >= :first_day
)
ORDER BY number""",
    ),
    Query(
        "surely_in_a_time",
        "What surely happened between two days: what relfacts year shows first",
        """SELECT id, date_words, statement, cite FROM facts
WHERE sure_from >= :first_day AND sure_to <= :last_day AND possible_from IS NOT NULL
ORDER BY number""",
    ),
    Query(
        "who_is_meant",
        "Whom a name means, in small letters without accents: as relfacts who",
        """SELECT DISTINCT people.id, people.name, people.description FROM aliases
JOIN people ON people.id = aliases.person
WHERE aliases.folded = :name
ORDER BY people.id""",
    ),
    Query(
        "about_a_person",
        "The facts about a person, by the id",
        """SELECT id, date_words, statement, cite FROM facts
WHERE id IN (SELECT fact FROM fact_people WHERE person = :person)
ORDER BY number""",
    ),
    Query(
        "where_documents_differ",
        "The facts about which documents disagree, and what each of them says",
        """SELECT fact_discrepancies.fact, discrepancies.type, discrepancy_sides.cite,
  discrepancy_sides.says, discrepancies.holds
FROM fact_discrepancies
JOIN discrepancies ON discrepancies.id = fact_discrepancies.discrepancy
JOIN discrepancy_sides ON discrepancy_sides.discrepancy = discrepancies.id
ORDER BY fact_discrepancies.fact, discrepancies.id, discrepancy_sides.number""",
    ),
)

#: The questions by name.
BY_NAME = {query.name: query for query in QUERIES}

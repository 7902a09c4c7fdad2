"""The places of a base of any size: countries, their cities, and sites in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import words

from relfacts.text.folding import fold


class Place(NamedTuple):
    """A place, and the number of the place that it lies in."""

    name: str
    kind: str
    country: str
    within: int | None

    @property
    def id(self) -> str:
        """The id of the place."""
        return fold(self.name).replace(" ", "-")


class Places:
    """The fixed countries and cities, and ``sites`` numbered sites in the cities."""

    def __init__(self, sites: int) -> None:
        self._fixed: list[Place] = []
        for country, cities in words.COUNTRIES.items():
            name, code = country.rsplit(" ", 1)
            at = len(self._fixed)
            self._fixed.append(Place(name, "country", code, None))
            self._fixed += [Place(city, "city", code, at) for city in cities.split(", ")]
        self.countries = [n for n, place in enumerate(self._fixed) if place.kind == "country"]
        self._cities = [n for n, place in enumerate(self._fixed) if place.kind == "city"]
        self.count = len(self._fixed) + sites

    def __getitem__(self, number: int) -> Place:
        if number < len(self._fixed):
            return self._fixed[number]
        site = number - len(self._fixed)
        within = self._cities[site % len(self._cities)]
        row = site // len(self._cities)
        kind = words.SITES[row % len(words.SITES)]
        city = self._fixed[within]
        name = f"{city.name} {kind} No. {row // len(words.SITES) + 1}"
        return Place(name, "site", city.country, within)

    def records(self) -> Iterator[dict[str, object]]:
        """The authority records, by id."""
        for _, number in sorted((self[number].id, number) for number in range(self.count)):
            place = self[number]
            other = f"{place.kind} of {place.name}" if place.kind != "site" else ""
            yield {
                "id": place.id,
                "name": place.name,
                "native": None,
                "kind": place.kind,
                "within": [] if place.within is None else [self[place.within].id],
                "country": place.country,
                "forms": {"other name": [other]} if other else {},
                "not": [],
            }

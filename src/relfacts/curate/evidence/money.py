"""Money beside a figure: its signs and its codes, before it and after it."""

from __future__ import annotations

import re

#: Signs of money. A sign that several currencies use may mean any of them.
MONEY_SIGNS = {
    "us$": {"USD"}, "a$": {"AUD"}, "c$": {"CAD"}, "hk$": {"HKD"}, "nz$": {"NZD"}, "s$": {"SGD"},
    "€": {"EUR"}, "£": {"GBP"}, "¥": {"JPY", "CNY"}, "₫": {"VND"}, "₩": {"KRW", "KPW"},
    "₽": {"RUB"}, "₹": {"INR"}, "₱": {"PHP"}, "฿": {"THB"}, "₴": {"UAH"}, "₺": {"TRY"},
    "$": {"USD", "AUD", "CAD", "HKD", "NZD", "SGD", "MXN"},
}  # fmt: skip
_CODES = (
    "USD EUR GBP JPY CNY RMB KRW KPW VND RUB INR CHF SEK NOK DKK AUD CAD NZD HKD SGD THB IDR MYR "
    "PHP BRL MXN ZAR TRY PLN CZK HUF UAH DEM FRF ITL"
)
#: Codes of money (ISO 4217) as they occur beside figures, in lower case.
MONEY_CODES = frozenset(_CODES.lower().split())
_CODE = rf"(?<!\w)(?:{'|'.join(_CODES.lower().split())})(?!\w)"
_SIGN = "|".join(re.escape(sign) for sign in sorted(MONEY_SIGNS, key=len, reverse=True))
#: Patterns for any sign or code, in a group ``unit`` right before a figure and right after one.
MONEY = rf"{_SIGN}|{_CODE}"
MONEY_BEFORE = re.compile(rf"(?P<unit>{MONEY})\s?[-+]?$")
MONEY_AFTER = re.compile(rf"\s?(?P<unit>{MONEY})")
CODED = re.compile(_CODE)


def currencies(word: str) -> frozenset[str]:
    """The codes that a sign or a code may mean."""
    known = MONEY_SIGNS.get(word)
    code = "CNY" if word == "rmb" else word.upper()
    return frozenset(known or {code})

"""Units: UN/ECE Recommendation 20 codes and symbols, with the words that people read."""

from __future__ import annotations

#: One unit a row: its name in the plural, the code by which the language files know it, and its
#: other codes and symbols.
_ROWS: tuple[tuple[str, ...], ...] = (
    ("tonnes", "t", "TNE"),
    ("kilograms", "kg", "KGM"),
    ("grams", "g", "GRM"),
    ("litres", "l", "LTR", "L"),
    ("metres", "m", "MTR"),
    ("kilometres", "km", "KMT", "KTM"),
    ("minutes", "min", "MIN"),
    ("hours", "h", "HUR"),
    ("days", "d", "DAY"),
    ("months", "mon", "MON"),
    ("years", "a", "ANN"),
    ("", "C62", "EA", "H87"),
    ("per cent", "P1", "%"),
    ("milligrams", "MGM", "mg"),
    ("pounds", "LBR", "lb"),
    ("ounces", "ONZ", "oz"),
    ("short tons", "STN"),
    ("long tons", "LTN"),
    ("kilotonnes", "KTN", "kt"),
    ("millimetres", "MMT", "mm"),
    ("centimetres", "CMT", "cm"),
    ("inches", "INH", "in"),
    ("feet", "FOT", "ft"),
    ("yards", "YRD", "yd"),
    ("miles", "SMI", "mi"),
    ("nautical miles", "NMI", "nmi"),
    ("square centimetres", "CMK", "cm2", "cm²"),
    ("square metres", "MTK", "m2", "m²"),
    ("square kilometres", "KMK", "km2", "km²"),
    ("square feet", "FTK", "ft2", "ft²"),
    ("square miles", "MIK", "mi2", "mi²"),
    ("hectares", "HAR", "ha"),
    ("acres", "ACR", "ac"),
    ("millilitres", "MLT", "ml"),
    ("hectolitres", "HLT", "hl"),
    ("cubic metres", "MTQ", "m3", "m³"),
    ("cubic feet", "FTQ", "ft3", "ft³"),
    ("US gallons", "GLL", "gal"),
    ("British gallons", "GLI"),
    ("barrels", "BLL", "bbl"),
    ("seconds", "SEC", "s"),
    ("weeks", "WEE", "wk"),
    ("watts", "WTT", "W"),
    ("kilowatts", "KWT", "kW"),
    ("megawatts", "MAW", "MW"),
    ("gigawatts", "A90", "GW"),
    ("kilowatt hours", "KWH", "kWh"),
    ("megawatt hours", "MWH", "MWh"),
    ("gigawatt hours", "GWH", "GWh"),
    ("joules", "JOU", "J"),
    ("kilojoules", "KJO", "kJ"),
    ("kilometres an hour", "KMH", "km/h"),
    ("metres a second", "MTS", "m/s"),
    ("miles an hour", "HM", "mph"),
    ("knots", "KNT", "kn"),
    ("degrees Celsius", "CEL", "°C"),
    ("degrees Fahrenheit", "FAH", "°F"),
    ("kelvins", "KEL", "K"),
    ("pascals", "PAL", "Pa"),
    ("hectopascals", "A97", "hPa"),
    ("bars", "BAR", "bar"),
    ("volts", "VLT", "V"),
    ("amperes", "AMP", "A"),
    ("hertz", "HTZ", "Hz"),
    ("megabytes", "4L", "MB"),
    ("gigabytes", "E34", "GB"),
    ("dozens", "DZN", "doz"),
    ("pairs", "PR"),
)

#: The name of each code and symbol; and the code for it that the language files use.
UNITS: dict[str, str] = {code: name for name, *codes in _ROWS for code in codes}
SAME: dict[str, str] = {code: codes[0] for _, *codes in _ROWS for code in codes}


def is_unit(code: str) -> bool:
    """Whether ``code`` is one of ``UNITS`` or looks like an ISO 4217 currency code."""
    return code in UNITS or (len(code) == 3 and code.isascii() and code.isupper())


def written(code: str) -> str:
    """How a unit is suggested to people who write seeds: its symbol, if it has one."""
    row = next((codes for _, *codes in _ROWS if code in codes), [code])
    return next((one for one in row if one.upper() != one), row[0])

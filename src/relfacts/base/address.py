"""The address of a base on a server, as libpq has it: ``postgresql://USER@HOST:PORT/DATABASE``.

The password in an address is never shown. From the command line on, the address is passed on
without it, and only the code that connects to the server gets it back.
"""

from __future__ import annotations

from relfacts.errors import UsageError

# The parameters after the question mark that are secrets to libpq.
_SECRETS = frozenset(
    ("password", "sslpassword", "scram_client_key", "scram_server_key", "oauth_client_secret")
)

# The addresses as they were given, by those that are shown; for this process only.
_given: dict[str, str] = {}


def shown(address: str) -> str:
    """The address without its secrets, by which ``given`` finds them again."""
    from urllib.parse import unquote

    scheme, _, rest = address.partition("://")
    place, asked, parameters = rest.partition("?")
    authority, slash, database = place.partition("/")
    if "@" in database or "@" in authority.partition("@")[2]:
        # Which part of it is the password could only be guessed.
        raise UsageError(
            "an address of a base has a sign in it that must be written otherwise",
            "in a password write %40 for @, %2F for / and %3F for ?; or leave it to PGPASSWORD",
        )
    user, at, host = authority.rpartition("@")
    told = f"{scheme}://{user.partition(':')[0]}{at}{host}{slash}{database}"
    kept = [
        pair
        for pair in parameters.split("&")
        if "=" in pair and unquote(pair.partition("=")[0]) not in _SECRETS
    ]
    told += asked + "&".join(kept) if kept else ""
    _given.setdefault(told, address)
    if told != address:
        _given[told] = address
    return told


def given(address: str) -> str:
    """The address as it was given, with its secrets, for the code that connects."""
    return _given.get(address, address)

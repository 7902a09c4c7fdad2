"""Mails: sender, recipient, date and subject, then the text; attachments are named, not read."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from relfacts.curate.extracting.found import Extract
from relfacts.curate.extracting.prose import joined, paragraph
from relfacts.errors import EvidenceError
from relfacts.text.folding import fold

_HEADERS = ("From", "To", "Cc", "Date", "Subject")
# Programs wrap a text to about 72 letters. If no line has more than the first of these, none was
# wrapped; one with more than the second was not wrapped either, such as an address of a page.
_WRAPPED, _WIDEST = 55, 100
# A shorter line was ended by its writer, whatever follows.
_SHORT = 30
# Where a writer ends a line, and a program seldom does.
_ENDED = re.compile(r"[.!?:;,。！？]['\")\]]*\s*$")
# A first line at most this long, with a sign that addresses somebody, is a greeting.
_LONGEST_GREETING = 6
# So is each of the last two lines, a close and a name.
_LONGEST_CLOSE = 4
_CALLED = (",", "!", "，", "！", ":")
# The line before a signature: RFC 3676, 4.3.
_SIGNATURE = re.compile(r"-- ?$")
_OWN_LINE = re.compile(r"[>|]|[-*•] |[0-9]{1,2}[.)] |-- ?$|\s{4,}|.*\S {3,}\S")


def read(content: bytes, name: str) -> Extract:
    """The visible headers of a mail, and its text. Raises EvidenceError if it has no headers."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    heads = [f"{key}: {head}" for key in _HEADERS if (head := _head(message, key))]
    # The library reformats a date; it is cited as it was sent.
    sent = paragraph(str(email.message_from_bytes(content).get("Date") or ""))
    heads = [f"Date: {sent}" if head.startswith("Date: ") else head for head in heads]
    body = message.get_body(preferencelist=("plain", "html"))
    if not heads and body is None:
        raise EvidenceError(f"{name} is not a mail: it has no headers", "a mail is saved as .eml")
    text = list(_text(body, name)) if isinstance(body, EmailMessage) else []
    if not text:
        raise EvidenceError(f"{name} is a mail without text", _left(message) or None)
    found = Extract([[*heads, *text]])
    found.unclaimed = dict(_about(heads, text))
    if left := _left(message):
        found.remarks.append(left)
    _describe(found, message)
    return found


def _head(message: EmailMessage, key: str) -> str:
    try:
        return paragraph(str(message.get(key) or ""))
    except (ValueError, IndexError, AttributeError):  # a malformed header
        return ""


def _text(body: EmailMessage, name: str) -> Iterator[str]:
    try:
        text = body.get_content()
    except (LookupError, UnicodeError) as error:
        raise EvidenceError(f"{name} is written in an encoding that is not known") from error
    if body.get_content_subtype() == "html":
        from relfacts.curate.extracting.page import whole

        yield from whole(text)
        return
    flowed = (body.get_param("format") or "") == "flowed"
    for lines in _paragraphs(text, flowed):
        yield from filter(None, [joined(lines)])


def _paragraphs(text: str, flowed: bool) -> Iterator[list[str]]:
    """The lines of each paragraph; lines that the writer's program wrapped are one paragraph."""
    found: list[str] = []
    lines = text.replace("\r\n", "\n").split("\n")
    lengths = (len(line.rstrip()) for line in lines if " " in line.strip())
    width = max((length for length in lengths if length <= _WIDEST), default=0)
    for line in lines:
        line = line.removeprefix(" ") if flowed else line
        runs_on = bool(found) and (
            found[-1].endswith(" ") if flowed else _runs_on(found[-1].rstrip(), line, width)
        )
        if found and (not line.strip() or not runs_on or _OWN_LINE.match(line)):
            yield found
            found = []
        if line.strip():
            found.append(line)
    if found:
        yield found


def _runs_on(before: str, line: str, width: int) -> bool:
    """Whether a line was ended by a program: its next word would not fit, or is in small letters.

    ``width`` is that to which the text is wrapped.
    """
    after = line.split(" ", 1)[0]
    small = after[:1].islower()
    if _ENDED.search(before) and (not small or len(before) <= _WRAPPED):
        return _WRAPPED < width < len(before) + 1 + len(after)
    return " " in before and (_SHORT if small else _WRAPPED) < len(before) <= _WIDEST


def _about(heads: list[str], text: list[str]) -> Iterator[tuple[int, str]]:
    """The lines that are about the mail rather than its content, by number, with what each is."""
    yield from ((number, "the heads of the mail") for number in range(1, len(heads) + 1))
    first = len(heads) + 1
    if text[0].endswith(_CALLED) and len(text[0].split()) <= _LONGEST_GREETING:
        yield first, "the greeting of the mail"
    end = next((at for at, line in enumerate(text) if _SIGNATURE.match(line)), len(text))
    close = text[max(0, end - 2) : end]
    if len(close) == 2 and close[0].endswith(_CALLED[0]) and _is_short(close):
        yield from ((first + below, "the close of the mail") for below in (end - 2, end - 1))
    yield from ((first + below, "the signature of the mail") for below in range(end, len(text)))


def _is_short(close: list[str]) -> bool:
    """Whether two lines may be a close and a name: Best wishes, Marc."""
    return all(len(line.split()) <= _LONGEST_CLOSE for line in close) and not any(
        sign.isdigit() for line in close for sign in line
    )


def _left(message: EmailMessage) -> str:
    """A remark on the attachments, which are documents of their own."""
    names = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    if not names:
        return ""
    what = "an attachment was" if len(names) == 1 else f"{len(names)} attachments were"
    return (
        f"{what} not read: {', '.join(map(paragraph, names))}; save them as documents of their own"
    )


def _called(address: Address) -> str:
    """The name of a sender: Payet, Marc is Marc Payet if the address begins with marc."""
    family, comma, given = address.display_name.partition(", ")
    local = fold(address.username)
    parts = [fold(part).replace(" ", "") for part in (given, family)]
    turned = comma and all(parts) and -1 < local.find(parts[0]) < local.find(parts[1])
    return f"{given} {family}" if turned else str(address.display_name)


def _describe(found: Extract, message: EmailMessage) -> None:
    found.propose("title", _head(message, "Subject"), "the subject of the mail")
    sender = message.get("From")
    addresses = getattr(sender, "addresses", ())
    if addresses:
        found.propose("author", _called(addresses[0]), "the sender of the mail")
        found.propose("publisher", addresses[0].domain, "where the mail was sent from")
    try:
        sent = parsedate_to_datetime(str(message.get("Date") or ""))
    except (TypeError, ValueError, IndexError):
        sent = None
    if sent:
        found.propose("issued", sent.date().isoformat(), "the day on which the mail was sent")
    language = _head(message, "Content-Language").split(",")[0]
    found.propose("language", language, "from the heads of the mail")

"""Web archives (.mht, .mhtml): a page as a browser or Word saved it, with everything it shows, as an e-mail.

A saved e-mail (.eml) is built in the same way and is read, too: its headers as noise, its text.
"""

from __future__ import annotations

import re
from email.message import Message

from model.document import Block, BlockKind, Notice
from model.errors import SourceError
from model.progress import Task
from readers.common.page_encoding import decode_page

# A header line, and further on the line that makes an e-mail of any headers.
_HEADER = re.compile(rb"(?:From |[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]*[^\r\n]*\r?\n)")
_MIME = re.compile(rb"^(?:MIME-Version|Content-Type):", re.IGNORECASE | re.MULTILINE)
_WITHIN = 8192
# Parts within parts: an ordinary archive has two or three, and the parser calls itself for each.
_DEEPEST = 40
_BOUNDARIES = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)


def sniff(head: bytes, name: str) -> float:
    """Headers of an e-mail that say what is in it."""
    start = head[:_WITHIN].lstrip(b"\xef\xbb\xbf\r\n ")
    if not _HEADER.match(start):
        return 0.0
    until = re.search(rb"\r?\n\r?\n", start)
    headers = start[: until.start()] if until else start
    if not _MIME.search(headers):
        return 0.0
    if re.search(rb"multipart/(?:related|alternative|mixed)|text/html", headers, re.IGNORECASE):
        return 0.97
    return 0.9 if name.lower().endswith((".mht", ".mhtml", ".eml")) else 0.0


def read(
    data: bytes,
    name: str,
    task: Task,
    *,
    encoding: str | None = None,
    password: str | None = None,  # noqa: ARG001 - part of every reader's signature
) -> tuple[list[Block], list[Notice]]:
    """The blocks of the archive's page, anchored by its own lines. Nothing it links to is fetched.

    Raises SourceError ``error.source.damaged``, ``.unsafe``, ``.encoding`` and ``.no_text``.
    """
    from email import message_from_bytes
    from email.errors import MessageError
    from email.policy import compat32

    task.check()
    if len(_BOUNDARIES.findall(data)) > _DEEPEST:
        raise SourceError("error.source.unsafe", name=name)
    try:
        whole = message_from_bytes(data, policy=compat32)
        found = _main_part(whole)
        raw = found.get_payload(decode=True) if found is not None else None
    except (MessageError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise SourceError("error.source.damaged", name=name, detail="MHT") from error
    task.check()
    if found is None or not isinstance(raw, bytes) or not raw.strip():
        raise SourceError("error.source.no_text", name=name)
    decoded = decode_page(raw, name, encoding, found.get_content_charset())
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    notices = list(decoded.notices)
    if _cut_off(whole, data):
        notices.append(Notice("notice.source.cut_off", (("name", name),)))
    return [*_head(whole), *_blocks(text, found, task)], notices


def _main_part(whole: Message) -> Message | None:
    """The page, or the plain text where there is none."""
    parts = [part for part in whole.walk() if not part.is_multipart()]
    shown = [part for part in parts if part.get_content_disposition() != "attachment"]
    start = str(whole.get_param("start", "") or "").strip("<> ")
    for part in shown:
        if start and str(part.get("Content-ID", "")).strip("<> ") == start:
            return part
    for kind in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in shown:
            if part.get_content_type() == kind:
                return part
    return None


def _blocks(text: str, part: Message, task: Task) -> list[Block]:
    if part.get_content_type() != "text/plain":
        from readers.common.markup import read_markup

        return read_markup(text, task)
    from model.document import Anchor
    from readers.common.lines import Line, join_lines

    lines: list[Line] = []
    gap = False
    for number, line in enumerate(text.split("\n"), 1):
        if number % 1000 == 1:
            task.check()
        if line.strip():
            lines.append(Line(line, Anchor(line=number), gap=gap))
        gap = not line.strip()
    return join_lines(lines)


def _head(whole: Message) -> list[Block]:
    """Who wrote what to whom, of an e-mail; a browser's archive has nothing of that for the page."""
    if not whole.get("To"):
        return []
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    blocks = []
    for field in ("From", "To", "Date", "Subject"):
        try:
            said = str(make_header(decode_header(str(whole.get(field, "")))))
        except (HeaderParseError, LookupError, UnicodeError, ValueError):
            continue
        if said := " ".join(said.split()):
            blocks.append(Block(BlockKind.NOISE, said))
    return blocks


def _cut_off(whole: Message, data: bytes) -> bool:
    """Whether the mark that ends the last part is missing."""
    boundary = whole.get_boundary()
    return boundary is not None and f"--{boundary}--".encode("utf-8", "replace") not in data

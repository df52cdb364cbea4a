"""Bytes of a text file → text, and how sure that is.

Order of evidence: what the person said; a byte-order mark; zero bytes (UTF-16 and UTF-32 of anything that holds
a digit, a space or a line end); valid UTF-8; then each Chinese encoding is tried on a sample and judged by how
much of it is everyday Chinese, because GB18030 accepts nearly any bytes and validity proves nothing. Only what
is still doubtful after that is worth loading charset-normalizer for.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from model.document import Notice
from model.errors import SourceError

_SAMPLE = 1 << 16

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# GB2312 and GBK are parts of GB18030; files that name them often hold characters from outside.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "hz": "hz", "ascii": "utf-8"}

_CANDIDATES = ("gb18030", "big5", "cp950", "utf-16-le", "utf-16-be")

# The most frequent characters of written Chinese, simplified and traditional: about a third of any text in
# either script, and almost none of the same bytes read wrongly.
_EVERYDAY = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和地出道也时年得就那要下以生会自着去之过家学对可里后小么"
    "心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民"
    "这來國個們為時對裡後說會過學還發開當經頭麼從動兩長樣與業務實關產題進電體機應員請區處點"
    "市省县区县工业产业发展建设企业全新高政府经济社会管理改革服务部门工作任务实施推进加强重点"
    "，。、；：！？“”（）《》·0123456789\n\r \t,.%-()"
)

_ASCII = bytes(range(128))
# So many bytes beyond ASCII tell what a line is; so much of one is everyday Chinese.
_TELLING = 12
_LIKELY = 0.15

_CONTROL = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\v\x1a\x1b") + b"\x7f"

_NOT_ASCII = re.compile(rb"[\x80-\xff]")

# Nobody sees these, and XML may not hold them: C0 controls but tab and line ends, DEL, byte-order marks
# inside the text, and the two code points that are no characters.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f\ufeff\ufffe\uffff]")


class Decoded(NamedTuple):
    """``text`` as decoded with ``encoding``, and what the person should be told."""

    text: str
    encoding: str
    notices: tuple[Notice, ...] = ()


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The text of ``data`` without characters that nobody sees.

    ``encoding`` is the person's choice and is taken at its word. Raises SourceError: ``error.source.encoding``
    (unknown, or not what the file holds) and ``error.source.binary``.
    """
    if encoding is not None:
        return _as_told(data, name, encoding)
    for mark, known in _MARKS:
        if data.startswith(mark):
            return _finish(data[len(mark) :], name, known, told=True)
    guess = _guess(data)
    if guess is None:
        raise SourceError("error.source.binary", name=name)
    return _finish(data, name, guess, told=guess == "utf-8")


def is_text(head: bytes) -> bool:
    """Whether a file that begins so is text in some encoding."""
    return any(head.startswith(mark) for mark, _ in _MARKS) or _guess(head, quick=True) is not None


def _as_told(data: bytes, name: str, encoding: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding.strip()).name
        codec = _WIDER.get(codec, codec)
        for mark, known in _MARKS:
            if data.startswith(mark) and known.startswith(codec):
                return Decoded(_seen(data[len(mark) :].decode(known)), known)
        return Decoded(_seen(data.decode(codec)), codec)
    except (LookupError, ValueError):
        raise SourceError("error.source.encoding", name=name, encoding=encoding) from None


def _finish(data: bytes, name: str, encoding: str, *, told: bool) -> Decoded:
    notices = []
    if not told:
        values = (("name", name), ("encoding", encoding.upper()))
        notices.append(Notice("notice.encoding.guessed", values))
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8" and (mixed := _by_line(data)) is not None:
            values = (("name", name), ("encoding", "UTF-8 + GB18030"))
            return Decoded(_seen(mixed), encoding, (Notice("notice.encoding.guessed", values),))
        text = data.decode(encoding, errors="replace")
        count = text.count("\ufffd")
        notices.append(Notice("notice.encoding.damaged", (("name", name), ("count", str(count)))))
    return Decoded(_seen(text), encoding, tuple(notices))


def _seen(text: str) -> str:
    return _UNSEEN.sub("", text) if _UNSEEN.search(text) else text


def _guess(data: bytes, *, quick: bool = False) -> str | None:
    """The likeliest encoding, or None for binary data."""
    sample = data[:_SAMPLE]
    if b"\0" in sample:
        wide = _wide(sample)
        if wide is not None or sample.count(0) * 200 > len(sample):
            return wide
        # A stray zero byte or two in what is otherwise text.
    if _control_share(sample) > 0.05:
        return _by_everyday(sample, ("utf-16-le", "utf-16-be"))
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    if sample.isascii() and (first := _NOT_ASCII.search(data)):
        # A long head of English or numbers says nothing; what follows does.
        sample = data[first.start() : first.start() + _SAMPLE]
    if _nearly_utf8(sample) or _mostly_utf8(sample):
        return "utf-8"
    return _by_everyday(sample, _CANDIDATES) or ("gb18030" if quick else _by_statistics(sample))


def _control_share(sample: bytes) -> float:
    return (len(sample) - len(sample.translate(None, _CONTROL))) / max(1, len(sample))


def _wide(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark. Zero bytes in every other encoding mean binary data."""
    for encoding in ("utf-32-le", "utf-32-be"):
        # A quarter of the bytes is fixed, so that even a short text cannot be taken for it by chance.
        try:
            text = sample[: len(sample) // 4 * 4].decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding if text.strip("\0") else None
    return _by_everyday(sample, ("utf-16-le", "utf-16-be"))


def _by_everyday(sample: bytes, candidates: tuple[str, ...]) -> str | None:
    best, best_share = None, 0.15
    for encoding in candidates:
        share = _everyday_share(sample, encoding)
        if share > best_share:
            best, best_share = encoding, share
    return best


def _everyday_share(sample: bytes, encoding: str) -> float:
    """The share of everyday characters in ``sample`` read so; 0 if much of it cannot be read at all."""
    text = sample.decode(encoding, errors="replace")
    wide = encoding.startswith("utf-16")
    # ASCII is ASCII in every multi-byte encoding and so tells them apart only from the wide ones.
    letters = [char for char in text if wide or char > "\x7f"]
    if not letters:
        return 0.0
    if text.count("\ufffd") > 1 + len(letters) // 50:
        return 0.0
    if wide and sum(char < " " and char not in "\t\r\n\f\v" for char in letters) * 50 > len(
        letters
    ):
        return 0.0
    everyday = sum(char in _EVERYDAY or (wide and " " <= char <= "~") for char in letters)
    return everyday / len(letters)


def _nearly_utf8(sample: bytes) -> bool:
    """UTF-8 with a few spoilt bytes: a file cut off in a character, or patched together."""
    text = sample.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    return good > 20 * bad


def _mostly_utf8(sample: bytes) -> bool:
    """Whether most of the lines that are no ASCII are UTF-8, as where texts of several files were put together. No line
    of some length in another encoding is that by chance."""
    lines = [line for line in sample.split(b"\n")[:-1] if not line.isascii()]
    good = sum(_is_utf8(line) for line in lines if len(line.translate(None, _ASCII)) >= _TELLING)
    return good > 1 and 2 * good > len(lines)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _by_line(data: bytes) -> str | None:
    """UTF-8 with lines of GB18030 between; None where a line is neither."""
    found = []
    for line in data.split(b"\n"):
        try:
            found.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            if _everyday_share(line, "gb18030") < _LIKELY:
                return None
            try:
                found.append(line.decode("gb18030"))
            except UnicodeDecodeError:
                return None
    return "\n".join(found)


def _by_statistics(sample: bytes) -> str:
    """charset-normalizer's verdict on a text that is not clearly Chinese."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    encoding = codecs.lookup(best.encoding).name if best is not None else "gb18030"
    return _WIDER.get(encoding, encoding)

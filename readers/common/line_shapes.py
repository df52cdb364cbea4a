"""What the lines of one document look like, and so whether one continues another.

Everything is linear in the number of lines: each looks at a fixed number of neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.document import BlockKind
from readers.common import line_marks as marks
from readers.common.line import Line, is_wide, leading, width

# How many lines before and after tell the width of the column. Newspaper columns are short.
_NEIGHBOURS = 8
# Lines of one column differ by hanging punctuation, an unbroken number, a lost first-line indent: in half-widths.
_SLACK = 6
# Words are not broken, so that Latin lines differ by the length of a word.
_SLACK_LATIN = 14
# No margin breaks a line of so many characters; its exact width means nothing.
_LONGEST_COLUMN = 1000
# Wider than any headline.
_PARAGRAPH = 100
# So many lines at the top may be parts of a title.
_TITLE = 2
# Lines that a title page may have, and the indent of what is centred there.
_TITLE_PAGE = 6
_CENTRED = 8
# Lines that a long sentence has at least beside its last, and how much their widths differ, in half-widths.
_FEWEST_LINES = 3
_EVEN = 3
# Enough of a line's end to see whether it is finished.
_TAIL = 40


class LineShapes:
    """What the lines of one document look like; answers whether one line continues another."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._texts = [line.text.strip() for line in lines]
        self._widths = [width(text) for text in self._texts]
        heads = [text[:_LONGEST_COLUMN] for text in self._texts]
        self._stops = [bool(marks.STOP_INSIDE.search(head)) for head in heads]
        self._clauses = [bool(marks.CLAUSES.search(head)) for head in heads]
        self._ended = [bool(marks.ENDED.search(text[-_TAIL:])) for text in self._texts]
        self._indents = [line.indent or float(leading(line.text)) for line in lines]
        pairs = max(1, len(lines) - 1)
        # Blank lines everywhere mean nothing; where they are rare, each parts two paragraphs.
        self._gaps_part = sum(line.gap for line in lines[1:]) < 0.5 * pairs
        self._indents_tell = self._continuations_hang()
        indented = sum(indent >= 2 for indent in self._indents)
        self._indents_begin = self._indents_tell and indented >= 0.1 * len(lines)
        long = [
            self._ended[i]
            for i, line in enumerate(lines)
            if self._widths[i] >= 80
            and line.kind is None
            and not marks.LEADER.search(line.text[-_TAIL:])
        ]
        self._long_lines_end = sum(long) >= 0.6 * len(long)
        self._pages_cut = self._are_cut_by_pages()
        self._in_sentence = self._long_sentences()
        self._known: dict[int, int] = {}
        self._columns = False
        # A sample is enough to know that a document is set in columns, whatever its length.
        sample = range(0, len(lines), 1 + len(lines) // 2000)
        wrapped = sum(not self._ended[i] and self._supporters(i) >= 2 for i in sample)
        self._columns = wrapped >= 0.15 * len(sample)
        self._known.clear()

    def _long_sentences(self) -> frozenset[int]:
        """Unfinished lines of one sentence that is longer than its column is wide.

        Lines of one width, one after the other, that have their commas wherever they fall, and at the end of the last
        a full stop: verses end where their lines do, entries of a list have no commas, and neither has a stop.
        """
        found: set[int] = set()
        begin = 0
        for at in range(len(self._lines)):
            if at > begin and not self._goes_on_evenly(begin, at):
                begin = at
            if not self._ended[at] or not self._texts[at]:
                continue
            run = range(begin, at)
            begin = at + 1
            if len(run) < _FEWEST_LINES:
                continue
            commas = {self._texts[one].find(mark) for one in run for mark in "，,"} - {-1}
            if (
                len(commas) >= 2
                and sum(self._clauses[one] for one in run) >= 0.4 * len(run)
                and marks.STOP_AT_END.search(self._texts[at])
            ):
                found.update(run)
        return frozenset(found)

    def _goes_on_evenly(self, begin: int, at: int) -> bool:
        """Whether line ``at`` may belong to the sentence of the lines from ``begin`` on, as far as its look tells."""
        line, second = self._lines[at], min(begin + 1, at)
        apart = line.gap and self._gaps_part
        if apart or line.kind is not None or self._lines[begin].kind is not None:
            return False
        if self._indents[at] >= 2 or self._widths[at] > self._widths[second] + _EVEN:
            return False
        before = at - 1
        # (The first line may have lost its indent.)
        slack = 4 + _EVEN if before == begin else _EVEN
        even = abs(self._widths[before] - self._widths[second]) <= slack
        return even or abs(len(self._texts[before]) - len(self._texts[second])) <= slack // 2

    def _continuations_hang(self) -> bool:
        """Whether lines that follow an unfinished one stand at the margin, so that an indent begins a paragraph."""
        after = [
            self._indents[i] < 2
            for i in range(1, len(self._lines))
            if not self._ended[i - 1] and self._widths[i - 1] >= 20 and self._lines[i].kind is None
        ]
        return sum(after) >= 0.2 * len(after)

    def is_page_number(self, index: int) -> bool:
        """Whether a line is the number of a printed page, which may stand between two lines of a sentence."""
        return marks.is_page_number(self._texts[index])

    def continues(self, before: int, index: int) -> bool:
        """Whether line ``index`` goes on with the block that ends in line ``before``."""
        text, tail = self._texts[index], self._texts[before]
        if self._lines[index].kind is not None or not text or not tail:
            return False
        if not _same_size(self._lines[before].size, self._lines[index].size):
            return False
        if marks.CANNOT_BEGIN.match(text):
            return True
        if self._is_title(before, index):
            return True
        return not self._begins(before, index) and self._unfinished(before, index)

    def _is_title(self, before: int, index: int) -> bool:
        """Whether both lines belong to the title of an official document, which is set in two or three."""
        tail, text = self._texts[before], self._texts[index]
        if (
            index > _TITLE_PAGE
            or self._lines[before].kind is not None
            or (self._lines[index].gap and self._gaps_part)
            or max(self._widths[before], self._widths[index]) > 2 * _TAIL
            or self._ended[before]
            or self._ended[index]
            or marks.FRESH.match(text)
            or marks.is_byline(text)
            or marks.APART_FROM_TITLE.match(text)
        ):
            return False
        if "关于" in tail and not marks.ends_title(tail) and marks.ends_title(text):
            return True
        centred = min(self._indents[before], self._indents[index]) >= _CENTRED
        return centred and not marks.APART_FROM_TITLE.match(tail) and not marks.is_byline(tail)

    def _begins(self, before: int, index: int) -> bool:
        """Whether line ``index`` opens a block by its own look."""
        if self._cut_by_margin(before, index):
            return False
        text = self._texts[index]
        if marks.FRESH.match(text) or marks.is_byline(text):
            return True
        indent = self._indents[index]
        return self._indents_tell and indent >= 2 and indent > self._indents[before] - 1

    def _cut_by_margin(self, before: int, index: int) -> bool:
        """Whether the layout shows that a sentence ran on into line ``index``, whatever that begins with."""
        return (
            self._lines[before].full is True
            and not self._ended[before]
            and not self._lines[index].gap
            and (self._indents[index] < 2 or self._is_inset(before, index))
            and self._texts[index][0] not in marks.BULLETS
            and not marks.LEADER.search(self._texts[before][-_TAIL:])
        )

    def _is_inset(self, before: int, index: int) -> bool:
        """Two lines of a Latin block set further in; in Chinese each indented line is a paragraph."""
        return (
            abs(self._indents[index] - self._indents[before]) < 1
            and not is_wide(self._texts[before][-1])
            and not is_wide(self._texts[index][0])
        )

    def _unfinished(self, before: int, index: int) -> bool:
        """Whether line ``before`` was broken off, judged by both."""
        tail, gap = self._texts[before], self._lines[index].gap
        if self._ended[before]:
            # Only where an indent would show a new paragraph can a line go on across a gap.
            near = not gap or (self._indents_begin and self._indents[index] < 2)
            return near and self._fills(before) and self._wraps(before, index)
        if gap and self._gaps_part and len(tail) < 40 and not self._fills(before):
            return False
        if marks.COMMA.search(tail) or _opens(tail):
            return True
        if self._lines[before].kind is BlockKind.HEADING:
            return False
        together = not gap and not self._gaps_part
        return (
            self._wraps(before, index)
            or (together and self._broken_head(before, index))
            or self._cut_off(before, index)
        )

    def _fills(self, at: int) -> bool:
        """Whether the layout, or the look of its neighbours, says that the line reaches the margin."""
        full = self._lines[at].full
        return full if full is not None else self._supporters(at) >= 2

    def _wraps(self, before: int, index: int) -> bool:
        """A line as long as other unfinished ones around it, and not shorter than what follows it."""
        full = self._lines[before].full
        if full is not None:
            return full
        own, next_one = self._widths[before], self._widths[index]
        # Justified lines squeeze their punctuation, and a first line has lost its indent: long lines differ more.
        slack = self._slack(before) + own // 12
        if own < next_one - slack:
            return False
        if self._apart(before, index) and next_one < own - slack:
            return False
        if self._supporters(before) >= 2:
            return True
        # In a document set in columns one with few lines is a column too.
        return self._columns and own >= 40 and self._clauses[before]

    def _slack(self, at: int) -> int:
        return _SLACK_LATIN if self._texts[at].isascii() else _SLACK

    def _apart(self, before: int, index: int) -> bool:
        """Two lines with a gap between and no mark in the one or at the end of the other: two headings.

        Of a paragraph the second would be full or end in a stop; a number may stand before a long heading.
        """
        return (
            self._lines[index].gap
            and not self._clauses[before]
            and not self._ended[index]
            and not marks.FRESH.match(self._texts[before])
        )

    def _supporters(self, at: int) -> int:
        """Unfinished lines of the same width close by; 0 unless they read like running text.

        A list of names, figures or couplets is as even as a column, but has no sentence that ends inside a
        line. Where the document is known to be set in columns, a few lines without one are a long sentence.
        """
        if at in self._in_sentence:
            return _FEWEST_LINES
        if at in self._known:
            return self._known[at]
        slack = self._slack(at)
        low, high = self._widths[at] - slack, self._widths[at] + slack
        found, clauses, stops = 0, 0, self._stops[at]
        for other in range(max(0, at - _NEIGHBOURS), min(len(self._lines), at + _NEIGHBOURS + 1)):
            if other == at or not low <= self._widths[other] <= high:
                continue
            stops = stops or self._stops[other]
            if not self._ended[other]:
                found += 1
                clauses += self._clauses[other]
        running = stops or (self._columns and found >= 6 and clauses >= 0.25 * found)
        self._known[at] = found if running else 0
        return self._known[at]

    def _broken_head(self, before: int, index: int) -> bool:
        """Two lines together among lines that stand apart: a heading or a quotation broken in two."""
        tail = self._texts[before]
        marked = bool(marks.FRESH.match(tail)) and not tail.startswith("—")
        return (
            (marked or self._clauses[before])
            and self._widths[before] >= self._widths[index] - _SLACK
            and not marks.ENTRY.match(self._texts[index])
        )

    def _cut_off(self, before: int, index: int) -> bool:
        """A line that ends in mid-clause; or one of clauses without an end before another, where others do end.

        A headline may have three clauses too, but no sentence ends in it, and it is shorter.
        """
        tail, text = self._texts[before], self._texts[index]
        if marks.hangs(tail) and len(tail) > 2:
            return True
        if not (self._long_lines_end and self._clauses[before] and self._clauses[index]):
            return False
        if marks.CREDIT.search(tail) or marks.OPENING_WORDS.match(text):
            return False
        if self._is_cut_paragraph(before):
            return True
        return not marks.FRESH.match(tail) and (self._pages_cut or marks.goes_on(text))

    def _is_cut_paragraph(self, at: int) -> bool:
        """Whether an unfinished line is too long, or too much of a text, to be a headline."""
        return (
            self._widths[at] >= _PARAGRAPH or (self._widths[at] >= 80 and self._stops[at])
        ) and len(marks.CLAUSES.findall(self._texts[at][:_LONGEST_COLUMN])) >= 2

    def _are_cut_by_pages(self) -> bool:
        """Whether pages cut paragraphs in two all over a document: then they cut short lines off, too.

        Where more short lines with clauses stand unfinished than long ones, they are headlines.
        """
        cut = short = 0
        # The first lines are the title.
        for at in range(_TITLE, len(self._lines) - 1):
            if self._ended[at] or not self._clauses[at] or self._lines[at].kind is not None:
                continue
            if self._is_cut_paragraph(at):
                cut += 1
            elif not marks.COMMA.search(self._texts[at]) and not marks.FRESH.match(self._texts[at]):
                short += 1
        return cut >= max(1, short)


def _same_size(one: float | None, other: float | None) -> bool:
    """Sizes within a twentieth are one size printed twice; an unknown size fits every other."""
    return not one or not other or abs(one - other) <= 0.05 * max(one, other)


def _opens(text: str) -> bool:
    """Whether a bracket or quote opened near the end of ``text`` is still open there."""
    depth: list[str] = []
    for char in text[-_TAIL:]:
        if char in "“‘「『（(《〈【〔":
            depth.append(char)
        elif depth and marks.PAIRS.get(char) == depth[-1]:
            depth.pop()
    return bool(depth)

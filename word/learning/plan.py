"""What each paragraph of an old briefing is, before anything is written: a plan that a person can correct."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from word import roles
from word.inspection import Inspection
from word.learning import signs
from word.learning.entries import (
    BODY_ROLE,
    FIELD,
    HEADING_ROLES,
    LEFT,
    REMOVED,
    SAMPLE,
    SOURCE_ROLE,
    Entry,
)
from word.learning.looks import Looks
from word.learning.signs import Sign
from word.ooxml import w
from word.rules.base import HEITI, KAITI, family, font_of, is_bold
from word.textual import Text

_MASTHEAD = 30
_LARGE = 32


def plan(file: Inspection) -> list[Entry]:
    """The plan for every paragraph with text, in reading order; ``roles.assign`` must have run."""
    return _Planner(file).run()


class _Planner:
    def __init__(self, file: Inspection) -> None:
        self.file = file
        self.entries: list[Entry] = []
        for index, element in enumerate(file.document.iter(w("p")), 1):
            if _in_fallback(element):
                continue
            text = Text(element).content
            if text.strip():
                self.entries.append(Entry(index, element, text))
        self.shown = Looks(file, [entry.element for entry in self.entries])
        self.looks = self.shown.looks
        self.taken: set[str] = set()
        # Levels that headings are deeper than they seem: Word's own 标题 1 stands for 一、.
        self.shift = 0

    def run(self) -> list[Entry]:
        """Masthead, what stands between it and the title, the title, the body, what closes it, the tail."""
        end = self._masthead()
        title = self._front(end)
        self._body(title)
        return self.entries

    def _set(
        self,
        at: int,
        kind: str,
        label: str,
        found: list[Sign] | None = None,
        *,
        whole: str = "",
        body: bool = False,
    ) -> None:
        """Write down what a paragraph is; a field that has a place already is not given another."""
        fresh = tuple(sign for sign in found or () if sign.field not in self.taken)
        if kind == FIELD and whole in self.taken:
            return
        if kind == FIELD and not fresh and not whole:
            return
        self.taken.update(sign.field for sign in fresh)
        if whole:
            self.taken.add(whole)
        names = "、".join(sign.field for sign in fresh)
        self.entries[at] = replace(
            self.entries[at],
            kind=kind,
            label=label or whole or names,
            signs=fresh,
            whole=whole,
            body=body,
        )

    # ---- the stretches of a briefing

    def _masthead(self) -> int:
        """Recognise the masthead; the place of the first paragraph after it."""
        last = -1
        for at, entry in enumerate(self.entries[:_MASTHEAD]):
            text = entry.text
            if self.shown.role(at) in {roles.TAIL, roles.SOURCE, roles.BODY} and not signs.issue(
                text
            ):
                break
            border = self.looks[at]
            red_rule = border is not None and roles.is_red(border.props.get("pBdr.bottom.color"))
            short = len(text.strip()) <= 60
            issue = short and bool(signs.issue(text)) and len(text.strip()) <= 30
            dated = short and signs.DATE.search(text) is not None and "。" not in text
            if red_rule or issue or (dated and not self._title_seen(at, last)):
                last = at
        # Without number, date and rule: what is red, or has the name of a briefing.
        if last < 0:
            for at in range(min(len(self.entries), 6)):
                if self.shown.is_red(at) or (
                    self.shown.size(at) >= _LARGE and signs.is_name(self.entries[at].text)
                ):
                    last = at
        names = [at for at in range(last + 1) if self._is_name(at)]
        name = max(
            names, key=lambda at: (self.shown.is_red(at), self.shown.size(at), -at), default=-1
        )
        for at in range(last + 1):
            if at == name:
                self._set(at, FIELD, "", whole="简报名称")
                continue
            self._masthead_line(at)
        # An office beside the date in another cell, or on a line of its own.
        for at in range(last + 1):
            entry = self.entries[at]
            if entry.kind == LEFT and signs.is_office(entry.text) and "编发单位" not in self.taken:
                self._set(at, FIELD, "", signs.issuer(entry.text))
        return last + 1

    def _title_seen(self, at: int, last: int) -> bool:
        """Whether a title stands between the masthead so far and this line: then the line is the title's date."""
        return last >= 0 and any(
            self.shown.role(place) == roles.TITLE and not self._is_name(place)
            for place in range(last + 1, at)
        )

    def _is_name(self, at: int) -> bool:
        text = self.entries[at].text
        if signs.issue(text) or signs.DATE.search(text):
            return False
        large = self.shown.size(at) >= _LARGE
        return large and (self.shown.is_red(at) or signs.is_name(text)) and len(text.strip()) <= 24

    def _masthead_line(self, at: int) -> None:
        text = self.entries[at].text
        found = signs.issue(text)
        found += [s for s in signs.secrecy(text) if not _overlaps(s, found)]
        only = signs.only_date(text)
        if only is not None:
            found.append(only)
        elif signs.DATE.search(text):
            found += [s for s in signs.issuer(text) if not _overlaps(s, found)]
        self._set(at, FIELD, "", sorted(found, key=lambda sign: sign.start))

    def _front(self, start: int) -> int:
        """Contents, editor's note, particulars of a meeting, title; the place of the first paragraph of the body."""
        at = start
        listing = noting = False
        while at < len(self.entries):
            text, role = self.entries[at].text, self.shown.role(at)
            note = signs.note(text)
            if signs.is_contents_head(text):
                listing, noting = True, False
            elif note is not None:
                listing, noting = False, True
                self._set(at, FIELD, "", note)
            elif self._is_title(at):
                return self._title(at)
            elif signs.meeting(text):
                self._set(at, FIELD, "", signs.meeting(text))
            elif listing:
                self._front_line(at, "要目")
            elif (
                noting
                and role in {roles.NOTE, roles.OTHER, roles.BODY}
                and not self._begins_body(at)
            ):
                self._front_line(at, "编者按")
            elif role in {roles.BODY, roles.HEADING, roles.TAIL, roles.SOURCE}:
                return at
            at += 1
        return at

    def _begins_body(self, at: int) -> bool:
        """A paragraph set as plain text after a note of another face."""
        look, above = self.looks[at], self.looks[at - 1]
        if look is None or above is None or not look.runs or not above.runs:
            return True
        return family(font_of(look.runs[-1])) != family(font_of(above.runs[-1]))

    def _front_line(self, at: int, field: str) -> None:
        """The first line of a block becomes its field, the others go."""
        if field in self.taken:
            self._set(at, REMOVED, field)
        else:
            self._set(at, FIELD, "", whole=field)

    def _is_title(self, at: int) -> bool:
        text = self.entries[at].text.strip()
        if (
            not self.shown.centred(at)
            or len(text) > 120
            or text.endswith("。")
            or signs.is_contents_head(text)
        ):
            return False
        return self.shown.role(at) == roles.TITLE or self.shown.size(at) >= _LARGE + 2

    def _title(self, at: int) -> int:
        self._set(at, FIELD, "", whole="标题")
        size = self.shown.size(at)
        at += 1
        while (
            at < len(self.entries) and self.shown.centred(at) and self.shown.role(at) != roles.TAIL
        ):
            text = self.entries[at].text.strip()
            if text.startswith(("——", "—", "（", "(")):
                lead = len(text) - len(text.lstrip("—")) if text.startswith("—") else 0
                offset = self.entries[at].text.find(text)
                self._set(at, FIELD, "", [Sign(offset + lead, offset + len(text), "副标题")])
            elif abs(self.shown.size(at) - size) <= 2:
                self._set(at, REMOVED, "标题")
            else:
                break
            at += 1
        return at

    def _body(self, start: int) -> None:
        texts = [
            at
            for at in range(start, len(self.entries))
            if self.shown.role(at) in {roles.BODY, roles.HEADING, roles.TABLE_TITLE, roles.TITLE}
            and not signs.is_source(self.entries[at].text)
            and not (signs.is_tail(self.entries[at].text) and len(self.entries[at].text) < 60)
            and not signs.is_imprint(self.entries[at].text)
        ]
        self.shift = int(any(self.shown.role(at) == roles.TITLE for at in texts))
        first = texts[0] if texts else start
        end = texts[-1] + 1 if texts else start
        for at in range(start, first):
            self._set(at, FIELD, "", signs.addressee(self.entries[at].text))
        sources = False
        for at in range(first, len(self.entries)):
            text, role = self.entries[at].text, self.shown.role(at)
            if signs.is_source_head(text):
                sources = True
            elif sources or role == roles.SOURCE or signs.is_source(text):
                seen = "来源索引" in self.taken
                self._set(
                    at, REMOVED if seen else FIELD, SOURCE_ROLE, whole="" if seen else "来源索引"
                )
            elif at < end:
                self._body_line(at)
            else:
                self._closing(at)

    def _body_line(self, at: int) -> None:
        text, look = self.entries[at].text, self.looks[at]
        if look is None or look.table is not None:
            self._set(at, REMOVED, BODY_ROLE, body=True)
            return
        found = signs.byline(text)
        if found and len(text.strip()) <= 40:
            self._set(at, FIELD, "", found)
            return
        if self.shown.role(at) == roles.ADDRESSEE and "主送" not in self.taken:
            self._set(at, FIELD, "", signs.addressee(text))
            return
        if signs.is_imprint(text):
            return
        label = BODY_ROLE
        level = self._heading_level(at)
        if level:
            label = HEADING_ROLES[level - 1]
        elif self.shown.role(at) not in {roles.BODY, roles.OTHER}:
            self._set(at, REMOVED, BODY_ROLE, body=True)
            return
        shown = any(e.kind == SAMPLE and e.label == label for e in self.entries)
        plain = len(text.strip()) >= roles.BODY_LENGTH or label != BODY_ROLE
        self._set(at, SAMPLE if not shown and plain else REMOVED, label, body=True)

    def _heading_level(self, at: int) -> int:
        """1 for 一、 to 4, 0 for text. Word's own 标题 1 is the first level where a title stands above it."""
        look, text = self.looks[at], self.entries[at].text.strip()
        if look is None:
            return 0
        if look.role == roles.TITLE:
            return 1
        if look.role == roles.HEADING:
            return min(max(look.level - 1 + self.shift, 1), 4)
        # （一）…。 on a line of its own, in the face of a heading.
        alone = len(text) <= roles.LONGEST_HEADING and "。" not in text[:-1]
        faces = {family(font_of(run)) for run in look.runs if run.text.strip()}
        if alone and (faces <= {HEITI, KAITI} or all(is_bold(run) for run in look.runs)):
            for level, pattern in roles.NUMBERINGS:
                if pattern.match(text):
                    return level - 1
        return 0

    def _closing(self, at: int) -> None:
        text = self.entries[at].text
        found = signs.byline(text) or signs.attachments(text) or signs.tail(text)
        if found:
            self._set(at, FIELD, "", found)
        elif self.shown.right(at) or self.shown.role(at) in {roles.SIGNATURE, roles.DATE}:
            only = signs.only_date(text)
            if only is not None:
                self._set(at, FIELD, "", [replace(only, field="成文日期")])
            elif len(text.strip()) <= 40:
                stripped = text.strip()
                begin = text.find(stripped)
                self._set(at, FIELD, "", [Sign(begin, begin + len(stripped), "署名")])


def _overlaps(sign: Sign, others: list[Sign]) -> bool:
    return any(sign.start < other.end and other.start < sign.end for other in others)


def _in_fallback(element: etree._Element) -> bool:
    """Whether a paragraph repeats one for programs that do not know text boxes of the newer form."""
    return any(str(up.tag).endswith("}Fallback") for up in element.iterancestors())

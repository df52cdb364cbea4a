"""Writing a plan into the old briefing: fields, samples and the place of the body."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from word.inspection import Inspection
from word.learning.entries import BODY_ROLE, FIELD, HEADING_ROLES, REMOVED, SAMPLE, Entry
from word.ooxml import W, w
from word.repair.bench import drop, holder, put
from word.rules.base import HEITI, KAITI, family
from word.textual import Text

# What parts left from right where no tab stop at the edge does.
_GAP = re.compile(r"(?<=\S)(?:[ \u3000]{3,}|\t{2,}|[ \u3000]+\t+|\t+[ \u3000]+)(?=\S)")
# Faces of headings that the sample does not show, by the convention of official papers.
_FACES = {"一级标题": "黑体", "二级标题": "楷体_GB2312"}


class Writer:
    """Turns the sample into the template; the document under ``file`` is changed."""

    def __init__(self, file: Inspection, entries: list[Entry]) -> None:
        self.file = file
        self.entries = entries
        self.written: dict[int, str] = {}

    def run(self) -> dict[int, str]:
        """Write fields and samples into the document; what stands in each paragraph now."""
        place = self._place()
        samples = self._samples()
        for entry in self.entries:
            if entry.whole == "来源索引":
                line = deepcopy(entry.element)
                self._one_line(line, "样：来源")
                samples.append(line)
        for entry in self.entries:
            if entry.kind == FIELD:
                self._fields(entry)
        if place is not None:
            for sample in samples:
                place.addprevious(sample)
            self._one_line(place, BODY_ROLE)
        self._remove({place})
        return self.written

    # ---- the body

    def _place(self) -> etree._Element | None:
        """The paragraph that becomes 【正文】: the first one of the body that stands in the document itself."""
        body = [e for e in self.entries if e.body and e.kind in (SAMPLE, REMOVED)]
        for wanted in (BODY_ROLE, ""):
            for entry in body:
                if (not wanted or entry.label == wanted) and not _in_cell(entry.element):
                    fresh = deepcopy(entry.element)
                    first = next((e for e in body if not _in_cell(e.element)), entry)
                    first.element.addprevious(fresh)
                    return fresh
        # Nothing was recognised as text: behind the title, or at the end.
        for entry in reversed(self.entries):
            if entry.whole == "标题":
                fresh = etree.Element(w("p"), nsmap={"w": W})
                entry.element.addnext(fresh)
                return fresh
        return None

    def _samples(self) -> list[etree._Element]:
        """Sample lines for headings and text: the sample's own, and for what it does not show, its text with the
        usual faces."""
        shown = {e.label: e for e in self.entries if e.kind == SAMPLE}
        body = shown.get(BODY_ROLE)
        found = []
        for role in (*HEADING_ROLES, BODY_ROLE):
            entry = shown.get(role) or body
            if entry is None:
                continue
            line = deepcopy(entry.element)
            self._one_line(line, f"样：{role}")
            if role not in shown and role in _FACES:
                for run in line.iter(w("r")):
                    face = _FACES[role]
                    put(
                        holder(run, "rPr"), "rFonts", ascii=face, hAnsi=face, eastAsia=face, cs=face
                    )
            if role not in shown and role != BODY_ROLE:
                put(holder(line, "pPr"), "keepNext")
            found.append(line)
            if role in shown:
                self.written[shown[role].paragraph] = f"【样：{role}】"
        lead = next((e for e in self.entries if e.body and self._lead(e) is not None), None)
        if lead is not None and "条目标题" not in shown:
            line = etree.Element(w("p"), nsmap={"w": W})
            run = etree.SubElement(line, w("r"))
            run.append(deepcopy(self._lead(lead)))  # type: ignore[arg-type]
            etree.SubElement(run, w("t")).text = "【样：条目标题】"
            found.append(line)
        for role, entry in shown.items():
            if role not in (*HEADING_ROLES, BODY_ROLE):
                line = deepcopy(entry.element)
                self._one_line(line, f"样：{role}")
                found.append(line)
                self.written[entry.paragraph] = f"【样：{role}】"
        return found

    def _lead(self, entry: Entry) -> etree._Element | None:
        """The properties of a run-in head in 黑体 or 楷体, if the paragraph goes on in another face."""
        if entry.label != BODY_ROLE:
            return None
        runs = [r for r in entry.element.iter(w("r")) if _shown(r)]
        fonts = [run.find(f"{w('rPr')}/{w('rFonts')}") for run in runs]
        faces = [family("" if f is None else f.get(w("eastAsia"))) for f in fonts]
        if len(faces) < 2 or faces[0] not in {HEITI, KAITI} or faces[0] == faces[-1]:
            return None
        return runs[0].find(w("rPr"))

    def _one_line(self, paragraph: etree._Element, name: str) -> None:
        """Nothing in a paragraph but 【name】, in the format that most of it has; numbers are written by the
        program, so that those of the paragraph's own list go."""
        runs = [run for run in paragraph.iter(w("r")) if _shown(run)]
        # The last text run: a run-in head comes first and is not what a paragraph of text looks like.
        model = runs[-1] if name.endswith(BODY_ROLE) and runs else (runs[0] if runs else None)
        properties = None if model is None else model.find(w("rPr"))
        for child in list(paragraph):
            if child.tag != w("pPr"):
                paragraph.remove(child)
        own = paragraph.find(w("pPr"))
        if own is not None:
            drop(own, "sectPr", "numPr", "pageBreakBefore")
            style = own.find(w("pStyle"))
            chain = self.file.formats.chain("" if style is None else style.get(w("val"), ""))
            if any("numPr.numId" in link.paragraph for link in chain):
                numbering = put(own, "numPr")
                put(numbering, "ilvl", val="0")
                put(numbering, "numId", val="0")
        run = etree.SubElement(paragraph, w("r"))
        if properties is not None:
            run.append(deepcopy(properties))
        etree.SubElement(run, w("t")).text = f"【{name}】"

    # ---- fields

    def _fields(self, entry: Entry) -> None:
        for element in (entry.element, *_twins(entry.element)):
            text = Text(element)
            if entry.whole == "来源索引":
                self._one_line(element, entry.whole)
                self.written[entry.paragraph] = f"【{entry.whole}】"
                break
            if entry.whole:
                stripped = text.content.strip()
                start = text.content.find(stripped)
                text.put(start, start + len(stripped), f"【{entry.whole}】")
            for sign in reversed(entry.signs):
                if text.content[sign.start : sign.end] == entry.text[sign.start : sign.end]:
                    text.put(sign.start, sign.end, f"【{sign.field}】")
            if element is entry.element:
                self._part_sides(entry, text)
                self.written[entry.paragraph] = text.content.strip()

    def _part_sides(self, entry: Entry, text: Text) -> None:
        """Left and right are parted by a tab at the right edge where a sample had a row of spaces: values of
        another length would not reach the edge."""
        if len(entry.signs) < 2 or _in_cell(entry.element):
            return
        gaps = list(_GAP.finditer(text.content))
        if len(gaps) != 1:
            return
        text.put(gaps[0].start(), gaps[0].end(), "\t")
        paragraph = next((p for p in self.file.paragraphs if p.element is entry.element), None)
        if paragraph is None:
            return
        room = self.file.section_of(paragraph).width - paragraph.get("ind.right")
        properties = holder(entry.element, "pPr")
        drop(properties, "tabs")
        tab = etree.SubElement(holder(properties, "tabs"), w("tab"))
        tab.set(w("val"), "right")
        tab.set(w("pos"), str(room))

    # ---- what the program writes

    def _remove(self, kept: set[etree._Element | None]) -> None:
        for entry in self.entries:
            if entry.kind not in (REMOVED, SAMPLE) or entry.element in kept:
                continue
            table = next(entry.element.iterancestors(w("tbl")), None)
            if table is not None and entry.body:
                if table.getparent() is not None:
                    table.getparent().remove(table)  # type: ignore[union-attr]
                continue
            parent = entry.element.getparent()
            section = entry.element.find(f"{w('pPr')}/{w('sectPr')}")
            if parent is None:
                continue
            if section is not None or (parent.tag == w("tc") and len(parent.findall(w("p"))) == 1):
                for child in list(entry.element):
                    if child.tag != w("pPr"):
                        entry.element.remove(child)
            else:
                parent.remove(entry.element)
        self._remove_empty_in_body(kept)

    def _remove_empty_in_body(self, kept: set[etree._Element | None]) -> None:
        """Empty paragraphs right behind the place of the body stood between paragraphs that are gone."""
        for place in kept:
            following = None if place is None else place.getnext()
            while (
                following is not None
                and following.tag == w("p")
                and not _shown(following)
                and following.find(f".//{w('drawing')}") is None
                and following.find(f"{w('pPr')}/{w('sectPr')}") is None
                and following.getnext() is not None
                and following.getnext().tag == w("p")  # type: ignore[union-attr]
            ):
                gone, following = following, following.getnext()
                parent = gone.getparent()
                if parent is not None:
                    parent.remove(gone)


def _in_cell(element: etree._Element) -> bool:
    return any(up.tag in (w("tc"), w("txbxContent")) for up in element.iterancestors())


def _twins(element: etree._Element) -> list[etree._Element]:
    """The same paragraph of a text box as it is kept for older programs."""
    box = next(element.iterancestors("{*}AlternateContent"), None)
    if box is None:
        return []
    text = "".join(node.text or "" for node in element.iter(w("t")))
    return [
        other
        for fallback in box.iterchildren("{*}Fallback")
        for other in fallback.iter(w("p"))
        if "".join(node.text or "" for node in other.iter(w("t"))) == text
    ]


def _shown(element: etree._Element) -> str:
    """What an element shows, without the white space around it."""
    return "".join(node.text or "" for node in element.iter(w("t"))).strip()

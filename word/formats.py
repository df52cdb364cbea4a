"""The look of a block, taken from its sample in the template, ready to be written many times."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from word.ooxml import W, escape, w
from word.runs import CHINESE_MARKS, Line, put
from word.stylesheet import StyleSheet

# What heads something: never alone at the foot of a page, also where a template made by hand does not say so.
_HEADS = frozenset({"一级标题", "二级标题", "三级标题", "四级标题", "条目标题", "表题"})


class Format(NamedTuple):
    """Serialized properties: of the paragraph, of its runs, of runs with Chinese marks, of raised marks."""

    paragraph: str
    run: str = ""
    chinese: str = ""
    raised: str = ""

    def runs(self, text: str) -> str:
        """``text`` (clean, one line) as a run."""
        properties = self.chinese if CHINESE_MARKS.search(text) else self.run
        return f"<w:r>{properties}{text_node(text)}</w:r>" if text else ""


def text_node(text: str) -> str:
    """A ``w:t`` that keeps its blanks."""
    keep = ' xml:space="preserve"' if text[:1] == " " or text[-1:] == " " or "  " in text else ""
    return f"<w:t{keep}>{escape(text)}</w:t>"


def from_sample(paragraph: etree._Element) -> Format:
    """The format of a sample line: its paragraph and the run in which its 【 stands."""
    properties = paragraph.find(w("pPr"))
    if properties is not None:
        properties = deepcopy(properties)
        for tag in ("sectPr", "rPr"):
            for element in properties.findall(w(tag)):
                properties.remove(element)
    line = Line(paragraph)
    run = line.run_of(line.text.find("【"))
    found = None if run is None else run.find(w("rPr"))
    return _format(_serialized(properties), found)


def from_style(identifier: str) -> Format:
    """The format of a paragraph style, where a template has no sample."""
    style = f'<w:pPr><w:pStyle w:val="{escape(identifier)}"/></w:pPr>' if identifier else ""
    return _format(style, None)


def lead_from_style(identifier: str) -> Format:
    """The format of a character style."""
    properties = _new("rPr")
    if identifier:
        etree.SubElement(properties, w("rStyle")).set(w("val"), identifier)
    return _format("", properties)


def formats(
    samples: Mapping[str, etree._Element], styles: StyleSheet, wanted: Mapping[str, str]
) -> dict[str, Format]:
    """For each role of ``wanted`` (role → style) its sample's format, or its style's where there is none."""
    found = {}
    for role, style in wanted.items():
        identifier = styles.id_of(style)
        if role in samples:
            found[role] = from_sample(samples[role])
        elif styles.is_character(identifier):
            found[role] = lead_from_style(identifier)
        else:
            found[role] = from_style(identifier)
        if role in _HEADS:
            found[role] = _kept(found[role], styles)
    return found


def _kept(look: Format, styles: StyleSheet) -> Format:
    """The format with 与下段同页."""
    paragraph = etree.fromstring(f'<w:p xmlns:w="{W}">{look.paragraph}</w:p>')
    if styles.keeps_with_next(paragraph):
        return look
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.SubElement(paragraph, w("pPr"))
    for element in properties.findall(w("keepNext")):
        properties.remove(element)
    place = 0 if properties.find(w("pStyle")) is None else 1
    properties.insert(place, etree.Element(w("keepNext")))
    return look._replace(paragraph=_serialized(properties))


def _format(paragraph: str, run: etree._Element | None) -> Format:
    plain = _new("rPr") if run is None else deepcopy(run)
    chinese = deepcopy(plain)
    put(chinese, "rFonts").set(w("hint"), "eastAsia")
    raised = deepcopy(chinese)
    put(raised, "vertAlign").set(w("val"), "superscript")
    return Format(
        paragraph,
        _serialized(plain) if len(plain) else "",
        _serialized(chinese),
        _serialized(raised),
    )


def _new(tag: str) -> etree._Element:
    return etree.Element(w(tag), nsmap={"w": W})


def _serialized(element: etree._Element | None) -> str:
    """XML as it is repeated; ``w`` is declared by the fragment it goes into, other prefixes here."""
    if element is None:
        return ""
    alone = deepcopy(element)
    etree.cleanup_namespaces(alone)
    text = etree.tostring(alone, encoding="unicode", with_tail=False)
    return text.replace(f' xmlns:w="{W}"', "", 1)

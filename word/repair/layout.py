"""Repairs of page, grid and settings."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from word.inspection import Section
from word.ooxml import W, local, parse_xml, r, w
from word.repair.bench import Bench, Repair, drop, holder, put, shipped_footer, shipped_styles

_MARGINS = {
    "top": "2098",
    "right": "1474",
    "bottom": "1984",
    "left": "1587",
    "footer": "1417",
    "gutter": "0",
}
_GRID = {"type": "linesAndChars", "linePitch": "579", "charSpace": "-849"}
_NUMBER_ONLY = re.compile(r"[\s\d—\-–第页共/·.]*")
_COMPAT = "http://schemas.microsoft.com/office/word"


def page(bench: Bench) -> None:
    """A4 with the margins and the grid of the standard on every upright page. The second profile is kept."""
    for element, section in _sections(bench):
        if section.landscape:
            continue
        if {101} & bench.faulty:
            put(element, "pgSz", w="11906", h="16838")
        if {102, 103, 105, 106, 201, 202} & bench.faulty:
            margins = put(element, "pgMar", **_MARGINS)
            if margins.get(w("header")) is None:
                margins.set(w("header"), "851")
        if {201, 202} & bench.faulty:
            put(element, "docGrid", **_GRID)


def _sections(bench: Bench) -> list[tuple[etree._Element, Section]]:
    body = bench.file.document.find(w("body"))
    if body is None:
        return []
    found = [
        element
        for element in body.iter(w("sectPr"))
        if local(element.getparent()) != "sectPrChange"  # type: ignore[arg-type]
    ]
    if not found:
        found = [etree.SubElement(body, w("sectPr"))]
    return list(zip(found, bench.file.sections, strict=False))


def settings(bench: Bench) -> None:
    """The switches of the settings that the format asks for."""
    root = bench.settings()
    if root is None:
        return
    if 104 in bench.faulty:
        put(root, "mirrorMargins").attrib.pop(w("val"), "")
    if 107 in bench.faulty:
        put(root, "evenAndOddHeaders").attrib.pop(w("val"), "")
    if 307 in bench.faulty:
        put(root, "themeFontLang", val="en-US", eastAsia="zh-CN")
    if 311 in bench.faulty:
        drop(root, "updateFields")
    if 308 in bench.faulty:
        compat = holder(root, "compat")
        for each in list(compat.iterfind(w("compatSetting"))):
            if each.get(w("name")) == "compatibilityMode":
                compat.remove(each)
        mode = etree.SubElement(compat, w("compatSetting"))
        for key, value in (("name", "compatibilityMode"), ("uri", _COMPAT), ("val", "15")):
            mode.set(w(key), value)


def page_numbers(bench: Bench) -> None:
    """Footers with the page number as the standard has it, where there is none or nothing else in them."""
    bench.adopt("footer")
    parts: dict[str, str] = {}
    for element, section in _sections(bench):
        kinds = ["default", "even"]
        if section.props.get("titlePg", "0") not in {"0", "false", "off"}:
            kinds.append("first")
        for kind in kinds:
            part = section.footers.get(kind, "")
            text = "".join(p.text for p in bench.file.story(part)) if part else ""
            if part and not _NUMBER_ONLY.fullmatch(text):
                continue
            even = kind == "even"
            if part and part in bench.package.parts:
                _refill(bench, part, even=even)
                continue
            if kind not in parts:
                name = f"word/footerJ{len(parts) + 1}.xml"
                parts[kind] = bench.add_part(name, _footer(bench, even=even), "footer")
            reference = etree.Element(w("footerReference"), nsmap={"w": W})
            reference.set(w("type"), kind)
            reference.set(r("id"), parts[kind])
            last = element.findall(w("headerReference")) + element.findall(w("footerReference"))
            element.insert(len(last), reference)


def _footer(bench: Bench, *, even: bool) -> bytes:
    root = parse_xml(shipped_footer(even=even))
    for style in root.iter(w("pStyle")):
        style.set(w("val"), bench.id_of("footer"))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _refill(bench: Bench, part: str, *, even: bool) -> None:
    root = bench.package.xml(part)
    for child in list(root):
        root.remove(child)
    for child in parse_xml(_footer(bench, even=even)):
        root.append(deepcopy(child))


def normal(bench: Bench) -> None:
    """The default style and the document's defaults as the grid is reckoned with: 3号 仿宋, zh-CN, no automatic
    space."""
    root = bench.file.styles_root
    if root is None:
        return
    shipped = shipped_styles()["Normal"]
    default = bench.file.formats.defaults.get("paragraph", "")
    style = next((s for s in root.iterfind(w("style")) if s.get(w("styleId")) == default), None)
    if style is None:
        fresh = deepcopy(shipped)
        root.append(fresh)
        style = fresh
    _copy(shipped, style, "rPr", ("rFonts", "sz", "szCs"))
    _copy(shipped, style, "pPr", ("autoSpaceDE", "autoSpaceDN"))
    defaults = holder(holder(holder_first(root, "docDefaults"), "rPrDefault"), "rPr")
    put(defaults, "lang", val="en-US", eastAsia="zh-CN")
    fonts = shipped.find(f"{w('rPr')}/{w('rFonts')}")
    if fonts is not None and {301, 302, 303, 304, 310} & bench.faulty:
        drop(defaults, "rFonts")
        put(defaults, "rFonts", **{key.rsplit("}", 1)[-1]: str(v) for key, v in _items(fonts)})


def _items(element: etree._Element) -> list[tuple[str, str]]:
    return [(str(key), str(value)) for key, value in element.attrib.items()]


def holder_first(root: etree._Element, name: str) -> etree._Element:
    """The child ``w:name``, made before all others if there is none."""
    found = root.find(w(name))
    if found is None:
        found = etree.Element(w(name), nsmap={"w": W})
        root.insert(0, found)
    return found


def _copy(
    source: etree._Element, target: etree._Element, group: str, names: tuple[str, ...]
) -> None:
    properties = holder(target, group)
    for name in names:
        found = source.find(f"{w(group)}/{w(name)}")
        if found is not None:
            drop(properties, name)
            put(properties, name, **{k.rsplit("}", 1)[-1]: v for k, v in _items(found)})


LAYOUT: tuple[Repair, ...] = (
    ((101, 102, 103, 105, 106, 201, 202), page),
    ((104, 107, 307, 308, 311), settings),
    ((108, 109, 110, 111), page_numbers),
    ((203, 306, 309), normal),
)

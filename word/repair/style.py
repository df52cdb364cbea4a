"""Repairs of type: what a paragraph is for is given the style of its role, and what contradicts it is taken off."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from word import roles
from word.inspection import Paragraph
from word.ooxml import integer, w
from word.repair.bench import Bench, Repair, drop, holder, put
from word.repair.layout import normal
from word.roles import NOTE_LABEL
from word.rules.base import HEITI, KAITI, family
from word.rules.tables import data_tables

STYLE_OF = {role: name for name, role in roles.FIXED_NAMES.items() if name != "发文机关标志"}
_PARAGRAPH = [
    "keepNext",
    "keepLines",
    "widowControl",
    "wordWrap",
    "pBdr",
    "tabs",
    "snapToGrid",
    "spacing",
    "ind",
    "jc",
    "outlineLvl",
    "autoSpaceDE",
    "autoSpaceDN",
    "framePr",
]
_RUN = ["rFonts", "sz", "szCs", "color", "w", "spacing", "snapToGrid", "fitText", "lang"]
# Roles by the rules that speak of their type.
_ROLES: dict[int, tuple[str, ...]] = {
    **dict.fromkeys((204, 206, 207, 511, 512, 513, 514, 515, 906), (roles.BODY, roles.HEADING)),
    **dict.fromkeys((205, 504, 505, 506, 507, 508, 519), (roles.HEADING, roles.TITLE)),
    **dict.fromkeys((501, 502), (roles.TITLE,)),
    401: (roles.SECRECY,),
    402: (roles.NAME,),
    404: (roles.ISSUE,),
    **dict.fromkeys((406, 409, 410), (roles.ISSUER,)),
    408: (roles.SECRECY, roles.ISSUER),
    412: (roles.CONTENTS, roles.NOTE, roles.BYLINE),
    517: (roles.ADDRESSEE, roles.ATTACHMENTS, roles.SIGNATURE, roles.DATE),
    518: (roles.ATTACHMENT_MARK,),
    **dict.fromkeys((602, 604), (roles.TAIL,)),
    605: (roles.ANCHOR,),
    705: (roles.TABLE_TITLE,),
    706: (roles.TABLE_TITLE,),
    802: (roles.SOURCE,),
}
_EVERY = tuple(dict.fromkeys(role for found in _ROLES.values() for role in found))
_HEITI_FONT, _FANGSONG_FONT = "黑体", "仿宋_GB2312"
_INSTEAD = {
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "FangSong_GB2312": "仿宋",
    "KaiTi_GB2312": "楷体",
}
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")


def restyle(bench: Bench) -> None:
    """Every paragraph of the roles that broken rules speak of gets its style; its own properties that
    contradict it go. Emphasis (bold, underline), run-in heads and labels stay."""
    wanted = {role for number, found in _ROLES.items() if number in bench.faulty for role in found}
    if {310, 520, 1005} & bench.faulty:
        wanted.update(_EVERY)
    paragraphs = [p for p in bench.file.paragraphs if p.role in wanted]
    if 520 in bench.faulty:
        default = bench.file.formats.defaults.get("paragraph", "")
        for table in data_tables(bench.file):
            paragraphs += [
                p for p in table.paragraphs if p.style_id == default and p.role in STYLE_OF
            ]
    names = dict.fromkeys(_style_name(paragraph) for paragraph in paragraphs)
    bench.adopt(*names)
    _keep_profile(bench, names)
    for paragraph in paragraphs:
        _apply(bench, paragraph)


def _style_name(paragraph: Paragraph) -> str:
    if paragraph.role == roles.TITLE:
        return "heading 1"
    if paragraph.role == roles.HEADING:
        return f"heading {paragraph.level}"
    return STYLE_OF[paragraph.role]


def _keep_profile(bench: Bench, names: Iterable[str]) -> None:
    """Lines of the second profile are as high as its grid."""
    pitch = bench.file.sections[0].get("docGrid.linePitch")
    if {201, 202} & bench.faulty or not 590 <= pitch <= 600:
        return
    root = bench.file.styles_root
    for name in names:
        for style in () if root is None else root.iterfind(w("style")):
            spacing = style.find(f"{w('pPr')}/{w('spacing')}")
            ours = style.get(w("styleId")) == bench.id_of(name)
            if ours and spacing is not None and spacing.get(w("line")) == "579":
                spacing.set(w("line"), str(pitch))


def _apply(bench: Bench, paragraph: Paragraph) -> None:
    properties = bench.paragraph_properties(paragraph)
    drop(properties, "pStyle", *_PARAGRAPH)
    if "numPr.numId" not in paragraph.props:
        drop(properties, "numPr")
    put(properties, "pStyle", val=bench.id_of(_style_name(paragraph)))
    mark = properties.find(w("rPr"))
    if mark is not None:
        drop(mark, *_RUN)
    label = NOTE_LABEL.match(paragraph.text) if paragraph.role == roles.NOTE else None
    head = label.end() if label else 0
    if paragraph.role == roles.CONTENTS and roles.CONTENTS_HEAD.fullmatch(
        paragraph.text.replace(" ", "").replace("\u3000", "")
    ):
        head = len(paragraph.text)
    seen, leading = 0, paragraph.role == roles.BODY
    for run in _runs(paragraph):
        text = "".join(node.text or "" for node in run.iterchildren(w("t")))
        own = run.find(w("rPr"))
        font = _font(own)
        leading = leading and (not text.strip() or family(font) in {KAITI, HEITI})
        keep = leading and len(paragraph.text) > len(text)
        if own is not None:
            hint = _hint(own)
            drop(own, *(name for name in _RUN if not (keep and name == "rFonts")))
            drop(own, *_stray_style(bench, own))
            if hint and not keep:
                put(own, "rFonts", hint=hint)
        if seen < head:
            put(holder(run, "rPr"), "rFonts", **dict.fromkeys(_SLOTS, _HEITI_FONT))
        seen += len(text)


def _stray_style(bench: Bench, own: etree._Element) -> tuple[str, ...]:
    """A character style that sets a face or a size (a theme's heading, a link of another program)."""
    named = own.find(w("rStyle"))
    style = None if named is None else bench.file.formats.styles.get(named.get(w("val"), ""))
    return ("rStyle",) if style is not None and {"sz", "color"} & style.run.keys() else ()


def _runs(paragraph: Paragraph) -> list[etree._Element]:
    return [
        run
        for run in paragraph.element.iter(w("r"))
        if next(run.iterancestors(w("p")), None) is paragraph.element
    ]


def _font(own: etree._Element | None) -> str:
    fonts = None if own is None else own.find(w("rFonts"))
    return "" if fonts is None else fonts.get(w("eastAsia"), "")


def _hint(own: etree._Element) -> str:
    fonts = own.find(w("rFonts"))
    return "" if fonts is None else fonts.get(w("hint"), "")


def fonts(bench: Bench) -> None:
    """Four named slots in every style, none from a theme, none a list, none that is no face of the format."""
    root = bench.file.styles_root
    roots = [] if root is None else [root]
    roots += [bench.package.xml(part) for part in bench.file.written_parts]
    roots += [
        bench.package.xml(part)
        for part in bench.package.related(bench.file.main, "numbering")
        if part in bench.package.parts
    ]
    for tree in roots:
        for element in tree.iter(w("rFonts")):
            in_style = tree is root
            _name_slots(element, in_style=in_style, strange=310 in bench.faulty)
    if {302, 301} & bench.faulty:
        normal(bench)


def _name_slots(element: etree._Element, *, in_style: bool, strange: bool) -> None:
    themed = False
    for key in list(element.attrib):
        if "heme" in str(key).rsplit("}", 1)[-1]:
            themed = True
            del element.attrib[key]
    for slot in _SLOTS:
        name = element.get(w(slot))
        if name is None:
            continue
        for mark in ";,；，":
            name = name.split(mark)[0].strip()
        if strange and not family(name) and name != "Times New Roman":
            del element.attrib[w(slot)]
        else:
            element.set(w(slot), name)
    named = {slot: element.get(w(slot)) for slot in _SLOTS}
    if in_style and (themed or any(named.values())) and not all(named.values()):
        main = named["eastAsia"] or _FANGSONG_FONT
        for slot in _SLOTS:
            if not named[slot]:
                element.set(w(slot), main)


def hints(bench: Bench) -> None:
    """The hint on every run that holds a mark which Latin and Chinese share."""
    from word.runs import mark_chinese

    for part in bench.file.written_parts:
        for run in bench.package.xml(part).iter(w("r")):
            mark_chinese(run)


def languages(bench: Bench) -> None:
    """No run and no style says that Chinese text is of another language."""
    normal(bench)
    root = bench.file.styles_root
    trees = [bench.package.xml(part) for part in bench.file.written_parts]
    for tree in (*trees, *(() if root is None else (root,))):
        for lang in tree.iter(w("lang")):
            if lang.get(w("eastAsia")) is not None:
                lang.set(w("eastAsia"), "zh-CN")


def spaces(bench: Bench) -> None:
    """No paragraph and no style switches the automatic space on again."""
    normal(bench)
    root = bench.file.styles_root
    for tree in (bench.file.document, *(() if root is None else (root,))):
        for name in ("autoSpaceDE", "autoSpaceDN"):
            for element in tree.iter(w(name)):
                element.set(w("val"), "0")


def rare(bench: Bench) -> None:
    """The full face of the same kind in the place of one with the characters of GB 2312 alone."""
    root = bench.file.styles_root
    trees = [bench.package.xml(part) for part in bench.file.written_parts]
    for tree in (*trees, *(() if root is None else (root,))):
        for element in tree.iter(w("rFonts")):
            for slot in _SLOTS:
                name = element.get(w(slot), "")
                if name in _INSTEAD:
                    element.set(w(slot), _INSTEAD[name])


def name_fits(bench: Bench) -> None:
    """The name in type small enough for one line, no smaller than a title."""
    for paragraph in bench.file.of(roles.NAME):
        room = bench.file.section_of(paragraph).width / 20
        text = paragraph.text.strip()
        if not text or "\n" in text:
            continue
        ems = sum(0.5 if ord(character) < 0x250 else 1.0 for character in text)
        for run in _runs(paragraph):
            own = holder(run, "rPr")
            drop(own, "spacing", "w")
            size = own.find(w("sz"))
            now = integer(None if size is None else size.get(w("val")), 124)
            fitting = max(min(now, int(room / ems * 2)), 44)
            put(own, "sz", val=str(fitting))
            put(own, "szCs", val=str(fitting))


STYLE: tuple[Repair, ...] = (
    ((*_ROLES, 310, 520, 1005), restyle),
    ((301, 302, 303, 304, 310), fonts),
    ((305,), hints),
    ((306,), languages),
    ((309,), spaces),
    ((313,), rare),
    ((403,), name_fits),
)

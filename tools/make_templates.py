"""Build the shipped templates from nothing: ``python tools/make_templates.py [FOLDER]``.

Every part is written here, so that no leftover of another program's default document is inside, and the
bytes are the same on every run. Figures: docs/templates.md, "The page".
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.template_bodies import BODIES, paragraph, run  # noqa: E402 - the tool runs from any folder
from tools.template_styles import (  # noqa: E402 - the tool runs from any folder
    FANG,
    HEAD,
    HEI,
    KAI,
    LINE,
    NS,
    SONG,
    XBS,
    styles,
)
from word import fonts  # noqa: E402

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Word's own lists for Chinese, and 〔 in both: neither the number of a source nor the year of 〔2024〕 is parted
# from what it belongs to.
NO_END = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
NO_START = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〔〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"


def document(kind: str) -> str:
    """document.xml of a kind."""
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>'
        '<w:footerReference w:type="even" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" '
        'w:left="1587" w:header="851" w:footer="1417" w:gutter="0"/>'
        f'<w:docGrid w:type="linesAndChars" w:linePitch="{LINE}" w:charSpace="-849"/></w:sectPr>'
    )
    body = "".join(BODIES[kind]())
    return f"{HEAD}<w:document {NS}><w:body>{body}{section}</w:body></w:document>"


def footer(align: str, indent: str) -> str:
    """— 1 — with a field that Word fills and a number to show until then."""
    field = "".join(
        f"<w:r>{content}</w:r>"
        for content in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    content = paragraph("Footer", run("— "), field, run(" —"), extra=indent, align=align)
    return f"{HEAD}<w:ftr {NS}>{content}</w:ftr>"


def settings() -> str:
    """settings.xml: two-sided, Chinese, as Word 2013 and later lay out."""
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f"{HEAD}<w:settings {NS}>"
        '<w:zoom w:percent="100"/><w:mirrorMargins/><w:bordersDoNotSurroundHeader/>'
        '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="632"/><w:evenAndOddHeaders/>'
        '<w:drawingGridHorizontalSpacing w:val="158"/><w:drawingGridVerticalSpacing w:val="579"/>'
        '<w:displayHorizontalDrawingGridEvery w:val="0"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:noLineBreaksAfter w:lang="zh-CN" w:val="{escape(NO_END)}"/>'
        f'<w:noLineBreaksBefore w:lang="zh-CN" w:val="{escape(NO_START)}"/>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        f"<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>{compat}"
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table() -> str:
    """fontTable.xml: each face with the one to take where it is missing."""
    instead = {XBS: fonts.TITLE[2], FANG: fonts.BODY[1], KAI: fonts.KAI[1]}
    rows = []
    for name in (FANG, KAI, HEI, SONG, XBS):
        other = f'<w:altName w:val="{instead[name]}"/>' if name in instead else ""
        family = "roman" if name in (XBS, SONG) else "modern"
        rows.append(
            f'<w:font w:name="{name}">{other}<w:charset w:val="86"/><w:family w:val="{family}"/>'
            '<w:pitch w:val="default"/></w:font>'
        )
    return f"{HEAD}<w:fonts {NS}>{''.join(rows)}</w:fonts>"


def theme() -> str:
    """theme1.xml: colours, faces and effects that a package must have. No style of ours refers to it."""
    main = "http://schemas.openxmlformats.org/drawingml/2006/main"
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in (
            ("dk1", "000000"),
            ("lt1", "FFFFFF"),
            ("dk2", "333333"),
            ("lt2", "EEEEEE"),
            ("accent1", "C00000"),
            ("accent2", "1F4E79"),
            ("accent3", "7F7F7F"),
            ("accent4", "BF9000"),
            ("accent5", "2E75B6"),
            ("accent6", "548235"),
            ("hlink", "0563C1"),
            ("folHlink", "954F72"),
        )
    )
    faces = "".join(
        f'<a:{kind}><a:latin typeface="{face}"/><a:ea typeface="{face}"/><a:cs typeface=""/></a:{kind}>'
        for kind, face in (("majorFont", XBS), ("minorFont", FANG))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="{main}" name="简报"><a:themeElements>'
        f'<a:clrScheme name="简报">{colours}</a:clrScheme><a:fontScheme name="简报">{faces}</a:fontScheme>'
        f'<a:fmtScheme name="简报"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def relationships(*rows: tuple[str, str, str]) -> str:
    """A .rels part of (id, type, target)."""
    content = "".join(
        f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}"/>'
        for identifier, kind, target in rows
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{content}</Relationships>'


def parts(kind: str) -> dict[str, str]:
    """All parts of the template of a kind in the order they are stored."""
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MIME}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("settings", "settings"),
            ("fontTable", "fontTable"),
            ("footer1", "footer"),
            ("footer2", "footer"),
        )
    )
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/word/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": relationships(
            ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/document.xml": document(kind),
        "word/_rels/document.xml.rels": relationships(
            ("rId1", f"{OFFICE}/styles", "styles.xml"),
            ("rId2", f"{OFFICE}/settings", "settings.xml"),
            ("rId3", f"{OFFICE}/footer", "footer1.xml"),
            ("rId4", f"{OFFICE}/footer", "footer2.xml"),
            ("rId5", f"{OFFICE}/fontTable", "fontTable.xml"),
            ("rId6", f"{OFFICE}/theme", "theme/theme1.xml"),
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/theme/theme1.xml": theme(),
        "word/footer1.xml": footer("right", '<w:ind w:rightChars="100" w:right="280"/>'),
        "word/footer2.xml": footer("left", '<w:ind w:leftChars="100" w:left="280"/>'),
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{kind}</dc:title>'
        "<dc:creator>简报工坊</dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2024-01-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2024-01-01T00:00:00Z</dcterms:modified>'
        "</cp:coreProperties>",
    }


def write(path: Path, kind: str) -> None:
    """Write the package of a kind with fixed times, so that the same parts are the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts(kind).items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text.encode("utf-8"))


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    for kind in BODIES:
        write(folder / f"{kind}.docx", kind)
        print(folder / f"{kind}.docx")

"""Pictures of a template on the pages that are drawn."""

from __future__ import annotations

import struct
import zlib

from tests.word.word_samples import OPTIONS, full, p, template_bytes
from word.catalogue import find, from_bytes
from word.ooxml import read_package
from word.pagination import Picture, paginate
from word.preview import preview
from word.render import render

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
CM = 360_000  # EMU
TWIPS = 567  # of a centimetre


def png(red: int, green: int, blue: int) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes((red, green, blue)) * 2) * 2
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def drawing(place: str, identifier: str = "rId90", across: str = "", down: str = "") -> str:
    """A run with a picture of 4 by 2 centimetres, ``inline`` or ``anchor``."""
    where = f"{across}{down}" if place == "anchor" else ""
    return (
        f'<w:r xmlns:wp="{_WP}" xmlns:a="{_A}" xmlns:r="{_R}" xmlns:pic="{_PIC}"><w:drawing>'
        f'<wp:{place}>{where}<wp:extent cx="{4 * CM}" cy="{2 * CM}"/><wp:docPr id="1" name="a"/><a:graphic>'
        f'<a:graphicData uri="{_PIC}"><pic:pic><pic:blipFill><a:blip r:embed="{identifier}"/></pic:blipFill>'
        f"</pic:pic></a:graphicData></a:graphic></wp:{place}></w:drawing></w:r>"
    )


def template(body: str) -> bytes:
    """A template with a red picture rId90."""
    rels = read_package(find("简报").docx).parts["word/_rels/document.xml.rels"]
    added = f'<Relationship Id="rId90" Type="{_R}/image" Target="media/logo.png"/></Relationships>'
    types = read_package(find("简报").docx).parts["[Content_Types].xml"].decode()
    return template_bytes(
        body,
        parts={
            "word/_rels/document.xml.rels": rels.replace(b"</Relationships>", added.encode()),
            "word/media/logo.png": png(255, 0, 0),
            "[Content_Types].xml": types.replace(
                "<Override", '<Default Extension="png" ContentType="image/png"/><Override', 1
            ).encode(),
        },
    )


def pictures(data: bytes) -> list[Picture]:
    return [
        picture
        for page in paginate(data, draw=True).pages
        for line in (*page.lines, *page.margin)
        for picture in line.pictures
    ]


CENTRED = (
    '<w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>{}</w:p>'
)


def test_a_picture_in_a_line_stands_where_its_paragraph_has_it() -> None:
    data = template(CENTRED.format(drawing("inline")) + p("【标题】") + p("【正文】"))
    (found,) = pictures(data)
    assert (round(found.width), round(found.height)) == (4 * TWIPS, 2 * TWIPS)
    paper = paginate(data, draw=True).pages[0].paper
    assert abs(found.x + found.width / 2 - (paper.left + paper.room / 2)) < 2
    assert paper.top - 2 <= found.y <= paper.top + 400
    # What follows stands below it.
    below = next(line for line in paginate(data, draw=True).pages[0].lines if line.pieces)
    assert below.y >= found.y + found.height - 2


def test_a_floating_picture_stands_on_the_page_and_takes_no_line() -> None:
    across = '<wp:positionH relativeFrom="page"><wp:posOffset>720000</wp:posOffset></wp:positionH>'
    down = '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
    data = template(p("甲", drawing("anchor", across=across, down=down)) + p("【正文】"))
    (found,) = pictures(data)
    page = paginate(data, draw=True).pages[0]
    assert abs(found.x - 2 * TWIPS) < 2
    assert abs(found.y + found.height - (page.paper.height - page.paper.bottom)) < 2
    assert page.lines[0].height == 579


def test_it_comes_along_into_exports_and_previews_of_templates() -> None:
    made = from_bytes(template(CENTRED.format(drawing("inline")) + p("【正文】")), "有图")
    for data in (render(full(), made, OPTIONS), preview(made)):
        assert [each.data for each in pictures(data)] == [png(255, 0, 0)]


def test_a_picture_that_is_not_there_is_left_out() -> None:
    assert pictures(template(p("甲", drawing("inline", "rId91")) + p("【正文】"))) == []

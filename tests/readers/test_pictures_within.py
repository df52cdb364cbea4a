"""Pages that stand as pictures inside Word, PowerPoint and OFD files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

import readers
from messages import say
from model.errors import SourceError
from readers.common.ocr import part
from readers.registry import detect
from tests.readers.ocr_samples import as_file, document, needs_recognition

TEXT = "2023年，全县地区生产总值完成186.4亿元，同比增长6.3%，增速比上年提高1.2个百分点。"
# As large as a scan; nothing of it is looked at without the optional part.
NOISE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400


def word(picture: bytes, text: str = "", size: tuple[float, float] | None = None) -> bytes:
    """``size``: how large the picture is shown, in centimetres."""
    import docx

    file = docx.Document()
    if text:
        file.add_paragraph(text)
    shown = BLIP
    if size:
        extent = "<wp:extent {} cx='{:.0f}' cy='{:.0f}'/>".format(
            'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
            *(side * 360_000 for side in size),
        )
        shown = BLIP.replace("<a:blip", f"{INLINE}{extent}<a:blip").replace(
            "</w:drawing>", "</wp:inline></w:drawing>"
        )
    return _with_picture(file, picture, "word", "document.xml", shown)


INLINE = (
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
)
BLIP = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:drawing>'
    '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rId99"/>'
    "</w:drawing></w:r></w:p>"
)
LINK = (
    '<Relationship Id="rId99" Target="media/image1.png" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
)


def _with_picture(file: object, picture: bytes, folder: str, main: str, shown: str) -> bytes:
    before, after = io.BytesIO(), io.BytesIO()
    file.save(before)  # type: ignore[attr-defined]
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(after, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == f"{folder}/{main}":
                data = data.replace(b"<w:sectPr", shown.encode() + b"<w:sectPr", 1)
            elif name == f"{folder}/_rels/{main}.rels":
                data = data.replace(b"</Relationships>", LINK.encode() + b"</Relationships>")
            new.writestr(name, data)
        new.writestr(f"{folder}/media/image1.png", picture)
    return after.getvalue()


def slides(picture: bytes, text: str = "") -> bytes:
    body = f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" if text else ""
    names = (
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    )
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return _zip(
        {
            "ppt/presentation.xml": f'<p:presentation {names}><p:sldIdLst><p:sldId id="256" '
            'r:id="rId1"/></p:sldIdLst></p:presentation>',
            "ppt/_rels/presentation.xml.rels": f'{rels}<Relationship Id="rId1" Type="{kind}/slide" '
            'Target="slides/slide1.xml"/></Relationships>',
            "ppt/slides/slide1.xml": f"<p:sld {names}><p:cSld><p:spTree><p:sp><p:txBody>{body}"
            "</p:txBody></p:sp></p:spTree></p:cSld></p:sld>",
            "ppt/slides/_rels/slide1.xml.rels": rels
            + LINK.replace("media/", "../media/")
            + "</Relationships>",
            "ppt/media/image1.png": picture,
        }
    )


def ofd(picture: bytes, text: str = "") -> bytes:
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    shown = (
        f'<ofd:TextObject ID="9" Boundary="20 280 100 6" Size="4"><ofd:TextCode X="0" Y="4">{text}'
        "</ofd:TextCode></ofd:TextObject>"
        if text
        else ""
    )
    return _zip(
        {
            "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml"
            "</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:CommonData><ofd:PageArea>"
            "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
            "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>"
            '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
            "Doc_0/DocumentRes.xml": f'<ofd:Res {space} BaseLoc="Res"><ofd:MultiMedias>'
            '<ofd:MultiMedia ID="5" Type="Image"><ofd:MediaFile>scan.png</ofd:MediaFile>'
            "</ofd:MultiMedia></ofd:MultiMedias></ofd:Res>",
            "Doc_0/Res/scan.png": picture,
            "Doc_0/Pages/Page_0/Content.xml": f'<ofd:Page {space}><ofd:Content><ofd:Layer ID="2">'
            '<ofd:ImageObject ID="3" ResourceID="5" CTM="210 0 0 297 0 0" Boundary="0 0 210 297"/>'
            f"{shown}</ofd:Layer></ofd:Content></ofd:Page>",
        }
    )


def _zip(parts: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return target.getvalue()


Make = Callable[..., bytes]
KINDS = [
    pytest.param(word, "扫描.docx", id="docx"),
    pytest.param(slides, "扫描.pptx", id="pptx"),
    pytest.param(ofd, "扫描.ofd", id="ofd"),
]


@pytest.mark.parametrize(("make", "name"), KINDS)
def test_without_recognition_it_is_told(
    make: Make, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part, "models", lambda: None)
    with pytest.raises(SourceError) as caught:
        readers.read_bytes(make(NOISE), name)
    assert caught.value.code == "error.source.no_recognition"
    found = readers.read_bytes(make(NOISE, "见附件。"), name)
    assert [block.text for block in found.blocks] == ["见附件。"]
    (notice,) = [n for n in found.notices if n.code == "notice.ocr.pictures"]
    said = say(notice.code, dict(notice.values))
    assert name in said
    assert "1 幅" in said


@needs_recognition
@pytest.mark.parametrize(("make", "name"), KINDS)
def test_a_scanned_page_is_read(make: Make, name: str) -> None:
    data = make(as_file(document([TEXT]).picture))
    assert detect(data, name).wants_isolation(data)
    found = readers.read_bytes(data, name)
    assert [block.text for block in found.blocks] == [TEXT]
    assert found.blocks[0].segments[0].anchor.page == 1
    assert "notice.ocr.pages" in [notice.code for notice in found.notices]


@pytest.mark.parametrize(("make", "name"), KINDS[:2])
def test_illustrations_of_a_text_are_left_alone(make: Make, name: str) -> None:
    found = readers.read_bytes(make(NOISE, TEXT * 6), name)
    assert [block.text for block in found.blocks] == [TEXT * 6]
    assert not [notice for notice in found.notices if notice.code.startswith("notice.ocr")]


def test_a_logo_is_no_page() -> None:
    found = readers.read_bytes(word(NOISE[:2000], "见附件。"), "通知.docx")
    assert not found.notices


@pytest.mark.parametrize(
    ("size", "counted"), [((15.0, 11.0), 0), ((4.0, 3.0), 0), ((15.5, 22.0), 1)]
)
def test_a_photo_in_a_short_notice_is_no_page(
    size: tuple[float, float], counted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part, "models", lambda: None)
    found = readers.read_bytes(word(NOISE, "现场照片见下。", size), "通知.docx")
    assert [block.text for block in found.blocks] == ["现场照片见下。"]
    assert len(found.notices) == counted
    # Where nothing else is there, even a page on its side is one.
    if size[0] > 10:
        with pytest.raises(SourceError) as caught:
            readers.read_bytes(word(NOISE, "", size), "扫描.docx")
        assert caught.value.code == "error.source.no_recognition"


@needs_recognition
def test_of_pictures_that_may_be_photos_only_paper_is_read() -> None:
    import numpy as np
    from PIL import Image

    world = np.random.default_rng(3).integers(0, 255, (30, 40, 3), dtype=np.uint8)
    photo = Image.fromarray(world).resize((1200, 900), Image.Resampling.BICUBIC)
    photo.paste(document(["安全生产月"]).picture.crop((150, 250, 900, 420)), (200, 400))
    found = readers.read_bytes(word(as_file(photo), "现场照片见下。", (15.0, 11.0)), "通知.docx")
    assert [block.text for block in found.blocks] == ["现场照片见下。"]
    sheet = as_file(document([TEXT]).picture)
    found = readers.read_bytes(word(sheet, "附件如下。", (15.0, 11.0)), "通知.docx")
    assert [block.text for block in found.blocks] == ["附件如下。", TEXT]

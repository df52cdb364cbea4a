"""What documents would like to run or fetch: macros, attached templates, remote pictures and styles. Their text is
read, and nothing else happens: no file but the source is opened, no socket, no program."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.worker import Worker
from tests.readers import hostile_files as files
from tests.readers.contract.samples import SAMPLES
from tests.readers.mutations import entries, packed
from tests.readers.reading import outcome

TEXT = files.TEXT
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
AWAY = "http://192.0.2.1/a"
SHARE = r"\\192.0.2.1\share\a.dotm"


def relations(*targets: tuple[str, str]) -> str:
    return (
        f'<Relationships xmlns="{RELS}">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{kind}" Target="{target}" TargetMode="External"/>'
            for n, (kind, target) in enumerate(targets)
        )
        + "</Relationships>"
    )


def remote_pictures() -> bytes:
    shown = (
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'xmlns:r="{KINDS}" r:link="r0" r:embed="r0"/></w:drawing></w:r></w:p>'
    )
    return files.docx(
        files.paragraph(TEXT) + shown,
        **{
            "word/_rels/document.xml.rels": relations(
                (f"{KINDS}/image", f"{AWAY}.png"), (f"{KINDS}/image", "file:///etc/passwd")
            )
        },
    )


def attached_template() -> bytes:
    return files.docx(
        files.paragraph(TEXT),
        **{
            "word/_rels/document.xml.rels": relations((f"{KINDS}/attachedTemplate", SHARE)),
            "word/settings.xml": f'<w:settings {files.WORD} xmlns:r="{KINDS}">'
            '<w:attachedTemplate r:id="r0"/></w:settings>',
            "word/_rels/settings.xml.rels": relations((f"{KINDS}/attachedTemplate", SHARE)),
        },
    )


def macros() -> bytes:
    return files.docx(
        files.paragraph(TEXT),
        **{
            "word/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"AutoOpen Shell" * 900,
            "word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000),
        },
    )


def fields() -> bytes:
    def field(code: str, shown: str) -> str:
        part = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        return (
            f"<w:p>{part.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>"
            f"{part.format('separate')}<w:r><w:t>{shown}</w:t></w:r>{part.format('end')}</w:p>"
        )

    return files.docx(
        files.paragraph(TEXT)
        + field(' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe" ', "甲")
        + field(f' INCLUDEPICTURE "{AWAY}.png" ', "乙")
        + field(' INCLUDETEXT "/etc/passwd" ', "丙")
    )


def page() -> bytes:
    return (
        f'<html><head><link rel="stylesheet" href="{AWAY}.css"><base href="{AWAY}"><script src="{AWAY}.js">'
        f'</script><script>alert(1)</script><meta http-equiv="refresh" content="0;url={AWAY}"></head>'
        f'<body onload="alert(1)"><p>{TEXT}</p><img src="{AWAY}.png"><img src="file:///etc/passwd">'
        f'<iframe src="{AWAY}"></iframe><object data="{AWAY}"></object></body></html>'
    ).encode()


def rtf() -> bytes:
    text = "".join(f"\\u{ord(char)}?" for char in TEXT)
    return (
        "{\\rtf1\\ansi{\\*\\template \\\\\\\\192.0.2.1\\\\a.dot}" + text + "\\par "
        '{\\field{\\*\\fldinst INCLUDEPICTURE "http://192.0.2.1/a.png"}{\\fldrslt x}}'
        "{\\object\\objautlink\\objupdate{\\*\\objclass Package}{\\*\\objdata 0105000002000000}}}"
    ).encode()


def odt() -> bytes:
    parts = entries(SAMPLES["odt"].data())
    parts["content.xml"] = parts["content.xml"].replace(
        b"</office:text>",
        f'<text:p>{TEXT}<draw:frame><draw:image xlink:href="{AWAY}.png"/></draw:frame></text:p>'
        f'<text:section text:name="a"><text:section-source xlink:href="{AWAY}.odt"/></text:section>'
        "</office:text>".encode(),
    )
    parts["Basic/Standard/Module1.xml"] = b"<script>Sub Main</script>"
    return packed(parts)


CASES = {
    "remote_pictures.docx": remote_pictures,
    "attached_template.docx": attached_template,
    "macros.docm": macros,
    "fields.docx": fields,
    "page.html": page,
    "linked.rtf": rtf,
    "linked.odt": odt,
}


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(warm=("readers",)) as shared:
        yield shared


def watched(path: Path, seen: str) -> tuple[str, str, str, float]:
    """Reads a file twice; the second time everything is imported, and whatever else is opened, started or called is
    noted in ``seen``'s place: it would be an error."""
    found = outcome(path)
    source, noted = str(path), []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if not active:
            return
        # A number is a file that is open already.
        opened = str(arguments[0]) if event == "open" and isinstance(arguments[0], str) else ""
        if opened and opened != source and "__pycache__" not in opened:
            noted.append(f"{event} {opened}")
        elif event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn")):
            noted.append(event)

    active = True
    sys.addaudithook(hook)
    again = outcome(path)
    active = False
    assert noted == [], f"{seen}: {noted}"
    assert again[:3] == found[:3]
    return found


@pytest.mark.parametrize("name", sorted(CASES))
def test_text_is_read_and_nothing_is_fetched_or_run(
    name: str, worker: Worker, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(CASES[name]())
    kind, _, text, _ = worker.run(watched, path, name, timeout=60.0)
    assert kind == "read"
    assert TEXT in text
    for strange in ("root:", "192.0.2.1", "cmd.exe", "alert", "AutoOpen", "INCLUDE"):
        assert strange not in text

"""Makes the stored samples: a Word document saved by LibreOffice in its other formats.

``python -m tests.readers.samples.make`` writes them to ``files/``; a long one is packed with xz. Needs ``soffice``.
"""

from __future__ import annotations

import lzma
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from docx import Document

from tests.readers.contract.samples import MARGIN, PARTS, long
from tests.readers.samples import word
from tests.readers.samples.formats import Part, as_docx

FILES = Path(__file__).parent / "files"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# LibreOffice wants to be told what each part is.
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_MAIN}.numbering+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{_MAIN}.footnotes+xml"/>'
    "</Types>"
)
WRITER = ("odt", "rtf", "doc")


def with_margins(parts: tuple[Part, ...]) -> bytes:
    """A Word document with a footer."""
    document = Document(BytesIO(as_docx(parts)))
    document.sections[0].footer.paragraphs[0].text = MARGIN
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def rich() -> bytes:
    """What offices put into documents: automatic numbers, tables, notes, hidden and deleted text, a text box."""
    levels = word.level(0, "chineseCountingThousand", "%1、") + word.level(1, "decimal", "%1.%2")
    table = word.table(
        word.row("指标", "2022年", "2023年"),
        word.row("粮食产量（亿斤）", "816.16", "837.3"),
        word.row("在轨卫星（颗）", "83", "108"),
    )
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    deleted = '<w:del w:id="9" w:author="a"><w:r><w:delText>删去的话</w:delText></w:r></w:del>'
    page = '<w:r><w:br w:type="page"/></w:r>'
    body = (
        word.listed(1, 0, "总体要求")
        + word.paragraph("全省经济稳中有进。", note, deleted)
        + word.listed(1, 1, "加快转型升级")
        + word.listed(1, 1, "扩大有效投资")
        + word.listed(1, 0, "重点任务")
        + word.paragraph("看得见的话。", word.run("看不见的话。", "<w:vanish/>"))
        + table
        + word.paragraph(page, "新的一页从这里开始。")
        + word.paragraph(
            "前一行", "<w:r><w:br/></w:r>", "（后一行）", properties='<w:jc w:val="center"/>'
        )
    )
    return word.package(
        body,
        parts={
            "numbering": word.numbering((levels, "")),
            "footnotes": f'<w:footnote w:id="2">{word.paragraph("脚注里的说明。")}</w:footnote>',
        },
        extra={"[Content_Types].xml": _TYPES.encode()},
    )


def convert(data: bytes, to: str, made_from: str = "docx") -> bytes:
    """``data`` as LibreOffice saves it in another format."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"a.{made_from}"
        source.write_bytes(data)
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/lo"]
        command += ["--convert-to", to, "--outdir", f"{folder}/out", str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return next((Path(folder) / "out").iterdir()).read_bytes()


def main() -> None:
    """Write every stored sample that is named, or all."""
    from tests.readers.samples.office import as_xlsx, rich_sheet

    FILES.mkdir(exist_ok=True)
    wanted = sys.argv[1:]
    for suffix in (*WRITER, "xls"):
        if wanted and suffix not in wanted:
            continue
        for name in ("report", "long", "rich"):
            if suffix == "xls":
                made = (
                    rich_sheet()
                    if name == "rich"
                    else as_xlsx(PARTS if name == "report" else long(1500))
                )
                data = convert(made, "xls", "xlsx")
            elif name == "rich":
                data = convert(rich(), suffix)
            else:
                data = convert(with_margins(PARTS if name == "report" else long(1500)), suffix)
            if name == "long":
                (FILES / f"{name}.{suffix}.xz").write_bytes(lzma.compress(data, preset=9))
            else:
                (FILES / f"{name}.{suffix}").write_bytes(data)


if __name__ == "__main__":
    main()

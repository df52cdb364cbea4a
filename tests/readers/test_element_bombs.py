"""Packages that inflate to millions of elements, and rows, cells and strings that multiply: bounded everywhere."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from briefing.worker import Worker
from model.errors import SourceError
from tests.readers.contract.samples import SAMPLES
from tests.readers.mutations import entries
from tests.readers.reading import outcome
from tests.readers.samples.office import workbook

MIB = 1024 * 1024
# (format, part, what is repeated, before what)
BOMBS = (
    ("odt", "content.xml", '<text:p>甲{}</text:p>', b"</office:text>"),
    ("pptx", "ppt/slides/slide1.xml", "<p:sp><p:txBody><a:p><a:r><a:t>甲{}</a:t></a:r></a:p></p:txBody></p:sp>", b"</p:spTree>"),
    ("xlsx", "xl/worksheets/sheet1.xml", '<row><c t="inlineStr"><is><t>甲{}</t></is></c></row>', b"</sheetData>"),
    ("ofd", "Doc_0/Pages/Page_1/Content.xml", '<ofd:TextObject Boundary="1 1 9 9" Size="4"><ofd:TextCode>甲{}</ofd:TextCode></ofd:TextObject>', b"</ofd:Layer>"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "part", "element", "before"), BOMBS, ids=lambda v: str(v)[:4])
def test_millions_of_elements(
    name: str, part: str, element: str, before: bytes, tmp_path: Path
) -> None:
    sample = SAMPLES[name]
    files = entries(sample.data())
    head, _, tail = files[part].partition(before)
    block = "".join(element.format(n) for n in range(20_000)).encode()
    path = tmp_path / f"弹{sample.suffix}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for other, content in files.items():
            if other != part:
                archive.writestr(other, content)
        with archive.open(part, "w") as entry:
            entry.write(head)
            for _ in range(100 * MIB // len(block)):
                entry.write(block)
            entry.write(before + tail)
    with Worker() as worker:
        code, called = _refusal(worker, path)
    assert code in ("error.source.memory", "error.source.unsafe", "error.source.timeout")
    assert called == path.name


def _refusal(worker: Worker, path: Path) -> tuple[str, str]:
    try:
        found = worker.run(outcome, path, timeout=15.0, memory=300 * MIB)
    except SourceError as error:
        return error.code, error.values["name"]
    return found[1], found[2]


def test_one_long_string_in_a_million_cells() -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_000))
    data = workbook({"Sheet1": f"<sheetData>{cells}</sheetData>"}, strings=["长" * 40_000])
    assert len(data) < MIB
    import readers

    with pytest.raises(SourceError) as caught:
        readers.read_bytes(data, "倍.xlsx")
    assert caught.value.code == "error.source.too_large"

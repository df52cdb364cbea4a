"""A PDF that LibreOffice printed against the .docx it was printed from: do both give the same sentences?

    python -m benchmarks.printed [--keep FOLDER]

Documents are made by rule, each text in each layout, and printed in one run of LibreOffice (soffice). A row for each
layout: the F1 of the sentences (without white space) over its documents.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import readers
from benchmarks.common import SEEDS
from language.sentences import of_document
from model.document import Document

LENGTH = 2_200
_LATIN = (
    "The administration of the development zone published its annual report on industrial transformation. "
    "Manufacturing companies modernised their equipment considerably, and investments in infrastructure "
    "exceeded all expectations of the responsible commission."
)

Layout = Callable[[Any, list[str], Random], None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 if any layout is below 0.98, 2 if LibreOffice is missing."""
    options = argparse.ArgumentParser(prog="benchmarks.printed")
    options.add_argument("--keep", type=Path)
    given = options.parse_args(arguments)
    if shutil.which("soffice") is None:
        print("LibreOffice (soffice) is not installed", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        made = _make(folder)
        _print(folder, [path for paths in made.values() for path in paths])
        return _compare(made)


def f1(wanted: Sequence[str], found: Sequence[str]) -> float:
    """Harmonic mean of precision and recall, each sentence counted as often as it stands."""
    common = sum((Counter(wanted) & Counter(found)).values())
    return 2 * common / max(1, len(wanted) + len(found))


def sentences(document: Document) -> list[str]:
    """The body's sentences without white space: a PDF knows gaps, not spaces."""
    return ["".join(document.text(s.span).split()) for s in of_document(document)]


def _compare(made: dict[str, list[Path]]) -> int:
    worst = 1.0
    every: list[float] = []
    for name, paths in made.items():
        figures = []
        for path in paths:
            printed = path.with_suffix(".pdf")
            if not printed.exists():
                print(f"{path.name}: not printed", file=sys.stderr)
                continue
            figures.append(f1(*(sentences(readers.read(one)) for one in (path, printed))))
        every += figures
        worst = min([worst, *figures])
        print(f"{name:24}" + "".join(f"{figure:8.3f}" for figure in figures), flush=True)
    print(f"{len(every)} documents, mean {sum(every) / max(1, len(every)):.3f}, worst {worst:.3f}")
    return 0 if every and worst >= 0.98 else 1


def _print(folder: Path, paths: Sequence[Path]) -> None:
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                *("--convert-to", "pdf", "--outdir", str(folder)),
                *map(str, paths),
            ],
            capture_output=True,
            check=False,
        )


def _texts() -> list[list[str]]:
    """Paragraphs of each seed, no more than ``LENGTH`` characters."""
    found = []
    for path in sorted(SEEDS.glob("*.txt")):
        paragraphs: list[str] = []
        for block in readers.read(path).blocks:
            if sum(map(len, paragraphs)) < LENGTH:
                paragraphs.append(block.text)
        found.append(paragraphs)
    return found


def _make(folder: Path) -> dict[str, list[Path]]:
    import docx

    made: dict[str, list[Path]] = {}
    texts = _texts()
    for name, lay_out in LAYOUTS.items():
        for number, text in enumerate(texts):
            document = docx.Document()
            lay_out(document, text, Random(number))
            path = folder / f"{name}-{number}.docx"
            document.save(str(path))
            made.setdefault(name, []).append(path)
    return made


def _body(document: Any, text: Sequence[str], *, size: float = 12, justified: bool = True) -> None:
    from docx.shared import Pt

    for paragraph in text:
        added = document.add_paragraph()
        added.paragraph_format.first_line_indent = Pt(2 * size)
        added.paragraph_format.space_after = Pt(0)
        added.alignment = 3 if justified else 0
        run = added.add_run(paragraph)
        run.font.size = Pt(size)


def _title(document: Any, text: str, size: float = 22) -> None:
    from docx.shared import Pt

    added = document.add_paragraph()
    added.alignment = 1
    run = added.add_run(text)
    run.font.size = Pt(size)


def _set_columns(section: Any, count: int) -> None:
    from docx.oxml.ns import qn

    found = section._sectPr.find(qn("w:cols"))
    if found is None:
        found = section._sectPr.makeelement(qn("w:cols"), {})
        section._sectPr.append(found)
    found.set(qn("w:num"), str(count))
    found.set(qn("w:space"), "420")


def _columns(document: Any, text: list[str], count: int, *, justified: bool, size: float) -> None:
    """A masthead over all columns, then the text in columns, both in one section change."""
    _title(document, "松江工作简报")
    _title(document, "第7期 市政府办公室编 2024年3月5日", 12)
    section = document.add_section(0)
    _set_columns(document.sections[0], 1)
    _set_columns(section, count)
    _body(document, text, size=size, justified=justified)


def _plain(document: Any, text: list[str], chance: Random) -> None:
    _title(document, "关于上半年工作情况的报告")
    _body(document, text, size=chance.choice((10.5, 12, 16)))


def _ragged(document: Any, text: list[str], chance: Random) -> None:
    _body(document, text, size=chance.choice((10.5, 12, 16)), justified=False)


def _two(document: Any, text: list[str], chance: Random) -> None:
    _columns(document, text, 2, justified=True, size=chance.choice((9, 10.5, 12)))


def _two_ragged(document: Any, text: list[str], chance: Random) -> None:
    _columns(document, text, 2, justified=False, size=chance.choice((9, 10.5, 12)))


def _three(document: Any, text: list[str], chance: Random) -> None:
    _columns(document, text, 3, justified=True, size=chance.choice((9, 10.5)))


def _four_narrow(document: Any, text: list[str], chance: Random) -> None:
    _columns(document, text, 4, justified=True, size=chance.choice((9, 10.5)))


def _headed(document: Any, text: list[str], chance: Random) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = "松江市人民政府办公室文件"
    section.footer.paragraphs[0].text = "内部资料 注意保存"
    _body(document, text, size=chance.choice((12, 16)))


def _table(document: Any, text: list[str], chance: Random) -> None:
    half = len(text) // 2
    _body(document, text[:half])
    table = document.add_table(rows=0, cols=4, style="Table Grid")
    for row in (("指标", "单位", "2023年", "增长"), *[_row(at, chance) for at in range(12)]):
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    _body(document, text[half:])


def _row(at: int, chance: Random) -> tuple[str, str, str, str]:
    return f"第{at + 1}项产值", "亿元", str(chance.randint(100, 9000)), f"{chance.randint(1, 99)}%"


def _long_table(document: Any, text: list[str], chance: Random) -> None:
    """A landscape table over several pages."""
    section = document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    _body(document, text[: len(text) // 2])
    table = document.add_table(rows=0, cols=4, style="Table Grid")
    for at in range(60):
        for cell, value in zip(table.add_row().cells, _row(at, chance), strict=True):
            cell.text = value
    _body(document, text[len(text) // 2 :])


def _latin(document: Any, text: list[str], chance: Random) -> None:
    from docx.oxml.ns import qn

    settings = document.settings.element
    settings.append(settings.makeelement(qn("w:autoHyphenation"), {}))
    mixed = [part for one in text for part in (one, _LATIN)][: 2 * len(text) // 2 + 4]
    _body(document, mixed, size=chance.choice((10.5, 12)))


def _inset(document: Any, text: list[str], chance: Random) -> None:
    """Some paragraphs set further in on both sides."""
    from docx.shared import Pt

    _body(document, text)
    for paragraph in document.paragraphs[1::3]:
        paragraph.paragraph_format.left_indent = Pt(48)
        paragraph.paragraph_format.right_indent = Pt(chance.choice((24, 48)))


LAYOUTS: dict[str, Layout] = {
    "plain": _plain,
    "ragged": _ragged,
    "two columns": _two,
    "two columns, ragged": _two_ragged,
    "three columns": _three,
    "four narrow columns": _four_narrow,
    "head and foot": _headed,
    "table": _table,
    "landscape table": _long_table,
    "Latin, hyphenated": _latin,
    "inset": _inset,
}

if __name__ == "__main__":
    sys.exit(main())

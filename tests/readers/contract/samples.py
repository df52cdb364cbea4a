"""One small file for every format, with what a reader must find in it.

A reader that is registered and stands in no row of ``SAMPLES`` fails the contract.
"""

from __future__ import annotations

import lzma
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from language.typography import printed
from tests.readers.ocr_samples import scanned
from tests.readers.pdf_samples import build, flow
from tests.readers.samples.formats import FORMATS, Part
from tests.readers.samples.office import as_mht, as_ofd, as_pptx, as_xlsx

FILES = Path(__file__).parent.parent / "samples" / "files"
PARTS = (
    Part("2023年全省经济工作总结", 1),
    Part("2023年，全省经济运行总体平稳、稳中有进，地区生产总值增长6.3%。粮食产量达到837.3亿斤！"),
    Part("一、总体情况", 2),
    Part(
        "会议指出：“要坚持稳中求进工作总基调。”各部门要抓好落实；要加强督导，确保完成任务。",
        items=("新建高标准农田591.9万亩，增长12%。", "保护性耕作3700万亩；完成计划的105%。"),
    ),
    Part("二、下一步工作", 2),
    Part("（一）农业", 3),
    Part("新增水田100万亩(约6.7万公顷)，单产提高5个百分点，R&D投入占比<3%。"),
)

MARGIN = "经济工作总结"
MIB = 1024 * 1024
MANY = 1500


def texts(parts: tuple[Part, ...] = PARTS) -> tuple[str, ...]:
    """Every paragraph, heading and item of ``parts``, in order."""
    return tuple(text for part in parts for text in (part.text, *part.items))


def long(count: int) -> tuple[Part, ...]:
    """``count`` paragraphs, no two the same."""
    return tuple(
        Part(
            f"第{number}个县区全年完成投资{number * 7}亿元，"
            f"{'重点项目进展顺利，' * (number % 5)}新开工项目{number}个，同比增长6.3%。"
        )
        for number in range(1, count + 1)
    )


@dataclass(frozen=True)
class Sample:
    """How to make a file of a format. ``unit`` is what its anchors count: "line" (of the file), "paragraph", or
    "page". ``margins`` are texts that must come as noise. ``turning``: every heading begins a
    page. ``many`` and ``several`` paragraphs make a long file and one of more than a page; a long one may take
    ``seconds`` and bytes of ``memory``. ``seen``: a text as it looks in print, which is all that a picture shows."""

    suffix: str
    make: Callable[[tuple[Part, ...]], bytes]
    unit: str
    margins: tuple[str, ...] = ()
    turning: bool = False
    many: int = MANY
    several: int = 150
    seconds: float = 5.0
    memory: int = 700 * MIB
    seen: Callable[[str], str] = str

    def data(self) -> bytes:
        """The sample itself."""
        return _made(self.make)


@cache
def _made(make: Callable[[tuple[Part, ...]], bytes]) -> bytes:
    return make(PARTS)


def stored(suffix: str) -> Callable[[tuple[Part, ...]], bytes]:
    """A format that needs a program to write it: the report and a long text are kept as files."""

    def make(parts: tuple[Part, ...]) -> bytes:
        if parts == PARTS:
            return (FILES / f"report.{suffix}").read_bytes()
        assert parts == long(MANY)
        return lzma.decompress((FILES / f"long.{suffix}.xz").read_bytes())

    return make


def _pdf(parts: tuple[Part, ...]) -> bytes:
    return build(flow(list(texts(parts)), leading=19, foot="— {page} —"))


def _as_scan(parts: tuple[Part, ...]) -> bytes:
    """Pages of a scanner, in one file."""
    return scanned(list(texts(parts)), foot="— {page} —")


SAMPLES: Mapping[str, Sample] = {
    "text": Sample(".txt", FORMATS["text"], "line"),
    "markdown": Sample(".md", FORMATS["markdown"], "line"),
    "html": Sample(".html", FORMATS["html"], "line"),
    "docx": Sample(".docx", FORMATS["docx"], "paragraph"),
    "odt": Sample(".odt", stored("odt"), "paragraph", margins=(MARGIN,)),
    "rtf": Sample(".rtf", stored("rtf"), "paragraph", margins=(MARGIN,)),
    "mht": Sample(".mht", as_mht, "line"),
    "pptx": Sample(".pptx", as_pptx, "page", margins=("1",), turning=True),
    "xlsx": Sample(".xlsx", as_xlsx, "paragraph", margins=("Sheet1",)),
    "ofd": Sample(".ofd", as_ofd, "page", margins=("— 1 —",)),
    "doc": Sample(".doc", stored("doc"), "paragraph", margins=(MARGIN,)),
    "ppt": Sample(".ppt", stored("ppt"), "page", margins=("1",), turning=True, several=MANY),
    "xls": Sample(".xls", stored("xls"), "paragraph", margins=("Sheet1",)),
    "pdf": Sample(".pdf", _pdf, "page", margins=("— 1 —",)),
    "image": Sample(
        ".tif",
        _as_scan,
        "page",
        margins=("— 1 —",),
        many=8,
        several=8,
        seconds=60.0,
        memory=1200 * MIB,
        seen=printed,
    ),
}

"""What the tests of Word files in the window have in common."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
from lxml import etree

from tests.ui.conftest import Driver
from tools.roundtrip import packed
from word.ooxml import read_package


def answer(path: Path | None) -> Callable[..., Path | None]:
    return lambda *_: path


def with_text(source: Path, target: Path, change: Callable[[etree._Element], None]) -> None:
    package = read_package(source.read_bytes())
    root = package.xml("word/document.xml")
    change(root)
    parts = dict(package.parts)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    target.write_bytes(packed(parts))


def exported(driver: Driver, sources: Path, tmp_path: Path) -> Path:
    driver.open(sources)
    target = tmp_path / "简报.docx"
    driver.window.exporter.export(target)
    driver.wait(lambda: target.exists() and not driver.window.exporter.running)
    driver.settle()
    return target


def faulty(path: Path, *texts: str) -> Path:
    made = docx.Document()
    for text in texts:
        made.add_paragraph(text)
    made.save(str(path))
    return path

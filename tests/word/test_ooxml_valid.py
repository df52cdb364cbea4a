"""Every kind of output under a validator that is not ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tests.word.kind_samples import KINDS, sample, ugly
from tests.word.word_samples import OPTIONS
from word import kinds
from word.catalogue import find, shipped_folder
from word.render import render


def faults(path: Path) -> list[str]:
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_valid_empty_and_filled(kind: str, tmp_path: Path) -> None:
    assert faults(shipped_folder() / f"{kind}.docx") == []
    path = tmp_path / "a.docx"
    path.write_bytes(render(sample(kind, 60), find(kind), OPTIONS))
    assert faults(path) == []


@pytest.mark.parametrize("content", ["markup", "nothing", "rare", "long title", "no headlines"])
@pytest.mark.parametrize("kind", [kinds.BRIEFING, kinds.DIGEST, kinds.INDICATORS])
def test_a_kind_is_valid_with_ugly_content(kind: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(render(ugly(kind)[content], find(kind), OPTIONS))
    assert faults(path) == []


def test_the_validator_finds_faults(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "a.docx"
    shipped = shipped_folder() / "简报.docx"
    with zipfile.ZipFile(shipped) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:pPr>", b'<w:pPr><w:jc w:val="both"/>', 1)
            new.writestr(name, data)
    assert faults(path)

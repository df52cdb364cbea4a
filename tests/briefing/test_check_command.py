from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from briefing import cli


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("一、农业生产")
    document.add_paragraph("全省粮食产量达到837.3亿斤,比上年增加20.8亿斤。")
    stream = io.BytesIO()
    document.save(stream)
    path = tmp_path / "草稿.docx"
    path.write_bytes(stream.getvalue())
    return path


def test_a_repaired_copy_is_written_and_the_file_is_not_touched(
    plain: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = plain.read_bytes()
    out = plain.with_name("修正.docx")
    assert cli.main(["check", str(plain), "--repair", str(out), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert plain.read_bytes() == before
    assert result["passed"]
    assert len(result["repaired"]) >= 20
    assert set(result["repaired"][0]) == {"number", "rule", "passed", "found", "where"}
    assert cli.main(["check", str(out), "--json"]) == 0
    assert "837.3亿斤，比上年" in docx.Document(str(out)).paragraphs[1].text


def test_what_is_left_is_said_and_decides_the_status(
    plain: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = docx.Document(str(plain))
    document.add_paragraph("三、工业运行")
    document.save(str(plain))
    out = plain.with_name("修正.docx")
    assert cli.main(["check", str(plain), "--repair", str(out)]) == 1
    said = capsys.readouterr().out
    assert "请您处理　510." in said
    assert "已修正　" in said
    assert str(out) in said


def test_the_file_itself_is_no_target(plain: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = plain.read_bytes()
    assert cli.main(["check", str(plain), "--repair", str(plain)]) == 4
    assert plain.read_bytes() == before
    assert len(capsys.readouterr().err.splitlines()) == 1

"""What ``build`` says where the sources hold less than the length that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import cli

TEXT = "工作总结\n\n全年新增企业120家，同比增长8.5%。\n重点项目开工36个，完成投资52亿元。\n"


@pytest.mark.parametrize(
    ("length", "told"), [((), False), (("--length", "900"), True), (("--length", "22"), False)]
)
def test_a_length_that_cannot_be_filled_is_told(
    length: tuple[str, ...], told: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "a.txt"
    source.write_text(TEXT, encoding="utf-8")
    assert cli.main(["build", str(source), "-o", str(tmp_path / "b.docx"), *length]) == 0
    assert ("只够" in capsys.readouterr().err) is told

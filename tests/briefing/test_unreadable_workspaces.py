"""A workspace that is only read ends like any source that cannot be read, in one line that names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import cli


def _briefing(folder: Path) -> Path:
    source = folder / "材料.txt"
    source.write_text("一、工作情况\n全县粮食产量18.6亿斤，增长4.2%。\n", encoding="utf-8")
    target = folder / "简报.docx"
    assert cli.main(["build", str(source), "-o", str(target)]) == 0
    return target


@pytest.mark.parametrize("content", [None, b"", b"garbage", b"garbage" * 1_000])
def test_status_and_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    printed = _briefing(tmp_path)
    workspace = tmp_path / "旧稿.jianbao"
    if content is not None:
        workspace.write_bytes(content)
    capsys.readouterr()
    for call in (
        ["relink", str(printed), "--workspace", str(workspace)],
        ["verify", str(workspace)],
    ):
        assert cli.main(call) == 3
        said = capsys.readouterr().err.strip()
        assert str(workspace) in said
        assert len(said.splitlines()) == 1

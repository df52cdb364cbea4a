"""``verify``: workspaces and exported briefings against their sources."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from briefing import cli, edits
from briefing.workspaces import open_workspace

ROOT = Path(__file__).resolve().parents[2]
TEXT = """工作情况

一、产业发展
全年新增企业120家，同比增长8.5%。重点项目开工36个，完成投资52亿元。县长王志伟到青石镇调研。

二、民生改善
新建学校12所，改造老旧小区86个，惠及居民2.3万户。城镇新增就业4.2万人。
"""


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "材料.txt").write_text(TEXT, encoding="utf-8")
    arguments = ["build", str(tmp_path / "材料.txt"), "-o", str(tmp_path / "简报.docx")]
    assert cli.main([*arguments, "--workspace", str(tmp_path / "w.jianbao")]) == 0
    return tmp_path


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Any:
    def verify(*arguments: object) -> tuple[int, list[dict[str, Any]]]:
        capsys.readouterr()
        status = cli.main(["verify", *map(str, arguments), "--json"])
        out = capsys.readouterr().out
        return status, json.loads(out)["faults"] if out else []

    return verify


def with_text(path: Path, old: str, new: str) -> None:
    """Change the text in a .docx as an editor does: the record in it stays."""
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(path) as package,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in package.infolist():
            data = package.read(entry)
            if entry.filename == "word/document.xml":
                # The items stand before the list of their sources.
                text = data.decode("utf-8")
                assert old in text
                data = text.replace(old, new, 1).encode("utf-8")
            target.writestr(entry, data)
    path.write_bytes(changed.getvalue())


def without_record(path: Path) -> None:
    changed = io.BytesIO()
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(changed, "w") as target:
        for entry in package.infolist():
            data = package.read(entry)
            if entry.filename.startswith("customXml/item"):
                data = b"<other/>" if "Props" not in entry.filename else data
            target.writestr(entry, data)
    path.write_bytes(changed.getvalue())


def test_what_build_makes_has_no_faults(built: Path, verify: Any) -> None:
    assert verify(built / "w.jianbao") == (0, [])
    assert verify(built / "简报.docx") == (0, [])
    assert verify(built / "简报.docx", built / "材料.txt") == (0, [])


@pytest.mark.parametrize(
    ("old", "new", "kind", "borne"),
    [
        ("8.5%", "5.8%", "number", "8.5%"),
        ("52亿元", "52万元", "unit", "52亿元"),
        ("增长", "下降", "direction", "增长"),
        ("王志伟", "李志伟", "name", "王志伟"),
    ],
)
def test_an_edit_in_word_that_breaks_a_figure_is_told(
    built: Path, verify: Any, old: str, new: str, kind: str, borne: str
) -> None:
    briefing = built / "简报.docx"
    with_text(briefing, old, new)
    for sources in ((), (built / "材料.txt",)):
        status, (fault,) = verify(briefing, *sources)
        assert status == 1
        assert set(fault) == {"item", "kind", "text", "borne", "source"}
        assert (fault["kind"], fault["borne"]) == (kind, [borne])
        assert new.strip("县长") in fault["text"] or fault["text"] in new
        source = fault["source"]
        assert source["document"] == "材料.txt"
        assert source["text"] in TEXT
    # The source is not there any more: the quotation in the record is.
    (built / "材料.txt").unlink()
    status, faults = verify(briefing)
    assert (status, [fault["kind"] for fault in faults]) == (1, [kind])


def test_an_edit_in_the_workspace_is_told(built: Path, verify: Any) -> None:
    session, keeper, _ = open_workspace(built / "w.jianbao")
    item = next(item for item in session.briefing.items() if "120家" in item.text)
    session.apply(edits.SetText(item.id, item.text.replace("120家", "210家")))
    assert keeper.close()
    status, (fault,) = verify(built / "w.jianbao")
    assert (status, fault["item"], fault["text"]) == (1, item.id, "210家")
    assert fault["borne"] == ["120家"]


def test_a_paragraph_of_ones_own_has_no_source(built: Path, verify: Any) -> None:
    session, keeper, _ = open_workspace(built / "w.jianbao")
    from model.briefing import Item

    section = session.briefing.sections[0]
    session.apply(edits.AddItem(Item("own", "下一步将继续努力。"), section.id))
    assert keeper.close()
    status, (fault,) = verify(built / "w.jianbao")
    assert (status, fault["item"], fault["kind"]) == (1, "own", "no_source")
    assert (fault["borne"], fault["source"]) == ([], None)


def test_sources_of_the_same_words_under_another_name_bear_too(built: Path, verify: Any) -> None:
    other = built / "sub"
    other.mkdir()
    (other / "新名.txt").write_text("前言。\n" + TEXT, encoding="utf-8")
    shutil.copy(built / "简报.docx", other)
    assert verify(other / "简报.docx", other / "新名.txt") == (0, [])


def test_a_person_is_told_in_words(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_text(built / "简报.docx", "8.5%", "5.8%")
    capsys.readouterr()
    assert cli.main(["verify", str(built / "简报.docx")]) == 1
    out = capsys.readouterr().out
    assert "“5.8%”，来源写的是“8.5%”（材料.txt）" in out
    assert "有 1 处与来源不一致" in out


def test_wrong_calls_and_files(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    without_record(built / "简报.docx")
    (built / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    for arguments, status in (
        (["简报.docx"], 3),
        (["坏.docx"], 3),
        (["没有.docx"], 3),
        (["没有.jianbao"], 3),
        (["材料.txt"], 2),
        ([], 2),
    ):
        capsys.readouterr()
        paths = [str(built / name) for name in arguments]
        assert cli.main(["verify", *paths, "--json"]) == status, arguments
        told = capsys.readouterr()
        assert told.out == ""
        assert len(told.err.splitlines()) == 1
        assert "Traceback" not in told.err


def test_a_source_that_cannot_be_read_is_reported(built: Path, verify: Any) -> None:
    status, faults = verify(built / "简报.docx", built / "材料.txt", built / "没有.txt")
    assert (status, faults) == (3, [])

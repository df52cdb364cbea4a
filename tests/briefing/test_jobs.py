"""Jobs: one bad source among many, the same file twice, and an export that is whole or not there."""

from __future__ import annotations

import io
import pickle
import zipfile
from pathlib import Path
from typing import Any

import pytest

import readers
from briefing import jobs
from briefing.failures import Failure
from briefing.session import Session
from messages import has, say
from model.document import Document
from model.errors import Cancelled, OutputError
from model.progress import SilentTask
from tests.readers.hostile_files import docx, paragraph
from word.catalogue import find

TEXT = "一、产业发展\n全年新增企业120家，同比增长8.5%。\n二、民生改善\n新建学校12所，投用8所。\n"


class Recorder(SilentTask):
    def __init__(self, stop_after: int = 10**9) -> None:
        self.reports: list[tuple[str, int, int]] = []
        self.checks = 0
        self.stop_after = stop_after

    def report(self, stage: str, done: int, total: int) -> None:
        self.reports.append((stage, done, total))

    def check(self) -> None:
        self.checks += 1
        if self.checks > self.stop_after:
            raise Cancelled


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "材料.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_bad_source_does_not_stop_the_others(tmp_path: Path, source: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.touch()
    result = jobs.read_sources([empty, tmp_path / "没有.txt", source])
    assert [document.name for document in result.documents] == ["材料.txt"]
    assert [failure.code for failure in result.failures] == [
        "error.source.empty",
        "error.source.missing",
    ]
    for failure in result.failures:
        assert isinstance(failure, Failure)
        assert failure.name.split("/")[-1] in say(failure.code, dict(failure.values))
    assert pickle.loads(pickle.dumps(result)) == result


def test_a_file_that_inflates_to_much_is_read_in_another_process(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here: list[str] = []
    read_bytes = readers.read_bytes

    def watched(data: bytes, name: str, *rest: Any, **more: Any) -> Document:
        here.append(name)
        return read_bytes(data, name, *rest, **more)

    monkeypatch.setattr(readers, "read_bytes", watched)
    small, large = tmp_path / "小.docx", tmp_path / "大.docx"
    small.write_bytes(docx(paragraph(TEXT)))
    large.write_bytes(docx(paragraph(TEXT), **{"customXml/item1.xml": " " * 17_000_000}))
    result = jobs.read_sources([source, small, large])
    assert not result.failures
    assert result.documents[1].blocks == result.documents[2].blocks
    assert here == ["材料.txt", "小.docx"]


def test_folders_are_searched_and_an_empty_one_is_told(tmp_path: Path, source: Path) -> None:
    folder = tmp_path / "a.docx"
    folder.mkdir()
    result = jobs.read_sources([folder])
    assert [failure.code for failure in result.failures] == ["error.source.empty_folder"]
    (folder / "内.txt").write_text("另一份" + TEXT, encoding="utf-8")
    result = jobs.read_sources([folder, source])
    assert [document.name for document in result.documents] == ["内.txt", "材料.txt"]


def test_the_same_bytes_are_read_once(tmp_path: Path, source: Path) -> None:
    (tmp_path / "副本.txt").write_text(TEXT, encoding="utf-8")
    result = jobs.read_sources([source, tmp_path / "副本.txt", source])
    assert len(result.documents) == 1
    (notice,) = result.notices
    assert notice.code == "notice.source.twin"
    assert dict(notice.values)["twin"] == "材料.txt"


def test_reading_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path, source: Path) -> None:
    other = tmp_path / "另一份.txt"
    other.write_text("另" + TEXT, encoding="utf-8")
    task = Recorder()
    jobs.read_sources([source, other], task)
    stages = [report for report in task.reports if report[0] == jobs.STAGE_READ]
    assert stages[0] == (jobs.STAGE_READ, 0, 2)
    assert stages[-1] == (jobs.STAGE_READ, 2, 2)
    assert all(has(stage) for stage, _, _ in task.reports)
    with pytest.raises(Cancelled):
        jobs.read_sources([source, other], Recorder(stop_after=1))


def session(source: Path) -> Session:
    made = Session()
    made.add_documents(jobs.read_sources([source]).documents)
    made.set_ranking(jobs.rank_documents(made.documents), made.generation)
    made.redraft(200)
    return made


def test_an_export_is_written_whole_and_repeats(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = session(source)
    target = tmp_path / "简报.docx"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1704412800")
    anchors = jobs.anchors_of(made.briefing, made.documents)
    assert {anchor.line for anchor in anchors.values()} == {2, 4}
    jobs.export(made.briefing, find("简报"), target, anchors=anchors)
    first = target.read_bytes()
    jobs.export(made.briefing, find("简报"), target, anchors=anchors)
    assert target.read_bytes() == first
    (again,) = jobs.read_sources([target]).documents
    text = "\n".join(block.text for block in again.blocks)
    assert "2024年1月5日" in text
    for item in made.briefing.items():
        assert item.text in text.replace("\n", "")


def test_a_failed_export_leaves_the_old_file(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = session(source)
    target = tmp_path / "简报.docx"
    target.write_bytes(b"old")
    before = set(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        jobs.export(made.briefing, find("简报"), target, Recorder(stop_after=1))
    with pytest.raises(OutputError, match="is_source"):
        jobs.export(made.briefing, find("简报"), source, sources=[source])
    monkeypatch.setattr(jobs, "_opens", lambda _: False)
    with pytest.raises(OutputError, match="damaged"):
        jobs.export(made.briefing, find("简报"), target)
    assert target.read_bytes() == b"old"
    assert source.read_text(encoding="utf-8") == TEXT
    assert set(tmp_path.iterdir()) == before


def test_a_broken_package_is_noticed(tmp_path: Path, source: Path) -> None:
    made = session(source)
    target = tmp_path / "简报.docx"
    jobs.export(made.briefing, find("简报"), target)
    data = target.read_bytes()
    assert jobs._opens(data)
    assert not jobs._opens(data[: len(data) // 2])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = package.getinfo("word/document.xml")
    inside = part.header_offset + 30 + len(part.filename) + part.compress_size // 2
    assert not jobs._opens(data[:inside] + bytes([data[inside] ^ 255]) + data[inside + 1 :])

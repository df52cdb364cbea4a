"""``build --workspace``: what the console made can be gone on with, and nothing older is lost by it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from briefing import cli, edits
from briefing.workspaces import open_workspace
from workspace.lock import Lock
from workspace.store import Store

ROOT = Path(__file__).resolve().parents[2]
TEXT = """工作情况

一、产业发展
全年新增企业120家，同比增长8.5%。重点项目开工36个，完成投资52亿元。

二、民生改善
新建学校12所，改造老旧小区86个，惠及居民2.3万户。城镇新增就业4.2万人。
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "材料.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def build(source: Path, target: Path, *options: str) -> int:
    output = target.with_suffix(".docx")
    return cli.main(["build", str(source), "-o", str(output), "--workspace", str(target), *options])


def test_sources_choice_and_briefing_are_in_the_file(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "工作 😀.jianbao"
    assert build(source, target, "--json", "--engine", "lead") == 0
    printed = json.loads(capsys.readouterr().out)
    source.unlink()
    session, keeper, notices = open_workspace(target)
    assert not notices
    assert keeper.settings == {"engine": "lead"}
    assert [item.text for item in session.briefing.items()] == [i["text"] for i in printed["items"]]
    assert session.highlights
    assert session.documents[0].name == source.name
    digest = sha256(TEXT.encode()).hexdigest()
    assert keeper.original(digest).result(10) == TEXT.encode()
    assert keeper.acknowledged is not None
    assert keeper.acknowledged.sources[0].path == str(source.absolute())
    assert keeper.close()


def test_an_older_briefing_comes_back_with_undo_and_work_is_backed_up(
    source: Path, tmp_path: Path
) -> None:
    target = tmp_path / "工作.jianbao"
    assert build(source, target) == 0
    session, keeper, _ = open_workspace(target)
    item = next(session.briefing.items())
    session.apply(edits.SetText(item.id, "我改过的一句。"))
    assert keeper.close()
    before = Store.open(target)
    revision, identity = before.revision, before.identity
    before.close()
    backups = set(tmp_path.glob("*.backup/*"))

    assert build(source, target, "--length", "30") == 0
    assert len(set(tmp_path.glob("*.backup/*")) - backups) == 1
    session, keeper, _ = open_workspace(target)
    assert "我改过的一句。" not in [one.text for one in session.briefing.items()]
    session.undo()
    assert next(session.briefing.items()).text == "我改过的一句。"
    assert keeper.close()
    with Store.open(target) as store:
        assert store.identity == identity
        assert store.revision > revision


def test_the_same_again_changes_nothing(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "工作.jianbao"
    assert build(source, target) == 0
    with Store.open(target) as store:
        before = store.load(), store.revision
    assert build(source, target) == 0
    with Store.open(target) as store:
        assert (store.load(), store.revision) == before


def test_what_is_not_ours_is_refused_before_any_work(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = tmp_path / "别的.jianbao"
    for content in (b"", b"PK\x03\x04" + b"x" * 500):
        foreign.write_bytes(content)
        assert build(source, foreign) == 4
        assert foreign.read_bytes() == content
    assert build(source, tmp_path / "没有" / "工作.jianbao") == 4
    assert build(source, tmp_path / "工作.txt") == 2
    (tmp_path / "夹.jianbao").mkdir()
    assert build(source, tmp_path / "夹.jianbao") == 4
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 5
    assert not list(tmp_path.glob("*.docx"))


def test_a_workspace_that_is_open_elsewhere_is_left_alone(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "工作.jianbao"
    assert build(source, target) == 0
    before = target.read_bytes()
    lock = Lock.take(target)
    try:
        assert build(source, target, "--length", "30") == 4
    finally:
        lock.release()
    assert target.read_bytes() == before
    assert "使用" in capsys.readouterr().err


def test_without_the_option_no_database_is_loaded(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "简报.docx"
    code = (
        f"import sys\nfrom briefing.cli import main\n"
        f"assert main(['build', {str(source)!r}, '-o', {str(output)!r}]) == 0\n"
        "assert not {'sqlite3', 'workspace', 'concurrent.futures'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=60)


def test_originals_over_the_limit_stay_outside(source: Path, tmp_path: Path) -> None:
    from briefing.jobs import rank_documents, read_sources
    from briefing.scribe import Keeping
    from briefing.session import Session
    from briefing.storing import store_job

    session = Session()
    session.add_documents(read_sources([source]).documents)
    session.set_ranking(rank_documents(session.documents), session.generation)
    session.redraft(60)
    target = tmp_path / "工作.jianbao"
    store_job(target, session, [source], {}, replace(Keeping(), originals_limit=10))
    with Store.open(target) as store:
        assert not store.originals()
        assert store.load().sources[0].path
        assert store.load().documents == session.documents

"""The originals of many sources are stored together, not one by one."""

from __future__ import annotations

from pathlib import Path

from briefing.jobs import read_sources
from briefing.keeper import Keeper
from briefing.session import Session
from model.progress import SilentTask
from workspace.store import Store

COUNT = 150


def test_few_commits_for_many_files(tmp_path: Path) -> None:
    folder = tmp_path / "材料"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"{number:03}.txt").write_text(f"第{number}个县完成投资{number}亿元。\n", "utf-8")
    inner = folder / "里面"
    inner.mkdir()
    (inner / "又一份.txt").write_text("全市完成投资900亿元。\n", encoding="utf-8")
    saved: list[int] = []
    session = Session()
    keeper = Keeper(session, on_saved=saved.append)
    session.add_documents(read_sources([folder], SilentTask()).documents)
    # A file that is no source any more, and one that is not there, hold nothing up.
    (folder / "000.txt").write_text("改过了。\n", encoding="utf-8")
    keeper.add_originals([tmp_path / "没有.txt", folder])
    path = tmp_path / "简报.jianbao"
    keeper.save_as(path).result(10)
    assert keeper.flush()
    assert keeper.close()

    with Store.open(path, read_only=True) as store:
        kept = store.originals()
        state = store.load()
    sources = {source.document.sha256: source.document.name for source in state.sources}
    assert len(sources) == COUNT + 1
    assert {name for digest, name in sources.items() if digest not in kept} == {"000.txt"}
    assert len(saved) < 10

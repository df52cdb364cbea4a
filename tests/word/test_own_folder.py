"""The folder of the person's own templates, as both programs find it."""

from __future__ import annotations

from pathlib import Path

import pytest

from model import portable
from tests.word.word_samples import p, template_bytes
from word import own_folder
from word.catalogue import templates
from word.own_folder import choose_folder, chosen_folder, user_folder, usual_folder


def test_the_chosen_folder_holds_the_own_templates(tmp_path: Path) -> None:
    folder = tmp_path / "共享 模板"
    folder.mkdir()
    (folder / "处里的.docx").write_bytes(template_bytes(p("【标题】") + p("【正文】")))
    assert user_folder() == usual_folder()
    choose_folder(folder)
    assert user_folder() == chosen_folder() == folder
    assert "处里的" in [one.name for one in templates()]
    choose_folder(None)
    assert chosen_folder() is None
    assert "处里的" not in [one.name for one in templates()]


def test_a_folder_that_is_gone_hides_no_shipped_template(tmp_path: Path) -> None:
    before = templates()
    choose_folder(tmp_path / "拔掉的盘")
    assert templates() == before


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"a\0b", b" \n"])
def test_a_damaged_choice_is_none(content: bytes) -> None:
    usual_folder().parent.mkdir(parents=True, exist_ok=True)
    (usual_folder().parent / own_folder._CHOICE).write_bytes(content)
    assert user_folder() == usual_folder()


def test_a_stick_may_have_another_letter_tomorrow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today, tomorrow = tmp_path / "E", tmp_path / "F"
    (today / "数据").mkdir(parents=True)
    monkeypatch.setattr(portable, "folder", lambda: today / "数据")
    choose_folder(today / "模板")
    today.rename(tomorrow)
    monkeypatch.setattr(portable, "folder", lambda: tomorrow / "数据")
    assert chosen_folder() == tomorrow / "模板"

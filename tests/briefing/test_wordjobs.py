"""Jobs on Word files: what the window asks of its worker process."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from briefing.relinking import TakeBack, chosen
from briefing.templates import listed, put, repair_own
from briefing.wordjobs import (
    check_format,
    examine,
    own_exports,
    repair_format,
    survey,
    template_pages,
)
from messages import Language, language, say
from model.briefing import Briefing, BriefingSection, Item
from model.errors import OutputError, TemplateError
from word.catalogue import find, templates
from word.kinds import KINDS
from word.own_folder import user_folder
from word.relinking import Relinked, State
from word.render import RenderOptions, render


def written(path: Path, *texts: str) -> Path:
    made = docx.Document()
    for text in texts:
        made.add_paragraph(text)
    made.save(str(path))
    return path


def test_the_shelf_holds_every_kind_and_what_is_faulty() -> None:
    user_folder().mkdir(parents=True)
    written(user_folder() / "坏.docx", "[标题]", "【无此字段】", "【正文】")
    (user_folder() / "碎.docx").write_bytes(b"PK\x03\x04 broken")
    put(find("简报").docx, "大事记")
    rows = {one.name: one for one in survey()}
    assert list(rows)[: len(KINDS)] == [kind.name for kind in KINDS]
    assert rows["大事记"].own
    assert rows["大事记"].path.parent == user_folder()
    assert not rows["简报"].own
    bad = rows["坏"]
    assert bad.template is None
    assert 0 < bad.repairable < len(bad.findings)
    assert rows["碎"].findings
    assert rows["碎"].repairable == 0
    assert {one.name for one in listed() if one.template} == {one.name for one in templates()}
    left = repair_own("坏")
    assert [finding.paragraph for finding in left] == [2]
    with pytest.raises(TemplateError) as caught:
        repair_own("简报")
    assert caught.value.code == "error.template.not_own"


def test_every_shipped_template_has_a_first_page() -> None:
    for kind in KINDS:
        (page,) = template_pages(find(kind.name))
        assert page.number == 1
        assert any(line.pieces for line in page.lines)


def test_a_template_is_looked_through_and_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path / "模.docx", "[标题]", "【正文】")
    before = path.read_bytes()
    found = examine(path)
    assert found.name == "模"
    assert found.data == before == path.read_bytes()
    assert set(found.repaired) == set(found.findings)
    assert found.left == ()
    assert put(found.mended, "模").slots == ("标题", "正文")


def test_rules_are_told_in_the_language_of_the_window(tmp_path: Path) -> None:
    path = written(tmp_path / "外来.docx", "一、工作情况。")
    chinese = check_format(path, Language.CHINESE)
    english = check_format(path, Language.ENGLISH)
    assert language() is Language.CHINESE
    pairs = list(zip(chinese.results, english.results, strict=True))
    assert all(one.passed == other.passed for one, other in pairs)
    assert any(one.found != other.found for one, other in pairs)


def test_a_repair_never_writes_over_the_file(tmp_path: Path) -> None:
    path = written(tmp_path / "外来.docx", "一、工作情况。")
    before = path.read_bytes()
    with pytest.raises(OutputError):
        repair_format(path, path, Language.CHINESE)
    assert path.read_bytes() == before
    done = repair_format(path, tmp_path / "好.docx", Language.CHINESE)
    assert done.repaired
    assert (tmp_path / "好.docx").exists()
    assert all(not result.passed for result in done.repaired)


def test_our_own_exports_are_known_among_others(tmp_path: Path) -> None:
    data = render(
        Briefing(sections=(BriefingSection("s", "", 1, (Item("a", "全年增长。"),)),)),
        find("简报"),
        RenderOptions(),
    )
    (tmp_path / "我们的.docx").write_bytes(data)
    written(tmp_path / "别人的.docx", "正文")
    (tmp_path / "坏.docx").write_bytes(b"PK")
    paths = [tmp_path / name for name in ("坏.docx", "别人的.docx", "我们的.docx", "没有.docx")]
    assert own_exports(paths) == (tmp_path / "我们的.docx",)


def test_only_what_was_chosen_is_taken_back() -> None:
    items = tuple(Item(name, text) for name, text in (("a", "甲。"), ("b", "乙。"), ("c", "丙。")))
    briefing = Briefing(sections=(BriefingSection("s", "", 1, items),))
    rows = (
        Relinked("c", State.MOVED, "丙。", "丙。", moved=True),
        Relinked("a", State.EDITED, "甲改。", "甲。", after="c"),
        Relinked("", State.NEW, "新写。", after="a"),
        Relinked("b", State.GONE, "", "乙。"),
    )

    def taken(*wanted: int) -> list[str]:
        return [item.text for item in TakeBack(chosen(rows, wanted)).apply(briefing).items()]

    assert taken() == ["甲。", "乙。", "丙。"]
    assert taken(1) == ["甲改。", "乙。", "丙。"]
    assert taken(2) == ["甲。", "新写。", "乙。", "丙。"]
    assert taken(3) == ["甲。", "丙。"]
    assert taken(0) == ["丙。", "甲。", "乙。"]
    assert taken(0, 1, 2, 3) == ["丙。", "甲改。", "新写。"]
    assert dict(TakeBack(chosen(rows, (1,))).values) == {"count": "1"}
    assert say("edit.take_back", {"count": 1})

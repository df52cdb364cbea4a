from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest

from briefing import cli, templates
from messages import say
from model.errors import TemplateError
from tests.word.old_briefings import by_hand
from tests.word.word_samples import p, template_bytes
from word.catalogue import find
from word.own_folder import user_folder

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def slips(tmp_path: Path) -> Path:
    path = tmp_path / "我的模板.docx"
    path.write_bytes(template_bytes(p("[标题]") + p("【题目】") + p("【天气】") + p("【正文】")))
    return path


def called(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, Any]:
    status = cli.main([*map(str, arguments), "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_check_names_every_fault_with_its_paragraph(
    slips: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, found = called(capsys, "template", "check", slips)
    assert status == 5
    assert not found["passed"]
    rows = found["findings"]
    assert [(row["paragraph"], row["repairable"]) for row in rows] == [
        (1, True),
        (2, True),
        (3, False),
    ]
    assert "是不是【标题】" in rows[1]["text"]
    assert cli.main(["template", "check", str(slips)]) == 5
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 4
    assert "3 处" in said[0]


def test_a_repaired_copy_is_written_and_what_is_left_is_said(
    slips: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = slips.read_bytes()
    out = slips.with_name("修正.docx")
    status, found = called(capsys, "template", "check", slips, "--repair", out)
    assert status == 5
    assert slips.read_bytes() == before
    assert [row["paragraph"] for row in found["findings"]] == [3]
    assert [row["paragraph"] for row in found["repaired"]] == [1, 2]
    assert docx.Document(str(out)).paragraphs[0].text == "【标题】"
    document = docx.Document(str(out))
    document.paragraphs[2].text = ""
    document.save(str(out))
    assert called(capsys, "template", "check", out)[0] == 0
    assert cli.main(["template", "check", str(slips), "--repair", str(slips)]) == 4


def test_new_learns_and_the_template_can_be_used_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample, out = tmp_path / "旧简报.docx", tmp_path / "新模板.docx"
    sample.write_bytes(by_hand())
    status, found = called(capsys, "template", "new", sample, "-o", out)
    assert status == 0
    assert found["output"] == str(out)
    assert found["findings"] == []
    assert {"简报名称", "期号", "编发日期", "标题", "正文", "报"} <= set(found["slots"])
    rows = {row["text"]: row for row in found["recognised"]}
    assert rows["全市经济运行情况"]["written"] == "【标题】"
    assert set(rows["全市经济运行情况"]) == {"paragraph", "kind", "role", "text", "written"}
    briefing = tmp_path / "简报.docx"
    build = ["build", str(ROOT / "seeds"), "-o", str(briefing), "--template", str(out)]
    assert cli.main([*build, "--length", "500", "--set", "期号=33"]) == 0
    capsys.readouterr()
    texts = [paragraph.text for paragraph in docx.Document(str(briefing)).paragraphs]
    assert "第33期" in texts
    number = str(rows["全市经济运行情况"]["paragraph"])
    status, found = called(capsys, "template", "new", sample, "-o", out, "--as", f"{number}=文件名")
    assert status == 0
    assert "文件名" in found["slots"]


def test_new_tells_a_person_what_it_made_of_each_paragraph(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = tmp_path / "旧简报.docx"
    sample.write_bytes(by_hand())
    assert cli.main(["template", "new", str(sample), "-o", str(tmp_path / "新.docx")]) == 0
    said = capsys.readouterr().out
    assert "→ 【标题】" in said
    assert "删去" in said


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((), 2),
        (("make",), 2),
        (("new", "没有.docx", "-o", "新.docx"), 3),
        (("new", "旧.docx"), 2),
        (("new", "旧.docx", "-o", "新.docx", "--as", "x"), 2),
        (("check", "没有.docx"), 3),
    ],
)
def test_wrong_calls_are_one_line(
    arguments: tuple[str, ...], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["template", *arguments]) == status
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_own_templates_are_taken_in_copied_handed_out_and_taken_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "处里的.docx"
    path.write_bytes(template_bytes(p("【标题】") + p("【正文】")))
    assert templates.take_in(path).name == "处里的"
    with pytest.raises(TemplateError) as caught:
        templates.take_in(path)
    assert caught.value.code == "error.template.taken"
    assert templates.take_in(path, "另一个").slots == ("标题", "正文")
    assert templates.copy("简报", "我的简报").slots == find("简报").slots
    listed = {row["name"]: row["origin"] for row in called(capsys, "templates")[1]["templates"]}
    assert listed["简报"] == "shipped"
    assert [listed[name] for name in ("处里的", "另一个", "我的简报")] == ["own"] * 3
    out = tmp_path / "给别人.docx"
    templates.hand_out("我的简报", out)
    assert out.read_bytes() == find("简报").docx
    templates.take_away("另一个")
    assert sorted(each.stem for each in user_folder().iterdir()) == ["处里的", "我的简报"]
    for name, code in (
        ("简报", "not_own"),
        ("../x", "bad_name"),
        ("", "bad_name"),
        ("a:b", "bad_name"),
    ):
        with pytest.raises(TemplateError) as caught:
            templates.take_away(name)
        assert caught.value.code == f"error.template.{code}"
        assert "\n" not in say(caught.value.code, caught.value.values)


def test_a_faulty_template_is_not_taken_in(slips: Path) -> None:
    with pytest.raises(TemplateError):
        templates.take_in(slips)
    assert not user_folder().exists() or not list(user_folder().iterdir())


def test_a_faulty_own_template_is_told_where_templates_are_listed(
    slips: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    user_folder().mkdir(parents=True)
    (user_folder() / "坏的.docx").write_bytes(slips.read_bytes())
    assert cli.main(["templates"]) == 0
    assert "坏的" in capsys.readouterr().err

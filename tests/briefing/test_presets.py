"""Presets: kept under a name, handed on as a file, read whatever was done to that file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import readers
from briefing import presets
from briefing.edits import SetField, UsePreset
from briefing.presets import Preset
from briefing.session import Session
from model.errors import UsageError
from summarizer.ranking import rank

TEXT = """一、工业

规模以上工业增加值增长6.8%，高于全省1.2个百分点。汽车产值达到1280亿元，增长11.3%。

新建成投产重点项目42个，完成投资365亿元。企业普遍反映订单充足，形势向好。

二、农业

全年粮食总产量达到837.3亿斤，再创历史新高。新建高标准农田591.9万亩，完成任务。
"""
FULL = Preset(
    "周报",
    "要点摘编",
    (("简报名称", "市情周报"), ("报", "市委"), ("正文字体", "仿宋")),
    800,
    "past",
    "textrank",
    (("工业", 120),),
    "{名称}第{期号}期",
)


def session() -> Session:
    made = Session()
    made.add_documents([readers.read_bytes(TEXT.encode(), "材料.txt")])
    made.set_ranking(rank(made.documents), made.generation)
    made.redraft(150)
    return made


def test_there_is_none_at_first() -> None:
    assert presets.load() == ()


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    presets.save([FULL, Preset("月报")])
    assert presets.load() == (FULL, Preset("月报"))
    presets.save([FULL], tmp_path / "方案.json")
    assert presets.load(tmp_path / "方案.json") == (FULL,)


def test_names() -> None:
    both = (FULL, Preset("月报"))
    assert [one.name for one in presets.renamed(both, "月报", " 季报 ")] == ["周报", "季报"]
    for bad in ("", "  ", "长" * 41, "周报"):
        with pytest.raises(UsageError):
            presets.renamed(both, "月报", bad)
    names = [one.name for one in presets.joined(both, [FULL, FULL, Preset("新")])]
    assert names == ["周报", "月报", "周报（2）", "周报（3）", "新"]
    assert presets.with_preset(both, replace(FULL, length=900))[0].length == 900
    assert len(presets.with_preset(both, Preset("新"))) == 3


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b'{"presets": []}', b"\xff\xfe\x00", b"[" * 100_000, "文本".encode("gbk")],
)
def test_another_file_is_told_and_put_aside(data: bytes) -> None:
    path = presets.presets_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    with pytest.raises(UsageError) as raised:
        presets.load()
    assert raised.value.code == "error.presets.foreign"
    presets.save([FULL])
    assert presets.load() == (FULL,)
    assert path.with_name("presets.damaged.json").read_bytes() == data


def test_what_is_wrong_in_a_file_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "方案.json"
    rows = [
        {
            "name": "好",
            "length": "很长",
            "tense": "future",
            "fields": {"期号": "3", "报": 5, "送": "办公室"},
        },
        {"name": ""},
        7,
        {"length": 3},
        {"name": "好"},
        {"name": "又一个", "length": -4, "sections": {"工业": "x", "农业": 90}, "template": []},
    ]
    path.write_text(json.dumps({"format": presets.FORMAT, "presets": rows}), encoding="utf-8")
    assert presets.load(path) == (
        Preset("好", fields=(("送", "办公室"),)),
        Preset("又一个", sections=(("农业", 90),)),
    )


def test_a_preset_says_how_the_briefing_is_made() -> None:
    made = session()
    made.apply(SetField("简报名称", "市情"))
    made.apply(SetField("期号", "第3期"))
    first = made.briefing.sections[0]
    made.set_section_length(first.id, 60)
    kept = presets.preset_of(
        made, " 周报 ", length=150, engine="briefing", tense="", pattern="{标题}"
    )
    assert kept == Preset(
        "周报",
        "简报",
        (("简报名称", "市情"),),
        150,
        "",
        "briefing",
        ((first.heading, 60),),
        "{标题}",
    )


def test_using_one_is_one_step() -> None:
    made = session()
    made.apply(SetField("期号", "第3期"))
    made.apply(SetField("送", "各县"))
    before = made.briefing, made.cut
    heading = made.briefing.sections[0].heading
    wanted = Preset("周报", "要点摘编", (("简报名称", "市情"),), 120, sections=((heading, 40),))
    plain = replace(wanted, template="简报")
    key = made.use_preset(plain.name, plain.template, plain.fields)
    made.redraft(plain.length, key=key)
    made.set_section_lengths(presets.section_lengths(made.briefing, plain), key)
    assert made.briefing.field("简报名称") == "市情"
    assert made.briefing.field("期号") == "第3期"
    assert made.briefing.field("送") == "各县"
    assert made.cut.length == 120
    assert made.section_length(made.briefing.sections[0].id) == 40
    label = made.undo_label
    assert label is not None
    assert (label.code, dict(label.values)) == ("edit.use_preset", {"name": "周报"})
    made.undo()
    assert (made.briefing, made.cut) == before
    # Another kind has another outline.
    made.redraft(120, key=made.use_preset(wanted.name, wanted.template, wanted.fields))
    assert made.briefing.template == "要点摘编"
    made.undo()
    assert (made.briefing, made.cut) == before


def test_the_edit_alone() -> None:
    briefing = session().briefing
    after = UsePreset("周报", "简报", (("报", "市委"),)).apply(briefing)
    assert after.field("报") == "市委"
    assert after.sections == briefing.sections

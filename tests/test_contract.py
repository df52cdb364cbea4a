"""The console contract, letter by letter: what scripts read and what a person is told."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from briefing import cli
from language.count import printed_length
from language.typography import is_printed_form

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
DAY = "1704412800"  # 2024-01-05


def call(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as a script calls it, in a process of its own."""
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env={**os.environ, **environment},
    )


class Ran:
    """One call of the program inside this process."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def json(self) -> Any:
        assert self.out.count("\n") == 1
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.err.splitlines()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Any:
    def run(*arguments: str | Path) -> Ran:
        out = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n")
        err = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n")
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            status = cli.main([str(argument) for argument in arguments])
        texts = []
        for stream in (out, err):
            stream.flush()
            texts.append(stream.buffer.getvalue().decode("utf-8"))  # type: ignore[attr-defined]
        return Ran(status, *texts)

    return run


def is_clear(line: str, name: str = "") -> bool:
    """One Chinese line that names the file and says what to do next."""
    chinese = sum("\u4e00" <= sign <= "\u9fff" for sign in line)
    return chinese >= 8 and name in line and "Traceback" not in line and line.endswith("。")


# --- build ---------------------------------------------------------------------------------------


def test_build_json(run: Any, tmp_path: Path) -> None:
    output = tmp_path / "简报.docx"
    ran = run("build", SEEDS, "-o", output, "--length", "1200", "--set", "期号=3", "--json")
    assert ran.status == 0
    result = ran.json
    assert list(result) == ["output", "template", "characters", "items", "notices"]
    # The layout of the last page is all there is to tell, and a person reads it too.
    assert ran.err.splitlines() == [notice["text"] for notice in result["notices"]]
    assert {notice["code"] for notice in result["notices"]} <= {"notice.export.tail_odd"}
    assert (result["output"], result["template"]) == (str(output), "简报")
    assert 0.85 * 1200 <= result["characters"] <= 1200
    assert result["characters"] == sum(printed_length(item["text"]) for item in result["items"])
    texts = {
        path.name: [block["text"] for block in run("read", path, "--json").json["blocks"]]
        for path in SEEDS.iterdir()
    }
    assert len({item["id"] for item in result["items"]}) == len(result["items"])
    assert {source["document"] for item in result["items"] for source in item["sources"]} == set(
        texts
    )
    for item in result["items"]:
        assert list(item) == [
            "id",
            "text",
            "headline",
            "section",
            "tense",
            "edited",
            "sources",
            "conflicts",
        ]
        assert item["tense"] in ("past", "plan", "other")
        assert item["edited"] is False
        for source in item["sources"]:
            assert list(source) == ["document", "block", "start", "end", "text"]
        for conflict in item["conflicts"]:
            assert list(conflict)[5:] == ["ours", "theirs"]
            assert conflict["ours"] != conflict["theirs"]
        for source in (*item["sources"], *item["conflicts"]):
            block = texts[source["document"]][source["block"]]
            assert block[source["start"] : source["end"]] == source["text"]
        assert is_printed_form(item["text"], item["sources"][0]["text"])
    with zipfile.ZipFile(output) as package:
        body = package.read("word/document.xml").decode("utf-8")
    assert "期" in body


def test_what_sources_say_alike_and_otherwise(tmp_path: Path, run: Any) -> None:
    fact = "全市新建改造农村公路320公里，惠及86个行政村，群众出行更加便捷。"
    names = ("甲.txt", "乙.txt", "丙.txt")
    texts = (fact, f"工作通报\n{fact}", fact.replace("320", "302"))
    for name, text in zip(names, texts, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    output = tmp_path / "出.docx"
    ran = run("build", tmp_path, "-o", output, "--template", "要点摘编", "--json")
    agreed, other = sorted(ran.json["items"], key=lambda item: -len(item["sources"]))
    assert sorted(source["document"] for source in agreed["sources"]) == sorted(names[:2])
    assert [source["document"] for source in other["sources"]] == [names[2]]
    (conflict,) = agreed["conflicts"]
    assert (conflict["document"], conflict["ours"], conflict["theirs"]) == (
        names[2],
        "320公里",
        "302公里",
    )
    assert conflict["text"] == texts[2]
    assert agreed["headline"] == "全市新建改造农村公路320公里"
    (notice,) = (one for one in ran.json["notices"] if one["code"] == "notice.conflicts")
    assert "320公里" in notice["text"]
    assert notice["text"] in ran.err


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "一.docx", tmp_path / "二.docx"
    for output in (first, second):
        done = call("build", SEEDS, "-o", output, SOURCE_DATE_EPOCH=DAY, PYTHONHASHSEED="random")
        assert (done.returncode, done.stderr) == (0, "")
        assert str(output) in done.stdout
    parts = []
    for output in (first, second):
        with zipfile.ZipFile(output) as package:
            parts.append(package.read("word/document.xml"))
    assert parts[0] == parts[1]
    assert "2024年1月5日" in parts[0].decode("utf-8")


def test_title_and_fields_reach_the_page(run: Any, tmp_path: Path) -> None:
    output = tmp_path / "简报.docx"
    ran = run(
        *("build", SEEDS, "-o", output, "--title", "一周要情", "--template", "简报"),
        *("--set", "编发单位=办公室", "--set", "编发日期=2024年1月5日", "--engine", "lead"),
    )
    assert ran.status == 0
    blocks = run("read", output, "--json").json["blocks"]
    text = "\n".join(block["text"] for block in blocks)
    assert "一周要情" in text
    assert "办公室" in text
    assert "2024年1月5日" in text


# --- read, summarize, check, templates -----------------------------------------------------------


def test_read_json(run: Any, tmp_path: Path) -> None:
    source = tmp_path / "材料.md"
    source.write_text(
        "# 工作报告\n\n## 一、产业\n\n一是企业增加。新增企业120家。\n\n| 指标 | 数值 |\n| --- | --- |\n"
        "| 企业 | 120 |\n",
        encoding="utf-8",
    )
    ran = run("read", source, "--json")
    assert ran.status == 0
    assert list(ran.json) == ["document", "format", "sha256", "blocks", "sections", "notices"]
    assert ran.json["document"] == "材料.md"
    blocks = ran.json["blocks"]
    assert [block["index"] for block in blocks] == list(range(len(blocks)))
    for block in blocks:
        keys = ["index", "kind", "level", "text", "page", "line", "segments"]
        assert list(block) == keys + (["rows"] if block["kind"] == "table" else [])
        for segment in block["segments"]:
            assert list(segment) == ["start", "end", "page", "line"]
            assert 0 <= segment["start"] <= segment["end"] <= len(block["text"])
    assert [block["line"] for block in blocks[:3]] == [1, 3, 5]
    (table,) = (block for block in blocks if block["kind"] == "table")
    assert table["rows"] == [["指标", "数值"], ["企业", "120"]]

    def check(section: dict[str, Any]) -> None:
        assert list(section) == ["level", "heading", "block", "first", "last", "children"]
        assert section["heading"] in blocks[section["block"]]["text"]
        assert section["first"] <= section["block"] <= section["last"]
        for child in section["children"]:
            check(child)

    assert ran.json["sections"]
    for section in ran.json["sections"]:
        check(section)


def test_a_run_in_head_is_a_section_with_a_slice_as_heading(run: Any) -> None:
    (source,) = SEEDS.glob("004*")
    result = run("read", source, "--json").json
    texts = [block["text"] for block in result["blocks"]]

    def walk(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [found for s in sections for found in (s, *walk(s["children"]))]

    heads = [s for s in walk(result["sections"]) if s["heading"] != texts[s["block"]]]
    assert heads
    assert all(head["heading"] in texts[head["block"]] for head in heads)


@pytest.mark.parametrize(
    ("amount", "most"),
    [(("--top", "7"), 7), (("--length", "400"), 400), (("--per-section", "1"), 1)],
)
def test_summarize_json(run: Any, amount: tuple[str, str], most: int) -> None:
    paths = sorted(SEEDS.iterdir())[:3]
    ran = run("summarize", *paths, *amount, "--json")
    assert ran.status == 0
    assert list(ran.json) == ["engine", "documents"]
    assert ran.json["engine"] == "briefing"
    assert [document["document"] for document in ran.json["documents"]] == [p.name for p in paths]
    every: list[dict[str, Any]] = []
    for path, document in zip(paths, ran.json["documents"], strict=True):
        texts = [block["text"] for block in run("read", path, "--json").json["blocks"]]
        found = [s for section in document["sections"] for s in section["sentences"]]
        places = [(s["block"], s["start"]) for s in found]
        assert places == sorted(places)
        for section in document["sections"]:
            assert list(section) == ["heading", "level", "sentences"]
            assert section["sentences"]
        for sentence in found:
            assert list(sentence) == [
                *("text", "block", "start", "end", "score", "rank", "tense", "reasons")
            ]
            assert texts[sentence["block"]][sentence["start"] : sentence["end"]] == sentence["text"]
        every += found
    if amount[0] == "--top":
        assert len(every) == most
        assert sorted(s["rank"] for s in every) == sorted({s["rank"] for s in every})
    elif amount[0] == "--length":
        assert 0.85 * most <= sum(printed_length(s["text"]) for s in every) <= most
    assert all(s["reasons"] for s in every if s["rank"] == 1)


@pytest.mark.parametrize("tense", ["past", "plan"])
def test_only_one_tense(run: Any, tmp_path: Path, tense: str) -> None:
    # The fifth is long enough to fill the length from either.
    path = sorted(SEEDS.iterdir())[4]
    ran = run("summarize", path, "--length", "2000", "--tense", tense, "--json")
    (document,) = ran.json["documents"]
    found = [s for section in document["sections"] for s in section["sentences"]]
    assert {sentence["tense"] for sentence in found} == {tense}
    assert 0.85 * 2000 <= sum(printed_length(s["text"]) for s in found) <= 2000
    assert len({s["rank"] for s in found}) == len(found)
    ran = run("build", path, "-o", tmp_path / "b.docx", "--tense", tense, "--json")
    assert {item["tense"] for item in ran.json["items"]} == {tense}
    assert ran.json["characters"] >= 0.85 * 1500
    top = run("summarize", path, "--top", "9", "--tense", tense, "--json").json["documents"][0]
    assert sum(len(section["sentences"]) for section in top["sections"]) == 9


def test_nothing_of_a_tense_is_told(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "消息.txt"
    path.write_text("昨日，新图书馆正式开馆。\n首日接待读者已超过3000人次。\n", encoding="utf-8")
    for call in (("summarize", path), ("build", path, "-o", tmp_path / "b.docx")):
        ran = run(*call, "--tense", "plan")
        assert ran.status == 0
        assert any("目标、计划" in line for line in ran.lines)
        assert not any("目标、计划" in line for line in run(*call).lines)


def test_templates_and_check(run: Any, tmp_path: Path) -> None:
    ran = run("templates", "--json")
    rows = ran.json["templates"]
    assert [list(row) for row in rows] == [["name", "kind", "slots", "origin"]] * len(rows)
    assert "简报" in [row["name"] for row in rows]
    assert "简报" in run("templates").out
    output = tmp_path / "简报.docx"
    run("build", SEEDS, "-o", output, "--length", "300")
    ran = run("check", output, "--json")
    for row in ran.json["rules"]:
        assert list(row) == ["number", "rule", "passed", "found", "where"]
    assert (ran.status, ran.json["passed"]) == (0, True)
    assert run("check", output).status == 0


def test_check_of_a_plain_document_finds_faults(run: Any, tmp_path: Path) -> None:
    import docx

    plain = tmp_path / "普通.docx"
    document = docx.Document()
    document.add_paragraph("一段普通的文字,没有排版。")
    document.save(str(plain))
    ran = run("check", plain, "--json")
    assert ran.status == 1
    assert not ran.json["passed"]
    assert any(not row["passed"] for row in ran.json["rules"])
    assert run("check", plain).status == 1


def test_terms_json(run: Any) -> None:
    ran = run("terms", SEEDS, "--json")
    assert (ran.status, ran.err) == (0, "")
    assert list(ran.json) == ["terms"]
    texts = {
        path.name: [block["text"] for block in run("read", path, "--json").json["blocks"]]
        for path in SEEDS.iterdir()
    }
    seen = set()
    for term in ran.json["terms"]:
        assert list(term) == ["term", "definitions", "uses", "status"]
        seen.add(term["status"])
        assert (term["term"] is None) == (term["status"] == "orphan")
        assert bool(term["definitions"]) == (term["status"] != "undefined")
        for definition in term["definitions"]:
            assert sorted(definition) == ["block", "document", "end", "start", "text"]
            block = texts[definition["document"]][definition["block"]]
            assert block[definition["start"] : definition["end"]] == definition["text"]
        for use in term["uses"]:
            assert list(use) == ["document", "block", "start", "end"]
    assert seen == {"defined", "undefined", "orphan"}


def test_indicators_json(run: Any) -> None:
    ran = run("indicators", SEEDS, "--series", "--json")
    assert (ran.status, ran.err) == (0, "")
    assert list(ran.json) == ["indicators", "series"]
    texts = {
        path.name: [block["text"] for block in run("read", path, "--json").json["blocks"]]
        for path in SEEDS.iterdir()
    }
    keys = (
        "document subject name value unit approx direction comparison kind period numeral sentence "
        "block start end"
    )
    for one in ran.json["indicators"]:
        assert list(one) == keys.split()
        assert one["kind"] in ("achieved", "target")
        assert one["numeral"] in ("digit", "chinese")
        block = texts[one["document"]][one["block"]]
        assert block[one["start"] : one["end"]] in one["sentence"]
        assert one["sentence"] in block
    points = 0
    for one in ran.json["series"]:
        assert list(one) == ["subject", "name", "unit", "points", "difference", "conflicts"]
        for point in one["points"]:
            points += 1
            block = texts[point["document"]][point["block"]]
            assert block[point["start"] : point["end"]] == point["text"]
        both = {point["kind"] for point in one["points"]} == {"achieved", "target"}
        if one["difference"] is not None:
            assert both
            float(one["difference"])
        for conflict in one["conflicts"]:
            assert len(conflict["points"]) > 1
            assert {one["points"][i]["period"] for i in conflict["points"]} == {conflict["period"]}
    assert 0 < points <= len(ran.json["indicators"])


def test_indicators_without_series(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("全县粮食产量达到31.5万吨。", encoding="utf-8")
    ran = run("indicators", tmp_path / "a.txt", "--json")
    assert [(one["name"], one["value"], one["unit"]) for one in ran.json["indicators"]] == [
        ("粮食产量", "31.5", "万吨")
    ]
    assert ran.json["series"] == []
    assert "31.5万吨" in run("indicators", tmp_path / "a.txt").out
    assert "31.5万吨" in run("indicators", tmp_path / "a.txt", "--series").out


# --- bad input -----------------------------------------------------------------------------------


def encrypted_pdf(path: Path) -> None:
    """A PDF that says it is encrypted in a way nobody has the password for."""
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"4 0 obj<</Filter/Standard/V 1/R 2/O<"
        + b"41" * 32
        + b">/U<"
        + b"42" * 32
        + b">/P -4>>endobj\n"
    )
    offsets = [body.index(b"%d 0 obj" % number) for number in range(1, 5)]
    table = b"xref\n0 5\n0000000000 65535 f \n"
    table += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF\n"
    path.write_bytes(body + table + trailer % len(body))


def plain_pdf(path: Path) -> None:
    """A page with a line of text."""
    stream = b"BT /F 12 Tf 20 100 Td (Annual output grew by 8.5 percent.) Tj ET"
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources"
        b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
    )
    body += b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n" % (len(stream), stream)
    offsets = [body.index(b"%d 0 obj" % number) for number in range(1, 5)]
    table = b"xref\n0 5\n0000000000 65535 f \n"
    table += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    path.write_bytes(body + table + trailer)


def test_each_bad_source_has_one_line_and_the_rest_is_done(run: Any, tmp_path: Path) -> None:
    good = tmp_path / "好.txt"
    good.write_text("一、产业\n全年新增企业120家，同比增长8.5%。\n", encoding="utf-8")
    bad = {name: tmp_path / name for name in ("空.txt", "a.docx", "坏.docx", "锁.pdf", "程序.txt")}
    bad["空.txt"].touch()
    bad["a.docx"].mkdir()
    bad["坏.docx"].write_bytes(b"PK\x03\x04" + bytes(range(256)) * 8)
    encrypted_pdf(bad["锁.pdf"])
    bad["程序.txt"].write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 16)
    bad["没有.docx"] = tmp_path / "没有.docx"
    output = tmp_path / "简报.docx"
    ran = run("build", *bad.values(), good, "-o", output, "--json")
    assert ran.status == 3
    assert len(ran.lines) == len(bad)
    for name in bad:
        (line,) = (line for line in ran.lines if name in line)
        assert is_clear(line, name)
    assert [item["sources"][0]["document"] for item in ran.json["items"]] == ["好.txt"]
    assert output.exists()
    for path in bad.values():
        alone = run("read", path, "--json")
        assert (alone.status, alone.out) == (3, "")
        assert len(alone.lines) == 1
        assert is_clear(alone.err.rstrip("\n"), path.name)


def test_a_pdf_called_docx_is_read_as_what_it_is(run: Any, tmp_path: Path) -> None:
    disguised = tmp_path / "报告.docx"
    plain_pdf(disguised)
    ran = run("read", disguised, "--json")
    assert ran.status == 0
    assert ran.json["format"] == "pdf"
    assert "8.5 percent" in "".join(block["text"] for block in ran.json["blocks"])


def test_nothing_readable_writes_nothing(run: Any, tmp_path: Path) -> None:
    output = tmp_path / "简报.docx"
    output.write_bytes(b"old")
    ran = run("build", tmp_path / "没有.txt", "-o", output)
    assert (ran.status, ran.out, len(ran.lines)) == (3, "", 1)
    assert output.read_bytes() == b"old"


def test_an_output_that_cannot_be_written(run: Any, tmp_path: Path) -> None:
    folder = tmp_path / "a.docx"
    folder.mkdir()
    (seed,) = SEEDS.glob("002*")
    copy = tmp_path / "材料.docx"
    copy.write_bytes(seed.read_bytes())
    for output in (folder, tmp_path / "无" / "b.docx", copy):
        ran = run("build", copy, "-o", output)
        assert (ran.status, ran.out, len(ran.lines)) == (4, "", 1)
        assert is_clear(ran.lines[0], output.name)
    assert copy.read_bytes() == seed.read_bytes()
    inside = tmp_path / "材料"
    inside.mkdir()
    own = inside / "材料.docx"
    own.write_bytes(seed.read_bytes())
    ran = run("build", inside, "-o", own)
    assert (ran.status, len(ran.lines)) == (4, 1)
    assert own.read_bytes() == seed.read_bytes()


def test_a_briefing_may_be_built_again_into_the_folder_of_its_sources(
    run: Any, tmp_path: Path
) -> None:
    source = tmp_path / "材料.txt"
    source.write_text("一、产业\n全年新增企业120家，同比增长8.5%。\n", encoding="utf-8")
    output = tmp_path / "简报.docx"
    first = run("build", tmp_path, "-o", output, "--json")
    second = run("build", tmp_path, "-o", output, "--json")
    assert (first.status, second.status) == (0, 0)
    assert second.json["items"] == first.json["items"]
    named = run("build", tmp_path, output, "-o", output)
    assert (named.status, len(named.lines)) == (4, 1)


def test_a_faulty_template(run: Any, tmp_path: Path) -> None:
    broken = tmp_path / "模板.docx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    for template in ("没有的模板", broken):
        ran = run("build", SEEDS, "-o", tmp_path / "b.docx", "--template", template)
        assert (ran.status, ran.out, len(ran.lines)) == (5, "", 1)
        assert is_clear(ran.lines[0])


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        ((), "build"),
        (("translate", "a.txt"), "translate"),
        (("build", "a.txt"), "--output"),
        (("build", "-o", "b.docx"), "材料"),
        (("build", "a.txt", "-o"), "--output"),
        (("build", "a.txt", "-o", "b.doc"), "b.doc"),
        (("build", "a.txt", "-o", ""), "路径"),
        (("build", "a.txt", "-o", "b.docx", "--length", "多"), "多"),
        (("build", "a.txt", "-o", "b.docx", "--length", "0"), "0"),
        (("build", "a.txt", "-o", "b.docx", "--set", "期号"), "期号"),
        (("build", "a.txt", "-o", "b.docx", "--set", "期数=3"), "期号"),
        (("build", "a.txt", "-o", "b.docx", "--set", "正文=某某"), "“正文”由程序"),
        (("build", "a.txt", "-o", "b.docx", "--set", "来源索引=无"), "“来源索引”由程序"),
        (("build", "a.txt", "-o", "b.docx", "--tense", "过去"), "过去"),
        (("build", "a.txt", "-o", "b.docx", "--wrong"), "--wrong"),
        (("build", "a.txt", "-o", "b.docx", "--engine", "无"), "briefing"),
        (("summarize", "a.txt", "--top", "3", "--length", "9"), "--top"),
        (("summarize", "a.txt", "--tense", "other"), "other"),
        (("read", "a.txt", "b.txt"), "b.txt"),
        (("check",), "文件"),
        (("templates", "new"), "new"),
    ],
)
def test_a_wrong_call_is_one_chinese_line(run: Any, arguments: tuple[str, ...], names: str) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out, len(ran.lines)) == (2, "", 1)
    assert is_clear(ran.lines[0], names)


def test_help_is_chinese(run: Any) -> None:
    ran = run("--help")
    assert (ran.status, ran.err) == (0, "")
    for name in cli.COMMANDS:
        assert name in ran.out
        own = run(name, "--help")
        assert (own.status, own.err) == (0, "")
        assert own.out.startswith(f"用法：main.py {name}")
        for english in ("usage", "options:", "positional", "show this"):
            assert english not in own.out


# --- streams -------------------------------------------------------------------------------------


def test_main_tells_commands_from_files(tmp_path: Path) -> None:
    done = call("nosuchcommand", "a.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert is_clear(done.stderr.rstrip("\n"), "nosuchcommand")
    done = call(tmp_path / "材料.txt", DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    if sys.platform.startswith("linux"):
        assert (done.returncode, done.stdout) == (2, "")
        assert is_clear(done.stderr.rstrip("\n"))


def test_output_is_utf8_whatever_the_system_speaks(tmp_path: Path) -> None:
    done = call("templates", "--json", PYTHONIOENCODING="gbk", LC_ALL="C", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["templates"]
    assert "简报" in done.stdout


def test_a_reader_that_goes_away_is_no_error() -> None:
    (seed,) = SEEDS.glob("004*")
    with subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "read", str(seed), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()
        status = process.wait(60)
    assert (status, errors) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_results_that_cannot_be_written_are_told() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "templates", "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    assert done.returncode == 4
    assert is_clear(done.stderr.rstrip("\n"))


def test_ctrl_c_ends_with_one_line(
    run: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("summarizer.ranking.rank", interrupted)
    output = tmp_path / "简报.docx"
    ran = run("build", SEEDS, "-o", output)
    assert (ran.status, ran.out, ran.lines) == (130, "", ["已取消。"])
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_our_own_is_one_line_too(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.delenv("JIANBAO_DEBUG", raising=False)
    monkeypatch.setattr("summarizer.ranking.rank", broken)
    ran = run("summarize", SEEDS)
    assert (ran.status, ran.out, len(ran.lines)) == (70, "", 1)
    assert is_clear(ran.lines[0], "ZeroDivisionError")

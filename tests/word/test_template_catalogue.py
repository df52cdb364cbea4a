from __future__ import annotations

import io
import zipfile
from pathlib import Path
from random import Random

import docx
import pytest

from messages import say
from model.errors import TemplateError
from tests.word.word_samples import OPTIONS, full, p, template_bytes
from word import catalogue
from word.catalogue import find, from_bytes, templates, validate
from word.fields import BY_NAME
from word.kinds import KINDS
from word.ooxml import CONTENT_TYPES, R, read_package, w
from word.own_folder import user_folder
from word.render import render

SHIPPED = [kind.name for kind in KINDS]


def rejected(data: bytes) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        from_bytes(data, "某模板")
    line = say(caught.value.code, caught.value.values)
    assert "某模板" in line
    assert "\n" not in line
    assert "{" not in line
    return caught.value


def with_relationship(kind: str, target: str, *, external: bool = False) -> bytes:
    rels = read_package(find("简报").docx).parts["word/_rels/document.xml.rels"].decode()
    mode = ' TargetMode="External"' if external else ""
    added = f'<Relationship Id="rId99" Type="{R}/{kind}" Target="{target}"{mode}/></Relationships>'
    changed = rels.replace("</Relationships>", added).encode()
    return template_bytes(p("【正文】"), parts={"word/_rels/document.xml.rels": changed})


def test_the_shipped_template_is_sound_and_knows_its_fields() -> None:
    template = find("简报")
    assert validate(template) == ()
    assert set(template.slots) <= set(BY_NAME)
    assert {"标题", "正文", "报", "来源索引"} <= set(template.slots)
    assert "简报" in [each.name for each in templates()]


def test_a_template_of_the_person_is_found_and_replaces_a_shipped_one() -> None:
    folder = user_folder()
    folder.mkdir(parents=True)
    (folder / "我的.docx").write_bytes(template_bytes(p("【标题】") + p("【正文】")))
    (folder / "~$我的.docx").write_bytes(b"lock")
    assert [each.name for each in templates()] == [*SHIPPED, "我的"]
    assert find("我的").slots == ("标题", "正文")
    (folder / "简报.docx").write_bytes(template_bytes(p("【正文】")))
    assert find("简报").slots == ("正文",)


def test_one_faulty_template_does_not_hide_the_others() -> None:
    folder = user_folder()
    folder.mkdir(parents=True)
    (folder / "坏.docx").write_bytes(b"nothing")
    assert [each.name for each in templates()] == SHIPPED
    assert [error.values["name"] for error in catalogue.faulty()] == ["坏"]


def test_a_template_is_found_by_path(tmp_path: Path) -> None:
    path = tmp_path / "样.docx"
    path.write_bytes(find("简报").docx)
    assert find(str(path)).name == "样"
    assert find(str(path)).slots == find("简报").slots


def test_in_a_bundle_templates_lie_where_it_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "甲.docx").write_bytes(find("简报").docx)
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert [each.name for each in templates()] == ["甲"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("没有的", "error.template.unknown"),
        ("没有的.docx", "error.template.missing"),
        (".", "error.template.is_folder"),
    ],
)
def test_what_is_not_there(name: str, code: str) -> None:
    with pytest.raises(TemplateError) as caught:
        find(name)
    assert caught.value.code == code
    assert "\n" not in say(code, caught.value.values)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "error.template.not_zip"),
        (b"PK\x03\x04broken", "error.template.not_zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "error.template.old_format"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "error.template.encrypted",
        ),
    ],
)
def test_files_that_are_no_templates(data: bytes, code: str) -> None:
    assert rejected(data).code == code


def test_a_cut_off_file_is_refused() -> None:
    data = find("简报").docx
    for length in range(100, len(data), 997):
        rejected(data[:length])


def outcome(data: bytes) -> str:
    """Empty if ``data`` can be used as a template, else the line that says why not."""
    try:
        render(full(), from_bytes(data, "某模板"), OPTIONS)
    except TemplateError as error:
        return say(error.code, error.values)
    return ""


def test_flipped_bytes_are_refused_or_harmless() -> None:
    data = find("简报").docx
    random = Random(20240105)
    outcomes = set()
    for _ in range(150):
        damaged = bytearray(data)
        for _ in range(random.choice((1, 4))):
            damaged[random.randrange(len(data))] = random.randrange(256)
        outcomes.add(outcome(bytes(damaged)))
    assert "" in outcomes
    assert all("某模板" in line for line in outcomes if line)
    assert len(outcomes) > 1


@pytest.mark.parametrize("part", sorted(read_package(find("简报").docx).parts))
def test_a_missing_part_is_refused(part: str) -> None:
    line = outcome(template_bytes(p("【正文】"), without=[part]))
    # Only the links of the document may go: then nothing of what they led to is needed.
    assert "某模板" in line or part == "word/_rels/document.xml.rels"


def test_a_document_type_or_entity_is_refused() -> None:
    bomb = (
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;'
        b"</w:document>"
    )
    data = template_bytes(p("【正文】"), parts={"word/document.xml": bomb})
    assert rejected(data).code == "error.template.entities"


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("word.ooxml.MAX_PART", 100_000)
    data = template_bytes(p("【正文】"), parts={"word/media/x.png": bytes(200_000)})
    assert rejected(data).code == "error.template.too_big"


@pytest.mark.parametrize(
    ("kind", "external", "code"),
    [
        ("vbaProject", False, "error.template.macros"),
        ("oleObject", False, "error.template.ole"),
        ("package", False, "error.template.ole"),
        ("control", False, "error.template.ole"),
        ("aFChunk", False, "error.template.alt_chunk"),
        ("hyperlink", True, "error.template.external"),
        ("image", True, "error.template.external"),
        ("attachedTemplate", True, "error.template.external"),
    ],
)
def test_what_could_run_or_fetch_is_refused(kind: str, external: bool, code: str) -> None:
    assert rejected(with_relationship(kind, "x.bin", external=external)).code == code


def test_a_macro_document_renamed_is_refused() -> None:
    types = read_package(find("简报").docx).parts["[Content_Types].xml"]
    changed = types.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert CONTENT_TYPES.encode() in changed
    data = template_bytes(p("【正文】"), parts={"[Content_Types].xml": changed})
    assert rejected(data).code == "error.template.macros"


@pytest.mark.parametrize(
    ("body", "code", "paragraph"),
    [
        (p("【天气】") + p("【正文】"), "error.template.unknown_field", "1"),
        (p("【题目】") + p("【正文】"), "error.template.misspelt", "1"),
        (p("甲") + p("【期", "数】") + p("【正文】"), "error.template.misspelt", "2"),
        (p("[期", "号]") + p("【正文】"), "error.template.half_bracket", "1"),
        (p("【标题】"), "error.template.no_body", None),
        (p("甲【正文】"), "error.template.not_alone", "1"),
        (p("【正文】") + p("【正文】"), "error.template.twice", "2"),
        (p("【各条】") + p("【内容】"), "error.template.group_open", "1"),
        (p("【正文】") + p("【各条完】"), "error.template.group_end", "2"),
        (
            p("【各条】") + p("【各条】") + p("【各条完】"),
            "error.template.group_nested",
            "2",
        ),
        (
            p("【各条】") + f"<w:tbl><w:tr><w:tc>{p('【各条完】')}</w:tc></w:tr></w:tbl>",
            "error.template.group_split",
            "2",
        ),
        (p("【内容】") + p("【正文】"), "error.template.outside_group", "1"),
        (p("【样：大标题】") + p("【正文】"), "error.template.sample", "1"),
        (p("【标题") + p("【正文】"), "error.template.bracket", "1"),
    ],
)
def test_faults_are_named_with_their_paragraph(body: str, code: str, paragraph: str | None) -> None:
    error = rejected(template_bytes(body))
    assert error.code == code
    assert error.values.get("paragraph") == paragraph


def test_several_faults_are_counted() -> None:
    error = rejected(template_bytes(p("【甲】") + p("【乙】") + p("【正文】")))
    assert error.code == "error.template.several"
    assert error.values["count"] == "2"
    assert "【甲】" in error.values["first"]


def test_a_document_without_our_styles_must_bring_samples() -> None:
    stream = io.BytesIO()
    plain = docx.Document()
    plain.add_paragraph("【正文】")
    plain.save(stream)
    error = rejected(stream.getvalue())
    assert "【样：" in error.values.get("first", say(error.code, error.values))


def test_fields_in_headers_are_seen() -> None:
    footer = read_package(find("简报").docx).parts["word/footer1.xml"].decode()
    changed = footer.replace("— ", "【期号】【错】", 1).encode()
    data = template_bytes(p("【正文】"), parts={"word/footer1.xml": changed})
    assert rejected(data).values["field"] == "错"


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_the_rebuilt_template_is_the_shipped_one(tmp_path: Path, kind: str) -> None:
    from tools.make_templates import write

    for name in ("a.docx", "b.docx"):
        write(tmp_path / name, kind)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    built = read_package((tmp_path / "a.docx").read_bytes())
    shipped = read_package((catalogue.shipped_folder() / f"{kind}.docx").read_bytes())
    assert dict(built.parts) == dict(shipped.parts)


def test_every_kind_is_shipped_and_known_by_its_fields() -> None:
    for kind in KINDS:
        template = find(kind.name)
        assert template.kind == kind.name
        assert {*kind.fields} <= {*template.slots, "表题"}
        assert {f"表·{column}" for column in kind.columns} <= {*template.slots}
        if kind.fields:
            assert from_bytes(template.docx, "我的").kind == kind.name


FANG, KAI, HEI, TITLE, SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋_GBK", "宋体"


@pytest.mark.parametrize(
    ("style", "font", "points"),
    [
        ("heading 1", TITLE, 22),
        ("heading 2", HEI, 16),
        ("heading 3", KAI, 16),
        ("heading 4", FANG, 16),
        ("heading 5", FANG, 16),
        ("公文正文", FANG, 16),
        ("报头密级编号", HEI, 16),
        ("简报名称", TITLE, 62),
        ("简报期号", FANG, 16),
        ("编发单位与日期", FANG, 16),
        ("本期要目", KAI, 16),
        ("编者按", KAI, 16),
        ("供稿", KAI, 16),
        ("主送机关", FANG, 16),
        ("附件说明", FANG, 16),
        ("发文机关署名", FANG, 16),
        ("成文日期", FANG, 16),
        ("附件标记", HEI, 16),
        ("表题", HEI, 16),
        ("表头", HEI, 12),
        ("表文", FANG, 12),
        ("表注", FANG, 12),
        ("来源条目", FANG, 12),
        ("报尾", FANG, 14),
        ("文末锚点", FANG, 1),
        ("footer", SONG, 14),
    ],
)
def test_every_fixed_style_is_shipped_with_its_type(style: str, font: str, points: int) -> None:
    root = read_package(find("简报").docx).xml("word/styles.xml")
    (found,) = [
        each
        for each in root.iter(w("style"))
        if each.find(w("name")) is not None and each.find(w("name")).get(w("val")) == style
    ]
    fonts = found.find(f"{w('rPr')}/{w('rFonts')}")
    assert {fonts.get(w(slot)) for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {font}
    assert found.find(f"{w('rPr')}/{w('sz')}").get(w("val")) == str(points * 2)


def test_the_lines_of_the_tail_bear_its_fixed_style() -> None:
    root = read_package(find("简报").docx).xml("word/document.xml")
    styles = {style.get(w("val")) for style in root.iterfind(f".//{w('tc')}//{w('pStyle')}")}
    assert styles == {"Tail"}


def test_the_theme_is_there_and_nothing_refers_to_it() -> None:
    package = read_package(find("简报").docx)
    (theme,) = package.related("word/document.xml", "theme")
    assert package.content_type(theme).endswith(".theme+xml")
    assert len(package.xml(theme).find(".//{*}clrScheme")) == 12
    written = [
        text for name, text in package.parts.items() if name.startswith("word/") and name != theme
    ]
    assert not [text for text in written if b"asciiTheme" in text or b"themeColor" in text]


def test_no_leftovers_of_another_program_in_the_shipped_template() -> None:
    data = find("简报").docx
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    assert not [name for name in names if "stylesWithEffects" in name or "thumbnail" in name]
    package = read_package(data)
    styles = package.parts["word/styles.xml"].decode()
    assert "Theme" not in styles
    assert "MS 明朝" not in styles
    assert b"python-docx" not in b"".join(package.parts.values())

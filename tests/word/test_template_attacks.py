"""Templates that would run, fetch or hide something, part by part: each is refused with a line that says so, stripped
by the repair, and nothing of it reaches an export."""

from __future__ import annotations

import re

import pytest

from messages import say
from model.errors import TemplateError
from tests.word.word_samples import OPTIONS, full, lines, p, template_bytes
from word.catalogue import find, from_bytes
from word.ooxml import read_package
from word.render import render
from word.template_repair import repair_template

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office"
EVIL = "http://evil.example/a"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


def rels(kind: str, target: str, *, external: bool) -> bytes:
    """The relationships of a part: one, with the id rId77."""
    mode = ' TargetMode="External"' if external else ""
    kind = kind if kind.startswith("http") else f"{OFFICE}/{kind}"
    return (
        f'<?xml version="1.0"?><Relationships xmlns="{_RELS}">'
        f'<Relationship Id="rId77" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    ).encode()


def added(part: str, relationship: bytes) -> bytes:
    """The relationships of the shipped template's ``part`` with one more."""
    own = read_package(find("简报").docx).parts.get(part)
    if own is None:
        return relationship
    match = re.search(rb"<Relationship .*/>", relationship)
    assert match
    return own.replace(b"</Relationships>", match[0] + b"</Relationships>")


def settings(element: str) -> bytes:
    """The shipped settings with one element more, at its place in the schema's order."""
    own = read_package(find("简报").docx).parts["word/settings.xml"].decode()
    xml = element.replace("<w:", "<w:", 1)
    return own.replace("<w:defaultTabStop", f"{xml}<w:defaultTabStop").encode()


TEMPLATE = '<w:attachedTemplate r:id="rId77"/>'
MERGE = (
    '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="textFile"/>'
    '<w:connectString w:val=""/><w:query w:val="SELECT * FROM a"/><w:dataSource r:id="rId77"/></w:mailMerge>'
)
WEB = (
    '<?xml version="1.0"?><w:webSettings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}"><w:frameset><w:frame><w:sourceFileName r:id="rId77"/></w:frame></w:frameset>'
    "</w:webSettings>"
)
BODY = p("【标题】") + p("【正文】")
CONTROL = f'<w:p xmlns:r="{OFFICE}"><w:r><w:control r:id="rId77" w:name="a"/></w:r></w:p>'
VML = (
    f'<w:p xmlns:r="{OFFICE}"><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
    '<v:imagedata r:href="rId77"/></v:shape></w:pict></w:r></w:p>'
)
SUB = f'<w:subDoc xmlns:r="{OFFICE}" r:id="rId77"/>'
DOCUMENT, SETTINGS = "word/_rels/document.xml.rels", "word/_rels/settings.xml.rels"

# The parts, the body, and the code of the line that refuses them.
ATTACKS: dict[str, tuple[dict[str, bytes], str, str]] = {
    "remote template of the settings": (
        {SETTINGS: rels("attachedTemplate", EVIL, external=True), "word/settings.xml": settings(TEMPLATE)},
        BODY, "external",
    ),
    "data source of a mail merge": (
        {SETTINGS: rels("mailMergeSource", EVIL, external=True), "word/settings.xml": settings(MERGE)},
        BODY, "external",
    ),
    "frames of the web settings": (
        {
            DOCUMENT: added(DOCUMENT, rels("webSettings", "webSettings.xml", external=False)).replace(b"rId77", b"rId78"),
            "word/webSettings.xml": WEB.encode(),
            "word/_rels/webSettings.xml.rels": rels("frame", EVIL, external=True),
        },
        BODY, "alt_chunk",
    ),
    "sub-document": (
        {DOCUMENT: added(DOCUMENT, rels("subDocument", EVIL, external=True))}, SUB + BODY, "alt_chunk",
    ),
    "own ribbon": (
        {
            "_rels/.rels": added("_rels/.rels", rels(f"{MICROSOFT}/2007/relationships/ui/extensibility",
                                                     "customUI/customUI14.xml", external=False)),
            "customUI/customUI14.xml": b'<customUI xmlns="urn:x" onLoad="evil.example"/>',
        },
        BODY, "macros",
    ),
    "macros": (
        {
            DOCUMENT: added(DOCUMENT, rels(f"{MICROSOFT}/2006/relationships/vbaProject", "vbaProject.bin",
                                           external=False)),
            "word/vbaProject.bin": b"evil.example",
        },
        BODY, "macros",
    ),
    "control": (
        {
            DOCUMENT: added(DOCUMENT, rels("control", "activeX/activeX1.xml", external=False)),
            "word/activeX/activeX1.xml": b"<ax xmlns='urn:x'>evil.example</ax>",
        },
        CONTROL + BODY, "ole",
    ),
    "picture of a shape from elsewhere": (
        {DOCUMENT: added(DOCUMENT, rels("image", EVIL, external=True))}, VML + BODY, "external",
    ),
    "linked picture of a footer": (
        {"word/_rels/footer1.xml.rels": rels("image", EVIL, external=True)}, BODY, "external",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ATTACKS)
def test_each_is_refused_in_words_stripped_and_never_printed(name: str) -> None:
    parts, body, code = ATTACKS[name]
    data = template_bytes(body, parts=parts)
    with pytest.raises(TemplateError) as caught:
        from_bytes(data, "某模板")
    assert caught.value.code == f"error.template.{code}"
    told = say(caught.value.code, caught.value.values)
    assert "某模板" in told
    assert "\n" not in told
    done = repair_template(data)
    assert [finding.code for finding in done.repaired] == [f"error.template.{code}"]
    assert done.left == ()
    for file in (done.data, render(full(), from_bytes(done.data, "好"), OPTIONS)):
        package = read_package(file)
        assert not [r.target for _, r in package.all_relationships() if r.external]
        assert not [n for n, content in package.parts.items() if b"evil.example" in content]
        # Nothing points to what is gone: Word would call the file damaged.
        assert not [n for n, content in package.parts.items() if b"rId77" in content]


@pytest.mark.parametrize(
    "expression",
    [
        "{{ 7*7 }}",
        "{% for x in y %}",
        "{%p if a %}",
        "{# note #}",
        "{{cycler.__init__.__globals__}}",
    ],
)
def test_an_expression_is_told_and_never_run(expression: str) -> None:
    data = template_bytes(p(f"甲{expression}") + BODY)
    with pytest.raises(TemplateError) as caught:
        from_bytes(data, "某")
    assert caught.value.code == "error.template.expression"
    assert expression.strip("{}%# ")[:4] in say(caught.value.code, caught.value.values)
    assert any(
        finding.code == "error.template.expression" for finding in repair_template(data).left
    )


@pytest.mark.parametrize(
    "value",
    [
        "【标题】",
        "【正文】【来源索引】",
        "{{7*7}}{% x %}",
        "<w:br/>&lt;b&gt;&amp;",
        "\\n${a}%s",
        "=1+1",
        "【各条】",
    ],
)
def test_a_value_is_printed_as_it_is(value: str) -> None:
    briefing = full()
    fields = dict(briefing.fields) | {"标题": value, "供稿": value}
    data = render(type(briefing)(tuple(fields.items()), briefing.sections), find("简报"), OPTIONS)
    assert value in lines(data)
    assert f"（{value}供稿）" in lines(data)

"""Right briefings that were not made here: other names of styles, or no styles at all."""

from __future__ import annotations

import re

import pytest
from check_samples import DOCUMENT, FANG, HEI, KAI, STYLES, Parts, failed, packed, right
from lxml import etree

from word import roles
from word.inspection import Inspection
from word.ooxml import read_package


def renamed() -> Parts:
    """Every fixed name of a style replaced by another."""
    parts = right()
    for place, name in enumerate(roles.FIXED_NAMES):
        old = f'<w:name w:val="{name}"/>'
        parts[STYLES] = parts[STYLES].replace(old, f'<w:name w:val="我的样式{place}"/>')
    for level in range(1, 6):
        old = f'<w:name w:val="heading {level}"/>'
        parts[STYLES] = parts[STYLES].replace(old, f'<w:name w:val="标题 {level}"/>')
    return parts


_STYLE = re.compile(
    r'<w:style w:type="paragraph" w:styleId="([^"]+)">.*?<w:pPr>(.*?)</w:pPr><w:rPr>(.*?)</w:rPr></w:style>'
)
_FONTS = re.compile(r"<w:rFonts ([^>]*)/>")


def by_hand() -> Parts:
    """Every style's properties written on its paragraphs and runs, and the styles thrown away."""
    parts = right()
    known = {found.group(1): found.groups()[1:] for found in _STYLE.finditer(parts[STYLES])}

    def formatted(found: re.Match[str]) -> str:
        text = found.group()
        name = re.findall(r'<w:pStyle w:val="([^"]+)"/>', text)[0]
        paragraph, run = known[name]

        def with_run(match: re.Match[str]) -> str:
            written = " ".join(_FONTS.findall(run) + _FONTS.findall(match.group()))
            names = dict(re.findall(r'(w:\w+)="([^"]*)"', written))
            fonts = " ".join(f'{slot}="{font}"' for slot, font in names.items())
            return f"<w:r><w:rPr>{_FONTS.sub(f'<w:rFonts {fonts}/>', run)}</w:rPr>"

        text = text.replace(f'<w:pStyle w:val="{name}"/>', paragraph, 1)
        text = text.replace("</w:pPr>", f"<w:rPr>{run}</w:rPr></w:pPr>", 1)
        return re.sub(r"<w:r>(<w:rPr>.*?</w:rPr>)?", with_run, text)

    parts[DOCUMENT] = re.sub(r"<w:p>.*?</w:p>", formatted, parts[DOCUMENT])
    parts[STYLES] = _STYLE.sub(
        lambda found: found.group() if found.group(1) == "footer" else "", parts[STYLES]
    )
    return parts


def test_other_names_of_styles_are_no_fault() -> None:
    assert failed(renamed()) == {}


def test_formats_by_hand_lack_only_the_heading_styles() -> None:
    assert set(failed(by_hand())) == {519}


@pytest.mark.parametrize(
    ("old", "new", "number"),
    [
        ("共印50份", "共印 50 份", 608),
        ("报：省委、省政府。", "报：省委、省政府", 607),
        ("会议定于2024年1月5日", "会议定于2024年01月5日", 903),
        ("二、工业运行", "四、工业运行", 510),
        ("二、工业运行", "二、工业运行。", 509),
        ("〔1〕政府", "〔3〕政府", 801),
        ("第3期（总第15期）", "第 3 期（总第 15 期）", 405),
        ('w:tblpYSpec="bottom"', 'w:tblpYSpec="top"', 601),
        ("<w:tblHeader/>", "", 701),
    ],
)
@pytest.mark.parametrize("make", [renamed, by_hand])
def test_faults_are_found_without_the_fixed_names(make, old: str, new: str, number: int) -> None:  # type: ignore[no-untyped-def]
    parts = make()
    assert old in parts[DOCUMENT]
    parts[DOCUMENT] = parts[DOCUMENT].replace(old, new, 1)
    assert number in failed(parts)


@pytest.mark.parametrize(
    ("name", "old", "new", "number"),
    [
        ("标题 2", HEI, KAI, 504),
        ("标题 3", KAI, FANG, 505),
        ("标题 1", 'w:val="44"', 'w:val="36"', 501),
        ("我的样式0", 'w:line="579"', 'w:line="560"', 204),
        ("我的样式0", FANG, "宋体", 511),
        ("我的样式5", 'w:sz="18"', 'w:sz="6"', 409),
        ("我的样式4", FANG, HEI, 404),
    ],
)
def test_wrong_styles_are_found_under_other_names(
    name: str, old: str, new: str, number: int
) -> None:
    parts = renamed()
    start = parts[STYLES].index(f'<w:name w:val="{name}"/>')
    end = parts[STYLES].index("</w:style>", start)
    inside = parts[STYLES][start:end]
    assert old in inside
    parts[STYLES] = parts[STYLES][:start] + inside.replace(old, new) + parts[STYLES][end:]
    assert number in failed(parts)


def roles_of(parts: Parts) -> dict[str, str]:
    file = Inspection(read_package(packed(parts)))
    roles.assign(file)
    return {paragraph.text: paragraph.role for paragraph in file.paragraphs}


def test_roles_are_the_same_by_name_and_by_look() -> None:
    named = roles_of(right())
    # Without its style nothing tells a table's title or its cells from others of their kind.
    alike = {roles.TABLE_TITLE: roles.OTHER, roles.ANCHOR: roles.OTHER}
    expected = {text: alike.get(role, role) for text, role in named.items()}
    assert roles_of(renamed()) == expected
    assert roles_of(by_hand()) == expected


def test_comments_and_instructions_in_the_xml_are_no_elements() -> None:
    parts = right()
    for part, content in parts.items():
        root = etree.fromstring(content.encode())
        for element in list(root.iter("*")):
            if element.text is None:
                element.insert(0, etree.Comment("x"))
                element.append(etree.ProcessingInstruction("x", "y"))
        parts[part] = etree.tostring(root, encoding="unicode")
    assert failed(parts) == {}

"""What wins: defaults, table style, numbering, styles, character style, the properties on the spot."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from word.effective import Formats
from word.properties import Props, flatten, merge, number, on

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def xml(text: str) -> etree._Element:
    return etree.fromstring(f'<w:x xmlns:w="{W}">{text}</w:x>')[0]


def formats(styles: str, numbering: str = "") -> Formats:
    return Formats(
        xml(f"<w:styles>{styles}</w:styles>"),
        xml(f"<w:numbering>{numbering}</w:numbering>") if numbering else None,
    )


def style(
    name: str, based: str = "", pr: str = "", kind: str = "paragraph", default: str = ""
) -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{default}><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/>{pr}</w:style>'
    )


def size(value: str) -> str:
    return f'<w:rPr><w:sz w:val="{value}"/></w:rPr>'


def run(found: Formats, paragraph: str, own: str = "", table: str = "") -> Props:
    return found.run(xml(f"<w:rPr>{own}</w:rPr>") if own else None, paragraph, table)


# The levels from weak to strong; each test sets a size at some of them.
LEVELS = ("defaults", "table", "base", "style", "character", "direct")


@settings(max_examples=60)
@given(st.sets(st.sampled_from(LEVELS)))
def test_the_strongest_level_that_speaks_is_heard(levels: set[str]) -> None:
    def at(level: str) -> str:
        return size(str(LEVELS.index(level) + 10)) if level in levels else ""

    found = formats(
        f"<w:docDefaults><w:rPrDefault>{at('defaults')}</w:rPrDefault></w:docDefaults>"
        + style("T", pr=at("table"), kind="table")
        + style("B", pr=at("base"))
        + style("S", "B", at("style"))
        + style("C", pr=at("character"), kind="character")
    )
    own = '<w:rStyle w:val="C"/>'
    if "direct" in levels:
        own += '<w:sz w:val="15"/>'
    strongest = max((LEVELS.index(level) + 10 for level in levels), default=None)
    assert run(found, "S", own, "T").get("sz") == (str(strongest) if strongest else None)


def test_attributes_are_heard_one_by_one() -> None:
    found = formats(
        style("B", pr='<w:rPr><w:rFonts w:ascii="A" w:eastAsia="仿宋"/></w:rPr>')
        + style("S", "B", '<w:rPr><w:rFonts w:eastAsia="楷体"/></w:rPr>')
    )
    props = run(found, "S", '<w:rFonts w:hint="eastAsia"/>')
    assert props["rFonts.ascii"] == "A"
    assert props["rFonts.eastAsia"] == "楷体"
    assert props["rFonts.hint"] == "eastAsia"


def test_a_hanging_indent_takes_the_first_line_away_and_back() -> None:
    first = {"ind.firstLine": "632", "ind.firstLineChars": "200"}
    hanging = {"ind.hanging": "720"}
    assert merge(first, hanging) == hanging
    assert merge(merge(first, hanging), first) == first
    assert merge(first, {"ind.hanging": "0"})["ind.firstLine"] == "632"


def test_bold_by_paragraph_and_character_style_cancels() -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    found = formats(style("S", pr=bold) + style("C", pr=bold, kind="character"))
    assert on(run(found, "S")["b"])
    assert not on(run(found, "S", '<w:rStyle w:val="C"/>')["b"])
    assert on(run(found, "S", '<w:rStyle w:val="C"/><w:b/>')["b"])


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="〔%1〕"/><w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
)


def test_indents_of_a_numbering_stand_between_style_and_direct() -> None:
    found = formats(
        style("S", pr='<w:pPr><w:ind w:left="100" w:firstLine="632"/></w:pPr>'), NUMBERING
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'
    props = found.paragraph(xml(f'<w:pPr><w:pStyle w:val="S"/>{numbered}</w:pPr>'), "S")
    assert props["ind.left"] == "720"
    assert "ind.firstLine" not in props
    own = found.paragraph(
        xml(f'<w:pPr><w:pStyle w:val="S"/>{numbered}<w:ind w:left="50"/></w:pPr>'), "S"
    )
    assert own["ind.left"] == "50"
    level = found.level(props)
    assert level is not None
    assert level.text == "〔%1〕"


def test_a_style_with_a_numbering_gives_its_indents() -> None:
    numbered = '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr>'
    found = formats(style("S", pr=numbered), NUMBERING)
    assert found.paragraph(None, "S")["ind.hanging"] == "720"


def test_an_unknown_style_is_the_default_one() -> None:
    found = formats(style("N", default=' w:default="1"', pr=size("32")))
    assert found.paragraph_style_id("gone") == "N"
    assert found.paragraph_style_id(None) == "N"
    assert run(found, found.paragraph_style_id("gone"))["sz"] == "32"


@settings(max_examples=40)
@given(st.lists(st.integers(0, 7), min_size=8, max_size=8))
def test_styles_based_on_anything_resolve(bases: list[int]) -> None:
    found = formats(
        "".join(style(f"S{n}", f"S{base}", size(str(n + 10))) for n, base in enumerate(bases))
    )
    for n in range(8):
        assert run(found, f"S{n}")["sz"] == str(n + 10)
        assert len(found.chain(f"S{n}")) <= 8


def test_a_long_chain_of_styles_does_not_overflow() -> None:
    chain = "".join(style(f"S{n}", f"S{n - 1}") for n in range(1, 5000))
    found = formats(style("S0", pr=size("32")) + chain)
    assert run(found, "S4999")["sz"] == "32"


def test_borders_and_tabs_are_flat() -> None:
    props = flatten(
        xml(
            '<w:pPr><w:pBdr><w:bottom w:val="single" w:sz="18" w:color="FF0000"/></w:pBdr>'
            '<w:tabs><w:tab w:val="right" w:pos="8845"/></w:tabs><w:ind w:start="10"/><w:keepNext/></w:pPr>'
        )
    )
    assert props["pBdr.bottom.val"] == "single"
    assert props["pBdr.bottom.color"] == "FF0000"
    assert props["tab.8845"] == "right"
    assert props["ind.left"] == "10"
    assert props["keepNext"] == "1"


def test_measures_of_every_spelling() -> None:
    assert number("579") == 579
    assert number("28.95pt") == 579
    assert number("1in") == 1440
    assert number("10mm") == 567
    assert [number(bad) for bad in ("", "x", "nan", "1e999", None)] == [0] * 5

"""Single faults of page, grid, styles and masthead, with the rules that catch them."""

from __future__ import annotations

from tests.word.check_samples import (
    FANG,
    HEI,
    KAI,
    SETTINGS,
    STYLES,
    Change,
    fonts,
    in_text,
    paragraph,
    replace,
    run,
)
from tests.word.mutation_hands import BODY_RUN, BR, direct, in_style, placed

LOOK: dict[str, tuple[tuple[Change, ...], set[int]]] = {
    # ---- page
    "letter paper": (
        (in_text('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),),
        {101, 103, 201, 202, 602, 703},
    ),
    "top margin": ((in_text('w:top="2098"', 'w:top="2268"'),), {102, 103, 202}),
    "left margin": ((in_text('w:left="1587"', 'w:left="1800"'),), {102, 103, 201, 408, 602, 703}),
    "bottom margin": ((in_text('w:bottom="1984"', 'w:bottom="1440"'),), {103, 106}),
    "no mirrored margins": ((replace(SETTINGS, "<w:mirrorMargins/>", ""),), {104}),
    "mirrored margins off": (
        (replace(SETTINGS, "<w:mirrorMargins/>", '<w:mirrorMargins w:val="0"/>'),),
        {104},
    ),
    "gutter": ((in_text('w:gutter="0"', 'w:gutter="20"'),), {105, 201}),
    "footer distance": ((in_text('w:footer="1417"', 'w:footer="992"'),), {106}),
    "same footers": ((replace(SETTINGS, "<w:evenAndOddHeaders/>", ""),), {107}),
    "no even footer": (
        (in_text('<w:footerReference w:type="even" r:id="rId4"/>', ""),),
        {108},
    ),
    "first page without a number": ((in_text("<w:docGrid", "<w:titlePg/><w:docGrid"),), {108}),
    "page number as text": (
        (replace("word/footer1.xml", " PAGE ", " DATE "),),
        {108},
    ),
    "page number in Times": (
        (in_style("footer", 'w:ascii="宋体"', 'w:ascii="Times New Roman"'),),
        {109},
    ),
    "page number too small": ((in_style("footer", 'w:sz w:val="28"', 'w:sz w:val="21"'),), {109}),
    "page number without dashes": (
        (
            replace("word/footer1.xml", run("— "), run("第")),
            replace("word/footer1.xml", run(" —"), run("页")),
        ),
        {110},
    ),
    "page number centred": (
        (replace("word/footer1.xml", 'w:jc w:val="right"', 'w:jc w:val="center"'),),
        {111},
    ),
    "page number at the edge": (
        (replace("word/footer2.xml", '<w:ind w:leftChars="100" w:left="280"/>', ""),),
        {111},
    ),
    # ---- grid
    "grid of lines only": ((in_text('"linesAndChars"', '"lines"'),), {201}),
    "no grid": ((in_text('<w:docGrid w:type="linesAndChars"', "<w:docGrid"),), {201, 202}),
    "characters too wide": ((in_text('w:charSpace="-849"', 'w:charSpace="-841"'),), {201}),
    "characters of Normal": ((in_text(' w:charSpace="-849"', ""),), {201}),
    "line pitch": ((in_text('w:linePitch="579"', 'w:linePitch="600"'),), {202, 204, 205}),
    "size of Normal": ((in_style("Normal", 'w:val="32"', 'w:val="21"'),), {201, 203}),
    "body line": ((in_style("公文正文", 'w:line="579"', 'w:line="560"'),), {204}),
    "body line at least": ((in_style("公文正文", '"exact"', '"atLeast"'),), {204}),
    "one body line by hand": (
        (placed('<w:spacing w:line="360" w:lineRule="auto"/>'),),
        {204},
    ),
    "heading line": ((in_style("heading 3", 'w:line="579"', 'w:line="600"'),), {205}),
    "space before": ((placed('<w:spacing w:before="120"/>'),), {206}),
    "space after by lines": ((placed('<w:spacing w:afterLines="50"/>'),), {206}),
    "grid switched off": ((placed('<w:snapToGrid w:val="0"/>'),), {207}),
    "characters spaced": ((direct('<w:spacing w:val="-6"/>'),), {207}),
    "characters scaled": ((in_style("公文正文", "<w:sz ", '<w:w w:val="90"/><w:sz '),), {207}),
    # ---- styles
    "a slot left out": ((in_style("报尾", ' w:cs="仿宋_GB2312"', ""),), {301}),
    "a slot lost everywhere": (
        (
            lambda parts: parts.update(
                {STYLES: parts[STYLES].replace(' w:cs="仿宋_GB2312"', "")}
            ),
        ),
        {301, 302},
    ),
    "theme font in a style": (
        (in_style("公文正文", "<w:rFonts", '<w:rFonts w:asciiTheme="minorHAnsi"'),),
        {303},
    ),
    "theme font in a run": ((direct('<w:rFonts w:eastAsiaTheme="minorEastAsia"/>'),), {303}),
    "two names in a slot": (
        (in_style("表文", f'w:cs="{FANG}"', f'w:cs="{FANG};仿宋"'),),
        {304},
    ),
    "no hint": ((in_text('<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>', ""),), {305}),
    "no hint on a dash of the footer": (
        (replace("word/footer1.xml", '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>', ""),),
        {305},
    ),
    "Japanese": ((replace(STYLES, 'w:eastAsia="zh-CN"', 'w:eastAsia="ja-JP"'),), {306}),
    "one Japanese run": ((direct('<w:lang w:eastAsia="ja-JP"/>'),), {306}),
    "no language": (
        (replace(STYLES, '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>', ""),),
        {306},
    ),
    "theme language": ((replace(SETTINGS, 'w:eastAsia="zh-CN"', 'w:eastAsia="ja-JP"'),), {307}),
    "mode 14": ((replace(SETTINGS, 'w:val="15"', 'w:val="14"'),), {308}),
    "no mode": ((replace(SETTINGS, "compatibilityMode", "other"),), {308}),
    "automatic space": ((replace(STYLES, '<w:autoSpaceDN w:val="0"/>', ""),), {309}),
    "automatic space by hand": ((placed('<w:autoSpaceDE w:val="1"/>'),), {309}),
    "Arial digits": ((direct('<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'),), {310}),
    "fields updated on opening": (
        (replace(SETTINGS, "<w:compat>", "<w:updateFields/><w:compat>"),),
        {311},
    ),
    "dirty field": (
        (replace("word/footer1.xml", 'w:fldCharType="begin"', 'w:fldCharType="begin" w:dirty="1"'),),
        {312},
    ),
    "rare character": ((in_text("会议定于", "会议由朱镕基主持，定于"),), {313}),
    # ---- masthead
    "classification in 仿宋": ((in_style("报头密级编号", HEI, FANG),), {401}),
    "name in black": ((in_style("简报名称", "FF0000", "000000"),), {402}),
    "name in dark red": ((in_style("简报名称", "FF0000", "C00000"),), {402}),
    "name in a colour of the theme": (
        (in_style("简报名称", "<w:color ", '<w:color w:themeColor="accent1" '),),
        {402},
    ),
    "name in 黑体": ((in_style("简报名称", "方正小标宋_GBK", HEI),), {402}),
    "name on the left": ((in_style("简报名称", "center", "left"),), {402}),
    "no name": ((in_text(paragraph("简报名称", "振兴简报"), ""),), {402}),
    "name smaller than a title": ((in_style("简报名称", '"120"', '"36"'),), {402}),
    "name too wide": ((in_style("简报名称", '"120"', '"300"'),), {403}),
    "name in two lines": (
        (in_text("振兴简报", f"振兴{BR}简报"),),
        {403},
    ),
    "issue in 黑体": ((in_style("简报期号", FANG, HEI),), {404}),
    "issue on the left": ((in_style("简报期号", "center", "left"),), {404}),
    "issue with half-width brackets": (
        (in_text("第3期（总第15期）", "第3期(总第15期)"),),
        {405, 901},
    ),
    "issue without its number": ((in_text("第3期（总第15期）", "第期（总第期）"),), {405}),
    "office too small": ((in_style("编发单位与日期", '"32"', '"28"'),), {406}),
    "date with dashes": (
        (in_text('<w:tab/><w:t xml:space="preserve">2024年1月5日', "<w:tab/><w:t>2024-1-5"),),
        {407},
    ),
    "sides parted by spaces": (
        (in_text("内部资料</w:t><w:tab/>", '内部资料      </w:t>'),),
        {408},
    ),
    "sides run together": (
        (in_text('<w:tab/><w:t xml:space="preserve">2024年', '<w:t xml:space="preserve">2024年'),),
        {408},
    ),
    "number run into the classification": ((in_text("内部资料</w:t><w:tab/>", "内部资料</w:t>"),), {408}),
    "no tab stop": (
        (in_style("编发单位与日期", '<w:tabs><w:tab w:val="right" w:pos="8845"/></w:tabs>', ""),),
        {408},
    ),
    "no red rule": (
        (in_style("编发单位与日期", 'w:bottom w:val="single"', 'w:bottom w:val="nil"'),),
        {409},
    ),
    "black rule": ((in_style("编发单位与日期", "FF0000", "000000"),), {409}),
    "thin rule": ((in_style("编发单位与日期", 'w:sz="18"', 'w:sz="12"'),), {409}),
    "double rule": ((in_style("编发单位与日期", '"single"', '"double"'),), {409}),
    "short rule": (
        (in_style("编发单位与日期", "</w:pPr>", '<w:ind w:left="320"/></w:pPr>'),),
        {410},
    ),
    "drawn line": (
        (
            in_text(
                BODY_RUN,
                '<w:r><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" from="0,0" to="9,0"/>'
                f"</w:pict></w:r>{BODY_RUN}",
            ),
        ),
        {411},
    ),
    "note in 仿宋": ((in_style("编者按", KAI, FANG),), {412}),
    "head of the contents in 楷体": ((in_text(run("本期要目", fonts(HEI)), run("本期要目")),), {412}),
    "label of the note in 楷体": ((in_text(run("编者按：", fonts(HEI)), run("编者按：")),), {412}),
    "entry of the contents without its style": (
        (in_text(paragraph("本期要目", "一、农业生产"), f"<w:p>{run('一、农业生产')}</w:p>"),),
        {412, 520},
    ),
}  # fmt: skip

"""Single faults of headings, text, tail, tables, sources and package, with the rules that catch them."""

from __future__ import annotations

from tests.word.check_samples import (
    FANG,
    HEI,
    KAI,
    STYLES,
    Change,
    fonts,
    in_text,
    paragraph,
    replace,
    run,
    style,
    table,
    tail,
)
from tests.word.mutation_hands import (
    BODY_RUN,
    BR,
    EXTERNAL,
    LONG_TITLE,
    TITLE,
    add_part,
    before,
    direct,
    drop,
    in_style,
    placed,
)

CONTENT: dict[str, tuple[tuple[Change, ...], set[int]]] = {
    # ---- title, headings, body
    "title without its style": (
        (in_text(paragraph("heading1", TITLE), f"<w:p>{run(TITLE)}</w:p>"),),
        {520},
    ),
    "title in 黑体": ((in_style("heading 1", "方正小标宋_GBK", HEI),), {501}),
    "title too small": ((in_style("heading 1", '"44"', '"36"'),), {501}),
    "title on the left": ((in_style("heading 1", "center", "left"),), {502}),
    "title too long": ((in_text(TITLE, LONG_TITLE),), {503}),
    "title like an hourglass": (
        (in_text(TITLE, f"省政府工作报告{BR}要点{BR}与学习参考材料"),),
        {503},
    ),
    "title of three full lines": (
        (in_text(TITLE, f"坚持以习近平新时代中国特色社会主义{BR}思想为指导奋力开创吉林振兴发展新局面{BR}为全面建设社会主义现代化新吉林而团结奋斗"),),
        set(),
    ),
    "title like a trapezium": ((in_text(TITLE, f"省政府工作{BR}报告要点摘编"),), set()),
    "一、 in 楷体": ((in_style("heading 2", HEI, KAI),), {504}),
    "one 一、 by hand": (
        (
            in_text(
                '<w:r><w:t xml:space="preserve">二、工业',
                f'<w:r><w:rPr>{fonts(FANG)}</w:rPr><w:t xml:space="preserve">二、工业',
            ),
        ),
        {504},
    ),
    "（一） in 仿宋": ((in_style("heading 3", KAI, FANG),), {505}),
    "1. in 黑体": ((in_style("heading 4", FANG, HEI),), {506}),
    "（1） too small": ((in_style("heading 5", '"32"', '"28"'),), {506}),
    "no outline level": ((in_style("heading 3", '<w:outlineLvl w:val="1"/>'.replace("1", "2"), ""),), {507}),
    "wrong outline level": (
        (in_style("heading 3", 'outlineLvl w:val="2"', 'outlineLvl w:val="4"'),),
        {507},
    ),
    "heading not kept": ((in_style("heading 2", "<w:keepNext/>", ""),), {508}),
    "heading let go by hand": (
        (in_text('<w:pStyle w:val="heading5"/>', '<w:pStyle w:val="heading5"/><w:keepNext w:val="0"/>'),),
        {508},
    ),
    "heading with a full stop": ((in_text("二、工业运行", "二、工业运行。"),), {509}),
    "heading with a colon": ((in_text("（1）玉米", "（1）玉米："),), {509}),
    "heading number left out": ((in_text("二、工业运行", "三、工业运行"),), {510}),
    "heading number not begun anew": ((in_text("（1）玉米", "（2）玉米"),), {510}),
    "heading number twice": ((in_text("（二）畜牧", "（一）畜牧"),), {510}),
    "body in 宋体": ((in_style("公文正文", FANG, "宋体"),), {511}),
    "body too small": ((in_style("公文正文", '"32"', '"30"'),), {511}),
    "one run in 黑体": ((direct(fonts(HEI)),), {511}),
    "one run larger": ((direct('<w:sz w:val="36"/>'),), {511}),
    "body on the left": ((placed('<w:jc w:val="left"/>'),), {512}),
    "no first line": (
        (placed('<w:ind w:firstLineChars="0" w:firstLine="0"/>'),),
        {513},
    ),
    "four characters": (
        (placed('<w:ind w:firstLineChars="400" w:firstLine="1264"/>'),),
        {513},
    ),
    "first line of spaces": (
        (in_text("会议定于", "\u3000\u3000会议定于"),),
        {513},
    ),
    "pushed in": ((placed('<w:ind w:leftChars="100" w:left="316"/>'),), {513}),
    "first line in twips only": (
        (in_style("公文正文", 'w:firstLineChars="200" ', ""),),
        {514},
    ),
    "first line in characters only": (
        (in_style("公文正文", ' w:firstLine="632"', ""),),
        {514},
    ),
    "twips that do not match": ((in_style("公文正文", '"632"', '"420"'),), {514}),
    "widow control": ((placed("<w:widowControl/>"),), {515}),
    "empty paragraph": ((before("heading5", paragraph("公文正文", "")),), {516}),
    "empty paragraph of spaces": ((before("heading5", paragraph("公文正文", "\u3000")),), {516}),
    "signature in 黑体": (
        (before("供稿", f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr>{run("省政府办公厅", fonts(HEI))}</w:p>'),),
        {517, 520},
    ),
    "label of an attachment in 仿宋": (
        (
            replace(STYLES, "</w:styles>", style("附件标记", FANG, 32) + "</w:styles>"),
            before("供稿", paragraph("附件标记", "附件1")),
        ),
        {518},
    ),
    "heading not built in": (
        (in_style("heading 4", 'w:val="heading 4"', 'w:val="我的标题"'),),
        {519},
    ),
    "heading in the body's style": (
        (in_text('<w:pStyle w:val="heading2"/></w:pPr><w:r><w:t xml:space="preserve">二、',
                 '<w:pStyle w:val="公文正文"/></w:pPr><w:r><w:t xml:space="preserve">二、'),),
        {504, 507, 508, 519},
    ),
    # ---- tail
    "tail at the top": ((in_text('w:tblpYSpec="bottom"', 'w:tblpYSpec="top"'),), {601}),
    "tail in the text": (
        (in_text('<w:tblpPr w:vertAnchor="margin" w:horzAnchor="margin" w:tblpYSpec="bottom"/>', ""),),
        {601},
    ),
    "tail on the page": ((in_text('w:vertAnchor="margin"', 'w:vertAnchor="page"'),), {601}),
    "narrow tail": ((in_text('<w:gridCol w:w="8845"/>', '<w:gridCol w:w="8000"/>'),), {602}),
    "thick rule in the tail": ((in_text('w:insideH w:val="single" w:sz="6"', 'w:insideH w:val="single" w:sz="8"'),), {603}),
    "no rule under the tail": ((in_text('<w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/>', ""),), {603}),
    "tail in 楷体": ((in_style("报尾", FANG, KAI),), {604}),
    "tail in 3号": ((in_style("报尾", 'w:sz w:val="28"', 'w:sz w:val="32"'),), {604}),
    "tall anchor": ((in_style("文末锚点", 'w:line="20"', 'w:line="579"'), in_style("文末锚点", 'w:sz w:val="2"', 'w:sz w:val="32"')), {605}),
    "anchor without a tail": ((in_text(tail(), paragraph("文末锚点", "")),), {605}),
    "text after the tail": (
        (before("来源条目", paragraph("公文正文", "报尾后面不应再有正文。")),),
        {606},
    ),
    "tail line without a full stop": ((in_text("报：省委、省政府。", "报：省委、省政府"),), {607}),
    "copies with spaces": ((in_text("共印50份", "共印 50 份"),), {608}),
    "copies unknown": ((in_text("共印50份", "共印份"),), {608}),
    # ---- tables
    "header row not repeated": ((in_text("<w:tblHeader/>", ""),), {701}),
    "row may split": (
        (in_text("<w:trPr><w:cantSplit/></w:trPr>", ""),),
        {702},
    ),
    "narrow table": (
        (in_text('<w:tblW w:w="8845" w:type="dxa"/><w:tblLayout', '<w:tblW w:w="7000" w:type="dxa"/><w:tblLayout'),),
        {703},
    ),
    "table pushed in": (
        (in_text('<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="4423"/>',
                 '<w:tblInd w:w="300" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="4423"/>'),),
        {703},
    ),
    "table that fits its text": (
        (in_text('<w:tblLayout w:type="fixed"/>', '<w:tblLayout w:type="autofit"/>'),),
        {704},
    ),
    "table without a title": (
        (in_text(paragraph("表题", "主要指标完成情况"), paragraph("公文正文", "主要指标完成情况如下。")),),
        {705},
    ),
    "table title without a table": ((in_text(table(), ""),), {706}),
    "table title in 仿宋": ((in_style("表题", HEI, FANG),), {705}),
    "table title parted": ((in_style("表题", "<w:keepNext/>", ""),), {706}),
    # ---- sources, links
    "source numbered [1]": ((in_text("〔1〕政府", "[1]政府"),), {801}),
    "source numbered 〔2〕": ((in_text("〔1〕政府", "〔2〕政府"),), {801}),
    "source not hanging": ((in_style("来源条目", 'w:hanging="720"', 'w:hanging="0"'),), {802}),
    "broken link": ((in_text('w:anchor="src1"', 'w:anchor="nowhere"'),), {803, 806}),
    "bookmark lost": ((in_text('w:name="ref1"', 'w:name="other"'),), {803, 806}),
    "bookmark ids doubled": (
        (in_text('<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"'),
         in_text('<w:bookmarkEnd w:id="2"', '<w:bookmarkEnd w:id="1"')),
        {804},
    ),
    "bookmark not ended": ((in_text('<w:bookmarkEnd w:id="2"/>', ""),), {804}),
    "bookmark names doubled": (
        (in_text(BODY_RUN, f'<w:bookmarkStart w:id="9" w:name="SRC1"/><w:bookmarkEnd w:id="9"/>{BODY_RUN}'),),
        {805},
    ),
    "no way back": ((in_text('<w:hyperlink w:anchor="ref1">', "<w:hyperlink>"),), {806}),
    "tooltip": ((in_text('w:anchor="src1"', 'w:anchor="src1" w:tooltip="x"'),), {807}),
    "no provenance": ((replace("customXml/item1.xml", "<provenance/>", "<other/>"),), {808}),
    # ---- text
    "half-width comma": ((in_text("吉政发〔2024〕1号文件，", "吉政发〔2024〕1号文件,"),), {901}),
    "half-width brackets": ((in_text("畜牧业产值", "畜牧业(含渔业)产值"),), {901}),
    "straight quotes": ((in_text("会议定于", '"两会"定于'),), {901}),
    "half-width full stop": ((in_text("召开。", "召开."),), {901}),
    "double inside double": ((in_text("‘藏粮于地’", "“藏粮于地”"),), {902}),
    "month with a zero": ((in_text("会议定于2024年1月5日", "会议定于2024年01月5日"),), {903}),
    "day with a zero": ((in_text("会议定于2024年1月5日", "会议定于1月05日"),), {903}),
    "date of digits": ((in_text("会议定于2024年1月5日10:30", "会议定于2024-01-05"),), {903}),
    "square brackets": ((in_text("〔2024〕1号", "[2024]1号"),), {904}),
    "round brackets": ((in_text("〔2024〕1号", "（2024）1号"),), {904}),
    "space in a figure": ((in_text("9000万亩", "9 000万亩"),), {905}),
    "break in a date": ((in_text("会议定于2024年", f"会议定于2024{BR}年"),), {905}),
    "words may break": ((placed('<w:wordWrap w:val="0"/>'),), {906}),
    # ---- package
    "broken part": ((replace("customXml/item1.xml", "<provenance/>", "<provenance"),), {1001, 808}),
    "part without a type": ((add_part("word/x.bin", "x"),), {1002}),
    "template": ((replace("[Content_Types].xml", "document.main+xml", "template.main+xml"),), {1002}),
    "macro document": (
        (replace("[Content_Types].xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                 "application/vnd.ms-word.document.macroEnabled.main+xml"),),
        {1002, 1012},
    ),
    "no settings": (
        (
            replace("word/_rels/document.xml.rels", "/settings", "/unknown"),
        ),
        {104, 107, 307, 308, 1004},
    ),
    "lost part": ((drop("customXml/item1.xml"),), {1003, 808}),
    "undefined style": ((in_text('<w:pStyle w:val="供稿"/>', '<w:pStyle w:val="无此样式"/>'),), {520, 1005}),
    "indent before spacing": (
        (in_style("heading 2", '<w:keepNext/>', ""), in_style("heading 2", '<w:outlineLvl', '<w:keepNext/><w:outlineLvl')),
        {1006},
    ),
    "size before fonts": ((direct(f'<w:sz w:val="32"/>{fonts(FANG)}'),), {1006}),
    "property twice": ((placed('<w:jc w:val="both"/><w:jc w:val="both"/>'),), {1006}),
    "cell without a paragraph": ((in_text(paragraph("表文", "粮食产量"), ""),), {1007}),
    "table without a grid": (
        (in_text('<w:tblGrid><w:gridCol w:w="4423"/><w:gridCol w:w="4422"/></w:tblGrid>', ""),),
        {1007},
    ),
    "field not ended": (
        (in_text(BODY_RUN, f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{BODY_RUN}'),),
        {1008},
    ),
    "contents without pages": (
        (in_text(BODY_RUN, '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF ref1 \\h</w:instrText></w:r>'
                 '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' + BODY_RUN),),
        {1009},
    ),
    "thumbnail": ((add_part("docProps/t.xml", kind="thumbnail", owner="_rels/.rels"),), {1010}),
    "second styles": ((add_part("word/s.xml", kind="stylesWithEffects"),), {1011}),
    "macros": ((add_part("word/vbaProject.xml", kind="vbaProject"),), {1012}),
    "external link": (
        (replace("word/_rels/document.xml.rels", "</Relationships>", EXTERNAL + "</Relationships>"),),
        {1013},
    ),
    "embedded object": ((add_part("word/embeddings/o.xml", kind="oleObject"),), {1014}),
    "embedded document": ((add_part("word/a.xml", kind="aFChunk"),), {1015}),
    "field that starts a program": (
        (in_text(BODY_RUN, '<w:fldSimple w:instr=" DDEAUTO c:\\\\x.exe a "><w:r><w:t>计</w:t></w:r></w:fldSimple>' + BODY_RUN),),
        {1017},
    ),
    "field that fetches a file": (
        (in_text(BODY_RUN, '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r>'
                 '<w:r><w:instrText>TEXT "a.docx"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                 '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + BODY_RUN),),
        {1017},
    ),
    "name of a library": (
        (add_part("docProps/core.xml", "<x>generated by python-docx</x>"),),
        {1016},
    ),
}  # fmt: skip

"""What the program exports keeps every rule of its own check, and a spoiled export does not."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.typography import printed
from model.briefing import Briefing, BriefingSection, Item, SourceInfo, SourceRef
from model.document import Span
from word.catalogue import find
from word.check import check
from word.render import RenderOptions, render

DATE = datetime.date(2024, 1, 5)
SOURCES = (
    SourceInfo("a" * 64, "政府工作报告.docx", "政府工作报告"),
    SourceInfo("b" * 64, "b(1),c.txt"),
)
FIELDS = {
    "密级": "内部资料", "编号": "000123", "简报名称": "振兴工作简报", "期号": "3", "总期号": "15",
    "编发单位": "省政府办公厅", "编发日期": "2024-01-05", "副标题": "供领导同志参阅",
    "标题": "关于2024年省政府工作报告主要内容的摘编与学习参考材料汇总",
    "编者按": "现将要点摘编如下，“供参考”。", "供稿": "综合处", "报": "省委、省政府领导",
    "送": "省直各部门", "发": "各市（州）人民政府", "印发单位": "省政府办公厅",
    "印发日期": "2024年01月05日", "份数": "50",
}  # fmt: skip


def item(place: int, quote: str, headline: str = "", source: int = 0) -> Item:
    reference = SourceRef(SOURCES[source].sha256, Span(place, 0, len(quote)), quote)
    return Item(f"i{place}", printed(quote), (reference,), headline=headline)


SECTIONS = (
    BriefingSection(
        "s1",
        "经济运行总体平稳",
        1,
        (
            item(1, "全省地区生产总值增长6.3%,粮食产量达到837.3亿斤;"),
            item(2, "会议强调，要落实“““十四五”规划”纲要”……推动振兴—突破。", source=1),
        ),
    ),
    BriefingSection("s2", "粮食生产", 2, (item(5, "新建高标准农田591.9万亩。", "农业丰收"),)),
    BriefingSection("s3", "工业", 2, (item(6, "A·B·C公司落户，见https://example.com/a,b?x=1。"),)),
    BriefingSection(
        "s4", "汽车产业", 3, (item(7, "生产汽车155.9万辆，依据吉政发〔2024〕1号文件。"),)
    ),
    BriefingSection("s5", "新能源汽车", 4, (item(8, "新能源汽车增长1.2倍。", source=1),)),
    BriefingSection(
        "s6", "下一步打算", 1, (Item("free", "要在2024年1月5日前完成部署。", (), True),)
    ),
)
BRIEFINGS = {
    "full": Briefing(tuple(FIELDS.items()), SECTIONS, "简报", SOURCES),
    "title alone": Briefing((("标题", "简短标题"),), SECTIONS[:1], "简报", SOURCES),
    "nothing": Briefing(),
    "without headings": Briefing(
        (("标题", "要点"),), (BriefingSection("s", "", 1, SECTIONS[0].items),), "简报", SOURCES
    ),
}


def broken(data: bytes) -> dict[int, tuple[str, str]]:
    rows = check(data, "简报.docx")
    return {row.number: (row.found, row.where) for row in rows if not row.passed}


@pytest.mark.parametrize("name", BRIEFINGS)
@pytest.mark.parametrize("sources", [True, False])
@pytest.mark.parametrize("others", [True, False])
def test_an_export_keeps_every_rule(name: str, sources: bool, others: bool) -> None:
    options = RenderOptions(DATE, sources, sources, others)
    assert broken(render(BRIEFINGS[name], find("简报"), options)) == {}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.text("振兴粮食生产，、；：。“”‘’《》…—·()%,;0123456789.AZ", min_size=2, max_size=60),
        min_size=1,
        max_size=4,
    )
)
def test_any_text_is_set_in_the_right_formats(quotes: list[str]) -> None:
    # What the words themselves may break (901 to 905) is the source's own; the setting is ours.
    items = tuple(item(place, quote) for place, quote in enumerate(quotes, 1) if printed(quote))
    sections = (BriefingSection("s", "主要情况", 1, items),)
    briefing = Briefing(tuple(FIELDS.items()), sections, "简报", SOURCES)
    rows = broken(render(briefing, find("简报"), RenderOptions(DATE)))
    assert {number for number in rows if not 900 < number < 906} == set(), rows


@pytest.mark.parametrize(
    ("part", "old", "new", "number"),
    [
        ("word/document.xml", 'w:hint="eastAsia"', 'w:hint="default"', 305),
        ("word/document.xml", 'w:linePitch="579"', 'w:linePitch="312"', 202),
        ("word/document.xml", "2024年1月5日前", "2024年01月05日前", 903),
        ("word/document.xml", "<w:hyperlink ", '<w:hyperlink w:tooltip="x" ', 807),
        ("word/document.xml", "共印50份", "共印50册", 0),
        ("word/settings.xml", "<w:mirrorMargins/>", "", 104),
        ("word/styles.xml", 'w:line="579"', 'w:line="560"', 204),
        ("word/styles.xml", "w:eastAsia=", "w:eastAsiaTheme=", 303),
        ("word/styles.xml", "<w:keepNext/>", "", 508),
        ("word/footer1.xml", "PAGE", "DATE", 108),
    ],
)
def test_a_spoiled_export_breaks_the_rule(part: str, old: str, new: str, number: int) -> None:
    data = render(BRIEFINGS["full"], find("简报"), RenderOptions(DATE, for_other_computers=True))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode("utf-8")
            if name == part:
                assert old in content
                content = content.replace(old, new)
            target.writestr(name, content)
    rows = broken(stream.getvalue())
    assert number in rows if number else rows == {}

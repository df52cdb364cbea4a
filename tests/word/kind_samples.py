"""A briefing of every shipped kind, filled to the last field, and contents that nobody should have to set."""

from __future__ import annotations

from dataclasses import replace

from model.briefing import Briefing, BriefingTable, Item, SourceInfo, SourceRef, TableRow
from model.document import Span
from tests.word.word_samples import NASTY, SHA, briefing, item, section
from word import kinds

KINDS = tuple(kind.name for kind in kinds.KINDS)

MASTHEAD = {
    "密级": "内部资料",
    "编号": "00012",
    "简报名称": "政务信息",
    "期号": "第3期",
    "总期号": "128",
    "编发单位": "省政府办公厅",
    "编发日期": "2024-01-05",
    "标题": "关于全省上半年经济运行情况和下半年重点工作安排的报告",
    "副标题": "——根据各市州上报材料整理",
    "编者按": "现予刊发。\n请参阅。",
    "供稿": "省统计局",
    "报": "国务院办公厅\n省委",
    "送": "省直各部门",
    "发": "各市州",
    "份数": "300份",
}
OWN = {
    kinds.MEETING: {
        "会议名称": "全省经济工作会议",
        "会议时间": "2024年1月5日上午",
        "会议地点": "省政府第一会议室",
        "主持人": "省长",
        "参会人员": "各市州政府主要负责人，省直各部门主要负责人",
        "议程": "一是通报情况\n二是讨论发言",
    },
    kinds.POLICY: {
        "文件名": "《关于促进民营经济发展的若干意见》",
        "文号": "吉政发〔2024〕1号",
        "施行日期": "2024-02-01",
        "评选单位": "省语言文字工作委员会",
    },
    kinds.INDICATORS: {"表题": "主要指标完成情况"},
    kinds.REPORT: {
        "主送": "省委办公厅",
        "署名": "省政府办公厅",
        "成文日期": "2024年1月5日",
        "附件": "重点项目清单\n任务分工表",
    },
}
SENTENCES = (
    "全年地区生产总值增长6.3%，高于全国1.1个百分点，增速居全国第六位。",
    "“吉林一号”在轨卫星达到108颗，建成我国最大的商业遥感卫星星座。",
    "粮食产量达到837.3亿斤，继续保持全国第四位，单产居粮食主产省第一位。",
    "城镇新增就业23.1万人，R&D投入占比提高到2.03%，万人发明专利拥有量增长19.5%。",
)


def rows(count: int = 12) -> BriefingTable:
    """A table of indicators with a source for every row."""
    found = []
    for number in range(count):
        quote = f"指标{number}增长{number}.5%"
        ref = SourceRef(SHA, Span(100 + number, 0, len(quote)), quote)
        cells = (
            ("指标", f"规模以上工业增加值增长之{number + 1}"),
            ("单位", "%"),
            ("时期", "2024年"),
            ("目标", "6左右"),
            ("实际", f"{number}.5"),
            ("差额", f"+{number}.1"),
        )
        found.append(TableRow(f"row{number}", cells, (ref,)))
    return BriefingTable("t1", tuple(found), "", "目标见上年报告，实际见当年报告。")


def sample(kind: str, items: int = 8) -> Briefing:
    """A briefing of ``kind`` with every field of its masthead, two levels of headings, ``items`` items."""
    headlines = {
        kinds.DIGEST: "经济运行总体平稳之{}",
        kinds.POLICY: "新质生产力之{}",
        kinds.CHRONICLE: "1月{}日",
    }
    head = headlines.get(kind, "")
    made = [
        item(number, SENTENCES[number % 4], headline=head.format(number + 1))
        for number in range(items)
    ]
    half = items // 2
    sections = (
        (section(1, "2023年", *made[:half]), section(2, "2024年", *made[half:]))
        if kind == kinds.CHRONICLE
        else (
            section(1, "过去一年工作"),
            section(2, "经济发展", *made[: half // 2], level=2),
            section(3, "科技创新", *made[half // 2 : half], level=2),
            section(4, "今年工作安排", *made[half:]),
        )
    )
    found = briefing(*sections, **MASTHEAD, **OWN.get(kind, {}))
    tables = (rows(),) if kind in (kinds.INDICATORS, kinds.BRIEFING, kinds.REPORT) else ()
    sources = (SourceInfo(SHA, "报告.txt", "政府工作报告", "2024-01-24"),)
    return replace(found, template=kind, tables=tables, sources=sources)


def ugly(kind: str) -> dict[str, Briefing]:
    """Contents that nobody should have to set, by what is wrong with them."""
    plain = sample(kind)

    def field(name: str, value: str) -> Briefing:
        fields = dict(plain.fields) | {name: value}
        return replace(plain, fields=tuple(fields.items()))

    def items(*found: Item) -> Briefing:
        return replace(plain, sections=(section(1, "工作", *found), section(2, "安排")))

    return {
        "long title": field(
            "标题", "关于进一步做好全省重点产业项目建设和经济运行调度工作的通知要求" * 10
        ),
        "no title": replace(field("标题", ""), tables=()),
        "no items": replace(plain, sections=(), tables=()),
        "nothing": Briefing(template=kind),
        "many items": sample(kind, 500),
        "markup": items(item(1, NASTY, headline="R&D <5%")),
        "rare": items(item(1, "朱镕基、陶喆、赵堃😀参加会议。", headline="镕喆堃")),
        "one large item": items(item(1, "国民经济持续恢复向好，高质量发展扎实推进。" * 17_000)),
        "field in title": field("标题", "【标题】<w:p/>{{7*7}}R&D"),
        "no headlines": items(*(item(n, text) for n, text in enumerate(SENTENCES))),
    }

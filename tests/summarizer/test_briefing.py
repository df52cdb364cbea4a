"""The default engine prefers facts, says why, and puts asides last."""

from __future__ import annotations

import re
import statistics
from pathlib import Path

import pytest

import readers
from language.count import printed_length
from language.numbers import FigureKind, figures
from messages import say
from summarizer.engines.briefing import WEIGHTS
from summarizer.ranking import rank
from summarizer.selection import select


def order(source) -> list[str]:
    ranking = rank([source])
    return [source.text(ranking.sentences[i].span) for i in ranking.best_first]


FACTS = "新建高标准农田550万亩，粮食总产量达到816.16亿斤，居全国第5位。"
GOAL = "主要预期目标是：地区生产总值增长6%左右。"
SLOGAN = "全省上下踔厉奋发、勇毅前行，凝心聚力谱写振兴发展壮丽篇章。"
PLAIN = "农业农村各项工作按照年初的安排有序进行。"


@pytest.mark.parametrize(
    "aside",
    [
        "各位代表：",
        "同志们！",
        "现在，我代表省政府，向大会报告工作，请予审议。",
        "让我们携手并肩，为建设美好家园而不懈奋斗！",
        "向全省各族人民表示衷心的感谢和崇高的敬意！",
        "本报记者 张三 摄影 李四",
        "重点做好以下八个方面工作。",
        "今年要重点做好以下几方面工作。",
        "具体安排如下：",
        "时间：2024年3月18日上午9:00",
        "出席人员：周建平、吴秀兰、赵明等12人",
        "（2024年第6次）",
    ],
)
def test_asides_come_last_if_at_all_even_when_they_come_first(aside: str, document) -> None:
    ranked = order(document("\n".join([aside, PLAIN, FACTS, SLOGAN])))
    assert aside not in ranked[:-1]
    assert set(ranked) >= {PLAIN, FACTS, SLOGAN}


def test_facts_come_before_slogans(document) -> None:
    lines = ["# 一、农业", PLAIN, SLOGAN, PLAIN + "其他也是。", FACTS, GOAL]
    ranked = order(document("\n".join(lines)))
    assert ranked.index(FACTS) < ranked.index(SLOGAN)
    assert ranked.index(GOAL) < ranked.index(SLOGAN)


def test_top_of_a_report_is_facts(seeds: Path) -> None:
    source = readers.read(next(seeds.glob("004*")))
    texts = [source.text(h.sentence.span) for h in select(rank([source]), top=20)]
    reporting = [
        text
        for text in texts
        if any(f.kind in (FigureKind.QUANTITY, FigureKind.RANK) for f in figures(text))
        and re.search(r"\d", re.sub(r"\d{4}年", "", text))
    ]
    assert len(texts) == 20
    assert len(reporting) >= 10
    assert statistics.median(map(printed_length, texts)) <= 45
    assert not any(re.search("让我们|各位代表|请予审议|同志们|衷心", text) for text in texts)
    assert any("预期目标是" in text for text in texts)


def test_reasons_name_what_can_be_seen(document) -> None:
    source = document("# 一、回顾\n" + FACTS + PLAIN)
    ranking = rank([source])
    worded = [say(reason.code, dict(reason.values)) for reason in ranking.reasons(0)]
    assert "含2项指标" in worded
    assert "含位次" in worded
    assert "章节首句" in worded
    assert "段首句" not in worded


def test_every_weight_says_why() -> None:
    assert all(
        (weight.value or weight.prose) and len(weight.why) > 10 for weight in WEIGHTS.values()
    )


VERDICT = "过去一年，全镇上下攻坚克难，完成了全年目标任务，各项事业取得新的成就。"
ADMITTING = "同时，我们也清醒地看到，发展中还存在不少困难和问题。"


def test_a_digest_says_how_it_went_and_what_is_wanting(document) -> None:
    facts = [
        f"新建{thing}{n}个，完成投资{n * 3}万元。"
        for n, thing in enumerate(
            ("泵站", "渠道", "粮库", "学校", "桥梁", "公园", "厂房", "车站"), 2
        )
    ]
    source = document("\n".join(["# 工作回顾", *facts, VERDICT, *facts[:3], ADMITTING]))
    digest = [source.text(s.span) for s in best_of(source, prose=True)[:7]]
    assert {VERDICT, ADMITTING} <= set(digest)
    bullets = [source.text(s.span) for s in best_of(source, prose=False)[:7]]
    assert not {VERDICT, ADMITTING} & set(bullets)


def best_of(source, *, prose: bool):
    ranking = rank([source], prose=prose)
    return [ranking.sentences[index] for index in ranking.best_first.tolist()]


def test_short_news_is_told_from_its_beginning(document) -> None:
    lines = ["某地今日举行粮食安全工作会议。", "会议听取了汇报。"]
    lines += [f"与会的第{i}位代表介绍了各自的经验和做法。" for i in "一二三四五六七八"]
    assert order(document("\n".join(lines)))[0] == lines[0]


def test_figures_under_a_heading_of_goals_are_goals(document) -> None:
    source = document("# 2030年预期目标\n地区生产总值增长6%左右\n# 回顾\n建成公路20公里。")
    ranking = rank([source])
    assert "主要目标" in [say(reason.code) for reason in ranking.reasons(0)]
    assert "主要目标" not in [say(reason.code) for reason in ranking.reasons(1)]


GUIDING = (
    "以科学理论为指导，全面贯彻上级全会精神，深入贯彻重要讲话精神，坚持稳中求进工作总基调，完整准确全面贯彻新发展理念，"
    "奋力谱写现代化建设新篇章。"
)


def test_ideas_the_work_stands_under_come_behind_plain_tasks(document) -> None:
    ranked = order(document("\n".join(["# 一、要求", GUIDING, PLAIN, "# 二、回顾", FACTS])))
    assert ranked == [FACTS, PLAIN, GUIDING]


def test_a_digest_that_is_read_as_one_text_keeps_its_purpose_and_its_headings(document) -> None:
    purpose = "今年工作的总体要求是：" + GUIDING
    text = ["# 一、总体安排", purpose, PLAIN, "# （一）推动重点领域改革取得新突破", PLAIN + SLOGAN]
    source = document("\n".join(text))
    ranking = rank([source], prose=True)
    best = [source.text(ranking.sentences[i].span) for i in ranking.best_first[:2]]
    assert set(best) == {purpose, "推动重点领域改革取得新突破"}
    bullets = rank([source])
    assert all(source.blocks[s.span.block].kind != "heading" for s in bullets.sentences)


def test_minutes_are_told_by_what_was_decided(document) -> None:
    decided = "会议决定，2025年改造老旧小区28个，由住建局牵头，11月底前完工。"
    heard = "会议听取了住建局关于老旧小区改造的汇报。"
    attended = "住建局、财政局、发改局等部门主要负责人列席会议。"
    lines = [
        "# 纪要",
        attended,
        heard,
        "会议要求，各单位倒排工期。",
        decided,
        "会议指出，工期很紧。",
    ]
    ranked = order(document("\n".join(lines)))
    assert ranked[0] == decided
    assert set(ranked[-2:]) == {heard, attended}


def test_sayings_come_behind_tasks(document) -> None:
    saying = "产业兴，则经济兴；产业强，则县域强。"
    task = "推动化工园区扩区升级，引进上下游企业。"
    assert order(document(f"# 一、产业\n{saying}\n{task}\n# 二、回顾\n{FACTS}"))[-1] == saying


def test_a_story_begins_behind_its_reporter(document) -> None:
    story = "全市夏粮收购量突破120万吨，同比增长8%。"
    source = document(f"本报讯（记者 王明）{story}\n市粮储局开放收购网点320个。")
    ranking = rank([source])
    assert source.text(ranking.sentences[0].span) == story

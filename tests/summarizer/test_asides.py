"""Lines that no editor quotes are not offered as bullets, and sentences are offered as bullets begin."""

from __future__ import annotations

import pytest

import readers
from language.sentences import of_document
from model.document import Block, BlockKind, Document
from readers.outline import with_outline
from summarizer.asides import is_aside, is_label
from summarizer.headlines import headline
from summarizer.ranking import rank
from summarizer.selection import select


def written(*lines: str) -> Document:
    blocks, sections = with_outline([Block(BlockKind.PARAGRAPH, line) for line in lines])
    return Document("稿.txt", "text", "e" * 64, blocks, sections)


def chosen(document: Document, **limits: int) -> list[str]:
    ranking = rank([document])
    return [document.text(one.sentence.span) for one in select(ranking, **limits)]


@pytest.mark.parametrize(
    "line",
    [
        "记录：周小燕",
        "抄送：县委办公室，县人大常委会办公室。",
        "清河县水务局办公室　　2024年9月14日印发",
        "联系人：李工　电话：0433-2345678",
        "附件：1.值班表",
        "附件2",
        "（此件主动公开）",
        "详见县政府网站。",
        "现将有关情况通报如下。",
        "存在的主要问题：",
        "会议还研究了其他事项。",
        "站在田埂上，种粮大户周贵生给记者算起了账。",
        "下面，我讲四点意见。",
        "为什么年年讲、月月讲？",
        "同志们，任务艰巨，使命光荣。",
        "以上报告，请予审议。",
        "让我们携起手来，共创美好明天！",
        "[3] 王某某. 县域水务研究[M]. 2019.",
        "注：本表数据为快报数。",
        "因为水是命脉。",
        "备注：数据来源于县水务局",
        "2024年12月",
        "划重点！",
        "落实情况请于5月30日前报县水务局（联系人：李工；电话：2345678）。",
        "贯彻执行情况，请各乡镇于5月底前书面报县水务局。",
        "请于5月30日前将修改意见反馈县水务局。",
        "有关事宜可随时来电，电话：0433-2345678。",
        "2024年是全面推进灌区改造的关键一年。",
        "今年是灌区改造攻坚之年，也是机井普查收官之年。",
    ],
)
def test_what_reports_nothing_is_an_aside(line: str) -> None:
    assert is_aside(line)


@pytest.mark.parametrize(
    "line",
    [
        "时间紧、任务重，各乡镇要在月底前完成。",
        "同志们共排查隐患312处，整改298处。",
        "“水从哪里来？”老李说，去年打井花了3万元。",
        "记者从县水务局获悉，全县新建水厂4座。",
        "会议还研究了其他3项工作，投资1200万元。",
        "附件所列项目已全部开工。",
        "各乡镇请于5月10日前将用水计划报县水务局。",
        "开通服务热线电话，受理群众诉求312件。",
        "2024年是灌区改造关键一年，完成投资3.2亿元。",
        "具体为：新建泵站3座，改造渠道12公里。",
        "我们坚持问题导向，推动渠道维护常态化。",
    ],
)
def test_what_reports_something_is_none(line: str) -> None:
    assert not is_aside(line)


def test_labels_and_rows_of_cells() -> None:
    assert is_label("防汛值班表")
    assert is_label("6月3日　张某　0433-2345678")
    assert not is_label("新建泵站3座")


def test_a_notice_is_its_orders_and_not_its_form() -> None:
    orders = (
        "各乡镇要在5月底前完成渠道清淤86公里。",
        "县水务局每周通报一次进度。",
        "逾期未完成的予以通报。",
    )
    notice = written(
        "关于做好春灌工作的通知",
        "各乡镇人民政府：",
        "现就做好春灌工作通知如下：",
        *orders,
        "附件：春灌任务表",
        "清河县人民政府办公室",
        "2024年4月2日",
        "抄送：县委办公室。",
    )
    assert chosen(notice, length=500) == list(orders)


def test_a_document_of_nothing_else_offers_what_it_has() -> None:
    assert chosen(written("各乡镇人民政府：", "附件：春灌任务表"), top=5)


def test_a_list_of_references_is_not_quoted() -> None:
    lines = (
        "一、方法",
        "选取18处灌区，分三年观测。",
        "二、结果",
        "灌区改造后亩均节水61立方米。",
        "三、参考文献",
        "李某. 灌区节水研究. 水利学报, 2020.",
    )
    assert chosen(written(*lines), length=300) == [lines[1], lines[3]]


def test_a_bullet_begins_behind_a_conjunction_that_only_ties() -> None:
    lines = "渠道完好率提高到92%。但是，末级渠道漏损仍有15处未修复。此外，其管护经费缺口60万元。"
    assert chosen(written(lines), length=300) == [
        "渠道完好率提高到92%。",
        "末级渠道漏损仍有15处未修复。",
        "此外，其管护经费缺口60万元。",
    ]


def test_a_bullet_begins_behind_its_number_in_a_list() -> None:
    lines = "会议决定：1.新建泵站3座。2.由县水务局牵头改造渠道12公里。3.2024年底前完工。"
    assert chosen(written(lines), length=300) == [
        "会议决定：1.新建泵站3座。",
        "由县水务局牵头改造渠道12公里。",
        "2024年底前完工。",
    ]


def test_an_explanation_keeps_its_term() -> None:
    lines = (
        "热词解读",
        "“三水共治”：指治污水、防洪水、保供水一体推进。",
        "“一口清”：即一次告知全部办理事项和所需材料。",
    )
    assert chosen(written(*lines), length=300) == list(lines[1:])


def test_points_of_several_sentences_are_not_cut_across() -> None:
    lines = "一是抓源头。新打机井42眼；二是抓渠道。衬砌渠道86公里；三是抓管护。聘请管水员310名。"
    assert chosen(written(lines), length=300) == [
        "一是抓源头。新打机井42眼；",
        "二是抓渠道。衬砌渠道86公里；",
        "三是抓管护。聘请管水员310名。",
    ]


def test_a_time_is_no_headline() -> None:
    text = "# 简报\n\n## 9月12日上午\n\n区总工会慰问一线职工1.94万人次，走访企业和工地213个，筹集资金186万元。\n"
    document = readers.read_bytes(text.encode(), "a.md")
    (sentence,) = of_document(document)
    found = headline(document, sentence)
    assert found is None or "上午" not in document.text(found)

"""What several documents tell in other words is told once, by the one that tells more of it."""

from __future__ import annotations

import readers
from model.document import Document
from summarizer.ranking import rank
from summarizer.selection import select

NEWS = (
    "# 园区举行重点项目集中开工仪式\n\n"
    "3月18日，晋安县工业园区举行2025年第一季度重点项目集中开工仪式。县委书记林某宣布开工。"
    "此次集中开工项目15个，总投资48.6亿元，涵盖新材料、装备制造、现代物流等领域，全部达产后年产值可达90亿元。\n\n"
    "3月20日，县农业农村局组织春耕农资打假检查，检查门店62家。\n"
)
SHORT = (
    "# 园区动态\n\n"
    "3月18日，晋安工业园2025年一季度重点项目集中开工，15个项目总投资48.6亿元，县委书记林某出席。\n\n"
    "3月25日，园区企业服务中心揭牌运行，提供证照办理、用工招聘等32项服务。\n"
)


def _chosen(*texts: str) -> list[str]:
    documents: list[Document] = [
        readers.read_bytes(text.encode(), f"{number}.md") for number, text in enumerate(texts)
    ]
    by_sha = {document.sha256: document for document in documents}
    return [
        by_sha[one.sentence.document].text(one.sentence.span)
        for one in select(rank(documents), length=2000)
    ]


def test_a_story_in_other_words_is_told_once_and_whole() -> None:
    chosen = _chosen(NEWS, SHORT)
    assert sum("48.6亿元" in text for text in chosen) == 1
    assert any("涵盖新材料" in text for text in chosen)
    assert sum("集中开工仪式" in text for text in chosen) == 1
    # What only one of them tells is there.
    assert any("检查门店62家" in text for text in chosen)
    assert any("32项服务" in text for text in chosen)


def test_the_order_of_the_sources_does_not_matter() -> None:
    assert sorted(_chosen(NEWS, SHORT)) == sorted(_chosen(SHORT, NEWS))


def test_what_the_shorter_one_adds_is_kept() -> None:
    more = SHORT.replace("县委书记林某出席。", "县委书记林某出席。首批到位资金6.3亿元。")
    chosen = _chosen(NEWS, more)
    assert any("6.3亿元" in text for text in chosen)
    assert sum("48.6亿元" in text for text in chosen) == 1


def test_other_figures_or_other_places_are_other_stories() -> None:
    one = "# 东河镇简讯\n\n3月18日，东河镇新建公路12.5公里，投资380万元，惠及村民2100人。\n"
    two = "# 西岭镇简讯\n\n3月18日，西岭镇开工建设通村公路12.5公里，总投资380万元，将惠及沿线村民2100人出行。\n"
    three = "# 东河镇动态\n\n3月18日，东河镇开工建设通村公路13.5公里，总投资380万元，将惠及沿线村民2100人出行。\n"
    assert len(_chosen(one, two)) == 2
    assert len(_chosen(one, three)) == 2


def test_one_document_may_come_back_to_its_figures() -> None:
    text = (
        "# 某县2024年工作总结\n\n全年引进项目46个，完成投资58.2亿元，工业增势明显好于预期。\n\n"
        "回头看，引进项目46个、完成投资58.2亿元的背后，是营商环境的持续改善。\n"
    )
    assert sum("58.2亿元" in text for text in _chosen(text)) == 2


def test_the_same_words_of_two_places_are_two_reports() -> None:
    told = "全镇完成造林1200亩，新修水渠3.6公里。各村要加强林地管护，落实防火责任。"
    chosen = _chosen(f"# 东河镇简讯\n\n{told}\n", f"# 西岭镇简讯\n\n{told}\n")
    assert sum("1200亩" in text for text in chosen) == 2
    # What states no figure is told once.
    assert sum("落实防火责任" in text for text in chosen) == 1
    # A place that the sentence names is the same in both, as is a place that tells twice.
    named = told.replace("全镇", "青山县")
    chosen = _chosen(f"# 东河镇简讯\n\n{named}\n", f"# 西岭镇简讯\n\n{named}\n")
    assert sum("1200亩" in text for text in chosen) == 1
    chosen = _chosen(f"# 东河镇简讯\n\n{told}\n", f"# 东河镇动态\n\n{told}\n")
    assert sum("1200亩" in text for text in chosen) == 1

"""A clause or its sentence may be chosen, never both."""

from __future__ import annotations

from itertools import combinations

from summarizer.ranking import rank
from summarizer.selection import select

SENTENCE = (
    "推动全域旅游发展，全省雪场达到75家，较上年增加21家；"
    "各地各部门踔厉奋发、勇毅前行，凝心聚力谱写振兴发展的壮丽篇章；"
    "冰雪装备制造业产值增长31.5%，从业人员超过20万人。"
)


def test_the_facts_of_a_long_sentence_are_chosen_without_its_slogans(document) -> None:
    source = document("# 一、旅游\n会展业各项工作按照年初的安排有序进行。\n" + SENTENCE)
    ranking = rank([source])
    texts = [source.text(h.sentence.span) for h in select(ranking, top=2)]
    assert texts == [SENTENCE.split("；", maxsplit=1)[0] + "；", SENTENCE.split("；")[2]]


def test_a_clause_and_its_sentence_are_never_both_candidates(document) -> None:
    source = document("\n".join([SENTENCE, SENTENCE.replace("75", "76").replace("31", "32")]))
    spans = [h.sentence.span for h in select(rank([source]))]
    for one, two in combinations(spans, 2):
        assert one.block != two.block or one.end <= two.start or two.end <= one.start


def test_other_engines_judge_whole_sentences(document) -> None:
    source = document(SENTENCE)
    for engine in ("lead", "textrank", "lexrank"):
        assert [source.text(s.span) for s in rank([source], engine).sentences] == [SENTENCE]

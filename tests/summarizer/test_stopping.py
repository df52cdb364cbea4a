"""Wordings that are never chosen."""

from __future__ import annotations

import pytest

import readers
from language.own import OwnWord
from language.words import Segmenter
from model.document import Document
from summarizer.ranking import Ranking, rank
from summarizer.selection import select

TEXT = """一、工业

全市上下坚持稳中求进工作总基调，规模以上工业增加值增长6.8%，产值达到1280亿元。新建成投产项目42个，完成投资365亿元。

二、农业

全年粮食总产量达到837.3亿斤，再创历史新高。坚持稳中 求进工作总基调是各项工作的根本遵循。
"""
STOP = "坚持稳中求进工作总基调"


def document(text: str = TEXT) -> Document:
    return readers.read_bytes(text.encode(), "材料.txt")


def chosen(ranking: Ranking, source: Document) -> list[str]:
    return [source.text(one.sentence.span) for one in select(ranking, top=20)]


@pytest.mark.parametrize("engine", ["briefing", "textrank", "lead"])
def test_what_is_on_the_list_is_never_chosen(engine: str) -> None:
    source = document()
    without = chosen(rank([source], engine), source)
    assert any(STOP in "".join(text.split()) for text in without)
    stopped = chosen(rank([source], engine, stops=(STOP,)), source)
    assert stopped
    assert not any(STOP in "".join(text.split()) for text in stopped)
    # Width, case and white space make no other wording.
    assert "根本遵循" not in "".join(stopped)


def test_clauses_beside_the_wording_may_be_chosen() -> None:
    source = document(
        "一、工业\n\n一是全市上下坚持稳中求进工作总基调，抓好各项工作落实见效；二是全年规模以上工业增加值"
        "增长6.8%，产值达到1280亿元；三是新建成投产重点项目42个，完成投资365亿元，占计划的87%。\n"
    )
    texts = chosen(rank([source], stops=(STOP,)), source)
    assert texts
    assert all(STOP not in text for text in texts)


def test_the_reason_is_told() -> None:
    source = document()
    ranking = rank([source], stops=(STOP,))
    told = [
        source.text(sentence.span)
        for number, sentence in enumerate(ranking.sentences)
        if any(reason.code == "reason.stopped" for reason in ranking.reasons(number))
    ]
    assert len(told) >= 2
    assert all("稳中" in text for text in told)


def test_an_empty_list_changes_nothing() -> None:
    source = document()
    one, two = rank([source]), rank([source], stops=("没有这句话",))
    assert one.best_first.tolist() == two.best_first.tolist()
    assert [fact.code for fact in one.evidence] == [fact.code for fact in two.evidence]


def test_a_wording_of_two_sentences_stops_both() -> None:
    source = document()
    wording = "产值达到1280亿元。新建成投产项目42个"
    texts = chosen(rank([source], stops=(wording,)), source)
    assert not any("1280" in text or "42个" in text for text in texts)


def test_the_package_cuts_with_own_words() -> None:
    from summarizer import corpus
    from summarizer.engines.textrank4zh import split_words

    source = document("小李是创新办主任也是专家。创新办主任小李作了报告，大家都赞成。\n")
    own = corpus.build([source], Segmenter(words=(OwnWord("创新办"),)))
    assert all("创新办" in words for words in split_words(own.texts, own))
    plain = corpus.build([source])
    assert not any("创新办" in words for words in split_words(plain.texts, plain))

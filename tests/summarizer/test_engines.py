"""One contract for every registered engine."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import readers
from messages import has
from model.errors import Cancelled, UsageError
from summarizer import corpus as corpora
from summarizer.ranking import rank
from summarizer.registry import DEFAULT, engine_names, load
from summarizer.selection import select

TEXT = """# 一、回顾
各位代表：
去年粮食总产量达到816.16亿斤，增长2%。新建高标准农田550万亩。农业生产形势很好。
我们高举旗帜、砥砺奋进，谱写了壮丽篇章。
# 二、打算
主要预期目标是：地区生产总值增长6%左右，城镇新增就业23万人。
加快推进农业现代化，建设高标准农田。让我们共同奋斗！
"""


@pytest.fixture(params=engine_names())
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_default_comes_first() -> None:
    assert engine_names()[0] == DEFAULT == "briefing"
    assert set(engine_names()) == {"briefing", "textrank", "lexrank", "lead", "textrank4zh"}


def test_every_engine_has_a_file_and_every_file_an_engine() -> None:
    folder = Path(__file__).resolve().parents[2] / "summarizer" / "engines"
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert files == set(engine_names())


def test_unknown_engine_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as raised:
        load("gpt")
    assert raised.value.code == "error.engine.unknown"
    assert "textrank4zh" in raised.value.values["known"]


def test_scores_every_sentence(engine: str, document) -> None:
    ranking = rank([document(TEXT), document("增长5%。\n" + TEXT, "b.txt")], engine)
    assert len(ranking.scores) == len(ranking.sentences) == len(ranking.group) > 10
    assert np.isfinite(ranking.scores).all()
    assert len(set(ranking.scores.tolist())) > 3
    for index in range(len(ranking)):
        for reason in ranking.reasons(index):
            assert has(reason.code)


def test_is_deterministic(engine: str, document) -> None:
    first, second = (rank([document(TEXT)], engine) for _ in range(2))
    assert (first.scores == second.scores).all()
    assert select(first, top=3) == select(second, top=3)


@pytest.mark.parametrize(
    "text", ["", "# 只有标题", "一句。", "——", "123。\n456。", "的。\n了。\n是。"]
)
def test_survives_next_to_nothing(engine: str, document, text: str) -> None:
    ranking = rank([document(text)], engine)
    assert np.isfinite(ranking.scores).all()
    chosen = select(ranking, length=100)
    assert len(chosen) <= len(ranking)
    assert len(select(ranking, top=5)) == min(5, len(ranking))


def test_no_documents(engine: str) -> None:
    assert select(rank([], engine), length=100) == ()


def test_can_be_cancelled(engine: str, document) -> None:
    class Stopped:
        def report(self, stage: str, done: int, total: int) -> None:
            assert has(stage)

        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        rank([document(TEXT)], engine, task=Stopped())


def test_progress_rises_to_the_end(engine: str, document) -> None:
    steps: list[tuple[str, int, int]] = []

    class Watching:
        def report(self, stage: str, done: int, total: int) -> None:
            steps.append((stage, done, total))

        def check(self) -> None:
            pass

    rank([document(TEXT), document(TEXT, "b.txt")], engine, task=Watching())
    assert steps == sorted(steps)
    assert len(steps) >= 4
    assert steps[-1] == ("stage.rank", 100, 100)


@pytest.mark.parametrize("name", [name for name in engine_names() if name != "textrank4zh"])
def test_ranks_a_document_the_same_among_others(name: str, document) -> None:
    """What a document says is judged inside it: a second document changes no order within the first."""
    alone = rank([document(TEXT)], name)
    among = rank([document(TEXT), document("别的内容。完全不同的材料。", "b.txt")], name)
    count = len(alone)
    assert np.allclose(alone.scores, among.scores[:count])


def test_reads_a_seed(engine: str, seeds: Path) -> None:
    source = readers.read(next(seeds.glob("002*")))
    ranking = rank([source], engine)
    chosen = select(ranking, length=400)
    assert 340 <= sum(len("".join(source.text(h.sentence.span).split())) for h in chosen) <= 400
    places = [h.sentence.span for h in chosen]
    assert places == sorted(places)


def test_corpus_places(document) -> None:
    corpus = corpora.build([document("前言。\n" + TEXT), document(TEXT, "b.txt")])
    assert corpus.document_of.tolist() == sorted(corpus.document_of.tolist())
    assert corpus.unit_wants_one.tolist() == [False, True, True, True, True]
    assert corpus.first_in_paragraph.sum() == corpus.last_in_paragraph.sum() == 11
    words = corpus.words
    assert len(words.starts) == len(corpus) + 1
    assert words.starts[-1] == len(words.ids)
    assert "粮食" in words.vocabulary
    assert "的" not in words.vocabulary
    assert not any(word.isdigit() for word in words.vocabulary)

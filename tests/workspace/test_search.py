"""A search finds exactly the places where the word stands: two characters, one, Latin, mixed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workspace_samples import document

from model.document import Block, BlockKind, Document, Span
from workspace.index import folded
from workspace.state import Hit, Source, WorkspaceState
from workspace.store import Store


def truth(documents: tuple[Document, ...], word: str) -> list[Hit]:
    """By looking at every place."""
    hits = []
    for one in documents:
        for number, block in enumerate(one.blocks):
            at = 0
            while at + len(word) <= len(block.text):
                if folded(block.text[at : at + len(word)]) == folded(word):
                    hits.append(Hit(one.sha256, Span(number, at, at + len(word))))
                    at += len(word)
                else:
                    at += 1
    return hits


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    first, _ = document()
    second, _ = document(
        "二.txt", ("İstanbul GDP增长", "aaaa", "的", "", 'a"b AND OR NOT*', "３６％ 36%")
    )
    store = Store.create(tmp_path_factory.mktemp("search") / "检索.jianbao")
    store.commit(WorkspaceState((Source(first), Source(second))))
    return store


@pytest.mark.parametrize(
    "word",
    ["学校", "的", "GDP", "ｇｄｐ", "gDp增", "36", "３６", "%", "aa", "aaa", '"b', "OR", "*", "İs", "is",
     "洱海水质连续五年", "没有这个词", "质 水", "😀", "甲\t乙", "甲\t乙\n1", " "],
)  # fmt: skip
def test_a_word_is_found_where_it_stands(store: Store, word: str) -> None:
    assert list(store.search(word)) == truth(store.load().documents, word)


def test_nothing_is_found_nowhere(store: Store) -> None:
    assert store.search("") == ()


def test_a_limit(store: Store) -> None:
    assert len(store.search("a", limit=2)) == 2


TEXT = st.text(st.sampled_from("一二三abAＡ ı\u0130😀\ud800\0\"'*-"), max_size=12)


@given(texts=st.lists(TEXT, max_size=6), word=TEXT.filter(bool))
@settings(max_examples=60, deadline=None)
def test_any_word_in_any_text(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], word: str
) -> None:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    one = Document("x", "txt", "f" * 64, blocks)
    with Store.create(tmp_path_factory.mktemp("any") / "x.jianbao") as made:
        made.commit(WorkspaceState((Source(one),)))
        assert list(made.search(word)) == truth((one,), word)
        found = truth((one,), word)
        if len(word) > 1 and found:
            assert made._content is not None
            numbers = {hit.span.block + 1 for hit in found}
            assert numbers <= set(made._content.sources.index.candidates(folded(word)))


def test_the_index_follows_the_sources(tmp_path: Path) -> None:
    first, _ = document()
    second, _ = document("二.txt", ("只在这里出现的词语",))
    with Store.create(tmp_path / "x.jianbao") as store:
        store.commit(WorkspaceState((Source(first), Source(second))))
        assert store.search("词语")
        store.commit(WorkspaceState((Source(first),)))
        assert not store.search("词语")
        assert store._content is not None
        assert store._content.sources.index.candidates("词语") == []
        assert store._content._is_index_trusted()

"""The person's own words and stop list: read whatever Notepad made of them, and used by every cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from language import own, words
from language.own import OwnWord
from language.words import Segmenter, default_segmenter

SENTENCE = "小李是创新办主任也是专家"


@pytest.fixture(autouse=True)
def _as_before(_own_home: None) -> object:
    words.refresh()
    yield
    own.save_words(())
    words.refresh()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_dictionary_in_any_encoding(encoding: str) -> None:
    text = "# 单位的词\r\n创新办 nt\r\n\r\n旗E春城 5 nz\r\n长满欢\r\n创新办 n\r\n"
    found, bad = own.parsed_words(text.encode(encoding))
    assert found == (OwnWord("创新办", "nt"), OwnWord("旗E春城", "nz", 5), OwnWord("长满欢"))
    assert bad == 0


def test_lines_that_are_no_words_are_counted() -> None:
    found, bad = own.parsed_words("甲\n两个 词 在一行\n好词\n".encode() + ("长" * 31).encode())
    assert found == (OwnWord("好词"),)
    assert bad == 3
    assert own.parsed_stops("套话一句。\n。\n# 注\n".encode()) == (("套话一句。",), 1)


def test_damaged_files_are_empty_and_nothing_fails() -> None:
    assert own.words() == ()
    own.words_file().parent.mkdir(parents=True, exist_ok=True)
    own.words_file().write_bytes(bytes(range(256)) * 20)
    own.words()
    own.words_file().unlink()
    own.words_file().mkdir()
    assert own.words() == ()
    own.words_file().rmdir()


def test_what_is_saved_is_read_again() -> None:
    entries = (OwnWord("创新办", "nt"), OwnWord("旗E春城", "nz", 5))
    own.save_words(entries)
    own.save_stops(["坚持稳中求进工作总基调", "特此报告。"])
    assert own.words() == entries
    assert own.stops() == ("坚持稳中求进工作总基调", "特此报告。")
    assert [path.name for path in sorted(own.folder().iterdir())] == ["stops.txt", "words.txt"]


def test_the_default_cut_knows_own_words_after_a_refresh() -> None:
    term = "创新办"
    assert term not in default_segmenter().cut(SENTENCE)
    own.save_words([OwnWord(term, "nt")])
    assert words.refresh()
    assert term in default_segmenter().cut(SENTENCE)
    assert (term, "nt") in default_segmenter().tag(SENTENCE)
    assert not words.refresh()
    own.save_words(())
    assert words.refresh()
    assert term not in default_segmenter().cut(SENTENCE)


def test_remembered_results_are_found_anew() -> None:
    from facts.indicators.phrases import tokens

    text = "创新办主任"
    before = tokens(text)
    own.save_words([OwnWord("创新办", "nt")])
    words.refresh()
    assert ("创新办", "nt") in tokens(text) != before


def test_other_text_is_cut_as_without_own_words(seeds: Path) -> None:
    text = next(iter(sorted(seeds.glob("*.txt")))).read_text(encoding="utf-8")[:2000]
    mixed = Segmenter(words=(OwnWord("旗E春城"),))
    assert mixed.cut(text) == Segmenter().cut(text)

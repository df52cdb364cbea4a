from __future__ import annotations

from pathlib import Path

import docx
import pytest

from briefing import cli
from tests.word.word_samples import DAY, document, full
from word.catalogue import find, templates
from word.check import check
from word.fields import is_set
from word.ooxml import read_package, w
from word.relinking import State, exported, relink
from word.render import RenderOptions, render

OPTIONS = RenderOptions(date=DAY, for_other_computers=True, include_comments=True)
ROOT = Path(__file__).resolve().parents[2]


def test_every_item_has_a_comment_with_its_source_word_for_word() -> None:
    data = render(full(), find("简报"), OPTIONS)
    assert data == render(full(), find("简报"), OPTIONS)
    comments = read_package(data).xml("word/comments.xml")
    found = ["".join(comment.itertext()) for comment in comments]
    assert len(found) == len(list(full().items()))
    for item, text in zip(full().items(), found, strict=True):
        assert text.startswith("《政府工作报告》")
        assert text.endswith(item.sources[0].quote)
    root = document(data)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        numbers = [element.get(w("id")) for element in root.iter(w(name))]
        assert numbers == [str(number) for number in range(len(found))]


@pytest.mark.parametrize("name", [template.name for template in templates()])
def test_comments_break_no_rule_in_any_kind(name: str) -> None:
    options = RenderOptions(date=DAY, for_other_computers=True)
    plain = {r.number for r in check(render(full(), find(name), options), "样") if not r.passed}
    with_them = {r.number for r in check(render(full(), find(name), OPTIONS), "样") if not r.passed}
    assert with_them <= plain


def test_without_the_setting_there_are_none() -> None:
    data = render(full(), find("简报"), RenderOptions(date=DAY, for_other_computers=True))
    assert "word/comments.xml" not in read_package(data).parts


def test_an_export_with_comments_is_tied_to_its_items_again() -> None:
    from word import provenance

    data = render(full(), find("简报"), OPTIONS)
    record = provenance.read(data)
    assert record is not None
    assert {row.state for row in relink(data, "样", exported(record))} == {State.UNCHANGED}


def test_the_console_takes_the_setting(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    build = ["build", str(ROOT / "seeds"), "-o", str(out), "--length", "400", "--json"]
    assert cli.main([*build, "--set", "来源批注=是"]) == 0
    assert len(docx.Document(str(out)).comments) > 3
    assert cli.main([*build, "--set", "来源批注=否"]) == 0
    assert "word/comments.xml" not in read_package(out.read_bytes()).parts


def test_words_for_no() -> None:
    assert not any(map(is_set, ("", " 否 ", "0", "No", "无")))
    assert all(map(is_set, ("是", "1", "有", "yes")))

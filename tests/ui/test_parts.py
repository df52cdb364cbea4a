"""Rows of the list, moving by one, the length slider, remembered settings, file names."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QApplication

from briefing import edits
from model.briefing import Briefing, BriefingSection, Item, SourceRef
from model.document import Span
from ui.cards.model import CardsModel, dragged_items, rows_of
from ui.cards.ordering import step
from ui.colours import DARK, LIGHT
from ui.commands import all_commands
from ui.files import proposed_target, safe_name
from ui.icons import SHAPES, pixmap
from ui.length import LONGEST, SHORTEST, characters_at, position_of
from ui.settings import RECENT_LIMIT, Settings
from ui.stylesheet import style_sheet
from ui.tally import Tally


def briefing_of(*sizes: int) -> Briefing:
    sections = []
    number = 0
    for index, size in enumerate(sizes):
        items = tuple(Item(f"i{number + n}", f"第{number + n}条") for n in range(size))
        number += size
        sections.append(BriefingSection(f"s{index}", f"标题{index}", 1, items))
    return Briefing(sections=tuple(sections))


def ids(briefing: Briefing) -> list[str]:
    return [item.id for item in briefing.items()]


sizes = st.lists(st.integers(0, 4), min_size=1, max_size=4).filter(sum)


@given(sizes, st.data())
def test_one_step_down_and_up_again_keeps_the_order(sizes: list[int], data: st.DataObject) -> None:
    briefing = briefing_of(*sizes)
    chosen = data.draw(st.sampled_from(ids(briefing)))
    target = step(briefing, (chosen,), True)
    if target is None:
        assert briefing.sections[-1].items[-1].id == chosen
        return
    moved = edits.MoveItems((chosen,), *target).apply(briefing)
    assert moved != briefing
    back = step(moved, (chosen,), False)
    assert back is not None
    assert edits.MoveItems((chosen,), *back).apply(moved) == briefing


def test_several_items_move_together() -> None:
    briefing = briefing_of(4)
    target = step(briefing, ("i0", "i1"), True)
    assert target is not None
    assert ids(edits.MoveItems(("i0", "i1"), *target).apply(briefing)) == ["i2", "i0", "i1", "i3"]
    assert step(briefing, ("i0",), False) is None
    assert step(briefing, (), True) is None


class Watched:
    """A model that is told of briefings, and what it told its views."""

    def __init__(self) -> None:
        self.owner = QObject()
        self.model = CardsModel(self.owner)
        self.removed: list[tuple[int, int]] = []
        self.inserted: list[tuple[int, int]] = []
        self.model.rowsRemoved.connect(lambda _, a, b: self.removed.append((a, b)))
        self.model.rowsInserted.connect(lambda _, a, b: self.inserted.append((a, b)))


@given(sizes, sizes)
def test_the_model_shows_the_briefing_it_was_told(first: list[int], second: list[int]) -> None:
    watched = Watched()
    watched.model.set_briefing(briefing_of(*first))
    watched.model.set_briefing(briefing_of(*second))
    assert watched.model.rows == rows_of(briefing_of(*second))
    assert watched.model.rowCount() == len(second) + sum(second)
    assert watched.model.rowCount(watched.model.index(0, 0)) == 0


def test_only_rows_that_differ_are_replaced() -> None:
    watched = Watched()
    briefing = briefing_of(3, 3)
    watched.model.set_briefing(briefing)
    watched.inserted.clear()
    watched.model.set_briefing(edits.DeleteItems(("i1",)).apply(briefing))
    assert watched.removed == [(2, 2)]
    assert watched.inserted == []
    watched.removed.clear()
    watched.model.set_briefing(
        edits.SetText("i0", "改").apply(watched_briefing := briefing_of(3, 3))
    )
    assert watched.inserted == [(2, 2)]
    assert watched_briefing == briefing


def test_headings_are_numbered_as_printed() -> None:
    rows = rows_of(briefing_of(*[1] * 101))
    heads = [row.printed for row in rows if row.item is None]
    assert heads[0] == "一、标题0"
    assert heads[10] == "十一、标题10"
    assert heads[100] == "一百零一、标题100"


def test_pages_are_counted_as_the_grid_prints_them() -> None:
    assert Tally().of(Briefing()).pages == (0, 0)
    assert Tally().of(briefing_of(1)).pages == (1, 0)
    ref = SourceRef("0" * 64, Span(0, 0, 56), "字" * 56)
    items = tuple(Item(f"i{n}", "字" * 51, (ref,)) for n in range(40))
    # 80 lines and those of head and tail on 22 a page; two lines an entry on 33.
    long = Briefing(sections=(BriefingSection("s", "", 1, items),))
    assert Tally().of(long).pages == (5, 3)


def test_a_drag_carries_the_ids_in_order() -> None:
    watched = Watched()
    watched.model.set_briefing(briefing_of(2, 1))
    indexes: list[QModelIndex] = [watched.model.index(row, 0) for row in (4, 0, 1)]
    data = watched.model.mimeData(indexes)
    assert dragged_items(data) == ("i0", "i2")
    assert data.text() == "第0条\n第2条"
    assert watched.model.target(0) == ("s0", "i0")
    assert watched.model.target(3) == ("s0", "")
    assert watched.model.target(5) == ("s1", "")


def test_the_slider_covers_all_lengths_and_rounds_as_a_person_would() -> None:
    lengths = [characters_at(position) for position in range(401)]
    assert lengths == sorted(lengths)
    assert (lengths[0], lengths[-1]) == (SHORTEST, LONGEST)
    assert all(length % 10 == 0 for length in lengths)
    for length in (200, 500, 1_500, 8_000, 20_000):
        assert abs(characters_at(position_of(length)) - length) <= length * 0.03


def test_settings_survive_a_restart(qapp: QApplication, tmp_path: Path) -> None:
    first = Settings()
    first.engine, first.length, first.scheme = "lead", 900, "dark"
    first.set_field("编发单位", "办公室，二处")
    first.add_recent([tmp_path / f"材料{number}.txt" for number in range(RECENT_LIMIT + 3)])
    first.save()
    second = Settings()
    assert (second.engine, second.length, second.scheme) == ("lead", 900, "dark")
    assert second.fields() == {"编发单位": "办公室，二处"}
    assert second.recent() == [tmp_path / f"材料{number}.txt" for number in range(RECENT_LIMIT)]
    second.clear_recent()
    assert second.recent() == []


def test_damaged_or_unwritable_settings_only_forget(qapp: QApplication, tmp_path: Path) -> None:
    settings = Settings()
    file = Path(settings._store.fileName())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"\x00\xff[draft\nlength=abc\n[look]\nscheme=pink\n")
    damaged = Settings()
    assert damaged.length == 0
    assert damaged.scheme == "system"
    assert damaged.bytes("window/geometry").isEmpty()
    file.unlink()
    file.mkdir()
    blocked = Settings()
    blocked.engine = "lead"
    blocked.save()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('进展/情况:"一"', "进展 情况 一"),
        ("  多  空格 . ", "多 空格"),
        ("\u202e反向", "反向"),
        ("长" * 90, "长" * 60),
    ],
)
def test_a_title_becomes_a_file_name(title: str, name: str) -> None:
    assert safe_name(title) == name


def test_where_an_export_is_proposed(tmp_path: Path) -> None:
    source, last = tmp_path / "a.txt", tmp_path / "上次"
    source.write_text("x", encoding="utf-8")
    beside = proposed_target("标题", "2026年1月5日", [source], last)
    assert beside == tmp_path / "标题 2026年1月5日.docx"
    last.mkdir()
    assert proposed_target("标题", "", [source], last) == last / "标题.docx"
    documents = Path.home() / "Documents"
    documents.mkdir()
    assert proposed_target("", "", [tmp_path], None) == documents / "简报.docx"


def test_every_icon_draws_and_both_themes_are_whole(qapp: QApplication) -> None:
    for name in SHAPES:
        image = pixmap(name, LIGHT.colour("text"), 24).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), name
    for colours in (LIGHT, DARK):
        for name in colours._fields:
            if name != "dark":
                assert colours.colour(name).isValid(), name
        assert "{" not in style_sheet(colours).replace("{ ", "").replace(" {", "")
    for command in all_commands():
        assert not command.icon or command.icon in SHAPES

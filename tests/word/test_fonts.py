from __future__ import annotations

import pytest

from word import fonts
from word.fonts import beyond_gb2312, plan

WINDOWS = frozenset({"仿宋", "楷体", "黑体", "宋体", "华文中宋"})


def test_what_is_installed_is_left_alone() -> None:
    everything = frozenset(name for chain in fonts.CHAINS for name in chain)
    assert plan("简报", everything, for_other_computers=False).names == {}


def test_missing_fonts_give_way_to_the_first_of_their_chain() -> None:
    chosen = plan("简报", WINDOWS, for_other_computers=False)
    assert chosen.names["方正小标宋_GBK"] == "华文中宋"
    assert chosen.names["仿宋_GB2312"] == "仿宋"
    assert chosen.names["楷体_GB2312"] == "楷体"
    assert not chosen.bold


def test_a_title_in_plain_song_is_bold() -> None:
    chosen = plan("简报", WINDOWS - {"华文中宋"}, for_other_computers=False)
    assert chosen.names["方正小标宋_GBK"] == "宋体"
    assert "方正小标宋_GBK" in chosen.bold


def test_song_itself_is_never_replaced() -> None:
    chosen = plan("简报", frozenset({"方正小标宋_GBK"}), for_other_computers=False)
    assert "宋体" not in chosen.names


def test_for_other_computers_the_standard_names_stay() -> None:
    assert plan("简报", WINDOWS, for_other_computers=True).names == {}


def test_where_no_font_of_a_chain_exists_the_standard_name_stays() -> None:
    assert plan("简报", frozenset({"DejaVu Sans"}), for_other_computers=False).names == {}


def test_rare_characters_need_full_fonts_on_every_computer() -> None:
    assert beyond_gb2312("朱镕基、陶喆、堃 A1，😀") == "喆堃镕"
    for other in (True, False):
        chosen = plan("朱镕基", WINDOWS | {"仿宋_GB2312"}, for_other_computers=other)
        assert chosen.names["仿宋_GB2312"] == "仿宋"
        assert chosen.rare == "镕"


def test_fonts_of_this_computer_are_found_without_a_window() -> None:
    installed = fonts.installed_fonts()
    assert isinstance(installed, frozenset)
    assert all(name == name.strip() and name for name in installed)


def test_english_names_of_windows_fonts_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_from_fontconfig", lambda: {"SimHei", "FangSong"})
    monkeypatch.setattr(fonts, "_from_registry", lambda: {"SimHei", "FangSong"})
    fonts.installed_fonts.cache_clear()
    try:
        assert {"黑体", "仿宋"} <= fonts.installed_fonts()
    finally:
        fonts.installed_fonts.cache_clear()


def test_a_preferred_font_comes_first_where_it_is_there() -> None:
    wanted = frozenset({"方正小标宋简体", "仿宋"})
    both = WINDOWS | {"仿宋_GB2312", "方正小标宋简体", "方正小标宋_GBK"}
    chosen = plan("简报", both, for_other_computers=False, wanted=wanted)
    assert chosen.names["仿宋_GB2312"] == "仿宋"
    assert chosen.names["方正小标宋_GBK"] == "方正小标宋简体"
    # It is not there: another of its kind stands in, as without a wish.
    chosen = plan("简报", WINDOWS, for_other_computers=False, wanted=frozenset({"方正小标宋简体"}))
    assert chosen.names["方正小标宋_GBK"] == "华文中宋"
    # It is meant for other computers: it is written whatever is here.
    chosen = plan("简报", frozenset(), for_other_computers=True, wanted=wanted)
    assert chosen.names["仿宋_GB2312"] == "仿宋"
    assert chosen.names["方正小标宋_GBK"] == "方正小标宋简体"
    # It lacks characters of the text.
    chosen = plan("镕", both, for_other_computers=False, wanted=frozenset({"方正小标宋简体"}))
    assert chosen.names["方正小标宋简体"] == "方正小标宋_GBK"


def test_what_will_be_written_can_be_told_beforehand() -> None:
    assert fonts.written(fonts.BODY, "", WINDOWS, standard=False) == "仿宋"
    assert fonts.written(fonts.BODY, "", WINDOWS, standard=True) == "仿宋_GB2312"
    assert fonts.written(fonts.BODY, "仿宋", frozenset(), standard=True) == "仿宋"
    assert fonts.written(fonts.TITLE, "", WINDOWS - {"华文中宋"}, standard=False) == "宋体"

"""What is compiled at the start is what Python compiles, and numpy works without its help."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from language import quickstart

ROOT = Path(__file__).resolve().parent.parent.parent
THEIRS = _compiler._optimize_charset
OURS = quickstart._optimizer(_compiler, THEIRS)
SIGNS = st.sampled_from(
    "，。；：、！？（）《》“”—％０９一龥零〇〔〕①⒇A az09-_\u0100\u00ff\uffff\U00020000"
)


def code(pattern: str, flags: int, optimizer: Any, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    monkeypatch.setattr(_compiler, "_optimize_charset", optimizer)
    found: list[int] = _compiler._code(_parser.parse(pattern, flags), flags)
    monkeypatch.undo()
    return found


def classes() -> st.SearchStrategy[str]:
    ranges = st.tuples(SIGNS, SIGNS).map(lambda two: f"{min(two)}-{max(two)}".replace("--", "-"))
    parts = st.one_of(
        SIGNS.map(lambda one: "\\-" if one == "-" else one),
        ranges.filter(lambda one: "-" not in (one[0], one[-1])),
        st.sampled_from([r"\d", r"\s", r"\W"]),
    )
    return st.tuples(st.sampled_from(["", "^"]), st.lists(parts, min_size=1, max_size=9)).map(
        lambda made: f"[{made[0]}{''.join(made[1])}]"
    )


@settings(deadline=None)
@given(classes(), st.sampled_from([0, 2]))
@example("[，。；]", 0)
@example("[^，。；：\\s]", 0)
@example("[一-龥0-9，]", 0)
def test_every_class_becomes_the_same_code(pattern: str, flags: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        assert code(pattern, flags, OURS, patch) == code(pattern, flags, THEIRS, patch)


def test_patterns_of_the_program_become_the_same_code(monkeypatch: pytest.MonkeyPatch) -> None:
    from language import clauses, cues, numbers, sentences
    from readers.outline import looks

    patterns = [
        one
        for module in (clauses, cues, numbers, sentences, looks)
        for one in vars(module).values()
        if hasattr(one, "pattern") and isinstance(one.pattern, str)
    ]
    assert len(patterns) > 20
    for one in patterns:
        flags = one.flags
        ours = code(one.pattern, flags, OURS, monkeypatch)
        assert ours == code(one.pattern, flags, THEIRS, monkeypatch)


def test_small_classes_and_those_of_all_ideographs_are_left_to_python() -> None:
    literal = _compiler.LITERAL
    assert quickstart._pieces(_compiler, [(literal, 0xFF0C), (literal, 0x3002)]) is None
    assert quickstart._pieces(_compiler, [(_compiler.RANGE, (0x4E00, 0x9FFF))]) is None
    assert quickstart._pieces(_compiler, [(literal, ord(one)) for one in "abcxyz"]) is None


def test_numpy_reckons_without_its_help() -> None:
    script = (
        "from language import quickstart; quickstart.apply(); quickstart.apply()\n"
        "import numpy as np, re\n"
        "assert np.arange(3).sum() == 3 and np.float64(1.5).is_integer() is False\n"
        "assert re.sub('[，。；]', '', '一，二。三；') == '一二三'\n"
        "print(len((np.ndarray.sum.__doc__ or '')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("0\n", "")
